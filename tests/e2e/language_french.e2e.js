// In French no text is in English, on every page, dialog and error.
import { respondWith, button, expect, field, heading, json, link, test } from "./fixtures.js";
import { shipped } from "./support/config.js";
import { enter, fill, textsOnlyIn, texts } from "./support/languages.js";
import { bomb } from "./support/pictures.js";
import { png } from "./support/png.js";

const fr = texts("fr");
const REFUSAL = json(401, {});

/** Expects no text that only English has. */
const isFrench = async (page, what) => expect.soft(await textsOnlyIn(page, "en", "fr"), what).toEqual([]);

/** Visits all pages of a signed-in person; calls `look` on each. */
async function walk(page, names, look) {
  const ready = { profile: "time", password: ".rules", settings: "select", notifications: "table", account: ".card.danger" };
  for (const [name, part] of Object.entries(ready)) {
    await link(page, names[name]).click();
    await expect(heading(page, names[name])).toBeVisible();
    await expect(page.locator(part).first()).toBeVisible();
    await look(name);
  }
}

test.describe("in English", () => {
  test("the search finds English on every page", async ({ page, server }) => {
    const { pages, session } = texts("en");
    await page.goto(`${server.url}/profile`);
    await field(page, session.api_key).fill("demo-key");
    await button(page, session.sign_in).click();
    await walk(page, pages, async (name) => {
      expect((await textsOnlyIn(page, "en", "fr")).length, name).toBeGreaterThan(8);
      expect(await textsOnlyIn(page, "fr", "en"), name).toEqual([]);
    });
  });
});

