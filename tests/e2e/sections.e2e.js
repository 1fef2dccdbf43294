// The sections of the configuration: order, titles, links of the portal, and what is hidden.
import { button, expect, field, heading, json, link, open, respondWith, signIn, test } from "./fixtures.js";
import { API_KEY, shipped } from "./support/config.js";
import { clipped, overflowing, overlapping } from "./support/layout.js";
import { element, test as inPortal } from "./support/portal.js";

const SECTIONS = [
  { page: "settings", title: { en: "Preferences", fr: "Préférences" } },
  "profile",
  { url: "icon.svg", title: { en: "Help", fr: "Aide" }, icon: "icon.svg" },
  "account",
];
const config = (sections) => ({ auth: API_KEY, sections });
const names = (page) => page.getByRole("navigation").getByRole("link");

test.describe("on our own page", () => {
  test.use({ serverOptions: { config: shipped(config(SECTIONS)) } });

  test("the base leads to the first page, and the navigation has the list's order and titles", async ({ page, server }) => {
    await open(page, server, "/");
    await expect(heading(page, "Preferences")).toBeVisible();
    await expect(page).toHaveURL(`${server.url}/settings`);
    await expect(page).toHaveTitle(/^Preferences · /);
    await expect(names(page)).toHaveText(["Preferences", "Profile", "Help", "Account"]);
    await expect(link(page, "Preferences")).toHaveAttribute("aria-current", "page");
    await expect(heading(page, "Not saved yet")).toHaveCount(0);
  });

  test("a link of the portal is no page, also where it is below the base path, and has its picture", async ({ page, server }) => {
    await open(page, server, "/profile");
    const picture = link(page, "Help").locator("img");
    await expect.poll(() => picture.evaluate((image) => image.naturalWidth)).toBeGreaterThan(0);
    await expect(picture).toHaveAttribute("alt", "");
    await link(page, "Help").click();
    await expect(page).toHaveURL(`${server.url}/icon.svg`);
  });

  test("a hidden page is not found, signed in or not, and no link leads to it", async ({ page, server }) => {
    await page.goto(`${server.url}/password`);
    await expect(heading(page, "Page not found")).toBeVisible();
    await link(page, "Profile").click();
    await signIn(page);
    await expect(heading(page, "Profile")).toBeVisible();
    for (const path of ["/notifications", "/password?a=1#b", "//password"]) {
      await page.evaluate((path) => {
        history.pushState(null, "", location.origin + path);
        dispatchEvent(new PopStateEvent("popstate"));
      }, path);
      await expect(heading(page, "Page not found")).toBeVisible();
    }
    await expect(page.getByRole("main").getByRole("link")).toHaveText(["Profile", "Preferences", "Account"]);
    await expect(page.locator('a[href*="password"], a[href*="notifications"]')).toHaveCount(0);
  });

  test.describe("in French", () => {
    test.use({ locale: "fr-CA" });

    test("titles are the French ones", async ({ page, server }) => {
      await page.goto(`${server.url}/settings`);
      await page.getByLabel("Clé d’API", { exact: true }).fill("demo-key");
      await page.getByRole("button", { name: "Se connecter", exact: true }).click();
      await expect(heading(page, "Préférences")).toBeVisible();
      await expect(names(page)).toHaveText(["Préférences", "Profil", "Aide", "Compte"]);
    });
  });
});

test.describe("with a page that another one has a link to", () => {
  test.use({ serverOptions: { config: shipped(config(["notifications"])) } });

  test("there is no such link, and one entry is no navigation", async ({ page, server }) => {
    await respondWith(page, "GET", "config/", json(200, { send_notification_by_mail: false }));
    await open(page, server, "/");
    await expect(page.getByText(/^No email is sent for now/)).toBeVisible();
    await expect(link(page, "Open settings")).toHaveCount(0);
    await expect(page.getByRole("navigation")).toHaveCount(0);
  });
});

/** As many entries as there may be: the five pages, and links. */
const entries = (count) => {
  const pages = ["profile", "password", "settings", "notifications", "account"].slice(0, count);
  const links = ["Billing", "Organisation", "Help"].slice(0, count - pages.length);
  return [...pages, ...links.map((name) => ({ url: `https://portal.test/${name}`, title: { en: name }, icon: "icon.svg" }))];
};
for (const count of [1, 3, 8])
  test.describe(`with ${count} entries`, () => {
    test.use({ serverOptions: { config: shipped(config(entries(count))) } });

    test("the navigation fits on a phone, a tablet and a desk", async ({ page, server }) => {
      await page.setViewportSize({ width: 360, height: 740 });
      await open(page, server, "/");
      await expect(field(page, "First name")).toBeVisible();
      await expect(names(page)).toHaveCount(count === 1 ? 0 : count);
      for (const width of [360, 768, 1280]) {
        await page.setViewportSize({ width, height: 740 });
        for (const find of [overflowing, clipped, overlapping]) expect(await page.evaluate(find), `${width}`).toEqual([]);
      }
    });
  });

inPortal.describe("in a portal", () => {
  const CONFIG = { ...config(SECTIONS), basePath: "/host/account" };
  const set = (page, sections) =>
    page.evaluate((config) => void (document.querySelector("iam-account").config = config), { ...CONFIG, sections });

  inPortal("another list is followed beside what is being typed", async ({ page, portal }) => {
    await open(page, portal, "/host/account/profile");
    // The first property takes the place of the whole file, so pages may be drawn anew.
    await set(page, ["profile"]);
    await expect(element(page).getByRole("navigation")).toHaveCount(0);
    await field(page, "First name").fill("Zoë");
    await field(page, "First name").evaluate((input) => input.setSelectionRange(1, 1));
    await set(page, [{ page: "profile", title: { en: "About you" } }, "account"]);
    const own = element(page).getByRole("navigation").getByRole("link");
    await expect(own).toHaveText(["About you", "Account"]);
    await expect(heading(page, "About you")).toBeVisible();
    await expect(field(page, "First name")).toBeFocused();
    expect(await field(page, "First name").evaluate((input) => input.selectionStart)).toBe(1);
    await set(page, ["settings", "account"]);
    await expect(heading(page, "Page not found")).toBeVisible();
    await set(page, ["settings", "profile"]);
    await expect(field(page, "First name")).toHaveValue("Zoë");
    await expect(button(page, "Sign out")).toBeVisible();
  });

  inPortal("a wrong entry is named", async ({ page, portal }) => {
    await page.goto(`${portal.url}/host/account`);
    const alert = element(page).getByRole("alert");
    for (const [sections, message] of [
      [["profile", "profile"], "“sections[1]” has to have a “page”, or a “url” with a “title”"],
      [["profile", { url: "javascript:alert(1)", title: { en: "Help" } }], "“sections[1].url” has to be an http(s) or mailto link"],
      [["passwords"], "“sections[0]” has to be one of: profile, password"],
      [[], "“sections” has to include “page”"],
    ]) {
      await set(page, sections);
      await expect(alert).toContainText(message);
    }
  });

  inPortal.describe("one page", () => {
    inPortal.use({ element: '<iam-account page="password"></iam-account>', portalConfig: shipped(config(["profile"])) });

    inPortal("that is hidden is not found", async ({ page, portal }) => {
      await page.goto(`${portal.url}/host`);
      await expect(heading(page, "Page not found")).toBeVisible();
      await expect(element(page).getByRole("link")).toHaveCount(0);
    });
  });
});
