// The stylesheets: a link in the element, or one sheet that all shadow trees share; and one for what is drawn by lazy parts.

/** Milliseconds to wait for a stylesheet. Then the app is shown without. */
const PATIENCE = 5000;

/** The elements without a shadow tree, each with its links. */
const lights = new Map();

/** The rules of the lazy parts. All shadow trees have it from the start; it is empty until the first part is fetched. */
const later = new CSSStyleSheet();

let shared, filled, asked;

/** Gives all trees the rules of the lazy parts, once. Where that fails the parts are shown without, and the next one tries again. */
export function fill(url) {
  asked = url;
  const fills = [...lights.keys()].map((element) => addTo(element, url));
  if (shared) fills.push((filled ??= read(url, later).catch(() => (filled = undefined))));
  return Promise.all(fills);
}

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
    // Vite's development server has a stylesheet for whom asks for one, and a script for everybody else.
    const response = await fetch(url, { signal: late.signal, headers: { Accept: "text/css" } });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return await sheet.replace(await response.text());
  } finally {
    clearTimeout(timer);
  }
}

/** Gives a shadow tree the stylesheets. Returns what stands for them in it: nothing. */
export async function adopt(root, url) {
  const [sheet] = await Promise.all([share(url), asked && fill(asked)]);
  root.adoptedStyleSheets = sheet ? [sheet, later] : [later];
  return { links: [], remove() {} };
}

/** Adds a link to an element, once for each stylesheet. Resolves when it is loaded, or cannot be. */
function addTo(element, url) {
  const links = lights.get(element);
  const there = links.find(({ href }) => href === url.href);
  if (there) return there.loading;
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: url });
  // The order counts as in a shadow tree: the rules of the parts are the later ones.
  if (links.length) links.at(-1).after(link);
  else element.prepend(link);
  links.push(link);
  link.loading = new Promise((loaded) => {
    // A link that is removed while it loads fires no event.
    const timer = setTimeout(loaded, PATIENCE);
    const settle = () => loaded(clearTimeout(timer));
    link.onload = settle;
    link.onerror = () => {
      links.splice(links.indexOf(link), 1);
      link.remove();
      settle();
    };
  });
  return link.loading;
}

/**
 * Adds the stylesheets to an element without a shadow tree, but the first one where index.html has it already. Links, because
 * a page may set all adopted sheets of its document anew. Returns them, and what removes them.
 */
export async function link(element, url) {
  const links = [];
  lights.set(element, links);
  const standalone = element.hasAttribute("standalone");
  const isThere = standalone && [...document.styleSheets].some(({ href }) => href === url.href);
  await Promise.all([!isThere && addTo(element, url), asked && addTo(element, asked)]);
  const remove = () => {
    lights.delete(element);
    links.forEach((link) => link.remove());
  };
  return { links, remove };
}
