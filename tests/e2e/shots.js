// Every page and dialog in every theme, language and width, as files in screenshots/ for people to look at.
import { join } from "node:path";
import { expect, test } from "./fixtures.js";
import { shipped } from "./support/config.js";
import { ROOT } from "./support/devserver.js";

const THEMES = ["light", "dark"];
const LANGUAGES = ["en", "fr"];
const WIDTHS = [360, 768, 1280];
const PAGES = ["profile", "password", "settings", "notifications", "account"];

const BRAND = { name: "Northwind Homes", homeUrl: "/", supportUrl: "mailto:help@example.test" };

for (const theme of THEMES)
  for (const language of LANGUAGES)
    for (const width of WIDTHS) {
      const name = `${theme}-${language}-${width}`;
      test.describe(name, () => {
        test.use({
          colorScheme: theme,
          viewport: { width, height: width < 700 ? 740 : 860 },
          deviceScaleFactor: width < 700 ? 2 : 1,
          hasTouch: width < 700,
          serverOptions: { config: { ...shipped(), locale: language, brand: BRAND } },
        });

        test("pages", async ({ page, server, guard }) => {
          guard.expectStatus(500);
          const shot = async (what, { whole = false } = {}) => {
            const size = page.viewportSize();
            // On a screen that holds all of it, bars that stick to an edge are where they belong.
            const height = await page.evaluate(() => document.documentElement.scrollHeight);
            if (whole) await page.setViewportSize({ width, height });
            // Spinners and bars in motion would make two runs differ.
            const path = join(ROOT, "screenshots", what, `${name}.png`);
            await page.screenshot({ path, animations: "disabled" });
            await page.setViewportSize(size);
          };
          const whole = { whole: true };
          for (const [what, path] of [["sign-in", "/"], ["diagnostics", "/diagnostics"], ["not-found", "/nowhere"]]) {
            await page.goto(`${server.url}${path}`);
            await expect(page.locator(".page-title")).toBeVisible();
            await shot(what, whole);
          }
          await page.goto(`${server.url}/components`);
          await expect(page.locator(".page-title")).toBeVisible();
          await shot("components", whole);
          await page.goto(`${server.url}/`);
          await page.locator(".sign-in input").fill("demo-key");
          await page.locator(".sign-in .button").click();
          await page.route("**/notification-preferences/", (route) =>
            route.fulfill({ status: 500, headers: { "x-request-id": "r-42" }, body: "" }),
          );
          await page.locator('.navigation a[href$="/notifications"]').click();
          await expect(page.locator(".load-error")).toBeVisible();
          await shot("load-error");
          await page.unroute("**/notification-preferences/");
          for (const each of PAGES) {
            await page.locator(`.navigation a[href$="/${each}"]`).click();
            await expect(page.locator(".page .card:not(.skeleton)").first()).toBeVisible();
            await shot(each, whole);
          }
          await shot("account-top");
          await page.locator(".card.danger .button").click();
          await expect(page.locator("dialog[open]")).toBeVisible();
          await shot("deletion");
          await page.keyboard.press("Escape");

          // Edited and refused.
          await page.locator('.navigation a[href$="/profile"]').click();
          await page.locator("input[autocomplete=email]").fill("zoe.margarete.wilhelmine.vanderbilt-ortega");
          await page.locator("input[autocomplete=given-name]").fill("Zoë");
          await page.locator("form .button.primary").click();
          await expect(page.locator(".field-error:not(:empty)").first()).toBeVisible();
          await shot("profile-mistake", whole);
          await page.locator(".header .button").last().click();
          await expect(page.locator("dialog[open]")).toBeVisible();
          await shot("sign-out");
          await page.keyboard.press("Escape");
          await page.locator('.navigation a[href$="/settings"]').click();
          await page.locator("textarea").first().fill("Zoé Martin\nNorthwind Homes\n");
          await page.locator("textarea").first().blur();
          await page.locator(".save-bar .button").scrollIntoViewIfNeeded();
          await shot("settings-changed");
          await page.locator('.navigation a[href$="/password"]').click();
          await page.locator("input[autocomplete=new-password]").first().fill("correct horse");
          await page.locator("form .button.primary").click();
          await shot("password-mistake", whole);
        });
      });
    }
