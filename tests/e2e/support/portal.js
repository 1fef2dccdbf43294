// A portal that embeds the element: tests/host at /host, the app's files at /host/assets, and the API.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test as base } from "../fixtures.js";
import { shipped } from "./config.js";
import { DIST, ROOT } from "./devserver.js";
import { proxy, sendFile, sendText, Site } from "./site.js";

const HOST = join(ROOT, "tests/host");
/** The policy that the README asks of a portal. */
export const HEADERS = {
  "Content-Security-Policy":
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; " +
    "connect-src 'self'; frame-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'",
};
/** The same for a portal that makes markup of text itself. */
export const WITHOUT_TRUSTED_TYPES = { "Content-Security-Policy": HEADERS["Content-Security-Policy"].replace(/; require-trusted-types-for.*/, "") };
const PREVIEW = {
  "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src data:",
};

/** A portal with `element` in its page. `settings` returns the API's origin, config.json and the portal's headers. */
export function portalSite(element, settings) {
  const index = readFileSync(join(HOST, "index.html"), "utf8");
  const page = index.replace(/<!-- element -->[^]*<!-- \/element -->/, element);
  return new Site((path, request, response) => {
    const { origin, config, headers } = settings();
    if (path.startsWith("/iam/v1/")) proxy(request, response, origin);
    else if (path === "/host/assets/config.json") sendText(response, ".json", JSON.stringify(config), headers);
    else if (path === "/host/assets/preview.html") sendFile(response, DIST, "/preview.html", PREVIEW);
    else if (path.startsWith("/host/assets/")) sendFile(response, DIST, path.slice("/host/assets".length), headers);
    else if (/^\/host\/(other|accounts)$/.test(path)) sendFile(response, HOST, "/other.html", headers);
    else if (/^\/host(\/account(\/[^/.]*)?)?$/.test(path)) sendText(response, ".html", page, headers);
    else sendFile(response, HOST, path.replace(/^\/host/, ""), headers);
  });
}

export const test = base.extend({
  /** The markup in place of the element of tests/host/index.html. */
  element: ['<iam-account base-path="/host/account"></iam-account>', { option: true }],

  /** The portal's config.json. */
  portalConfig: [shipped(), { option: true }],

  /** The portal's headers. */
  portalHeaders: [HEADERS, { option: true }],

  /** `{ url }` of the portal. */
  portal: async ({ server, start, element, portalConfig, portalHeaders, guard }, use) => {
    const settings = () => ({ origin: server.origin, config: portalConfig, headers: portalHeaders });
    const site = await start(portalSite(element, settings));
    guard.allowOrigin(site.url);
    await use(site);
  },
});

/** The element. */
export const element = (page) => page.locator("iam-account");

/**
 * What is in the element: nodes of the portal's, nodes of ours in its shadow tree, and the stylesheets there. With `light-dom`
 * ours are the first. One link to the style of the parts is not counted: it comes with the first of them.
 */
export const content = (page) =>
  element(page).evaluate(({ children, shadowRoot }) => [
    children.length - (shadowRoot ? 0 : Number([...children].some(({ href }) => /-parts-[\da-f]+\.css$/.test(href)))),
    shadowRoot?.children.length ?? 0,
    (shadowRoot?.adoptedStyleSheets ?? []).filter(({ cssRules }) => [...cssRules].some(({ cssText }) => cssText.includes(".header"))).length,
  ]);

/** The events that the portal has received so far. */
export const heard = (page) => page.evaluate(() => window.heard);

/** Waits until the portal has received an event with this name, and returns the last one's detail. */
export async function lastHeard(page, name) {
  const details = async () => (await heard(page)).filter((event) => event.name === name).map((event) => event.detail);
  await expect.poll(async () => (await details()).length).toBeGreaterThan(0);
  return (await details()).at(-1);
}
