// Runs in the head of the standalone page, before the program and without it: a classic script that needs no other file.
{
  /** The texts for an entry module that cannot be run, by language; `cargo xtask dist` inserts them from locales/. */
  const TEXTS = {};

  /** An entry of the app in the browser's storage; null where the browser blocks it. */
  const stored = (key) => {
    try {
      return localStorage.getItem(`iam-account:${key}`);
    } catch {
      return null;
    }
  };

  // Applies the theme of the last visit (stored by src/state/theme.rs) before the first paint.
  const theme = stored("theme");
  if ((theme === "dark" || theme === "light") && window.MutationObserver) {
    // The element is parsed later. The observer is called before the browser paints it.
    new MutationObserver((_, observer) => {
      const element = document.querySelector("iam-account");
      if (!element) return;
      element.dataset.theme = theme;
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  }

  // The browser fires this event after the entry module has run or failed.
  addEventListener("DOMContentLoaded", () => {
    const element = document.querySelector("iam-account");
    if (!element || window.customElements?.get("iam-account")) return;
    const base = (tag) => String(tag).toLowerCase().split(/[-_]/)[0];
    const known = (tag) => Object.keys(TEXTS).find((language) => base(language) === base(tag));
    const lang = [stored("locale"), ...(navigator.languages ?? [])].map(known).find(Boolean) ?? "en";
    const text = Object.assign(document.createElement("p"), { textContent: TEXTS[lang].missing });
    const button = Object.assign(document.createElement("button"), { className: "button primary", type: "button" });
    button.textContent = TEXTS[lang].reload;
    button.onclick = () => location.reload();
    const failure = Object.assign(document.createElement("div"), { className: "iam-failure", lang, dir: "auto" });
    failure.setAttribute("role", "alert");
    failure.append(text, button);
    element.replaceChildren(failure);
    document.documentElement.lang = lang;
  });
}
