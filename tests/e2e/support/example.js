// The hosts of examples/, as `cargo xtask test` has built them, under the policy of the README, with the API beside them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test as base } from "../fixtures.js";
import { ROOT } from "./devserver.js";
import { HEADERS } from "./portal.js";
import { proxy, sendFile, sendText, Site } from "./site.js";

const EXAMPLES = join(ROOT, "examples");
const PACKAGE = join(EXAMPLES, "node_modules/iam-account");

/** The words of each host: its first place, what is there, the way to the account, and its clock. */
export const HOSTS = {
  plain: { home: "Plants", heading: "Plants of the week", account: "My account", clock: "Shop time" },
  react: { home: "Launches", heading: "Launches", account: "My account", clock: "Mission time" },
  vue: { home: "ספרים", heading: "ספרים חדשים", account: "החשבון שלי", clock: "שעה" },
  svelte: { home: "Programme", heading: "Programme", account: "My account", clock: "On air" },
};

const read = (file) => readFileSync(join(PACKAGE, file), "utf8");

/** The package's version. */
export const version = () => JSON.parse(read("package.json")).version;

const policy = (text) => ({ "Content-Security-Policy": text });
/** What a framework calls its own policy of Trusted Types. The element needs none. */
const TRUSTED = { vue: "vue", svelte: "svelte-trusted-html" };
const withTrusted = (name) => policy(HEADERS["Content-Security-Policy"].replace("trusted-types 'none'", `trusted-types ${name}`));
/** The policy that the package's README asks for the preview in a bundle. */
const previewPolicy = () => policy(read("README.md").match(/^Content-Security-Policy: (.*sha256.*)$/m)[1]);
/** The same as a portal's policy, with a CDN in each directive that has `'self'`. */
const withCdn = (cdn) => policy(HEADERS["Content-Security-Policy"].replaceAll("'self'", `'self' ${cdn}`));

/** A portal: files of `folder`, and `page` for every path without a dot. Without it, that is the folder's index.html. */
export const hostSite = (server, folder, page, cdn) =>
  new Site((path, request, response) => {
    const trusted = TRUSTED[folder.split("/")[0]];
    const portal = cdn ? withCdn(cdn) : trusted ? withTrusted(trusted) : HEADERS;
    const headers = path.endsWith(".htm") ? previewPolicy() : portal;
    if (path.startsWith("/iam/v1/")) return proxy(request, response, server.origin);
    if (/\.\w+$/.test(path)) return sendFile(response, join(EXAMPLES, folder), path, headers);
    return page ? sendText(response, ".html", page, headers) : sendFile(response, join(EXAMPLES, folder), "/index.html", headers);
  });

/** The package's folder on an origin of its own, as a CDN serves it. */
export const cdnSite = () =>
  new Site((path, _, response) => {
    const file = path.replace(/^\/iam-account@[\d.]+/, "");
    sendFile(response, PACKAGE, file, { "Access-Control-Allow-Origin": "*" });
  });

export const test = base.extend({
  /** The folder of examples/. */
  example: ["plain", { option: true }],

  /** `{ url }` of the host, and its words. */
  host: async ({ server, start, guard, example }, use) => {
    const site = await start(hostSite(server, `${example}/dist`));
    guard.allowOrigin(site.url);
    await use({ url: site.url, ...HOSTS[example] });
  },
});
