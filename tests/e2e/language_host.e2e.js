// The language of an element in a portal, and of errors without the program.
import { respondWith, button, expect, field, heading, json, link, test } from "./fixtures.js";
import { shipped } from "./support/config.js";
import { chooser, enter, fill, expectLanguage, texts } from "./support/languages.js";
import { element, lastHeard, test as inPortal } from "./support/portal.js";

const fr = texts("fr");

test.describe("without the program", () => {
  test.use({ locale: "fr-FR" });

  test("the page shows in French that it could not start", async ({ page, server, guard }) => {
    guard.expectNoResponse();
    guard.expectError(/TypeError: Failed to fetch/);
    await page.route(/\.wasm$/, (route) => route.abort());
    await page.goto(`${server.url}/profile`);
    await expect(page.getByRole("alert")).toContainText(fr.failure.start);
    await expect(page.getByRole("alert")).toHaveAttribute("lang", "fr");
  });

  test("and in the language that the person chose", async ({ page, server, guard }) => {
    guard.expectNoResponse();
    guard.expectError(/TypeError: Failed to fetch/);
    await page.addInitScript(() => localStorage.setItem("iam-account:locale", "en"));
    await page.route(/\.wasm$/, (route) => route.abort());
    await page.goto(`${server.url}/profile`);
    await expect(page.getByRole("alert")).toContainText(texts("en").failure.start);
  });

  test.describe("or any script", () => {
    test.use({ javaScriptEnabled: false });

    test("it shows in each language what it needs", async ({ page, server }) => {
      await page.goto(`${server.url}/`);
      for (const tag of ["en", "fr"]) await expect(page.locator(`p[lang=${tag}]`)).toContainText(texts(tag).language.needs_scripts);
    });
  });
});

inPortal.describe("the attribute", () => {
  inPortal.use({
    element: '<iam-account base-path="/host/account" locale="fr"></iam-account>',
    portalConfig: { ...shipped(), locale: "en" },
  });

  inPortal("wins over the file, and is followed in the middle of work", async ({ page, portal }) => {
    await enter(page, portal, "/host/account/profile");
    await expectLanguage(page, "fr");
    await field(page, fr.profile.email).fill("zoe");
    await button(page, fr.common.save).click();
    await expect(field(page, fr.profile.email)).toHaveAccessibleDescription(new RegExp(fr.profile.email_problem.slice(0, 30)));
    await field(page, fr.profile.first_name).focus();
    const turn = (locale) =>
      element(page).evaluate((node, locale) => {
        if (locale === null) node.removeAttribute("locale");
        else node.setAttribute("locale", locale);
      }, locale);
    await turn("en-GB");
    await expectLanguage(page, "en");
    await expect(field(page, "First name")).toBeFocused();
    await expect(field(page, "Email")).toHaveValue("zoe");
    await expect(field(page, "Email")).toHaveAccessibleDescription(/This is not a complete email address/);
    await expect(page).toHaveTitle("Portal");
    await turn("fr");
    await expect(field(page, fr.profile.email)).toHaveAccessibleDescription(new RegExp(fr.profile.email_problem.slice(0, 30)));
    // The file decides too.
    await turn(null);
    await expectLanguage(page, "en");
    // An unsupported language leaves the choice to the person.
    await turn("pt");
    await link(page, "Settings").click();
    await chooser(page).selectOption("Français");
    await expectLanguage(page, "fr");
    await turn("en");
    await expectLanguage(page, "en");
    await expect(page.getByText("The site that shows this page chooses the language.")).toBeVisible();
    await expect(page.getByRole("combobox")).toHaveCount(0);
  });

  inPortal("is the language of what the portal hears", async ({ page, portal, guard }) => {
    guard.expectStatus(500);
    await respondWith(page, "GET", "config/", json(500, {}));
    await enter(page, portal, "/host/account/settings");
    await expect.poll(async () => (await lastHeard(page, "error")).message).toBe(fill(fr.error.server_reading, { status: "500" }));
  });
});