test.describe("in French", () => {
  test.use({ locale: "fr-FR" });

  test("no page has English text", async ({ page, server }) => {
    await page.goto(`${server.url}/profile`);
    await expect(heading(page, fr.pages.sign_in)).toBeVisible();
    await isFrench(page, "sign-in");
    await enter(page, server, "/profile");
    await walk(page, fr.pages, async (name) => {
      await isFrench(page, name);
      expect((await textsOnlyIn(page, "fr", "en")).length, name).toBeGreaterThan(8);
    });
    await button(page, fr.session.sign_out).click();
    await expect(heading(page, fr.pages.signed_out)).toBeVisible();
    await isFrench(page, "signed out");
    for (const [path, title] of [["/diagnostics", fr.pages.diagnostics], ["/no-such-page", fr.pages.not_found]]) {
      await page.goto(`${server.url}${path}`);
      await expect(heading(page, title)).toBeVisible();
      await isFrench(page, path);
    }
  });

  test("nor has a page of a service account", async ({ page, server }) => {
    await page.goto(`${server.url}/profile`);
    await field(page, fr.session.api_key).fill("machine-key");
    await button(page, fr.session.sign_in).click();
    for (const name of ["profile", "password", "settings", "notifications", "account"]) {
      await page.locator(`.navigation a[href$="/${name}"]`).click();
      await expect(heading(page, fr.pages[name])).toBeVisible();
      await isFrench(page, name);
    }
  });

  test("errors are in French, at the field and above the form", async ({ page, server }) => {
    await enter(page, server, "/password");
    await button(page, fr.password.change).click();
    await expect(page.getByLabel(fr.password.new, { exact: true })).toHaveAccessibleDescription(new RegExp(fr.password.new_missing));
    await isFrench(page, "password");
    await page.getByLabel(fr.password.new, { exact: true }).fill("court");
    await expect(page.getByText(fill(fr.password.at_least_other, { count: "12" }), { exact: true })).toBeVisible();
    await isFrench(page, "a short password");
    await link(page, fr.pages.profile).click();
    await field(page, fr.profile.email).fill("zoe");
    await button(page, fr.common.save).click();
    await expect(page.getByRole("group", { name: fr.common.mistakes })).toBeFocused();
    await isFrench(page, "profile");
    const choose = page.getByLabel(fr.profile.choose_picture, { exact: true });
    await choose.setInputFiles({ name: "zoe.png", mimeType: "image/png", buffer: png() });
    await expect(page.getByRole("slider", { name: fr.studio.zoom, exact: true })).toBeEnabled();
    await isFrench(page, "studio");
    await button(page, fr.common.cancel).click();
    await choose.setInputFiles({ name: "zoe.png", mimeType: "image/png", buffer: Buffer.from("no picture") });
    await expect(page.getByText(fr.picture.text, { exact: true })).toBeVisible();
    await isFrench(page, "a file that is no picture");
    await button(page, fr.common.cancel).click();
    await link(page, fr.pages.settings).click();
    await field(page, fr.settings.interface).fill("{");
    await button(page, fr.common.save).click();
    await expect(field(page, fr.settings.interface)).toHaveAttribute("aria-invalid", "true");
    await isFrench(page, "settings");
  });

  test("so are questions, failures and the end of a session", async ({ page, server, guard }) => {
    guard.expectStatus(500, 401);
    await enter(page, server, "/profile");
    await field(page, fr.profile.first_name).fill("Zoë");
    await button(page, fr.session.sign_out).click();
    await expect(page.getByRole("dialog", { name: fr.drafts.sign_out_title })).toBeVisible();
    await isFrench(page, "the question before signing out");
    await button(page, fr.common.cancel).click();
    const broken = await respondWith(page, "PATCH", "", json(500, {}));
    await button(page, fr.common.save).click();
    await expect(page.getByText(fill(fr.error.server, { status: "500" }), { exact: true })).toBeVisible();
    await isFrench(page, "a failure");
    await broken.heal();
    await respondWith(page, "PATCH", "", REFUSAL);
    await respondWith(page, "GET", "", REFUSAL);
    await button(page, fr.common.save).click();
    await expect(page.getByRole("dialog", { name: fr.session.lapsed_title })).toBeVisible();
    await isFrench(page, "the end of a session");
    await button(page, fr.session.not_now).click();
    await isFrench(page, "put off");
  });

  test("so are the deletion and the deleted account", async ({ page, server, guard }) => {
    guard.expectStatus(410);
    await enter(page, server, "/account");
    await button(page, fr.account.delete).click();
    const confirmation = field(page, fr.account.delete_confirm_email);
    await confirmation.fill("zoe@example");
    await page.keyboard.press("Tab");
    await expect(confirmation).toHaveAttribute("aria-invalid", "true");
    await isFrench(page, "the deletion");
    await confirmation.fill("zoe@example.test");
    await button(page, fr.account.delete_permanently).click();
    await expect(heading(page, fr.session.deleted)).toBeVisible();
    await isFrench(page, "the end");
  });

  test("a message is one sentence, with a plural form for several", async ({ page, server }) => {
    await enter(page, server, "/notifications");
    const [, rest] = fr.notifications.reach.split("{{ channels }}");
    const sentence = page.getByText(fr.notifications.reach.split("{{")[0].trim());
    await expect(sentence).toContainText(rest);
    await expect(sentence).toContainText(/ des \d+ événements par e-mail|rien par e-mail|tout par e-mail/);
  });

  test("numbers have French formats and plurals", async ({ page, server, guard }) => {
    guard.expectStatus(429);
    await enter(page, server, "/profile");
    for (const [seconds, said] of [
      ["1", fr.error.too_many_seconds_one],
      ["30", fill(fr.error.too_many_seconds_other, { count: "30" })],
      ["600", fill(fr.error.too_many_minutes_other, { count: "10" })],
    ]) {
      const fault = await respondWith(page, "PATCH", "", { ...json(429, {}), headers: { "Retry-After": seconds } });
      await field(page, fr.profile.first_name).fill(`Zoë ${seconds}`);
      await button(page, fr.common.save).click();
      // The page waits three times for a second before it shows the error.
      await expect(page.getByText(said, { exact: true })).toBeVisible({ timeout: 10_000 });
      await fault.heal();
    }
    const file = { name: "zoe.png", mimeType: "image/png", buffer: bomb() };
    await page.getByLabel(fr.profile.choose_picture, { exact: true }).setInputFiles(file);
    const size = { width: "30\u202f000", height: "30\u202f000", max: "120" };
    await expect(page.getByText(fill(fr.picture.too_many_pixels, size), { exact: true })).toBeVisible();
  });
});
