// A new version, or half of one, is deployed while a page of the old one is open.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { button, expect, field, heading, putBack, signIn, test as base } from "./fixtures.js";
import { shipped } from "./support/config.js";
import { DIST } from "./support/devserver.js";
import { element, test as portal } from "./support/portal.js";
import { proxy, sendFile, sendText, Site } from "./support/site.js";

const ENTRY = readFileSync(join(DIST, "iam-account.js"), "utf8");
const name = (extension) => readdirSync(DIST).find((file) => new RegExp(`^iam-account-.{16}\\.${extension}$`).test(file) && ENTRY.includes(file));
const [WASM, CSS] = [name("wasm"), name("css")];
/** The name of a file in the previous version. */
const before = (file) => file.replace(/-.{16}\./, "-0123456789abcdef.");
const OLD_ENTRY = ENTRY.replaceAll(WASM, before(WASM));
const CONFIG = JSON.stringify(shipped());
const failure = (page) => page.getByRole("alert");

const test = base.extend({
  /** `{ url, pages, responses }`: the number of requests of the page, and the responses to paths in place of the file. */
  site: async ({ server, start, guard }, use) => {
    const site = new Site((path, request, response) => {
      const isPage = /^\/[^/.]*$/.test(path);
      if (isPage) site.pages += 1;
      const respond = site.responses[isPage ? "/" : path];
      if (respond) respond(response);
      else if (path.startsWith("/iam/v1/")) proxy(request, response, server.origin);
      else if (path === "/config.json") sendText(response, ".json", CONFIG);
      else sendFile(response, DIST, isPage ? "/index.html" : path, { "cache-control": "no-cache" });
    });
    await start(Object.assign(site, { pages: 0, responses: {} }));
    guard.allowOrigin(site.url);
    await use(site);
  },
});

const script = (text) => (response) => sendText(response, ".js", text, { "cache-control": "no-cache" });
const missing = (response) => response.writeHead(404).end("Not found\n");
const fallback = (response) => sendFile(response, DIST, "/index.html");

/** Serves these entry modules, one for each request; the last one stays. */
const inTurn = (...texts) => (response) => script(texts.length > 1 ? texts.shift() : texts[0])(response);

for (const [what, respond] of [["is missing", missing], ["is the page, by a wrong fallback", fallback]]) {
  test(`an old file that ${what} reloads the page once, and drafts stay`, async ({ page, site, guard }) => {
    if (respond === missing) guard.expectStatus(404);
    guard.expectError(/Error/);
    await page.goto(`${site.url}/profile`);
    await signIn(page);
    await field(page, "First name").fill("Zoë");
    site.pages = 0;
    site.responses = { [`/${before(WASM)}`]: respond, "/iam-account.js": inTurn(OLD_ENTRY, ENTRY) };
    await page.reload();
    await signIn(page);
    await putBack(page);
    await expect(field(page, "First name")).toHaveValue("Zoë");
    expect(site.pages).toBe(3);
    expect(await page.evaluate(() => Object.keys(history.state ?? {}))).not.toContain("iam-account-reloaded");
  });
}

test("alternating versions cause no loop: after one reload the person is asked", async ({ page, site, guard }) => {
  guard.expectStatus(404);
  guard.expectError(/failed to fetch Wasm/);
  site.responses = { "/iam-account.js": inTurn(OLD_ENTRY, ENTRY, OLD_ENTRY, ENTRY) };
  await page.goto(`${site.url}/profile`);
  await expect(failure(page)).toContainText("There is a newer version of this page.");
  await expect.poll(() => page.evaluate(() => performance.getEntriesByType("navigation")[0].type)).toBe("reload");
  expect(site.pages).toBe(3);
  await button(page, "Reload").click();
  await expect(heading(page, "Sign in")).toBeVisible();
});

test("without storage the page does not reload by itself, and the person is asked", async ({ page, site, guard }) => {
  guard.expectStatus(404);
  guard.expectError(/failed to fetch Wasm/);
  await page.addInitScript(() => {
    history.replaceState = () => {
      throw new DOMException("Too often", "SecurityError");
    };
  });
  site.responses = { "/iam-account.js": inTurn(OLD_ENTRY, ENTRY) };
  await page.goto(`${site.url}/profile`);
  await expect(failure(page)).toContainText("There is a newer version of this page.");
  expect(site.pages).toBe(1);
});

test("a missing file of a version shows an error without a reload, and the page starts once the file is there", async ({ page, site, guard }) => {
  guard.expectStatus(404);
  guard.expectError(/failed to fetch Wasm/);
  await page.clock.install();
  site.responses = { [`/${WASM}`]: missing };
  await page.goto(`${site.url}/profile`);
  await expect(failure(page)).toContainText("This page could not start.");
  await expect(button(page, "Try again")).toBeVisible();
  site.responses = {};
  await page.clock.fastForward(6500);
  await expect(heading(page, "Sign in")).toBeVisible();
  expect(site.pages).toBe(1);
});

test("missing bindings can be tried again by hand", async ({ page, site, guard }) => {
  guard.expectStatus(404);
  guard.expectError(/TypeError/);
  const bindings = ENTRY.match(/iam-account-.{16}\.js/)[0];
  site.responses = { [`/${bindings}`]: missing };
  await page.goto(`${site.url}/profile`);
  await expect(failure(page)).toContainText("This page could not start.");
  site.responses = {};
  await button(page, "Try again").click();
  await expect(heading(page, "Sign in")).toBeVisible();
});

test("an old page from a cache gets the stylesheet of the new version", async ({ page, site, guard }) => {
  guard.expectStatus(404);
  const old = readFileSync(join(DIST, "index.html"), "utf8").replaceAll(CSS, before(CSS));
  site.responses = { "/": (response) => sendText(response, ".html", old) };
  await page.goto(`${site.url}/profile`);
  await expect(heading(page, "Sign in")).toBeVisible();
  const full = () => [...document.styleSheets].filter(({ cssRules }) => cssRules.length > 0).map(({ href }) => href).filter((href) => !href.includes("-parts-"));
  expect(await page.evaluate(full)).toEqual([`${site.url}/${CSS}`]);
});

test("a failed config.json shows an error, and the page starts once it can be fetched", async ({ page, site, guard }) => {
  guard.expectStatus(503);
  await page.clock.install();
  site.responses = { "/config.json": (response) => response.writeHead(503).end() };
  await page.goto(`${site.url}/profile`);
  await expect(failure(page)).toContainText("config.json could not be loaded.");
  await expect(button(page, "Try again")).toBeVisible();
  site.responses = {};
  await page.clock.fastForward(6500);
  await expect(heading(page, "Sign in")).toBeVisible();
});

portal("a portal's page never reloads by itself", async ({ page, portal: { url }, guard }) => {
  guard.expectStatus(404);
  guard.expectError(/failed to fetch Wasm/);
  const texts = [OLD_ENTRY, ENTRY];
  await page.route(/\/iam-account\.js$/, (route) => route.fulfill({ contentType: "text/javascript", body: texts.shift() }));
  await page.goto(`${url}/host/account/profile`);
  await expect(element(page).getByRole("alert")).toContainText("There is a newer version of this page.");
  await expect(element(page).getByRole("button", { name: "Reload", exact: true })).toBeVisible();
  await expect(heading(page, "Portal")).toBeVisible();
  expect(await page.evaluate(() => performance.getEntriesByType("navigation")[0].type)).toBe("navigate");
});
