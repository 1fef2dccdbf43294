// The choice of the language, and a change of it.
import { button, expect, field, heading, json, link, open, requests, test, toggle } from "./fixtures.js";
import { shipped } from "./support/config.js";
import { chooser, enter, fill, expectLanguage, texts } from "./support/languages.js";

const fr = texts("fr");
const stored = (page) => page.evaluate(() => localStorage.getItem("iam-account:locale"));

test.describe("the operator", () => {
  test.use({ serverOptions: { config: { ...shipped(), locale: "fr" } }, locale: "en-GB" });

  test("wins over person and device, and the settings show that", async ({ page, server }) => {
    await page.addInitScript(() => localStorage.setItem("iam-account:locale", "en"));
    await page.goto(`${server.url}/`);
    await expectLanguage(page, "fr");
    await expect(page).toHaveTitle(/^Connexion · /);
    await expect(page.getByRole("combobox")).toHaveCount(0);
    await enter(page, server, "/settings");
    await expect(page.getByText(fr.common.language_decided, { exact: true })).toBeVisible();
    await expect(page.getByRole("combobox")).toHaveCount(0);
    await expect(page).toHaveTitle(/^Paramètres · /);
  });

  test("sees the error for an invalid configuration in it", async ({ page, server }) => {
    await page.route("**/config.json", (route) => route.fulfill(json(200, { locale: "fr", auth: { mode: "passkey" } })));
    await page.goto(`${server.url}/profile`);
    await expect(heading(page, fr.boot.title)).toBeVisible();
    const names = "oidc, host, cookie, api-key";
    await expect(page.getByRole("alert")).toContainText(fill(fr.boot.not_one_of, { key: "auth.mode", names }));
    await expectLanguage(page, "fr");
  });
});

test.describe("an operator's unsupported language", () => {
  for (const locale of ["pt", "x", "fr_", "🦀", "e".repeat(99)])
    test.describe(locale.slice(0, 9), () => {
      test.use({ serverOptions: { config: { ...shipped(), locale } } });

      test("breaks nothing", async ({ page, server }) => {
        await page.goto(`${server.url}/`);
        await expect(page.locator(".page-title")).toBeVisible();
        await page.locator(".sign-in input").fill("demo-key");
        await page.locator(".sign-in .button").click();
        await expect(page.locator("time")).toContainText("20");
        await expectLanguage(page, locale === "fr_" ? "fr" : "en");
      });
    });
});

test.describe("the device", () => {
  test.use({ locale: "fr-CA" });

  test("decides where no one else does, with the formats of its region", async ({ page, server }) => {
    await enter(page, server, "/profile");
    await expectLanguage(page, "fr");
    const { updated_at } = await server.read();
    const date = await page.evaluate(
      (moment) => new Intl.DateTimeFormat("fr-CA", { dateStyle: "long", timeStyle: "short" }).format(new Date(moment)),
      updated_at,
    );
    await expect(page.locator("time")).toHaveText(date);
  });

  test("with an unsupported first language gets its next one", async ({ browser, server, guard }) => {
    const context = await browser.newContext({ locale: "pt-BR" });
    await guard.watch(context);
    const page = await context.newPage();
    await page.addInitScript(() => Object.defineProperty(navigator, "languages", { get: () => ["pt-BR", "fr-BE", "en"] }));
    await page.goto(`${server.url}/`);
    await expectLanguage(page, "fr");
    await context.close();
  });
});

