// The stylesheets: a link in the element, or one sheet that all shadow trees share; and one for what is drawn by lazy parts.

/** Milliseconds to wait for it. Then the app is shown without. */
const PATIENCE = 5000;

let shared, filled;

/** The rules of the lazy parts. All trees have it from the start; it is empty until the first part is fetched. */
const later = new CSSStyleSheet();

/** Fills it, once. Where that fails the parts are shown without, and the next one tries again. */
export const fill = (url) => (filled ??= read(url, later).catch(() => (filled = undefined)));

/** The sheet of all shadow trees, fetched once. Undefined where that failed; the next element tries again. */
const share = (url) =>
  (shared ??= read(url, new CSSStyleSheet()).then(
    (sheet) => {
      // Browsers pass over the @property of style/tokens.css in a shadow tree. Like the element's name, this is for the whole page.
      CSS.registerProperty({ name: "--iam-em", syntax: "<length>", inherits: true, initialValue: "16px" });
      return sheet;
    },
    () => (shared = undefined),
  ));

/** Fills a sheet with the file at `url`. Not by `AbortSignal.timeout`, which some browsers lack. */
async function read(url, sheet) {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), PATIENCE);
  try {
    const response = await fetch(url, { signal: late.signal });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return sheet.replace(await response.text());
  } finally {
    clearTimeout(timer);
  }
}

/** Gives a shadow tree the stylesheets. */
export async function adopt(root, url) {
  const sheet = await share(url);
  root.adoptedStyleSheets = sheet ? [sheet, later] : [later];
  return { remove() {} };
}

/**
 * Adds the stylesheets to an element without a shadow tree, unless index.html has the current one already. Returns the link,
 * if there is one, and what removes both.
 */
export async function link(element, url) {
  const { adoptedStyleSheets } = element.getRootNode();
  // Once for each element of the tree.
  adoptedStyleSheets.push(later);
  const standalone = element.hasAttribute("standalone");
  const isThere = standalone && [...document.styleSheets].some(({ href }) => href === url.href);
  const link = isThere ? undefined : Object.assign(document.createElement("link"), { rel: "stylesheet", href: url });
  if (link)
    await new Promise((loaded) => {
      link.onload = link.onerror = loaded;
      element.prepend(link);
      // A link that is removed while it loads fires no event.
      setTimeout(loaded, PATIENCE);
    });
  const remove = () => {
    link?.remove();
    const place = adoptedStyleSheets.indexOf(later);
    if (place >= 0) adoptedStyleSheets.splice(place, 1);
  };
  return { link, remove };
}
