// What the flows do on a page and see of it, in terms of a tab (engines.js). Everything is waited for until a deadline.
import { expect } from "@playwright/test";
import { violations } from "../support/axe.js";
import { arrived, isClickable } from "./engines.js";

export class Page {
  #tab;

  constructor(tab) {
    this.#tab = tab;
  }

  goto(url) {
    return this.#tab.goto(url);
  }

  /** The pathname of the URL. */
  path() {
    return this.#tab.evaluate(() => location.pathname);
  }

  back() {
    return this.#tab.evaluate(() => history.back());
  }

  press(...keys) {
    return this.#tab.press(...keys);
  }

  evaluate(script, ...values) {
    return this.#tab.evaluate(script, ...values);
  }

  /** Waits for the one element with this role and name. */
  async find(role, name) {
    let found = [];
    await expect(async () => {
      found = await this.#tab.find(role, name);
      expect(found, `${role} “${name}”`).toHaveLength(1);
    }).toPass();
    return found[0];
  }

  /** Clicks it as soon as it can be. */
  async click(role, name) {
    await this.#click(await this.find(role, name), name);
  }

  /** Clicks a field's label. */
  async clickLabel(name) {
    await this.find("field", name);
    const [label] = await this.#tab.candidates("label", name);
    await this.#click(label, name);
  }

  async #click(element, name) {
    await expect.poll(() => this.#tab.evaluate(isClickable, element), `“${name}” can be clicked`).toBe(true);
    await this.#tab.click(element);
  }

  /** Types a text in place of the field's. */
  async fill(name, text) {
    await this.click("field", name);
    await this.press("Control", "a");
    await this.press("Backspace");
    await this.#tab.type(text);
  }

  /** What a field has and says: `{ value, checked, invalid, description }`. */
  async field(name) {
    return this.#tab.evaluate((node) => {
      const ids = node.getAttribute("aria-describedby")?.split(" ") ?? [];
      const texts = ids.map((id) => node.getRootNode().getElementById(id)?.textContent);
      return {
        value: node.value,
        checked: node.checked,
        invalid: node.getAttribute("aria-invalid") === "true",
        description: texts.join(" "),
      };
    }, await this.find("field", name));
  }

  /** Waits for a text on the screen, in the document or in the element's shadow tree. */
  async says(text) {
    await expect.poll(() => this.#text(), `“${text}” is on the page`).toContain(text);
  }

  /** Waits until a text has left the screen. */
  async saysNoMore(text) {
    await expect.poll(() => this.#text(), `“${text}” is not on the page`).not.toContain(text);
  }

  #text() {
    return this.#tab.evaluate(() => {
      const root = document.querySelector("iam-account")?.shadowRoot;
      return document.body.innerText + [...(root?.children ?? [])].map((node) => node.innerText).join("");
    });
  }

  /** Waits until the focus is on or in the element with this role and name. */
  async focuses(role, name) {
    const element = await this.find(role, name);
    const isFocused = (node) => node.contains(node.getRootNode().activeElement);
    await expect.poll(() => this.#tab.evaluate(isFocused, element), `${role} “${name}” has the focus`).toBe(true);
  }

  /** What axe finds on the screen. */
  async axe() {
    await this.#tab.evaluate(arrived);
    return violations(this.#tab);
  }
}
