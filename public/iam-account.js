// The entry module: defines <iam-account>, which starts the app. Its name is stable; `cargo xtask dist` inserts the hashed
// names of the files below, and puts the modules that are imported here in the place of their imports. All URLs are relative to this module.
import { loadOptional, readConfig, textOf } from "./config.js";
import { guardDrops } from "./drops.js";
import { readEarly } from "./early.js";
import { keepTrying, mayLose, reloadOnce, reloaded, show } from "./failure.js";
import { keepHeight } from "./height.js";
import { breathe, isOutdated, mounted, program, start, stopped, version } from "./program.js";
import { REFLECTED, reflect, upgrade } from "./properties.js";
import { adopt, fill, link } from "./styles.js";

const configFile = new URL("config.json", import.meta.url);
const stylesheet = new URL("./iam-account.css", import.meta.url);
const partsSheet = new URL("./parts.css", import.meta.url);

class IamAccount extends HTMLElement {
  static observedAttributes = [...Object.values(REFLECTED), "api-base", "heading-level"];
  /** For a second module, which may be another version. */
  static source = import.meta.url;
  /** For the loader of the lazy parts (xtask/src/dist/parts.js): resolves when what they draw has its style, or cannot have it. */
  static styled = () => fill(partsSheet);
  #config;
  #text = "null";
  #place; #measure; #styled; #mounted; #options; #page; #user; #stopTrying;
  #busy = false;
  #isFollowing = false;
  #loses = false;

  constructor() {
    super();
    this.addEventListener("iam-account:dirty-changed", ({ detail }) => (this.#loses = detail.dirty && !detail.kept));
    this.addEventListener("iam-account:navigated", ({ detail }) => (this.#page = detail.page));
    this.addEventListener("iam-account:user-changed", ({ detail }) => (this.#user = detail.user?.id));
  }

  /**
   * The object of config.json; where it is set, the file is not fetched. Setting an equal one, as frameworks do at each
   * rendering, changes nothing.
   */
  get config() {
    return this.#config;
  }

  set config(value) {
    this.#config = value;
    const text = textOf(value);
    if (text === this.#text) return;
    this.#text = text;
    if (this.#mounted) this.#follow();
    else this.#start();
  }

  /**
   * For the router of the host page: whether it may take the element away. Where the browser keeps what was typed nothing is
   * lost; else the person decides, whom `ask` asks: it gets the question and returns whether to leave, or a promise of that.
   */
  async canLeave(ask = confirm) {
    // What was typed in this task is counted by then.
    await new Promise((counted) => setTimeout(counted));
    return !this.#loses || mayLose(this, ask);
  }

  connectedCallback() {
    const isFirst = !this.#place;
    this.#place ??= this.#makePlace();
    // A clone or a snapshot of an element contains a dead page.
    if (this.#place === this && !this.#styled) this.querySelectorAll(":scope > :is(link, [lang])").forEach((child) => child.remove());
    upgrade(this, "config");
    guardDrops(this, "addEventListener");
    this.#start();
    if (isFirst) this.#measure = keepHeight(this, this.#place);
  }

  attributeChangedCallback(name, old, value) {
    if (old === value) return;
    // Only the stylesheet reads it.
    if (name === "theme") this.#mirror(name);
    else if (this.#mounted) this.#follow();
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

  /** Gives the mounted app what has changed, all that changes in one task at once. It is mounted anew where it cannot follow. */
  #follow() {
    if (this.#isFollowing) return;
    this.#isFollowing = true;
    queueMicrotask(() => {
      this.#isFollowing = false;
      if (!this.#mounted || stopped) return;
      const { file, config } = this.#options;
      const options = this.#now(file);
      if (textOf(options) === textOf(this.#options)) return;
      const needsFile = config !== null && options.config === null;
      if (!needsFile && program.update(this.#mounted, options)) return void (this.#options = options);
      this.#unmount();
      this.#start();
    });
  }

  /** The options of the app, as the element is now. */
  #now(file) {
    const attributes = Object.fromEntries([...this.attributes].map(({ name, value }) => [name, value]));
    const config = JSON.parse(this.#text);
    return { file: config === null ? file : undefined, config, entry: import.meta.url, attributes };
  }

  async #mount() {
    const text = this.#text;
    this.#styled ??= this.#place === this ? link(this, stylesheet) : adopt(this.shadowRoot, stylesheet);
    let send;
    const read = async () => {
      const file = await readConfig(configFile);
      send = readEarly(file, this);
      return loadOptional(this, file);
    };
    const [file, , { links }] = await Promise.all([text === "null" ? read() : undefined, start(), this.#styled]);
    const options = this.#now(file);
    const prepared = await program.prepare(this, this.#place, options, send);
    // Element and property may have changed meanwhile.
    const isWanted = () => this.isConnected && text === this.#text;
    await breathe();
    if (isWanted()) program.start(prepared);
    await breathe();
    if (!isWanted()) return stopped || prepared.free();
    reloaded();
    this.#measure?.();
    // Removes the skeleton and other content.
    for (const child of [...this.#place.childNodes]) if (!links.includes(child)) child.remove();
    program.mount(prepared, this.#open());
    this.#mounted = prepared;
    this.#options = options;
    mounted.add(this);
    // Attributes, while the app was prepared, or a property, by a listener of `ready`.
    this.#follow();
  }

  #unmount() {
    if (!this.#mounted) return;
    if (!stopped) this.#mounted.free();
    this.#mounted = undefined;
    this.#loses = false;
    mounted.delete(this);
    this.#styled?.then((styles) => styles.remove());
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
    if (error.what !== "basic") this.#stopTrying ??= keepTrying(() => this.#start());
  }

  /** Shows that the program has stopped. */
  stop() {
    const report = [`iam-account ${version}`, `Page: ${this.#page ?? "?"}`, ...stopped];
    show(this, this.#open(), "stopped", () => location.reload(), report, this.#user);
  }
}

reflect(IamAccount.prototype);

// The same module may be loaded twice, or another version of it under another URL: the first one defines the element, and
// the second one says so, once for all that follow.
const first = customElements.get("iam-account");
if (!first) customElements.define("iam-account", IamAccount);
else if (!first.isTold) console.info(`${import.meta.url} changes nothing: <iam-account> is that of ${first.source}`);
if (first) first.isTold = true;
