// The main flows of a person, in each engine.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../support/devserver.js";
import { texts } from "../support/languages.js";
import { expect, open, test } from "./fixtures.js";

test("sign-in with a key: a wrong one is an error at the field, a right one leads to the wanted page", async ({ page, server }) => {
  await page.goto(`${server.url}/settings`);
  await page.fill("API key", "no-such-key");
  await page.click("button", "Sign in");
  await expect.poll(() => page.field("API key")).toMatchObject({ value: "no-such-key", invalid: true });
  expect((await page.field("API key")).description).toContain("The service does not accept this key");
  await page.fill("API key", "demo-key");
  await page.press("Enter");
  await page.find("heading", "Settings");
  expect(await page.path()).toBe("/settings");
  await page.click("button", "Sign out");
  await page.find("heading", "Signed out");
  await page.saysNoMore("Zoé");
});

test.describe("with an OpenID provider", () => {
  test.use({ auth: { mode: "oidc", clientId: "iam-account" } });

  test("sign-in leads there and back to the wanted page, and sign-out ends there too", async ({ page, server }) => {
    await page.goto(`${server.url}/settings`);
    await page.fill("Email", "zoe@example.test");
    await page.fill("Password", "correct-horse-battery");
    await page.click("button", "Sign in");
    await page.find("heading", "Settings");
    expect(await page.path()).toBe("/settings");
    await page.click("button", "Sign out");
    await page.find("heading", "Signed out");
    expect(await page.path()).toBe("/signed-out");
    await page.goto(`${server.url}/profile`);
    await page.click("button", "Sign in");
    await page.fill("Email", "zoe@example.test");
  });
});

test("a mistake is listed and marked at its field, and what is right is saved", async ({ page, server }) => {
  await open(page, server, "/profile", "Profile");
  await page.fill("First name", "Zoë");
  await page.fill("Email", "zoe");
  await page.click("button", "Save");
  await page.says("Not saved yet. Please look at:");
  expect(await page.field("Email")).toMatchObject({ value: "zoe", invalid: true, description: expect.stringContaining("@") });
  expect((await server.read()).first_name).toBe("Zoé");
  await page.fill("Email", "zoe@agence.example");
  await page.press("Enter");
  await page.says("Saved.");
  expect(await page.field("Email")).toMatchObject({ value: "zoe@agence.example", invalid: false });
  expect(await server.read()).toMatchObject({ first_name: "Zoë", email: "zoe@agence.example" });
});

test("a wrong password is an error at its field, and the right one changes it", async ({ page, server }) => {
  await open(page, server, "/password", "Password");
  await page.fill("Current password", "wrong-horse-battery");
  await page.fill("New password", "entirely-new-staple");
  await page.fill("Confirm new password", "entirely-new-staple");
  await page.click("button", "Change password");
  await expect.poll(() => page.field("Current password")).toMatchObject({ invalid: true });
  expect((await page.field("Current password")).description).toContain("The current password is incorrect");
  await page.fill("Current password", "correct-horse-battery");
  await page.click("button", "Change password");
  await page.says("Your new password is accepted.");
  expect(await page.field("New password")).toMatchObject({ value: "", invalid: false });
});

test("a switch is saved at once, changes the page and is still there after a reload", async ({ page, server }) => {
  const scheme = () => page.evaluate(() => getComputedStyle(document.querySelector("iam-account .iam-app")).backgroundColor);
  await open(page, server, "/settings", "Settings");
  const light = await scheme();
  await page.click("switch", "Dark mode");
  await page.says("Saved.");
  expect(await server.read("config/")).toMatchObject({ dark_mode: true });
  const dark = await scheme();
  expect(dark).not.toBe(light);
  await open(page, server, "/settings", "Settings");
  expect(await page.field("Dark mode")).toMatchObject({ checked: true });
  expect(await scheme()).toBe(dark);
});

test("Escape leaves the deletion, and a typed confirmation deletes the account", async ({ page, server }) => {
  await open(page, server, "/account", "Account");
  await page.click("button", "Delete my account");
  await page.find("dialog", "Delete your account?");
  await page.press("Escape");
  await page.focuses("button", "Delete my account");
  await page.press("Enter");
  await page.fill("Type your email to confirm", "zoe@example.test");
  await page.click("button", "Delete permanently");
  await page.find("heading", "Your account has been deleted");
  expect((await server.api("GET", "")).status).toBe(401);
});

test("a person chooses French, and the page speaks it at once and after a reload", async ({ page, server }) => {
  const { pages, profile, session } = texts("fr");
  await page.goto(`${server.url}/profile`);
  await page.find("heading", "Sign in");
  await page.clickLabel("Language");
  await page.press("F");
  await page.find("heading", pages.sign_in);
  await page.goto(`${server.url}/profile`);
  await page.fill(session.api_key, "demo-key");
  await page.click("button", session.sign_in);
  await page.find("heading", pages.profile);
  expect(await page.field(profile.first_name)).toMatchObject({ value: "Zoé" });
  expect(await page.evaluate(() => document.documentElement.lang)).toBe("fr");
});

test("axe finds nothing on a form with a mistake, in a dialog and on the notifications", async ({ page, server }) => {
  await open(page, server, "/profile", "Profile");
  await page.fill("Email", "zoe");
  await page.click("button", "Save");
  await page.says("Not saved yet. Please look at:");
  expect(await page.axe()).toEqual([]);
  await page.click("link", "Notifications");
  await page.focuses("heading", "Notifications");
  expect(await page.axe()).toEqual([]);
  await page.click("link", "Account");
  await page.focuses("heading", "Account");
  await page.click("button", "Delete my account");
  await page.find("dialog", "Delete your account?");
  expect(await page.axe()).toEqual([]);
});

test("README.md names this engine, in no later version than this", async ({ engine, engineName }) => {
  const row = new RegExp(`^\\| ${engineName}(?:GTK)? ([\\d.]+) \\|`, "m");
  const [, named] = readFileSync(join(ROOT, "README.md"), "utf8").match(row);
  expect(named.localeCompare(engine.version, "en", { numeric: true })).toBeLessThanOrEqual(0);
});
