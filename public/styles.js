// The stylesheet: a link in the element, or one sheet that all shadow trees share.

/** Milliseconds to wait for it. Then the app is shown without. */
const PATIENCE = 5000;

let shared;

/** The sheet of all shadow trees, fetched once. Undefined where that failed; the next element tries again. */
const share = (url) => (shared ??= read(url).catch(() => (shared = undefined)));

async function read(url) {
  const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) });
  if (!response.ok) throw new Error(`${response.status}`);
  const sheet = await new CSSStyleSheet().replace(await response.text());
  // Browsers pass over the @property of style/tokens.css in a shadow tree. Like the element's name, this is for the whole page.
  CSS.registerProperty({ name: "--iam-em", syntax: "<length>", inherits: true, initialValue: "16px" });
  return sheet;
}

/** Gives a shadow tree the stylesheet. */
export async function adopt(root, url) {
  const sheet = await share(url);
  if (sheet) root.adoptedStyleSheets = [sheet];
}

/** Adds the stylesheet in the element, unless index.html has the current one already. */
export async function link(element, url) {
  const standalone = element.hasAttribute("standalone");
  if (standalone && [...document.styleSheets].some(({ href }) => href === url.href)) return undefined;
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: url });
  await new Promise((loaded) => {
    link.onload = link.onerror = loaded;
    element.prepend(link);
    // A link that is removed while it loads fires no event.
    setTimeout(loaded, PATIENCE);
  });
  return link;
}
