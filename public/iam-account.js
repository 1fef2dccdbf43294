// The entry module: defines <iam-account>, the only way into the app. It has a stable name; `cargo xtask dist` puts
// the hashed names of the files below into it. Everything is found from where this module lies.
import { keepTrying, reloadOnce, reloaded, show } from "./failure.js";

const bindings = new URL("./bindings.js", import.meta.url);
const wasm = new URL("./bindings_bg.wasm", import.meta.url);
const stylesheet = new URL("./iam-account.css", import.meta.url);
let [started, program, version, said, stopped] = [undefined, undefined, "", "", ""];

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
  await program.default({ module_or_path: wasm });
  version = program.watch((words) => {
    said = words;
    // It is still running, and nothing that it is about to use may be touched.
    queueMicrotask(() => stop(words));
  });
}

/** The program has stopped for good, as any WebAssembly does after a fault: no element shows anything alive any more. */
function stop(words) {
  if (stopped) return;
  stopped = said || words;
  console.error(stopped);
  for (const element of IamAccount.mounted) element.stop();
}

/** Whether a fault is the program's own. Not every browser says where in which file it happened. */
const isOurs = (fault) =>
  fault instanceof WebAssembly.RuntimeError && (!/\.wasm\b/.test(fault.stack) || fault.stack.includes(wasm.href));

addEventListener("error", ({ error }) => isOurs(error) && stop(String(error)));
addEventListener("unhandledrejection", ({ reason }) => isOurs(reason) && stop(String(reason)));

/** Whether the server has other files by now than those that this module names. */
async function isOutdated() {
  const response = await fetch(import.meta.url, { cache: "reload" });
  const isModule = response.ok && /javascript/.test(response.headers.get("content-type"));
  return isModule && !(await response.text()).includes(wasm.pathname.split("/").pop());
}

/** The text of config.json. Not having one is fine, not getting it is not. */
async function readConfig() {
  const response = await fetch(new URL("config.json", import.meta.url), { cache: "no-cache" }).catch(() => undefined);
  if (response?.status === 404) return undefined;
  const text = response?.ok ? await response.text().catch(() => undefined) : undefined;
  if (text === undefined) throw Object.assign(new Error("no config.json"), { what: "config" });
  return text;
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
  #mounted;
  #link;
  #page;
  #user;
  #calm;
  #busy = false;

  constructor() {
    super();
    this.addEventListener("iam-account:navigated", ({ detail }) => (this.#page = detail.page));
    this.addEventListener("iam-account:user-changed", ({ detail }) => (this.#user = detail.user?.id));
  }

  /** The object of config.json; where it is set, the file is not fetched. Setting it mounts the app afresh. */
  get config() {
    return this.#config;
  }

  set config(value) {
    this.#config = value;
    this.#unmount();
    this.#settle();
  }

  connectedCallback() {
    // A property that was set before the element was upgraded hides the accessor above.
    if (Object.hasOwn(this, "config")) {
      const early = this.config;
      delete this.config;
      this.#config = early;
    }
    this.#guardDrops("addEventListener");
    this.#settle();
  }

  /** Another language, in the app that is there. */
  attributeChangedCallback(_name, _old, locale) {
    if (this.#mounted && !stopped) program.follow(this.#mounted, locale ?? undefined);
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
    const config = this.#config;
    const file = config == null ? readConfig() : undefined;
    this.#link ??= addStylesheet(this);
    const [text] = await Promise.all([file, start(), this.#link]);
    // What was asked for may have changed meanwhile.
    if (!this.isConnected || config !== this.#config) return;
    reloaded();
    const attributes = Object.fromEntries([...this.attributes].map(({ name, value }) => [name, value]));
    this.querySelector(":scope > :is(.iam-skeleton, .iam-failure)")?.remove();
    this.#mounted = program.mount(this, { file: text, config, entry: import.meta.url, attributes });
    IamAccount.mounted.add(this);
    // A listener of `ready` may have set another one.
    if (config !== this.#config) this.#unmount();
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
    if (isOurs(error)) {
      stop(String(error));
      return this.stop();
    }
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
    const report = [`iam-account ${version}`, `Page: ${this.#page ?? "?"}`, stopped];
    show(this, "stopped", () => location.reload(), report, this.#user);
  }
}

customElements.define("iam-account", IamAccount);
