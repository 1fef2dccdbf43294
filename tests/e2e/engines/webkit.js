// WebKitGTK, driven by its WebDriver. It has no headless mode, so it is shown on a virtual screen.
import { Builder, Key } from "selenium-webdriver";
import { DriverService } from "selenium-webdriver/remote/index.js";
import { screen } from "../support/virtual_screen.js";
import { candidates, ELEMENTS, SIZE } from "./engines.js";

/** The keys that have a name and no character. */
const KEYS = { Backspace: Key.BACK_SPACE, Control: Key.CONTROL, Enter: Key.ENTER, Escape: Key.ESCAPE, Tab: Key.TAB };

/** Starts a screen, this driver, and the browser that the driver knows. */
export async function start(program) {
  const { env, stop } = await screen();
  const service = new DriverService.Builder(program).setLoopback(true).setEnvironment(env).build();
  const driver = await new Builder()
    .usingServer(await service.start())
    .withCapabilities({ browserName: "MiniBrowser" })
    .build();
  await driver.manage().window().setRect({ x: 0, y: 0, ...SIZE });
  return {
    version: (await driver.getCapabilities()).getBrowserVersion(),
    open: async () => new Tab(driver),
    async stop() {
      await driver.quit();
      await service.kill();
      stop();
    },
  };
}

/** The one window. Each test has a server of its own, so the storage is empty; only cookies know no port. */
class Tab {
  /** WebKitGTK keeps its console to itself. */
  errors = [];
  #driver;

  constructor(driver) {
    this.#driver = driver;
  }

  async goto(url) {
    await this.#driver.get(url);
  }

  evaluate(script, ...values) {
    return this.#driver.executeScript(script, ...values);
  }

  mainFrame() {
    return this;
  }

  candidates(selector, text) {
    return this.#driver.executeScript(candidates, selector, text);
  }

  /** The elements that have this name in the engine's accessibility tree. */
  async find(role, name) {
    const found = [];
    for (const candidate of await this.candidates(ELEMENTS[role], name)) {
      if ((await candidate.getAccessibleName()) === name) found.push(candidate);
    }
    return found;
  }

  /** With the mouse: WebDriver's own click takes a field in a shadow tree for covered. */
  async click(element) {
    await this.#driver.actions().move({ origin: element }).click().perform();
  }

  async type(text) {
    await this.#driver.actions().sendKeys(text).perform();
  }

  /** Presses keys at once, such as `press("Control", "a")`. */
  async press(...keys) {
    const values = keys.map((key) => KEYS[key] ?? key);
    const actions = this.#driver.actions();
    for (const key of values) actions.keyDown(key);
    for (const key of values.toReversed()) actions.keyUp(key);
    await actions.perform();
  }

  async screenshot() {
    return Buffer.from(await this.#driver.takeScreenshot(), "base64");
  }

  async close() {
    await this.#driver.manage().deleteAllCookies();
    await this.#driver.get("about:blank");
  }
}
