// "Download my data": one file, generated in the browser, with every digit.
import { readFile } from "node:fs/promises";
import { respondWith, button, card, expect, field, json, open, test } from "./fixtures.js";
import { API_KEY, shipped } from "./support/config.js";
import { picture } from "./support/png.js";

const data = (page) => card(page, "Your data");

/** Presses the button and reads the file. */
async function download(page, within = data(page)) {
  const waiting = page.waitForEvent("download");
  await button(within, "Download my data").click();
  const file = await waiting;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
}

test("has everything as the service stores it, with unknown keys and every digit", async ({ page, server }) => {
  const config = '{"email_signature": "Zoé", "interface_config": {"big": 12345678901234567890123, "price": 41.50}, "newer": null}';
  await server.api("PUT", "config/", config);
  await open(page, server, "/account");
  const { name, text } = await download(page);
  await expect(data(page).getByText(`Downloaded as ${name}.`)).toBeVisible();
  expect(name).toMatch(/^iam-account-\d{4}-\d{2}-\d{2}\.json$/);
  expect(text).toContain('"big": 12345678901234567890123');
  expect(text).toContain('"price": 41.50');
  const document = JSON.parse(text);
  expect(document).toMatchObject({ schema: "iam-account/export", schema_version: 1, service: `${server.url}/iam/v1/`, picture: null });
  expect(Math.abs(Date.now() - Date.parse(document.exported_at))).toBeLessThan(60_000);
  expect(document.user).toEqual(await server.read());
  expect(document.config).toEqual(await server.read("config/"));
  expect(document.notification_preferences).toEqual(await server.read("notification-preferences/"));
  expect(document.not_included).toContain("Your password, your keys and your sessions: this page cannot read them.");
  expect(text).not.toContain("demo-key");
});

test("has another client's recent change, and the picture itself", async ({ page, server }) => {
  await open(page, server, "/account");
  const form = new FormData();
  form.append("file", new Blob([picture().buffer], { type: "image/png" }), "zoe.png");
  await server.api("POST", "avatar/", form);
  await server.api("PATCH", "", { first_name: "Ana" });
  const { text } = await download(page);
  const document = JSON.parse(text);
  expect(document.user.first_name).toBe("Ana");
  expect(document.picture.url).toBe(document.user.avatar);
  const [kind, bytes] = document.picture.data.split(",");
  expect(kind).toBe("data:image/png;base64");
  const shown = await page.request.get(new URL(document.picture.url, `${server.url}/iam/v1/`).href);
  expect(Buffer.from(bytes, "base64").equals(await shown.body())).toBe(true);
});

test("shows an error where a part cannot be read, saves nothing, and works afterwards", async ({ page, server, guard }) => {
  guard.expectStatus(403);
  await open(page, server, "/account");
  const fault = await respondWith(page, "GET", "notification-preferences/", json(403, { detail: "Not allowed." }));
  const files = [];
  page.on("download", (file) => files.push(file));
  await button(data(page), "Download my data").click();
  await expect(data(page).getByRole("alert").first()).toContainText("does not allow this");
  expect(files).toEqual([]);
  await fault.heal();
  expect(JSON.parse((await download(page)).text).user.first_name).toBe("Zoé");
});

test("is offered before the account is deleted", async ({ page, server }) => {
  await open(page, server, "/account");
  await button(page, "Delete my account").click();
  const dialog = page.getByRole("dialog", { name: "Delete your account?", exact: true });
  const { text } = await download(page, dialog);
  expect(JSON.parse(text).user.email).toBe("zoe@example.test");
  await expect(field(page, "Type your email to confirm")).toBeVisible();
});

test("a service account can download its data, without documents", async ({ page, server }) => {
  await open(page, server, "/account", "machine-key");
  const document = JSON.parse((await download(page)).text);
  expect(document.user).toEqual(await server.read("", "machine-key"));
  expect([document.config, document.notification_preferences]).toEqual([null, null]);
  expect(document.not_included).toContain("Settings and notification preferences: a service account has none.");
});

test.describe("with features.export off", () => {
  test.use({ serverOptions: { config: shipped({ auth: API_KEY, features: { export: false } }) } });

  test("is not offered", async ({ page, server }) => {
    await open(page, server, "/account");
    await button(page, "Delete my account").click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await expect(button(page, "Download my data")).toBeHidden();
  });
});
