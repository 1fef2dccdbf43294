// What comes into a field otherwise than key by key.

/** Puts a text into a field as another program does, past the page's own listeners, and then fires these events. */
export const put = (locator, text, ...events) =>
  locator.evaluate(
    (control, [text, events]) => {
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), "value").set.call(control, text);
      for (const name of events) control.dispatchEvent(new Event(name, { bubbles: true }));
    },
    [text, events],
  );

/** An input method at the field that has the focus: `compose` shows a word that is not taken yet, `take` takes one. */
export async function inputMethod(page) {
  const session = await page.context().newCDPSession(page);
  const at = (text) => ({ selectionStart: text.length, selectionEnd: text.length });
  return {
    compose: (text) => session.send("Input.imeSetComposition", { text, ...at(text) }),
    take: (text) => session.send("Input.insertText", { text }),
  };
}
