// Runs in the head of the standalone page, before the program and without it: a classic script that needs no other file, in
// the syntax of old browsers, because it is what leads them to the basic page.
{
  /** The name of the page and the texts for an entry module that cannot be run, by language; `cargo xtask dist` inserts them from locales/. */
  const TEXTS = {};

  // The second one came with the JavaScript that the entry module is written in (ES2022). What the browser has read ahead is
  // given up.
  if (!window.WebAssembly || !Object.hasOwn) {
    stop();
    location.replace("basic.html");
  }

  /** An entry of the app in the browser's storage; null where the browser blocks it. */
  const stored = (key) => {
    try {
      return localStorage.getItem(`iam-account:${key}`);
    } catch (_) {
      return null;
    }
  };

  const base = (tag) => String(tag).toLowerCase().split(/[-_]/)[0];
  const known = (tag) => Object.keys(TEXTS).find((language) => base(language) === base(tag));
  const lang = [stored("locale"), ...(navigator.languages || [])].map(known).find(Boolean) || "en";
  const texts = TEXTS[lang] || {};
  const theme = stored("theme");
  const hasNavigation = /\/(profile|password|settings|notifications|account)?$/.test(location.pathname);
  const find = (selector) => document.querySelector(selector);

  // Until the program decides, which knows the operator's choice too.
  document.documentElement.lang = lang;
  if (texts.title) document.title = texts.title;

  /** Puts the person's theme (stored by src/state/theme.rs) and language into the page; returns whether all of it was there. */
  const prepare = () => {
    const element = find("iam-account");
    if (element && (theme === "dark" || theme === "light")) element.dataset.theme = theme;
    const [name, navigation] = [".brand-name", ".skeleton-navigation"].map((part) => find(`iam-account > .iam-skeleton ${part}`));
    if (name && texts.title) name.textContent = texts.title;
    if (navigation) navigation.hidden = !hasNavigation;
    return Boolean(navigation);
  };

  // They are parsed later. The observer is called before the browser paints them. What it changes itself is no reason to
  // call it again: while the parser waits for the rest, that would never end.
  const observer =
    window.MutationObserver &&
    new MutationObserver(() => (prepare() ? observer.disconnect() : observer.takeRecords()));
  if (observer) observer.observe(document, { childList: true, subtree: true });

  // The browser fires this event after the entry module has run or failed.
  addEventListener("DOMContentLoaded", () => {
    if (observer) observer.disconnect();
    const element = find("iam-account");
    if (!element || customElements.get("iam-account")) return;
    const text = Object.assign(document.createElement("p"), { textContent: texts.missing });
    const button = Object.assign(document.createElement("button"), { className: "button primary", type: "button" });
    button.textContent = texts.reload;
    button.onclick = () => location.reload();
    const failure = Object.assign(document.createElement("div"), { className: "iam-failure", lang, dir: "auto" });
    failure.setAttribute("role", "alert");
    failure.append(text, button);
    element.replaceChildren(failure);
  });
}
