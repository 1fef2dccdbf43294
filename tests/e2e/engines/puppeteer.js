// Chromium, driven by its own protocol, and Firefox, driven by WebDriver BiDi. Neither needs a driver program.
import puppeteer from "puppeteer-core";
import { candidates, ELEMENTS, SIZE } from "./engines.js";

const ARGUMENTS = { chrome: ["--no-sandbox", "--disable-gpu", "--disable-quic"], firefox: [] };

/** Starts the browser with this file. */
export async function start(browserName, executablePath) {
  const browser = await puppeteer.launch({ browser: browserName, executablePath, args: ARGUMENTS[browserName], defaultViewport: SIZE });
  return {
    version: (await browser.version()).split("/")[1],
    async open() {
      const context = await browser.createBrowserContext();
      return new Tab(context, await context.newPage());
    },
    stop: () => browser.close(),
  };
}

class Tab {
  errors = [];
  #context;
  #page;

  constructor(context, page) {
    this.#context = context;
    this.#page = page;
    page.on("console", (message) => message.type() === "error" && this.errors.push(message.text()));
    page.on("pageerror", ({ message }) => this.errors.push(message));
  }

  async goto(url) {
    await this.#page.goto(url);
  }

  evaluate(script, ...values) {
    return this.#page.evaluate(script, ...values);
  }

  mainFrame() {
    return this;
  }

  async candidates(selector, text) {
    const list = await this.#page.evaluateHandle(candidates, selector, text);
    return [...(await list.getProperties()).values()];
  }

  /**
   * The elements that have this role and name in the engine's accessibility tree. `queryAXTree` is what Puppeteer's selector
   * `::-p-aria` calls, in Firefox after a fifth of a second.
   */
  async find(role, name) {
    const found = [];
    for (const candidate of await this.candidates(ELEMENTS[role], name)) {
      for await (const _ of candidate.queryAXTree(name, role === "field" ? undefined : role)) found.push(candidate);
    }
    return found;
  }

  async click(element) {
    await element.click();
  }

  async type(text) {
    await this.#page.keyboard.type(text);
  }

  /** Presses keys at once, such as `press("Control", "a")`. */
  async press(...keys) {
    const { keyboard } = this.#page;
    for (const key of keys) await keyboard.down(key);
    for (const key of keys.toReversed()) await keyboard.up(key);
  }

  screenshot() {
    return this.#page.screenshot();
  }

  close() {
    return this.#context.close();
  }
}
