// The entry module: defines <iam-account>, the only way into the app. It has a stable name; `cargo xtask dist` puts
// the hashed names of the files below into it, and failure.js in the place of its import. Everything is found from where
// this module lies.
import { keepTrying, reloadOnce, reloaded, show } from "./failure.js";

const bindings = new URL("./bindings.js", import.meta.url);
const wasm = new URL("./bindings_bg.wasm", import.meta.url);
const stylesheet = new URL("./iam-account.css", import.meta.url);
let started, program, version, stopped;

/** Starts the program once, however many elements there are; a start that failed may be tried again. */
const start = () =>
  (started ??= load().catch((error) => {
    started = undefined;
    throw error;
  }));

async function load() {
  program ??= await import(bindings).catch((error) => {
    // Some browsers remember by its URL that a module could not be loaded.
    bindings.search += bindings.search ? "0" : "?0";
    throw error;
  });
  program.onFault(stop);
  await program.default({ module_or_path: wasm });
  version = program.version();
}

/**
 * The program has stopped for good, as any WebAssembly does after a fault: no element shows anything alive any more. What
 * is reported of it is the kind of fault and the places in the program, never a text that it was working on.
 */
function stop(error) {
  stopped = [String(error), ...(String(error.stack).match(/wasm-function\[\d+\](:0x[\da-f]+)?/g) ?? [])];
  for (const element of IamAccount.mounted) element.stop();
}

/** Whether the server has other files by now than those that this module names. */
async function isOutdated() {
  const response = await fetch(import.meta.url, { cache: "reload" });
  const isModule = response.ok && /javascript/.test(response.headers.get("content-type"));
  return isModule && !(await response.text()).includes(wasm.pathname.split("/").pop());
}

/** The text of config.json. Not having one is fine, not getting it is not. */
async function readConfig() {
  try {
    const response = await fetch(new URL("config.json", import.meta.url), { cache: "no-cache" });
    if (response.status === 404) return undefined;
    if (response.ok) return await response.text();
  } catch {
    // The same as an answer of no use.
  }
  throw Object.assign(new Error("no config.json"), { what: "config" });
}

/** A configuration as JSON that is the same text for equal values; `false`, which is none, where it cannot be written so. */
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

/** Our own index.html brings the stylesheet, unless it is an older one; in a portal it comes and goes with the element. */
async function addStylesheet(element) {
  const standalone = element.hasAttribute("standalone");
  if (standalone && [...document.styleSheets].some(({ href }) => href === stylesheet.href)) return undefined;
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: stylesheet });
  await new Promise((loaded) => {
    link.onload = link.onerror = loaded;
    element.prepend(link);
    // A link that is taken out again while it loads tells nobody.
    setTimeout(loaded, 5000);
  });
  return link;
}

/**
 * A file, or a link, that is dropped where nobody takes it would be opened in place of the page. An input for files and a
 * field for text take them by themselves; everybody else who does has said so by now.
 */
function keepPage(event) {
  const { dataTransfer, defaultPrevented, target } = event;
  const hasFiles = dataTransfer?.types.includes("Files");
  if (defaultPrevented || !(hasFiles || dataTransfer?.types.includes("text/uri-list"))) return;
  if (target.closest?.(hasFiles ? "input[type=file]" : "input, textarea, [contenteditable]")) return;
  event.preventDefault();
  // A portal round the element may want it all the same.
  if (event.currentTarget === window) dataTransfer.dropEffect = "none";
}

class IamAccount extends HTMLElement {
  static observedAttributes = ["locale"];
  static mounted = new Set();
  #config;
  #text = "null";
  #mounted; #link; #page; #user; #calm;
  #busy = false;

  constructor() {
    super();
    this.addEventListener("iam-account:navigated", ({ detail }) => (this.#page = detail.page));
    this.addEventListener("iam-account:user-changed", ({ detail }) => (this.#user = detail.user?.id));
  }

  /**
   * The object of config.json; where it is set, the file is not fetched. Setting another one mounts the app afresh, and an
   * equal one, as frameworks do at each rendering, changes nothing.
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
    this.#settle();
  }

  connectedCallback() {
    // A clone or a snapshot of an element has a page in it that nobody drives.
    if (!this.#link) this.querySelectorAll(":scope > :is(link, [lang])").forEach((child) => child.remove());
    // A property that was set before the element was upgraded hides the accessor above.
    if (Object.hasOwn(this, "config")) {
      const early = this.config;
      delete this.config;
      this.config = early;
    }
    this.#guardDrops("addEventListener");
    this.#settle();
  }

  /** Another language, in the app that is there. */
  attributeChangedCallback(_name, _old, locale) {
    if (this.#mounted && !stopped) program.set_locale(this.#mounted, locale ?? undefined);
  }

  disconnectedCallback() {
    // Moving an element disconnects and connects it at once: wait for how it ends.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#guardDrops("removeEventListener");
      this.#unmount();
    });
  }

  /** In our own page everywhere, in a portal's inside the element. */
  #guardDrops(verb) {
    const place = this.hasAttribute("standalone") ? window : this;
    for (const type of ["dragover", "drop"]) place[verb](type, keepPage);
  }

  async #settle() {
    if (this.#busy) return;
    this.#busy = true;
    try {
      while (this.isConnected && !this.#mounted && !stopped) await this.#mount();
      this.#calm = this.#calm?.();
      if (stopped) this.stop();
    } catch (error) {
      await this.#fail(error);
    }
    this.#busy = false;
  }

  async #mount() {
    const text = this.#text;
    this.#link ??= addStylesheet(this);
    const [file, , link] = await Promise.all([text === "null" ? readConfig() : undefined, start(), this.#link]);
    // What was asked for may have changed meanwhile.
    if (!this.isConnected || text !== this.#text) return;
    reloaded();
    const attributes = Object.fromEntries([...this.attributes].map(({ name, value }) => [name, value]));
    // Whatever else is in here was there for the time until now.
    for (const child of [...this.childNodes]) if (child !== link) child.remove();
    this.#mounted = program.mount(this, { file, config: JSON.parse(text), entry: import.meta.url, attributes });
    IamAccount.mounted.add(this);
    // A listener of `ready` may have set another one.
    if (text !== this.#text) this.#unmount();
  }

  #unmount() {
    if (!this.#mounted) return;
    if (!stopped) program.unmount(this.#mounted);
    this.#mounted = undefined;
    IamAccount.mounted.delete(this);
    this.#link?.then((link) => link?.remove());
    this.#link = undefined;
  }

  /** It does not start. Our own page loads itself anew for a new version; a portal's page is the portal's. */
  async #fail(error) {
    if (stopped) return this.stop();
    // The browser itself has said what became of config.json.
    if (!error.what) console.error(error);
    const outdated = !error.what && (await isOutdated().catch(() => false));
    if (outdated && this.hasAttribute("standalone") && (await reloadOnce())) return;
    if (outdated) return show(this, "outdated", () => location.reload());
    show(this, error.what ?? "start", () => this.#settle());
    this.#calm ??= keepTrying(() => this.#settle());
  }

  /** Shows that the program has stopped. */
  stop() {
    const report = [`iam-account ${version}`, `Page: ${this.#page ?? "?"}`, ...stopped];
    show(this, "stopped", () => location.reload(), report, this.#user);
  }
}

// The same module may be there twice, or another version of it under another URL: the first one is the element's.
if (!customElements.get("iam-account")) customElements.define("iam-account", IamAccount);
