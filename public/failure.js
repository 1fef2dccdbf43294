// What is shown where the program cannot be: it does not start, or it has stopped. In plain JavaScript, because the program
// is what is missing, and shipped inside of the entry module, so that it is not missing too.

/** What is said, by language: `cargo xtask dist` takes it from locales/. */
const TEXTS = {};

/** Seconds before each further try; the last one counts for all that follow. */
const WAITS = [5, 10, 20, 40];

/** In `history.state`, which outlives a reload and nothing else: this page has been loaded anew for a new version. */
const RELOADED = "iam-account-reloaded";

/** The entries of a storage area whose key is `wanted`, each `[key, text]`, in the order of the keys, if the browser lets us read. */
const kept = (area, wanted) => {
  try {
    const storage = window[area];
    return Object.keys(storage).filter(wanted).sort().map((key) => [key, storage.getItem(key)]);
  } catch {
    return [];
  }
};

/** The language in which the program would have begun (src/language/choice.rs), as far as that is known without it. */
function languageOf(element) {
  const base = (tag) => String(tag).toLowerCase().split(/[-_]/)[0];
  const [[, own] = []] = kept("localStorage", (key) => key === "iam-account:locale");
  const wanted = [element.config?.locale, element.getAttribute("locale"), own, ...(navigator.languages ?? [])].map(base);
  return wanted.map((tag) => Object.keys(TEXTS).find((language) => base(language) === tag)).find(Boolean) ?? "en";
}

/** An element with properties and content; a class is a property too. */
const make = (name, properties, ...content) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...content);
  return element;
};

/** Copies what is selected in `text`; returns whether the browser did. */
async function copy(text) {
  text.select();
  try {
    await navigator.clipboard.writeText(text.value);
    return true;
  } catch {
    // Not there without https, or refused; the older way may still be open.
    return document.execCommand?.("copy") ?? false;
  }
}

/** The report, and a button that copies it. */
function details(texts, lines) {
  const report = [...lines, navigator.userAgent, new Date().toISOString()].join("\n");
  const text = make("textarea", { className: "input", readOnly: true, rows: 6, value: report, ariaLabel: texts.report });
  const button = make("button", { className: "button", type: "button" }, texts.copy);
  const problem = make("p", {});
  button.addEventListener("click", async () => {
    const isCopied = await copy(text);
    button.textContent = isCopied ? texts.copied : texts.copy;
    problem.textContent = isCopied ? "" : texts.not_copied;
  });
  return make("details", { className: "details" }, make("summary", {}, texts.report), make("p", {}, texts.hint), text, button, problem);
}

/**
 * The texts that a person has typed and not saved, each with the name of its field. src/state/drafts writes them, wherever
 * the operator wants that: each field has an entry of its own, and in the older form each page has one. What this version
 * does not know is passed over.
 */
function draftsOf(user) {
  const start = `iam-account:draft:${encodeURIComponent(user)}:`;
  const isTheirs = (key) => key.startsWith(start);
  return [...kept("sessionStorage", isTheirs), ...kept("localStorage", isTheirs)].flatMap(([key, entry]) => {
    try {
      const [page, ...field] = key.slice(start.length).split(":");
      const { text, texts } = JSON.parse(entry);
      const found = field.length > 0 ? [[field.join(":"), text]] : Object.entries(page && texts);
      return found.filter(([, text]) => typeof text === "string");
    } catch {
      return [];
    }
  });
}

/** That they are kept, and what they are, so that the person can copy them. */
function drafts(texts, user) {
  const list = user ? draftsOf(user) : [];
  if (list.length === 0) return [];
  const name = (key) => key.slice(0, 1).toUpperCase() + key.slice(1).replaceAll("_", " ");
  const rows = list.flatMap(([key, text]) => [make("dt", {}, name(key)), make("dd", {}, text)]);
  const shown = make("details", { className: "details" }, make("summary", {}, texts.show), make("dl", {}, ...rows));
  return [make("p", {}, texts.kept), shown];
}

/**
 * Shows in the place of the element's app what has happened, with a button that does `act`, or without WebAssembly a link to the basic
 * page, and tells the host. A program that has stopped leaves a `report` for support, and what its `user` typed.
 */
export function show(element, place, what, act, report, user) {
  const lang = languageOf(element);
  const texts = TEXTS[lang];
  if (element.hasAttribute("standalone")) document.documentElement.lang = lang;
  const shown = place.querySelector(":scope > .iam-failure");
  const label = what === "start" || what === "config" ? texts.again : texts.reload;
  if (shown?.dataset.what === what) {
    shown.querySelector(".button").disabled = false;
    return;
  }
  const button = make("button", { className: "button primary", type: "button" }, label);
  button.addEventListener("click", () => {
    button.disabled = true;
    act();
  });
  const link = make("a", { className: "button primary", href: new URL("basic.html", import.meta.url), target: "_top" }, texts.open_basic);
  const content = [make("p", {}, texts[what]), ...drafts(texts, user), what === "basic" ? link : button];
  if (report) content.push(details(texts, report));
  const failure = make("div", { className: "iam-failure", part: "failure", role: "alert", lang, dir: "auto" }, ...content);
  failure.dataset.what = what;
  place.querySelectorAll(":scope > :not(link)").forEach((child) => child.remove());
  place.append(failure);
  const detail = { message: texts[what], requestId: null };
  element.dispatchEvent(new CustomEvent("iam-account:error", { bubbles: true, composed: true, detail }));
}

/** Asks whether what was typed may be lost. */
export const mayLose = (element, ask) => ask(TEXTS[languageOf(element)].leave);

/** Does `act` from time to time while the page is visible, and at once when the browser is online again. Returns a function that ends that. */
export function keepTrying(act) {
  let [timer, tries] = [0, 0];
  const run = () => document.hidden || act();
  const wait = () => {
    // Not all at the same moment, where many wait for the same server.
    const seconds = WAITS[Math.min(tries, WAITS.length - 1)] * (1 + Math.random() / 5);
    tries += 1;
    timer = setTimeout(() => wait(run()), seconds * 1000);
  };
  wait();
  addEventListener("online", run);
  document.addEventListener("visibilitychange", run);
  return () => {
    clearTimeout(timer);
    removeEventListener("online", run);
    document.removeEventListener("visibilitychange", run);
  };
}

/** Notes in the history, or takes the note away, that the page has been loaded anew; returns whether the browser did. */
function note(isReloaded) {
  try {
    const { [RELOADED]: _, ...state } = history.state ?? {};
    if (isReloaded) state[RELOADED] = true;
    history.replaceState(Object.keys(state).length > 0 ? state : null, "");
    return true;
  } catch {
    return false;
  }
}

/** Loads the page anew, past the browser's cache, unless that was done already and did not help, or cannot be noted. */
export async function reloadOnce() {
  if (history.state?.[RELOADED] || !note(true)) return false;
  try {
    await fetch(location.href, { cache: "reload" });
  } catch {
    // The reload will say it.
  }
  location.reload();
  return true;
}

/** It did help: the next new version may load the page anew, too. */
export function reloaded() {
  if (history.state?.[RELOADED]) note(false);
}
