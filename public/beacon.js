// Tells the operator's own server of the errors that people see (`beacon` in config.json). Only a page with that key fetches this
// file. Nothing of the person goes along: neither the text of an error nor a URL.

/** How many errors of one page are told: what fails again and again is known by then. */
const MOST = 20;

/** Begins to tell, once for each element. `file` is the text of config.json. */
export function send(element, file) {
  const path = JSON.parse(file).beacon;
  // Any other text is an error of the configuration, which the program shows.
  if (!/^\/[^/\\]/.test(path)) return;
  const failure = () => (element.shadowRoot ?? element).querySelector(".iam-failure")?.dataset.what ?? null;
  let [count, page, version] = [0, null, null];
  const tell = (requestId) => {
    if ((count += 1) > MOST) return;
    const text = JSON.stringify({ version, page, requestId, failure: failure() });
    navigator.sendBeacon(path, new Blob([text], { type: "application/json" }));
  };
  element.addEventListener("iam-account:ready", ({ detail }) => (version = detail.version));
  element.addEventListener("iam-account:navigated", ({ detail }) => (page = detail.page));
  element.addEventListener("iam-account:error", ({ detail }) => tell(detail.requestId));
  // The program may have failed before this file was there.
  if (failure()) tell(null);
}
