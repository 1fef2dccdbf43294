// The diagnostics, and the errors for an invalid configuration.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { button, card, expect, heading, html, json, open, test } from "./fixtures.js";
import { API_KEY } from "./support/config.js";
import { ROOT } from "./support/devserver.js";

const manifest = readFileSync(join(ROOT, "Cargo.toml"), "utf8");
const [, version] = manifest.match(/^\[workspace\.package\]$[^[]*?^version = "([^"]+)"$/m);
const fact = (page, text) => page.getByRole("definition").filter({ hasText: text });
const configure = (page, config) =>
  page.route("**/config.json", (route) => route.fulfill(typeof config === "object" ? json(200, config) : config()));

test("version, URLs and effective configuration are shown without a session", async ({ page, server }) => {
  await page.goto(`${server.url}/diagnostics`);
  await expect(heading(page, "Diagnostics")).toBeVisible();
  await expect(fact(page, version)).toBeVisible();
  await expect(fact(page, "/iam/v1")).toBeVisible();
  await expect(page.getByText('"keyScheme": "Token"')).toBeVisible();
  await expect(card(page, "Warnings").getByText("None.", { exact: true })).toBeVisible();
});

test("no secret is shown after signing in", async ({ page, server }) => {
  await open(page, server, "/profile");
  await page.goBack();
  await page.goto(`${server.url}/diagnostics`);
  await expect(heading(page, "Diagnostics")).toBeVisible();
  expect(await page.content()).not.toContain("demo-key");
});

test("an unknown key is a warning that names it, also in a nested object", async ({ page, server }) => {
  await configure(page, { colour: "red", auth: { mode: "api-key", clientID: "x" } });
  await page.goto(`${server.url}/diagnostics`);
  await expect(page.getByText("The configuration key “colour” is unknown to this version")).toBeVisible();
  await expect(page.getByText("The configuration key “auth.clientID” is unknown to this version")).toBeVisible();
});

const WRONG = {
  "auth.mode": { auth: { mode: "passkey" } },
  "features.sync": { features: { sync: "yes" } },
  "password.minLength": { password: { minLength: "12" } },
  "brand.homeUrl": { brand: { homeUrl: "javascript:alert(1)" } },
  basePath: { basePath: "account" },
  auth: { auth: "api-key" },
};

for (const [key, config] of Object.entries(WRONG)) {
  test(`a wrong value at ${key} shows an error that names the key`, async ({ page, server }) => {
    await configure(page, config);
    await page.goto(`${server.url}/profile`);
    await expect(heading(page, "This page is not set up correctly")).toBeVisible();
    await expect(page.getByRole("alert")).toContainText(`“${key}”`);
    await expect(page.getByText("your account is not affected")).toBeVisible();
  });
}

test("a page outside the base path shows an error that names the key and the path", async ({ page, server }) => {
  await configure(page, { basePath: "/elsewhere" });
  await page.goto(`${server.url}/profile`);
  await expect(page.getByRole("alert")).toContainText("This page is at /profile");
  await expect(page.getByRole("alert")).toContainText("“basePath”");
});

test("HTML in place of config.json shows an error that names file, line and column", async ({ page, server }) => {
  await configure(page, () => html(200));
  await page.goto(`${server.url}/profile`);
  await expect(heading(page, "This page is not set up correctly")).toBeVisible();
  await expect(page.getByText("config.json is not valid JSON: look at line 1, column 1.")).toBeVisible();
});

test("a config.json that cannot be fetched shows an error", async ({ page, server, guard }) => {
  guard.expectStatus(500);
  await configure(page, () => html(500));
  await page.goto(`${server.url}/profile`);
  await expect(page.getByRole("alert")).toContainText("config.json could not be loaded");
});

test("without config.json every key has its default, and the diagnostics show that", async ({ page, server, guard }) => {
  guard.expectStatus(404);
  await configure(page, () => ({ status: 404, body: "Not found" }));
  await page.goto(`${server.url}/diagnostics`);
  await expect(page.getByText("config.json was not found beside the entry module, so every key has its default.")).toBeVisible();
  // The default: a standalone page redirects to the sign-in at its own origin.
  await page.goto(`${server.url}/profile`);
  await expect(heading(page, "Sign in to the demo")).toBeVisible();
});

test("a feature that is switched off is not offered", async ({ page, server }) => {
  await configure(page, { auth: API_KEY, features: { deleteAccount: false, sync: false, avatar: false, password: false } });
  await open(page, server, "/account");
  await expect(heading(page, "Account")).toBeVisible();
  await expect(button(page, "Delete my account")).toHaveCount(0);
  await expect(button(page, "Sync from sign-in service")).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Password", exact: true })).toHaveCount(0);
  await page.getByRole("link", { name: "Profile", exact: true }).click();
  await expect(heading(page, "Personal details")).toBeVisible();
  await expect(button(page, "Upload picture")).toHaveCount(0);
});

test("the operator's brand is in the header and the title", async ({ page, server }) => {
  await configure(page, { auth: API_KEY, brand: { name: "Agence du Port", homeUrl: "/portal" } });
  await open(page, server, "/profile");
  await expect(page).toHaveTitle("Profile · Agence du Port");
  await expect(page.getByRole("banner").getByText("Agence du Port", { exact: true })).toBeVisible();
  const back = page.getByRole("link", { name: "Back to the application", exact: true });
  await expect(back).toHaveAttribute("href", `${server.url}/portal`);
  await back.click();
  await expect(page).toHaveURL(`${server.url}/portal`);
});

test("the operator's key scheme goes before the key", async ({ page, server }) => {
  await configure(page, { auth: { mode: "api-key", keyScheme: "Bearer" } });
  const request = page.waitForRequest("**/iam/v1/users/me/");
  await open(page, server, "/profile");
  expect(await (await request).headerValue("authorization")).toBe("Bearer demo-key");
});
