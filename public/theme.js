// Runs in the head of our own page: the theme of the last visit (src/state/theme.rs keeps it), before the first paint.
try {
  const theme = localStorage.getItem("iam-account:theme");
  if (theme === "dark" || theme === "light") {
    // The element comes later. An observer hears of it before the browser paints, however slowly the page arrives.
    new MutationObserver((_, observer) => {
      const element = document.querySelector("iam-account");
      if (!element) return;
      element.dataset.theme = theme;
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  }
} catch {
  // Storage is blocked: the device's theme will do.
}
