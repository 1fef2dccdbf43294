// The entry module: defines <iam-account>, which starts the app. Its name is stable; `cargo xtask dist` inserts the hashed
// names of the files below, and puts the modules that are imported here in the place of their imports. All URLs are relative to this module.
import { guardDrops } from "./drops.js";
import { keepTrying, reloadOnce, reloaded, show } from "./failure.js";
import { adopt, link } from "./styles.js";

const bindings = new URL("./bindings.js", import.meta.url);
const wasm = new URL("./bindings_bg.wasm", import.meta.url);
const stylesheet = new URL("./iam-account.css", import.meta.url);
let started, program, version, stopped;

/** Starts the program once for all elements; a failed start may be tried again. */
const start = () =>
  (started ??= load().catch((error) => {
    started = undefined;
    throw error;
  }));

async function load() {
  program ??= await import(bindings).catch((error) => {
    // Some browsers cache a failed module by its URL.
    bindings.search += bindings.search ? "0" : "?0";
    throw error;
  });
  program.onFault(stop);
  await program.default({ module_or_path: wasm });
  version = program.version();
}

/**
 * Stops all elements, because WebAssembly cannot continue after a fault. The report has the kind of fault and the places in
 * the program, and never a text that the program processed.
 */
function stop(error) {
  stopped = [String(error), ...(String(error.stack).match(/wasm-function\[\d+\](:0x[\da-f]+)?/g) ?? [])];
  for (const element of IamAccount.mounted) element.stop();
}

/** Whether the server has a newer version of this module. */
async function isOutdated() {
  const response = await fetch(import.meta.url, { cache: "reload" });
  const isModule = response.ok && /javascript/.test(response.headers.get("content-type"));
  return isModule && !(await response.text()).includes(wasm.pathname.split("/").pop());
}

/** The text of config.json; undefined where there is none. Throws where it cannot be fetched. */
async function readConfig() {
  try {
    const response = await fetch(new URL("config.json", import.meta.url), { cache: "no-cache" });
    if (response.status === 404) return undefined;
    if (response.ok) return await response.text();
  } catch {
    // Handled like a failed response.
  }
  throw Object.assign(new Error("no config.json"), { what: "config" });
}

/** A configuration as JSON, the same text for equal values; `false`, which is no configuration, where JSON cannot represent it. */
function textOf(config) {
  const isRecord = (value) => Object(value) === value && !Array.isArray(value);
  const sorted = (record) => Object.fromEntries(Object.keys(record).sort().map((key) => [key, record[key]]));
  const inOrder = (_, value) => (isRecord(value) ? sorted(value) : value);
  try {
    return JSON.stringify(config ?? null, inOrder) ?? "false";
  } catch {
    return "false";
  }
}

class IamAccount extends HTMLElement {
  static observedAttributes = ["locale", "theme"];
  static mounted = new Set();
  #config;
  #text = "null";
  #place; #styled; #mounted; #page; #user; #stopTrying;
  #busy = false;

