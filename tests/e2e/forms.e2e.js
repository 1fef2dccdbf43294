// The requirements of WCAG 2.2 for every form of the app.
import { respondWith, button, expect, field, json, test, toggle } from "./fixtures.js";
import { account, notifications, password, profile, settings } from "./support/screens.js";

const FORMS = {
  profile: {
    enter: profile,
    send: "Save",
    spoil: (page) => field(page, "Email").fill("zoe"),
    invalid: ["Email"],
    tokens: { "First name": "given-name", "Last name": "family-name", Email: "email", Phone: "tel" },
  },
  password: {
    enter: password,
    send: "Change password",
    spoil: (page) => page.getByLabel("New password", { exact: true }).fill("short"),
    invalid: ["Current password", "Confirm new password"],
    tokens: {
      "Current password": "current-password",
      "New password": "new-password",
      "Confirm new password": "new-password",
    },
  },
  settings: {
    enter: settings,
    send: "Save",
    spoil: (page) => field(page, "Interface config").fill("{"),
    invalid: ["Interface config"],
    tokens: { "Email signature": "off", "Property rent subscriptions": "off", "Interface config": "off" },
  },
};
const labelled = (page, name) => page.getByLabel(name, { exact: true });

for (const [name, { enter, send, spoil, invalid, tokens }] of Object.entries(FORMS)) {
  test.describe(name, () => {
    test("has the purpose of each field for browsers (1.3.5)", async ({ page, server }) => {
      await enter({ page, server });
      for (const [label, token] of Object.entries(tokens)) {
        await expect(labelled(page, label)).toHaveAttribute("autocomplete", token);
      }
    });

    test("can always be sent, and has a summary of the errors with links to the fields (3.3.1)", async ({ page, server }) => {
      await enter({ page, server });
      await expect(button(page, send)).toBeEnabled();
      await spoil(page);
      await expect(button(page, send)).toBeEnabled();
      await button(page, send).click();
      const summary = page.getByRole("group", { name: "Not saved yet. Please look at:" });
      await expect(summary).toBeFocused();
      for (const label of invalid) {
        await expect(labelled(page, label)).toHaveAttribute("aria-invalid", "true");
        const entry = await summary.getByRole("link", { name: new RegExp(`^${label}: `) }).textContent();
        const mistake = entry.slice(label.length + 2).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
        await expect(labelled(page, label)).toHaveAccessibleDescription(new RegExp(mistake));
        await summary.getByRole("link", { name: entry, exact: true }).click();
        await expect(labelled(page, label)).toBeFocused();
      }
      await expect(button(page, send)).toBeEnabled();
    });
  });
}

// Screen readers do not announce a live region that is added with its text (4.1.3).
const ERRORS = {
  profile: [profile, "PATCH", "", (page) => field(page, "First name").fill("Zoë"), (page) => button(page, "Save")],
  settings: [settings, "PUT", "config/", () => {}, (page) => toggle(page, "Raw HTML email")],
  notifications: [notifications, "PUT", "notification-preferences/", () => {}, (page) => toggle(page, "Lease signed: App")],
  account: [account, "POST", "sync-from-auth/", () => {}, (page) => button(page, "Sync from sign-in service")],
};

for (const [name, [enter, method, path, prepare, control]] of Object.entries(ERRORS)) {
  test(`${name}: the error is shown in a live region that exists from the start`, async ({ page, server, guard }) => {
    guard.expectStatus(500);
    await enter({ page, server });
    await respondWith(page, method, path, json(500, { detail: "Internal Server Error" }));
    await prepare(page);
    const regions = await page.getByRole("alert").elementHandles();
    await control(page).click();
    const message = page.getByRole("alert").filter({ hasText: "error 500" });
    await expect(message).toHaveCount(1);
    const heard = await message.evaluate((node, regions) => regions.includes(node), regions);
    expect(heard).toBe(true);
  });
}
