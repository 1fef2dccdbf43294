// The start has no queue: no file is asked for by a script, and the first paint has something to read.
import { expect, heading, hold, later, test } from "./fixtures.js";
import { texts } from "./support/languages.js";
import { proxy, Site } from "./support/site.js";

const skeleton = (page) => page.locator("iam-account > .iam-skeleton");
const name = (page) => page.locator("iam-account .brand-name");

test("every file of the start is asked for before a script has run, and only once", async ({ page, server, start, guard }) => {
  const html = (await (await fetch(`${server.url}/`)).text()).replace(/<noscript>[^]*<\/noscript>/, "");
  const named = [...html.matchAll(/(?:src|href)="\.(\/[^"]+)"/g)].map(([, path]) => path);
  const files = named.filter((path) => path !== "/icon.svg");
  const [, first] = html.match(/<script src="\.(\/[^"]+)">/);
  for (const kind of [/^\/config\.json$/, /^\/iam-account\.js$/, /\.wasm$/, /\.css$/]) {
    expect(files.filter((path) => kind.test(path)), String(kind)).toHaveLength(1);
  }
  const [released, release] = later();
  const asked = [];
  const site = new Site(async (path, request, response) => {
    asked.push(path);
    if (path === first) await released;
    proxy(request, response, server.origin);
  });
  await start(site);
  guard.allowOrigin(site.url);
  await page.goto(`${site.url}/profile`, { waitUntil: "commit" });
  // The parser waits for the first script, and every other script for the parser.
  await expect.poll(() => files.filter((path) => !asked.includes(path))).toEqual([]);
  release();
  await expect(heading(page, "Sign in")).toBeVisible();
  expect(asked.filter((path) => files.includes(path)).sort()).toEqual([...files].sort());
});

for (const [locale, language] of [["en-GB", "en"], ["fr-CA", "fr"]])
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("the first paint has the page's name in the person's language, where the header has it then", async ({ page, server }) => {
      const title = texts(language).pages.account;
      const program = await hold(page, /\.wasm$/);
      await page.goto(`${server.url}/profile`, { waitUntil: "commit" });
      await program.arrival;
      await expect(name(page)).toHaveText(title);
      await expect(page).toHaveTitle(title);
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      const painted = () => performance.getEntriesByName("first-contentful-paint").length;
      await expect.poll(() => page.evaluate(painted)).toBe(1);
      await expect(skeleton(page)).toHaveAttribute("aria-hidden", "true");
      const before = await name(page).boundingBox();
      program.release();
      await expect(heading(page, texts(language).pages.sign_in)).toBeVisible();
      await expect(skeleton(page)).toHaveCount(0);
      const after = await name(page).boundingBox();
      expect([after.x, after.y, after.height]).toEqual([before.x, before.y, before.height]);
    });

    // The script that prepares the skeleton hears of its own changes; the parser may stop between any two elements.
    for (const cut of ['<div class="skeleton-columns">', '<div class="skeleton-navigation">', "</iam-account>"])
      test(`a page whose first piece ends before ${cut} starts all the same`, async ({ page, server, start, guard }) => {
        const html = (await (await fetch(`${server.url}/`)).text()).replace(/<noscript>[^]*<\/noscript>/, "");
        const at = html.indexOf(cut);
        expect(at).toBeGreaterThan(0);
        const [released, release] = later();
        const site = new Site(async (path, request, response) => {
          if (path !== "/profile") return proxy(request, response, server.origin);
          response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).write(html.slice(0, at));
          await released;
          response.end(html.slice(at));
        });
        await start(site);
        guard.allowOrigin(site.url);
        await page.goto(`${site.url}/profile`, { waitUntil: "commit" });
        await expect(name(page)).toHaveText(texts(language).pages.account);
        release();
        await expect(heading(page, texts(language).pages.sign_in)).toBeVisible();
      });
  });

test("the skeleton has a navigation where the page has one", async ({ page, server }) => {
  for (const [path, count] of Object.entries({ "": 1, profile: 1, settings: 1, "sign-in": 0, "signed-out": 0, diagnostics: 0 })) {
    const program = await hold(page, /\.wasm$/);
    await page.goto(`${server.url}/${path}`, { waitUntil: "commit" });
    await program.arrival;
    await expect(skeleton(page).locator(".skeleton-navigation").filter({ visible: true })).toHaveCount(count);
    program.release();
    await expect(skeleton(page)).toHaveCount(0);
    await page.unrouteAll();
  }
});
