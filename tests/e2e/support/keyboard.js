// What a person does who has a keyboard and nothing else, and whether they see where they are.
import { expect } from "@playwright/test";

/** What has the focus: its accessible name where it is plain to tell, and whether a person sees that it has it. */
const look = () => {
  const element = document.activeElement;
  if (!element || element === document.body) return undefined;
  const box = element.getBoundingClientRect();
  // A box that is larger than the window is seen where the window is.
  const middle = (from, to, size) => (Math.max(from, 0) + Math.min(to, size)) / 2;
  const [x, y] = [middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight)];
  const top = document.elementFromPoint(x, y);
  const style = getComputedStyle(element);
  const label = element.labels?.[0]?.textContent ?? element.getAttribute("aria-label") ?? element.textContent;
  return {
    name: label.trim().replace(/\s+/g, " "),
    role: element.getAttribute("role") ?? element.localName,
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    unobscured: top !== null && (element.contains(top) || top.contains(element) || element.labels?.[0]?.contains(top)),
  };
};

export class Keyboard {
  #page;

  constructor(page) {
    this.#page = page;
  }

  /** Presses Tab and returns what has the focus then; nothing between the last and the first stop, in the browser's own frame. */
  async #tab(back) {
    await this.#page.keyboard.press(back ? "Shift+Tab" : "Tab");
    const stop = await this.#page.evaluate(look);
    if (stop?.role !== "iframe") return stop;
    // A sandboxed frame runs in another process: it has the focus until that process says that nothing in it takes it.
    await this.#page.waitForFunction(() => document.activeElement.localName !== "iframe", null, { timeout: 2_000 });
    return this.#page.evaluate(look);
  }

  /** Presses Tab until the thing with this name has the focus. Whoever passes must see each stop. */
  async to(name, { back = false, limit = 80 } = {}) {
    const passed = [];
    for (let count = 0; count < limit; count += 1) {
      const stop = await this.#tab(back);
      if (!stop) continue;
      passed.push(stop.name);
      expect(stop, `the stop “${stop.name}”`).toMatchObject({ outlined: true, unobscured: true });
      if (stop.name === name) return;
    }
    throw new Error(`Tab never came to “${name}”, only to ${passed.join(" | ")}`);
  }

  /** Presses Tab until the way round is complete, and answers the names of all stops. */
  async round({ back = false, limit = 120 } = {}) {
    await this.#page.evaluate(async () => {
      // A page that has just come takes the focus to its heading in its first frame.
      for (let frames = 0; frames < 2; frames += 1) await new Promise(requestAnimationFrame);
      document.activeElement?.blur();
      getSelection().removeAllRanges();
      window.rounds = new WeakSet();
    });
    const names = [];
    for (let count = 0; count < limit; count += 1) {
      const stop = await this.#tab(back);
      if (!stop) continue;
      const known = await this.#page.evaluate(() => {
        const { activeElement } = document;
        return window.rounds.has(activeElement) || !window.rounds.add(activeElement);
      });
      if (known) return names;
      names.push(stop.name);
      expect(stop, `the stop “${stop.name}”`).toMatchObject({ outlined: true, unobscured: true });
    }
    if (names.length === 0) return names;
    throw new Error(`Tab never came round, only to ${names.join(" | ")}`);
  }

  press(key) {
    return this.#page.keyboard.press(key);
  }

  /** Goes to a control and presses a key on it. */
  async on(name, key = "Enter", options) {
    await this.to(name, options);
    await this.press(key);
  }

  /** Goes to a field and types over what is in it. */
  async type(name, text, options) {
    await this.to(name, options);
    await this.press("ControlOrMeta+a");
    await this.#page.keyboard.insertText(text);
  }
}
