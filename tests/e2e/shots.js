// Screenshots of each page and dialog in each theme, language and width, in screenshots/. The texts are in different
// languages, so nothing is located by its text.
import { join } from "node:path";
import { expect, test as base } from "./fixtures.js";
import { shipped } from "./support/config.js";
import { DEV_DIST, ROOT } from "./support/devserver.js";
import { portrait } from "./support/pictures.js";

const THEMES = ["light", "dark"];
const LANGUAGES = ["en", "fr"];
const WIDTHS = [360, 768, 1280];
const PAGES = ["profile", "password", "settings", "notifications", "account"];

const BRAND = { name: "Northwind Homes", homeUrl: "/", supportUrl: "mailto:help@example.test" };
const WHOLE = { whole: true };

const test = base.extend({
  /** Writes one file. `whole` shows the whole page, with sticky bars in their usual place. */
  shot: async ({ page }, use, { titlePath }) => {
    const [, look] = titlePath;
    await use(async (what, { whole = false } = {}) => {
      const size = page.viewportSize();
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      if (whole) await page.setViewportSize({ width: size.width, height });
      // Moving spinners and bars would differ between two runs.
      await page.screenshot({ path: join(ROOT, "screenshots", what, `${look}.png`), animations: "disabled" });
      await page.setViewportSize(size);
    });
  },

  /** Goes to a page by its link. */
  visit: async ({ page }, use) => {
    await use(async (name) => {
      await page.locator(`.navigation a[href$="/${name}"]`).click();
      await expect(page.locator(`.navigation a[href$="/${name}"][aria-current]`)).toBeVisible();
      await expect(page.locator(".page .card:not(.skeleton)").first()).toBeVisible();
    });
  },

  /** Signs in. */
  enter: async ({ page, server }, use) => {
    await use(async () => {
      await page.goto(`${server.url}/`);
      await page.locator(".sign-in input").fill("demo-key");
      await page.locator(".sign-in .button").click();
      await expect(page.locator(".navigation")).toBeVisible();
    });
  },
});

const dialog = (page) => page.locator("dialog[open]");

for (const theme of THEMES)
  for (const language of LANGUAGES)
    for (const width of WIDTHS) {
      test.describe(`${theme}-${language}-${width}`, () => {
        const config = { ...shipped(), locale: language, brand: BRAND };
        test.use({
          colorScheme: theme,
          viewport: { width, height: width < 700 ? 740 : 860 },
          deviceScaleFactor: width < 700 ? 2 : 1,
          hasTouch: width < 700,
          timezoneId: "Europe/Paris",
          serverOptions: { config },
        });

        test("pages without a session", async ({ page, server, shot }) => {
          for (const [what, path] of [["sign-in", "/"], ["diagnostics", "/diagnostics"], ["not-found", "/nowhere"]]) {
            await page.goto(`${server.url}${path}`);
            await expect(page.locator(".page-title")).toBeVisible();
            await expect(page.locator(".check > .badge.neutral")).toHaveCount(0);
            await shot(what, WHOLE);
          }
        });

        test("pages", async ({ page, guard, enter, visit, shot }) => {
          guard.expectStatus(500);
          await enter();
          const failure = { status: 500, headers: { "x-request-id": "r-42" }, body: "" };
          await page.route("**/notification-preferences/", (route) => route.fulfill(failure));
          await page.locator('.navigation a[href$="/notifications"]').click();
          await expect(page.locator(".load-error")).toBeVisible();
          await shot("load-error");
          await page.unroute("**/notification-preferences/");
          for (const each of PAGES) {
            await visit(each);
            await shot(each, WHOLE);
          }
          await shot("account-top");
          await page.locator(".card .button").first().click();
          await expect(page.locator(".differences")).toBeVisible({ timeout: 15_000 });
          await shot("account-synced", WHOLE);
        });

        test("dialogs", async ({ page, guard, enter, visit, shot }) => {
          guard.expectStatus(401);
          await enter();
          await visit("account");
          await page.locator(".card.danger .button").click();
          await expect(dialog(page)).toBeVisible();
          await shot("deletion");
          await page.keyboard.press("Escape");
          await visit("profile");
          await page.locator("input[autocomplete=given-name]").fill("Zoë");
          await page.locator(".header .button").last().click();
          await expect(dialog(page)).toBeVisible();
          await shot("sign-out");
          await page.keyboard.press("Escape");
          await page.route("**/users/me/", (route) => route.fulfill({ status: 401, body: "{}" }));
          await page.locator("form .button.primary").click();
          await expect(dialog(page)).toBeVisible();
          await shot("session-ended");
          await page.keyboard.press("Escape");
          await expect(page.locator(".banner")).toBeVisible();
          await shot("session-ended-banner");
        });

        test("the studio", async ({ page, enter, visit, shot }) => {
          await enter();
          await visit("profile");
          await page.locator("input[type=file]").setInputFiles(await portrait());
          await expect(page.locator("dialog input[type=range]").first()).toBeEnabled();
          await shot("studio");
          await page.keyboard.press("Escape");
          await page.locator("input[type=file]").setInputFiles({ ...(await portrait()), buffer: Buffer.from("text") });
          await expect(dialog(page).locator(".status-error")).toBeVisible();
          await shot("studio-mistake");
        });

        test("edited and rejected fields", async ({ page, enter, visit, shot }) => {
          await enter();
          await visit("profile");
          await page.locator("input[autocomplete=email]").fill("zoe.margarete.wilhelmine.vanderbilt-ortega");
          await page.locator("input[autocomplete=given-name]").fill("Zoë");
          await page.locator("form .button.primary").click();
          await expect(page.locator(".field-error:not(:empty)").first()).toBeVisible();
          await shot("profile-mistake", WHOLE);
          await visit("settings");
          await page.locator("textarea").first().fill("Zoé Martin\nNorthwind Homes\n");
          await page.locator("textarea").first().blur();
          await page.locator(".save-bar .button").first().scrollIntoViewIfNeeded();
          await shot("settings-changed");
          await visit("password");
          await page.locator("input[autocomplete=new-password]").first().fill("correct horse");
          await page.locator("form .button.primary").click();
          await expect(page.locator(".mistakes")).toBeVisible();
          await shot("password-mistake", WHOLE);
        });

        test.describe("a debug build", () => {
          test.use({ serverOptions: { config, dist: DEV_DIST } });

          test("all components", async ({ page, server, shot }) => {
            await page.goto(`${server.url}/components`);
            await expect(page.locator(".page-title")).toBeVisible();
            await shot("components", WHOLE);
          });
        });
      });
    }
