// Runs in the head of our own page, before the program and without it: a classic script that needs no other file.
{
  /** What is said where the entry module cannot be run, by language: `cargo xtask dist` takes it from locales/. */
  const TEXTS = {};

  /** What the browser keeps of the app, if it lets us read. */
  const kept = (key) => {
    try {
      return localStorage.getItem(`iam-account:${key}`);
    } catch {
      return null;
    }
  };

  // The theme of the last visit (src/state/theme.rs keeps it), before the first paint.
  const theme = kept("theme");
  if ((theme === "dark" || theme === "light") && window.MutationObserver) {
    // The element comes later. An observer hears of it before the browser paints, however slowly the page arrives.
    new MutationObserver((_, observer) => {
      const element = document.querySelector("iam-account");
      if (!element) return;
      element.dataset.theme = theme;
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  }

  // The browser waits with this event until the entry module has run or cannot, however slowly that comes.
  addEventListener("DOMContentLoaded", () => {
    const element = document.querySelector("iam-account");
    if (!element || window.customElements?.get("iam-account")) return;
    const base = (tag) => String(tag).toLowerCase().split(/[-_]/)[0];
    const known = (tag) => Object.keys(TEXTS).find((language) => base(language) === base(tag));
    const lang = [kept("locale"), ...(navigator.languages ?? [])].map(known).find(Boolean) ?? "en";
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
