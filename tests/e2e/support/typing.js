// Input into a field without single key presses.

/** Sets the text of a field as another program does, and then fires these events. */
export const put = (locator, text, ...events) =>
  locator.evaluate(
    (control, [text, events]) => {
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), "value").set.call(control, text);
      for (const name of events) control.dispatchEvent(new Event(name, { bubbles: true }));
    },
    [text, events],
  );

/** An input method in the focused field: `compose` shows an unfinished word, `take` inserts one. */
export async function inputMethod(page) {
  const session = await page.context().newCDPSession(page);
  const at = (text) => ({ selectionStart: text.length, selectionEnd: text.length });
  return {
    compose: (text) => session.send("Input.imeSetComposition", { text, ...at(text) }),
    take: (text) => session.send("Input.insertText", { text }),
  };
}
