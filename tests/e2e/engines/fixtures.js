// The fixtures of the flows: a browser for each file, and for each test a tab, a server and a portal of its own.
import { writeFileSync } from "node:fs";
import { expect, test as base } from "@playwright/test";
import { shipped } from "../support/config.js";
import { Devserver } from "../support/devserver.js";
import { later } from "../support/page.js";
import { HEADERS, portalSite } from "../support/portal.js";
import { proxy, Site } from "../support/site.js";
import { ENGINES } from "./engines.js";
import { Page } from "./page.js";

export { expect };

/** What Chromium says of each response with an error. */
const RESPONSE = /^Failed to load resource: the server responded with a status of 4(00|01|10) /;

export const test = base.extend({
  /** The engine of the project. */
  engineName: ["Chromium", { option: true, scope: "worker" }],

  engine: [
    async ({ engineName }, use) => {
      const engine = await ENGINES[engineName]();
      console.log(`${engineName}: ${engine.version}`);
      await use(engine);
      await engine.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],

  /** Starts something, and stops it when the tab is closed: a request under way would be an error in the console. */
  start: async ({}, use) => {
    const started = [];
    await use((process) => {
      started.push(process);
      return process.start();
    });
    await Promise.all(started.map((process) => process.stop()));
  },

  /** Keeps a screenshot of a failed test, and fails one whose console has an error. */
  tab: async ({ engine, start: _ }, use, info) => {
    const tab = await engine.open();
    await use(tab);
    if (info.status !== info.expectedStatus) {
      const path = info.outputPath("screenshot.png");
      writeFileSync(path, await tab.screenshot());
      info.attachments.push({ name: "screenshot", contentType: "image/png", path });
    }
    await tab.close();
    expect(tab.errors.filter((error) => !RESPONSE.test(error))).toEqual([]);
  },

  page: async ({ tab }, use) => {
    await use(new Page(tab));
  },

  /** The page's `auth`; without it a key. */
  auth: [undefined, { option: true }],

  /** A devserver with new demo accounts. */
  server: async ({ start, auth }, use) => {
    await use(await start(new Devserver({ config: shipped(auth && { auth }) })));
  },

  /** A portal with the element in its shadow tree. */
  portal: async ({ start, server }, use) => {
    const element = '<iam-account base-path="/host/account"></iam-account>';
    await use(await start(portalSite(element, () => ({ origin: server.origin, config: shipped(), headers: HEADERS }))));
  },

  /** Puts something in front of a server that keeps back what `path` matches: `{ url, arrival, release }`. */
  hold: async ({ start }, use) => {
    await use(async ({ url }, path) => {
      const [released, release] = later();
      const [arrival, arrived] = later();
      const front = new Site(async (requested, request, response) => {
        if (path.test(requested)) await Promise.all([arrived(), released]);
        proxy(request, response, url);
      });
      return { url: (await start(front)).url, arrival, release };
    });
  },
});

/** Opens a page and signs in with a key. The page is there when its heading has the focus. */
export async function open(page, { url }, path, title) {
  await page.goto(`${url}${path}`);
  await page.fill("API key", "demo-key");
  await page.click("button", "Sign in");
  await page.focuses("heading", title);
}
