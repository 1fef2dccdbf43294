// Paths in all spellings of the web: accents, spaces, escapes, and repeated slashes.
import { button, expect, heading, html, link, signIn, test as base, toggle } from "./fixtures.js";
import { API_KEY, shipped } from "./support/config.js";
import { folderSite } from "./support/site.js";

const test = base.extend({
  /** Serves the page as `folderSite` says. */
  host: async ({ server, start, guard }, use) => {
    await use(async ({ keys = {}, ...options }) => {
      const config = shipped({ auth: API_KEY, ...keys });
      const site = await start(folderSite({ origin: server.origin, config, ...options }));
      guard.allowOrigin(site.url);
      return site;
    });
  },
});

/** Fails when the document is loaded again after this. */
const mark = (page) => page.evaluate(() => void (window.sameDocument = true));
const isMarked = (page) => page.evaluate(() => window.sameDocument === true);

const PORTAL = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">
  <script type="module" src="./iam-account.js"></script><a href="/espace-privé/settings">My settings</a>
  <iam-account base-path="/espace-priv%c3%a9"></iam-account>`;

for (const [title, options, address] of [
  ["an accent in the folder", { folder: "/espace-privé" }],
  ["an accent in basePath", { folder: "/espace-privé", keys: { basePath: "/espace-privé" } }],
  ["an escaped accent in basePath", { folder: "/espace-privé", keys: { basePath: "/espace-priv%C3%A9/" } }],
  ["small letters in the escapes of the address", { folder: "/espace-privé" }, "/espace-priv%c3%a9"],
  ["a space in the folder", { folder: "/mon compte" }],
  ["a space in basePath", { folder: "/mon compte", keys: { basePath: "/mon compte" } }],
  ["an attribute with escapes in a portal", { folder: "/espace-privé", index: PORTAL }],
]) {
  test(`${title}: pages, links and going back keep document and session`, async ({ page, host }) => {
    const site = await host(options);
    const home = `${site.url}${encodeURI(options.folder)}`;
    await page.goto(`${address ? site.url + address : home}/settings?a=%2F#b`);
    await signIn(page);
    await expect(toggle(page, "Dark mode")).toBeVisible();
    await expect(page).toHaveURL(`${home}/settings?a=%2F#b`);
    await mark(page);
    await link(page, "Profile").click();
    await expect(heading(page, "Profile")).toBeVisible();
    await expect(page).toHaveURL(`${home}/profile`);
    if (options.index) {
      await link(page, "My settings").click();
      await expect(page).toHaveURL(`${home}/settings`);
      await expect(toggle(page, "Dark mode")).toBeVisible();
      await page.goBack();
    }
    await link(page, "Account").click();
    await expect(heading(page, "Account")).toBeVisible();
    await page.goBack();
    await expect(heading(page, "Profile")).toBeVisible();
    await page.goBack();
    await expect(toggle(page, "Dark mode")).toBeVisible();
    await page.goForward();
    await expect(heading(page, "Profile")).toBeVisible();
    await expect(page).toHaveURL(`${home}/profile`);
    expect(await isMarked(page)).toBe(true);
  });
}

for (const address of ["//profile?a=b#c", "///profile?a=b#c", "//%70rofile?a=b#c"]) {
  test(`${address} is a page of this host and of no other`, async ({ page, host }) => {
    const site = await host({});
    await page.goto(site.url + address);
    await expect(page).toHaveURL(`${site.url}/sign-in`);
    await signIn(page);
    await expect(heading(page, "Profile")).toBeVisible();
    await expect(page).toHaveURL(`${site.url}/profile?a=b#c`);
  });
}

test("two slashes at an open page, an unknown one and inside the base stay on this host, too", async ({ page, host }) => {
  const site = await host({ folder: "/me" });
  await page.goto(`${site.url}/me//diagnostics?a`);
  await expect(heading(page, "Diagnostics")).toBeVisible();
  await expect(page).toHaveURL(`${site.url}/me/diagnostics?a`);
  const root = await host({});
  for (const address of ["//nowhere", "/%5Cnowhere", "//"]) {
    await page.goto(root.url + address);
    await expect(heading(page, address === "//" ? "Sign in" : "Page not found")).toBeVisible();
    expect(new URL(page.url()).origin).toBe(root.url);
  }
});

test("the return URL for a proxy is on this host, whatever the URL was", async ({ page, host, guard }) => {
  guard.expectStatus(401);
  const auth = { mode: "cookie", signInUrl: "session?return_to={returnTo}", start: "ask" };
  const site = await host({ keys: { auth } });
  await page.route(/\/session\?/, (route) => route.fulfill(html(200)));
  for (const address of ["//settings?a=//b#c", "///settings?a=//b#c"]) {
    await page.goto(site.url + address);
    const left = page.waitForRequest(/\/session\?/);
    await button(page, "Sign in").click();
    const url = new URL((await left).url());
    expect([url.origin, url.searchParams.get("return_to")]).toEqual([site.url, "/settings?a=//b#c"]);
  }
});