  constructor() {
    super();
    this.addEventListener("iam-account:navigated", ({ detail }) => (this.#page = detail.page));
    this.addEventListener("iam-account:user-changed", ({ detail }) => (this.#user = detail.user?.id));
  }

  /**
   * The object of config.json; where it is set, the file is not fetched. Setting another one mounts the app again. Setting
   * an equal one, as frameworks do at each rendering, changes nothing.
   */
  get config() {
    return this.#config;
  }

  set config(value) {
    this.#config = value;
    const text = textOf(value);
    if (text === this.#text) return;
    this.#text = text;
    this.#unmount();
    this.#start();
  }

  connectedCallback() {
    this.#place ??= this.#makePlace();
    // A clone or a snapshot of an element contains a dead page.
    if (this.#place === this && !this.#styled) this.querySelectorAll(":scope > :is(link, [lang])").forEach((child) => child.remove());
    // A property from before the element was upgraded hides the accessor above.
    if (Object.hasOwn(this, "config")) {
      const early = this.config;
      delete this.config;
      this.config = early;
    }
    guardDrops(this, "addEventListener");
    this.#start();
  }

  /** Changes the theme, which the stylesheet reads, or the language of the mounted app. */
  attributeChangedCallback(name, _old, value) {
    if (name === "theme") this.#mirror(name);
    else if (this.#mounted && !stopped) program.set_locale(this.#mounted, value ?? undefined);
  }

  disconnectedCallback() {
    // Moving an element disconnects and connects it at once, so check afterwards.
    queueMicrotask(() => {
      if (this.isConnected) return;
      guardDrops(this, "removeEventListener");
      this.#unmount();
    });
  }

  /**
   * The element itself, or what stands for it in a shadow tree of its own. What the host page has put inside is shown until the
   * app is there, and stays the host page's.
   */
  #makePlace() {
    if (this.hasAttribute("light-dom")) return this;
    this.attachShadow({ mode: "open" }).append(document.createElement("slot"));
    this.#place = Object.assign(document.createElement("div"), { className: "iam-root" });
    for (const name of ["standalone", "theme"]) this.#mirror(name);
    return this.#place;
  }

  /** Gives what stands for the element an attribute that the stylesheet reads. */
  #mirror(name) {
    if (!this.#place || this.#place === this) return;
    const value = this.getAttribute(name);
    if (value === null) this.#place.removeAttribute(name);
    else this.#place.setAttribute(name, value);
  }

  /** Puts the place of the app on the screen. */
  #open() {
    if (!this.#place.isConnected) this.shadowRoot.replaceChildren(this.#place);
    return this.#place;
  }

  async #start() {
    if (this.#busy) return;
    this.#busy = true;
    try {
      while (this.isConnected && !this.#mounted && !stopped) await this.#mount();
      this.#stopTrying = this.#stopTrying?.();
      if (stopped) this.stop();
    } catch (error) {
      await this.#fail(error);
    }
    this.#busy = false;
  }

  async #mount() {
    const text = this.#text;
    this.#styled ??= this.#place === this ? link(this, stylesheet) : adopt(this.shadowRoot, stylesheet);
    const [file, , added] = await Promise.all([text === "null" ? readConfig() : undefined, start(), this.#styled]);
    const attributes = Object.fromEntries([...this.attributes].map(({ name, value }) => [name, value]));
    const options = { file, config: JSON.parse(text), entry: import.meta.url, attributes };
    await program.prepare(options);
    // Element and property may have changed meanwhile.
    if (!this.isConnected || text !== this.#text) return;
    reloaded();
    // Removes the skeleton and other content.
    for (const child of [...this.#place.childNodes]) if (child !== added) child.remove();
    this.#mounted = program.mount(this, this.#open(), options);
    IamAccount.mounted.add(this);
    // A listener of `ready` may have set another property.
    if (text !== this.#text) this.#unmount();
  }

  #unmount() {
    if (!this.#mounted) return;
    if (!stopped) program.unmount(this.#mounted);
    this.#mounted = undefined;
    IamAccount.mounted.delete(this);
    this.#styled?.then((link) => link?.remove());
    this.#styled = undefined;
  }

  /** Shows that the start failed. A standalone page reloads itself for a new version; in a portal the person decides. */
  async #fail(error) {
    if (stopped) return this.stop();
    await this.#styled;
    // The browser has logged a failed config.json itself.
    if (!error.what) console.error(error);
    const outdated = !error.what && (await isOutdated().catch(() => false));
    if (outdated && this.hasAttribute("standalone") && (await reloadOnce())) return;
    if (outdated) return show(this, this.#open(), "outdated", () => location.reload());
    show(this, this.#open(), error.what ?? "start", () => this.#start());
    this.#stopTrying ??= keepTrying(() => this.#start());
  }

  /** Shows that the program has stopped. */
  stop() {
    const report = [`iam-account ${version}`, `Page: ${this.#page ?? "?"}`, ...stopped];
    show(this, this.#open(), "stopped", () => location.reload(), report, this.#user);
  }
}

// The same module may be loaded twice, or another version of it under another URL: the first one defines the element.
if (!customElements.get("iam-account")) customElements.define("iam-account", IamAccount);
