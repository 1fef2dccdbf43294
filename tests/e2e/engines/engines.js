// The engines, and how each is started. A started one has `version`, `open()` for a tab with a clean profile, and `stop()`.
//
// A tab is the same for all, and no more than the flows need: `goto`, `evaluate`, `mainFrame` (for axe), `candidates`, `find`,
// `click`, `type`, `press`, `screenshot`, `close`, and `errors`, what the engine's console has said.

/**
 * The elements of each role that the flows use. Engines differ in the role of a password field and of a select, so what can be
 * filled in or chosen is one here.
 */
export const ELEMENTS = {
  button: "button",
  dialog: "dialog",
  field: "input, textarea, select",
  heading: "h1, h2, h3",
  link: "a[href]",
  switch: "[role=switch]",
};

/**
 * Runs in the page: the visible elements that have this text in themselves, a label or an attribute, in the shadow tree of the
 * element or else in the document. Whether it is their name, the engine says: it takes too long to ask about every element.
 */
export function candidates(selector, text) {
  const tree = document.querySelector("iam-account")?.shadowRoot ?? document;
  const labels = (node) => (node.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => tree.getElementById(id));
  const texts = (node) => [node, ...(node.labels ?? []), ...labels(node)].map((label) => label?.textContent);
  return [...tree.querySelectorAll(selector)].filter(
    (node) => node.checkVisibility() && [node.getAttribute("aria-label"), ...texts(node)].join(" ").includes(text),
  );
}

/** Runs in the page: whether a click arrives at an element. It is enabled, stands still for a frame, and nothing covers it. */
export async function isClickable(node) {
  node.scrollIntoView({ block: "center", behavior: "instant" });
  const place = () => JSON.stringify(node.getBoundingClientRect());
  const before = place();
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const { x, y, width, height } = node.getBoundingClientRect();
  const top = node.getRootNode().elementFromPoint(x + width / 2, y + height / 2);
  return !node.disabled && place() === before && node.contains(top);
}

/** Runs in the page: waits until what moves on the screen, such as a dialog that opens, has arrived. */
export async function arrived() {
  const tree = document.querySelector("iam-account")?.shadowRoot ?? document;
  const finite = tree.getAnimations().filter(({ effect }) => effect.getComputedTiming().endTime < Infinity);
  await Promise.allSettled(finite.map(({ finished }) => finished));
}

/** As the README names them, and in the order of the runs. */
export const ENGINES = {
  Chromium: async () => (await import("./puppeteer.js")).start("chrome", process.env.CHROMIUM_PATH ?? "/usr/bin/chromium"),
  Firefox: async () => (await import("./puppeteer.js")).start("firefox", process.env.FIREFOX_PATH ?? "/usr/bin/firefox-esr"),
  WebKit: async () => (await import("./webkit.js")).start(process.env.WEBKIT_DRIVER ?? "/usr/bin/WebKitWebDriver"),
};

/** The size of each window. */
export const SIZE = { width: 1280, height: 900 };
