// Runs before the first paint of a page of its own: the theme of the last visit (src/state/theme.rs keeps it).
try {
  const theme = localStorage.getItem("iam-account:theme");
  if (theme === "dark" || theme === "light") document.currentScript.parentElement.dataset.theme = theme;
} catch {
  // Storage is blocked: the device's theme will do.
}
