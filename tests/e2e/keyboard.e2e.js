// Every task with the keyboard only. Each tab stop is visible: it has an outline, and nothing covers it.
import { button, expect, field, heading, link, test as base, toggle } from "./fixtures.js";
import { Keyboard } from "./support/keyboard.js";
import { picture } from "./support/png.js";

const test = base.extend({
  keys: async ({ page }, use) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await use(new Keyboard(page));
  },

  /** Opens a page and signs in. */
  enter: async ({ page, server, keys }, use) => {
    await use(async (path, title) => {
      await page.goto(`${server.url}${path}`);
      await expect(heading(page, "Sign in")).toBeVisible();
      await keys.type("API key", "demo-key");
      await keys.press("Enter");
      await expect(heading(page, title)).toBeFocused();
    });
  },
});
const saved = (page) => page.getByText("Saved.", { exact: true });

test("signing in, the skip link, each page, and signing out", async ({ page, keys, enter }) => {
  await enter("/profile", "Profile");
  for (const title of ["Password", "Settings", "Notifications", "Account", "Profile"]) {
    await keys.on(title);
    await expect(heading(page, title)).toBeFocused();
  }
  await keys.on("Skip to content");
  await expect(heading(page, "Profile")).toBeFocused();
  await keys.on("Sign out", "Space", { back: true });
  await expect(heading(page, "Signed out")).toBeFocused();
});

test("a profile with a mistake shows an explanation, is corrected and saved", async ({ page, keys, enter, server }) => {
  await enter("/profile", "Profile");
  await expect(field(page, "Email")).toBeVisible();
  await keys.type("Last name", "Leroy");
  await keys.type("Email", "zoe");
  await keys.press("Enter");
  const mistakes = page.getByRole("group", { name: "Not saved yet. Please look at:" });
  await expect(mistakes).toBeFocused();
  await keys.on("Email: This is not a complete email address, like zoe@example.com.");
  await expect(field(page, "Email")).toBeFocused();
  await keys.press("ControlOrMeta+a");
  await page.keyboard.insertText("zoe@example.test");
  await expect(mistakes).toBeHidden();
  await keys.on("Save", "Space");
  await expect(saved(page)).toBeVisible();
  expect(await server.read()).toMatchObject({ last_name: "Leroy", email: "zoe@example.test" });
});

test("a picture is chosen, uploaded and removed", async ({ page, keys, enter }) => {
  await enter("/profile", "Profile");
  await expect(field(page, "Email")).toBeVisible();
  const chooser = page.waitForEvent("filechooser");
  await keys.on("Choose picture", "Space");
  await (await chooser).setFiles(picture());
  await keys.on("Upload picture");
  await expect(page.getByText("Your new picture is saved.")).toBeVisible();
  await keys.on("Remove picture");
  await expect(page.getByText("Your picture is removed.")).toBeVisible();
  await expect(page.getByLabel("Choose picture", { exact: true })).toBeFocused();
});

test("the password is shown and changed", async ({ page, keys, enter }) => {
  await enter("/password", "Password");
  await keys.on("Change password");
  await expect(page.getByRole("group", { name: "Not saved yet. Please look at:" })).toBeFocused();
  await keys.type("Current password", "correct-horse-battery");
  await keys.type("New password", "entirely-new-staple");
  await keys.type("Confirm new password", "entirely-new-staple");
  await keys.on("Show passwords", "Space");
  await expect(page.getByLabel("New password", { exact: true })).toHaveAttribute("type", "text");
  await keys.on("Change password");
  await expect(page.getByText("Your new password is accepted.")).toBeVisible();
});

test("settings: switches, texts and the list", { tag: "@chromium" }, async ({ page, keys, enter, server }) => {
  await enter("/settings", "Settings");
  await expect(button(page, "Save")).toBeVisible();
  await keys.on("Dark mode", "Space");
  await expect(toggle(page, "Dark mode")).toBeChecked();
  await keys.on("Raw HTML email", "Space");
  await expect(toggle(page, "Raw HTML email")).toBeChecked();
  await keys.type("Email signature", "<b>Zoé</b>");
  await keys.type("Property rent subscriptions", "4711");
  await keys.press("Enter");
  await keys.on("Remove 4711", "Enter", { back: true });
  await expect(field(page, "Property rent subscriptions")).toBeFocused();
  await keys.type("Interface config", "{}");
  await keys.on("Save");
  await expect(saved(page).last()).toBeVisible();
  await expect.poll(() => server.read("config/")).toMatchObject({
    dark_mode: true,
    raw_html_email: true,
    email_signature: "<b>Zoé</b>",
    interface_config: {},
  });
});

test("notifications: one cell, and a whole channel", async ({ page, keys, enter, server }) => {
  await enter("/notifications", "Notifications");
  await expect(page.getByRole("table")).toBeVisible();
  await keys.on("Everything by email", "Space");
  await expect(page.getByRole("checkbox", { name: "Everything by email", exact: true })).toBeChecked();
  await keys.on("Lease signed: App", "Space");
  await expect(toggle(page, "Lease signed: App")).not.toBeChecked();
  await expect.poll(() => server.read("notification-preferences/")).toMatchObject({
    app: { lease_signed: false },
    email: { rental_file_submitted: true, notifications_overview: true },
  });
});

test("sync, and a deletion that is cancelled and then confirmed", async ({ page, keys, enter, guard }) => {
  guard.expectStatus(410);
  await enter("/account", "Account");
  await keys.on("Sync from sign-in service");
  await expect(page.getByRole("table")).toBeVisible({ timeout: 15_000 });
  await keys.on("Delete my account");
  await expect(page.getByRole("dialog")).toBeVisible();
  await keys.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(button(page, "Delete my account")).toBeFocused();
  await keys.press("Enter");
  await expect(button(page.getByRole("dialog"), "Download my data")).toBeFocused();
  await keys.to("Type your email to confirm");
  await page.keyboard.insertText("zoe@example.test");
  await expect(button(page, "Delete permanently")).toBeEnabled();
  await keys.on("Delete permanently");
  await expect(heading(page, "Your account has been deleted")).toBeFocused();
});

test("a dialog keeps the focus and returns it, and the link to the settings works", async ({ page, keys, enter }) => {
  await enter("/notifications", "Notifications");
  await expect(page.getByRole("table")).toBeVisible();
  await keys.on("Open settings");
  await expect(heading(page, "Settings")).toBeFocused();
  await keys.on("Account", "Enter", { back: true });
  await expect(heading(page, "Account")).toBeFocused();
  await keys.on("Delete my account");
  await keys.to("Cancel");
  await keys.to("Type your email to confirm");
  await expect(link(page, "Profile")).not.toBeFocused();
  await keys.on("Cancel");
  await expect(button(page, "Delete my account")).toBeFocused();
});
