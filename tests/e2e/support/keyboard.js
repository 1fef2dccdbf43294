// Uses the page with the keyboard only, and checks that the focus is visible.
import { expect } from "@playwright/test";

/** The focused element: its name where it is simple to compute, and whether its focus is visible. */
const look = () => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  if (!element || element === document.body) return undefined;
  const box = element.getBoundingClientRect();
  // The middle of the visible part of the box.
  const middle = (from, to, size) => (Math.max(from, 0) + Math.min(to, size)) / 2;
  const [x, y] = [middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight)];
  const top = element.getRootNode().elementFromPoint(x, y);
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

  /** Presses Tab and returns the focused element; undefined between the last and the first stop, in the browser's toolbar. */
  async #tab(back) {
    await this.#page.keyboard.press(back ? "Shift+Tab" : "Tab");
    const stop = await this.#page.evaluate(look);
    if (stop?.role !== "iframe") return stop;
    // A sandboxed frame runs in another process. It keeps the focus until that process reports that nothing in it takes it.
    await this.#page.waitForFunction(() => document.activeElement.localName !== "iframe", null, { timeout: 2_000 });
    return this.#page.evaluate(look);
  }

  /** Presses Tab until the element with this name has the focus. The focus must be visible at each stop. */
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

  /** Presses Tab until the first stop comes again, and returns the names of all stops. */
  async round({ back = false, limit = 120 } = {}) {
    await this.#page.evaluate(async () => {
      // A new page focuses its heading in its first frame.
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

  /** Tabs to a control and presses a key on it. */
  async on(name, key = "Enter", options) {
    await this.to(name, options);
    await this.press(key);
  }

  /** Tabs to a field and replaces its text. */
  async type(name, text, options) {
    await this.to(name, options);
    await this.press("ControlOrMeta+a");
    await this.#page.keyboard.insertText(text);
  }
}
