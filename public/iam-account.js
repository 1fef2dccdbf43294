// The entry module: defines <iam-account>, the only way into the app. It has a stable name; `cargo xtask dist` puts
// the hashed names of the files below into it. Everything is found from where this module lies.
import init, { follow, mount, unmount } from "./bindings.js";

const wasm = new URL("./bindings_bg.wasm", import.meta.url);
const stylesheet = new URL("./iam-account.css", import.meta.url);
let started;

/** Starts the program once, however many elements there are; a start that failed may be tried again. */
const start = () =>
  (started ??= init({ module_or_path: wasm }).catch((error) => {
    started = undefined;
    throw error;
  }));

/** The text of config.json. Not having one is fine, not getting it is not. */
async function readConfig() {
  try {
    const response = await fetch(new URL("config.json", import.meta.url), { cache: "no-cache" });
    if (response.ok) return { file: await response.text() };
    return { unreachable: response.status !== 404 };
  } catch {
    return { unreachable: true };
  }
}

/** Our own index.html brings the stylesheet itself; in a portal it comes with the element and goes with it. */
async function addStylesheet(element) {
  if (element.hasAttribute("standalone")) return undefined;
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: stylesheet });
  await new Promise((loaded) => {
    link.onload = link.onerror = loaded;
    element.prepend(link);
    // A link that is taken out again while it loads tells nobody.
    setTimeout(loaded, 5000);
  });
  return link;
}

/** The texts for a start that failed, by language: `cargo xtask dist` takes them from locales/. */
const FAILURES = {};

/** The language in which the program would have begun (src/language/choice.rs), as far as that is known without it. */
function failureLanguage(element) {
  let own;
  try {
    own = localStorage.getItem("iam-account:locale");
  } catch {
    // Storage is blocked.
  }
  const base = (tag) => String(tag).toLowerCase().split(/[-_]/)[0];
  const wanted = [element.config?.locale, element.getAttribute("locale"), own, ...navigator.languages].map(base);
  const spoken = Object.keys(FAILURES);
  return wanted.map((tag) => spoken.find((language) => base(language) === tag)).find(Boolean) ?? "en";
}

/** WebAssembly can be switched off (Lockdown Mode, some company policies), and a deployment can be broken. */
function showFailure(element) {
  const lang = failureLanguage(element);
  const message = FAILURES[lang];
  const text = Object.assign(document.createElement("p"), { className: "iam-failure", textContent: message, lang, dir: "auto" });
  text.setAttribute("role", "alert");
  element.replaceChildren(text);
  const detail = { message, requestId: null };
  element.dispatchEvent(new CustomEvent("iam-account:error", { bubbles: true, composed: true, detail }));
}

class IamAccount extends HTMLElement {
  static observedAttributes = ["locale"];
  #config;
  #mounted;
  #link;
  #busy = false;

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
    this.#settle();
  }

  /** Another language, in the app that is there. */
  attributeChangedCallback(_name, _old, locale) {
    if (this.#mounted) follow(this.#mounted, locale ?? undefined);
  }

  disconnectedCallback() {
    // Moving an element disconnects and connects it at once: wait for how it ends.
    queueMicrotask(() => this.isConnected || this.#unmount());
  }

  async #settle() {
    if (this.#busy) return;
    this.#busy = true;
    try {
      while (this.isConnected && !this.#mounted) await this.#mount();
    } catch (error) {
      console.error(error);
      showFailure(this);
    }
    this.#busy = false;
  }

  async #mount() {
    const config = this.#config;
    const file = config == null ? readConfig() : {};
    const [link, read] = await Promise.all([this.#link ?? addStylesheet(this), file, start()]);
    this.#link = link;
    // What was asked for may have changed meanwhile.
    if (!this.isConnected || config !== this.#config) return;
    const attributes = Object.fromEntries([...this.attributes].map(({ name, value }) => [name, value]));
    this.querySelector(":scope > :is(.iam-skeleton, .iam-failure)")?.remove();
    this.#mounted = mount(this, { ...read, config, entry: import.meta.url, attributes });
    // A listener of `ready` may have set another one.
    if (config !== this.#config) this.#unmount();
  }

  #unmount() {
    if (!this.#mounted) return;
    unmount(this.#mounted);
    this.#mounted = undefined;
    this.#link?.remove();
    this.#link = undefined;
  }
}

customElements.define("iam-account", IamAccount);
