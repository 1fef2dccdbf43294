// A portal that records the element's events.
window.heard = [];
for (const name of ["ready", "user-changed", "navigated", "dirty-changed", "unauthorized", "deleted", "error"]) {
  document.addEventListener(`iam-account:${name}`, (event) => {
    window.heard.push({ name, detail: event.detail, from: event.target.localName });
  });
}