test.describe("the person", () => {
  test("chooses before signing in, and the choice stays", async ({ page, server }) => {
    await page.goto(`${server.url}/settings`);
    await field(page, "API key").fill("demo-");
    await chooser(page).focus();
    await chooser(page).selectOption("Français");
    await expectLanguage(page, "fr");
    await expect(heading(page, fr.pages.sign_in)).toBeVisible();
    await expect(page).toHaveTitle(/^Connexion · /);
    await expect(chooser(page, fr.common.language)).toBeFocused();
    await expect(field(page, fr.session.api_key)).toHaveValue("demo-");
    await page.reload();
    await expectLanguage(page, "fr");
    await enter(page, server, "/settings");
    await expect(chooser(page, fr.common.language)).toHaveValue("fr");
    expect(await stored(page)).toBe("fr");
  });

  test("leaves it to the device again", async ({ page, server }) => {
    await page.addInitScript(() => sessionStorage.length || localStorage.setItem("iam-account:locale", "fr"));
    await enter(page, server, "/settings");
    await chooser(page, fr.common.language).selectOption(fr.common.language_of_device);
    await expectLanguage(page, "en");
    await expect(chooser(page)).toHaveValue("");
    expect(await stored(page)).toBe(null);
  });

  test("changes it during work: texts, messages and focus stay", async ({ page, server }) => {
    await open(page, server, "/settings");
    await field(page, "Email signature").fill("Zoé, not saved");
    await toggle(page, "Dark mode").click();
    await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
    await field(page, "Interface config").fill("{");
    await button(page, "Save").click();
    await expect(field(page, "Interface config")).toHaveAttribute("aria-invalid", "true");
    const asked = requests(page, "GET", "config/");
    await chooser(page).focus();
    await chooser(page).selectOption("Français");
    await expect(heading(page, fr.pages.settings)).toBeVisible();
    await expect(chooser(page, fr.common.language)).toBeFocused();
    await expect(field(page, fr.settings.signature)).toHaveValue("Zoé, not saved");
    await expect(page.getByText(fr.common.saved, { exact: true })).toBeVisible();
    const mistake = fill(fr.settings.not_json, { line: 1, column: 1 });
    await expect(field(page, fr.settings.interface)).toHaveAccessibleDescription(new RegExp(mistake.slice(0, 25)));
    await expect(page.getByRole("group", { name: fr.common.mistakes })).toBeVisible();
    await expect(page).toHaveTitle(/^Paramètres · /);
    expect(asked).toEqual([]);
    await link(page, fr.pages.notifications).click();
    await expect(page.getByRole("columnheader", { name: fr.notifications.event, exact: true })).toBeVisible();
    await expect(page.getByRole("columnheader", { name: fr.notifications.email, exact: true })).toBeVisible();
  });

  test("changes it in all tabs", async ({ page, context, server }) => {
    await open(page, server, "/settings");
    const other = await context.newPage();
    await open(other, server, "/profile");
    await field(other, "First name").fill("Zoë");
    await chooser(page).selectOption("Français");
    await expect(field(other, fr.profile.first_name)).toHaveValue("Zoë");
    await chooser(page, fr.common.language).selectOption(fr.common.language_of_device);
    await expect(field(other, "First name")).toHaveValue("Zoë");
  });

  test("with an invalid stored value has the device's", async ({ page, server }) => {
    await page.addInitScript(() => localStorage.setItem("iam-account:locale", "{\"no\": 1}"));
    await page.goto(`${server.url}/`);
    await expectLanguage(page, "en");
    await expect(chooser(page)).toHaveValue("");
  });

  test("chooses for this visit where the browser stores nothing", async ({ page, server }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("blocked", "SecurityError"); } });
    });
    await page.goto(`${server.url}/`);
    await chooser(page).selectOption("Français");
    await expectLanguage(page, "fr");
  });

  test("deletes the account with the stored choice, and reads the last page in it", async ({ page, server, guard }) => {
    guard.expectStatus(410);
    await page.goto(`${server.url}/`);
    await chooser(page).selectOption("Français");
    await enter(page, server, "/account");
    await button(page, fr.account.delete).click();
    await field(page, fr.account.delete_confirm_email).fill("zoe@example.test");
    await button(page, fr.account.delete_permanently).click();
    await expect(heading(page, fr.session.deleted)).toBeVisible();
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  });
});
