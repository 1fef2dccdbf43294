// A host page changes the element's properties and attributes while a person uses it.
import { button, expect, field, heading, open, signIn } from "./fixtures.js";
import { shipped } from "./support/config.js";
import { element, test } from "./support/portal.js";

const PROFILE = "/host/account/profile";
const CONFIG = { ...shipped(), basePath: "/host/account" };

/** Sets properties of the element. */
const set = (page, properties) =>
  page.evaluate((properties) => void Object.assign(document.querySelector("iam-account"), properties), properties);

/** Types a text, and puts the caret into it. */
async function type(page) {
  await expect(field(page, "First name")).toHaveValue("Zoé");
  await field(page, "First name").fill("Zoë Zoé");
  await field(page, "First name").evaluate((input) => input.setSelectionRange(3, 3));
}

/** Expects the typed text with the caret in it, and the session. */
async function isUndisturbed(page) {
  await expect(field(page, "First name")).toHaveValue("Zoë Zoé");
  await expect(field(page, "First name")).toBeFocused();
  expect(await field(page, "First name").evaluate((input) => input.selectionStart)).toBe(3);
  await expect(button(page, "Sign out")).toBeVisible();
}

test.beforeEach(async ({ page, portal }) => {
  await open(page, portal, PROFILE);
  await type(page);
});

test("another brand is shown beside what is being typed", async ({ page }) => {
  await set(page, { config: { ...CONFIG, brand: { name: "Acme", accent: "rgb(10, 125, 85)" } } });
  await expect(element(page).getByText("Acme", { exact: true })).toBeVisible();
  await expect(button(page, "Save")).toHaveCSS("background-color", /0\.490/);
  await isUndisturbed(page);
  await set(page, { config: { ...CONFIG, brand: { name: "Renamed" } } });
  await expect(element(page).getByText("Renamed", { exact: true })).toBeVisible();
  await isUndisturbed(page);
});

test("theme and locale are properties, too", async ({ page }) => {
  await set(page, { theme: "dark", locale: "fr" });
  await expect(heading(page, "Profil")).toBeVisible();
  await expect(page.locator("iam-account .card").first()).toHaveCSS("color-scheme", "dark");
  await set(page, { theme: null, locale: undefined });
  await isUndisturbed(page);
  expect(await element(page).evaluate(({ attributes }) => [...attributes].map(({ name }) => name))).toEqual(["base-path"]);
});

test("another base path moves the pages", async ({ page, portal }) => {
  await page.evaluate(() => history.replaceState(null, "", "/host/moved/profile"));
  await set(page, { basePath: "/host/moved" });
  const settings = element(page).getByRole("link", { name: "Settings", exact: true });
  await expect(settings).toHaveAttribute("href", "/host/moved/settings");
  await isUndisturbed(page);
  await settings.click();
  await expect(heading(page, "Settings")).toBeVisible();
  await expect(page).toHaveURL(`${portal.url}/host/moved/settings`);
});

test("what is offered no more goes away, and the session and what was typed stay", async ({ page }) => {
  await set(page, { config: { ...CONFIG, features: { avatar: false } } });
  await expect(heading(page, "Picture")).toHaveCount(0);
  await expect(field(page, "First name")).toHaveValue("Zoë Zoé");
  await expect(button(page, "Sign out")).toBeVisible();
});

test("who is asked begins anew, and what was typed is offered again", async ({ page }) => {
  await set(page, { config: { ...CONFIG, auth: { ...CONFIG.auth, keyScheme: "Bearer" } } });
  await expect(heading(page, "Sign in")).toBeVisible();
  await set(page, { config: CONFIG });
  await expect(heading(page, "Sign in")).toBeVisible();
  await signIn(page);
  await expect(element(page).getByText("Zoë Zoé", { exact: true })).toBeVisible();
});

test("equal values change nothing", async ({ page }) => {
  await set(page, { config: CONFIG });
  await page.locator("iam-account .iam-app").evaluate((app) => (app.isSame = true));
  const { basePath, ...rest } = CONFIG;
  await set(page, { config: { basePath, ...structuredClone(rest) }, basePath: "/host/account", theme: null });
  await isUndisturbed(page);
  expect(await page.locator("iam-account .iam-app").evaluate((app) => app.isSame)).toBe(true);
});

test.describe("one page", () => {
  test.use({ element: '<iam-account page="profile"></iam-account>' });

  test("becomes another one", async ({ page }) => {
    await set(page, { page: "settings" });
    await expect(heading(page, "Settings")).toBeVisible();
    await set(page, { page: "profile" });
    await expect(field(page, "First name")).toHaveValue("Zoë Zoé");
    await expect(button(page, "Sign out")).toBeVisible();
  });
});
