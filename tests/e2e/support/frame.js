// A portal on another origin that frames the standalone page: tests/host/frame.html, and the deployed script for portals.
import { join } from "node:path";
import { test as base } from "../fixtures.js";
import { shipped } from "./config.js";
import { DIST, ROOT } from "./devserver.js";
import { sendFile, Site } from "./site.js";

export const TOKEN = "demo-key";

/** The policy of such a portal: it runs no script of others, but shows frames. */
const HEADERS = {
  "Content-Security-Policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; frame-src http://127.0.0.1:* data:; " +
    "require-trusted-types-for 'script'; trusted-types 'none'",
};

const portalSite = () =>
  new Site((path, _, response) => {
    const [folder, file] = path === "/iam-account-host.js" ? [DIST, path] : [join(ROOT, "tests/host"), path.replace(/^\/$/, "/frame.html")];
    sendFile(response, folder, file, HEADERS);
  });

export const test = base.extend({
  /** `{ url }` of the portal. */
  portal: async ({ start, guard }, use) => {
    const site = await start(portalSite());
    guard.allowOrigin(site.url);
    await use(site);
  },

  /** `embed.origins`, as words; `portal` stands for the portal's own, and null for no list. */
  listed: ["portal", { option: true }],

  /** Further keys of the page's configuration. */
  keys: [{ auth: { mode: "host" } }, { option: true }],

  /** Further options of the server. */
  serverArgs: [[], { option: true }],

  serverOptions: async ({ portal, listed, keys, serverArgs }, use) => {
    const origins = listed?.split(" ").filter(Boolean).map((word) => (word === "portal" ? portal.url : word));
    const config = shipped({ ...keys, ...(origins && { embed: { origins } }) });
    await use({ config, args: ["--frame-ancestor", portal.url, ...serverArgs] });
  },

  /** Gives the tokens of the portal: `give` returns one, `asked` has the reasons so far. */
  desk: async ({ page }, use) => {
    const desk = { asked: [], give: () => TOKEN };
    await page.exposeFunction("giveToken", (reason) => {
      desk.asked.push(reason);
      return desk.give(reason);
    });
    await use(desk);
  },
});

/** Opens the portal with `path` of the page in a frame; returns that frame. */
export async function frameUp(page, portal, server, path = "/profile", more = {}) {
  const query = new URLSearchParams({ page: `${server.url}${path}`, ...more });
  await page.goto(`${portal.url}/?${query}`);
  return page.getByTitle("Your account", { exact: true }).contentFrame();
}

/** The frame that shows a URL of `origin`, to run scripts in it. */
export const inFrame = (page, { origin }) => page.frames().find((frame) => frame.url().startsWith(`${origin}/`));

/** Waits until a frame has handled every message that its parent has posted so far. */
export async function delivered(page, frame) {
  const heard = frame.evaluate(() => new Promise((arrived) => {
    addEventListener("message", ({ data }) => data === "the last one" && arrived());
    window.isListening = true;
  }));
  await frame.waitForFunction(() => window.isListening);
  await page.evaluate(() => document.querySelector("iframe").contentWindow.postMessage("the last one", "*"));
  await heard;
}
