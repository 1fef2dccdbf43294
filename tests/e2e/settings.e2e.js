// The switches of the settings and their document.
import { respondWith, button, card, expect, heading, hold, json, open, operation, requests, test, toggle } from "./fixtures.js";

const config = async (server) => (await server.api("GET", "config/")).text;
const saved = (page, name) => card(page, name).getByText("Saved.", { exact: true });
const background = (page) => toggle(page, "Dark mode").evaluate((element) => {
  const theme = element.closest("iam-account").dataset.theme ?? "device";
  return [theme, getComputedStyle(element.closest(".iam-app")).backgroundColor];
});

test.beforeEach(async ({ page, server }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await open(page, server, "/settings");
  await expect(toggle(page, "Dark mode")).toBeVisible();
});

test("dark mode changes the page at once, is saved, and changes no other key", async ({ page, server }) => {
  const before = await config(server);
  const [, light] = await background(page);
  const put = await hold(page, operation("config/"), "PUT");
  await toggle(page, "Dark mode").click();
  await put.arrival;
  await expect.poll(async () => (await background(page))[0]).toBe("dark");
  expect((await background(page))[1]).not.toBe(light);
  put.release();
  await expect(saved(page, "Appearance")).toBeVisible();
  expect(await config(server)).toBe(before.replace(/\}$/, ',"dark_mode":true}'));
  expect(await config(server)).toContain('"last_entry":9007199254740993');
  expect(await config(server)).toContain('"beta_features":{"ledger":true}');
});

test("dark mode stays on the other pages and returns with the next sign-in", async ({ page, server }) => {
  await toggle(page, "Dark mode").click();
  await expect(saved(page, "Appearance")).toBeVisible();
  await page.reload();
  await page.getByLabel("API key", { exact: true }).fill("demo-key");
  await button(page, "Sign in").click();
  await expect(toggle(page, "Dark mode")).toBeChecked();
  expect((await background(page))[0]).toBe("dark");
  await toggle(page, "Dark mode").click();
  await expect(saved(page, "Appearance")).toBeVisible();
  await expect.poll(async () => (await background(page))[0]).toBe("light");
  expect(JSON.parse(await config(server)).dark_mode).toBe(false);
});

test("mail and raw HTML are switches that save at once", async ({ page, server }) => {
  await toggle(page, "Send notifications by mail").click();
  await expect.poll(async () => JSON.parse(await config(server)).send_notification_by_mail).toBe(true);
  await toggle(page, "Raw HTML email").press("Space");
  await expect.poll(async () => JSON.parse(await config(server)).raw_html_email).toBe(true);
  await expect(toggle(page, "Send notifications by mail")).toBeChecked();
  await expect(toggle(page, "Raw HTML email")).toBeChecked();
});

test("a switch that cannot be saved is reverted with a sentence", async ({ page, server, guard }) => {
  guard.expectStatus(500);
  const before = await config(server);
  const fault = await respondWith(page, "PUT", "config/", json(500, { detail: "Internal Server Error" }));
  await toggle(page, "Dark mode").click();
  await expect(card(page, "Appearance").getByRole("alert")).toContainText("error 500");
  await expect(toggle(page, "Dark mode")).not.toBeChecked();
  expect(await config(server)).toBe(before);
  await fault.heal();
  await toggle(page, "Dark mode").click();
  await expect(saved(page, "Appearance")).toBeVisible();
  await expect(toggle(page, "Dark mode")).toBeChecked();
});

test("a switch is reverted while the server is down, and works once it is back", async ({ page, server, guard }) => {
  guard.expectNoResponse();
  await server.stop();
  await toggle(page, "Send notifications by mail").click();
  await expect(card(page, "Mail").getByText("The service cannot be reached")).toBeVisible();
  await expect(toggle(page, "Send notifications by mail")).not.toBeChecked();
  await server.start();
  await toggle(page, "Send notifications by mail").click();
  await expect(saved(page, "Mail")).toBeVisible();
  expect(JSON.parse(await config(server)).send_notification_by_mail).toBe(true);
});

test("twenty-one fast clicks save the state on the screen with few writes", async ({ page, server }) => {
  const puts = requests(page, "PUT", "config/");
  const put = await hold(page, operation("config/"), "PUT");
  for (let count = 0; count < 21; count += 1) await toggle(page, "Dark mode").click();
  await expect(toggle(page, "Dark mode")).toBeChecked();
  await put.arrival;
  put.release();
  await expect(saved(page, "Appearance")).toBeVisible();
  await expect.poll(async () => JSON.parse(await config(server)).dark_mode).toBe(true);
  await expect(toggle(page, "Dark mode")).toBeChecked();
  expect(puts.length).toBeLessThanOrEqual(3);
});

test("a later change by another client survives a switch", async ({ page, server }) => {
  const text = (await config(server)).replace('"beta_features":{', '"added_elsewhere":[1,2],"beta_features":{"chat":false,');
  await server.api("PUT", "config/", text);
  await toggle(page, "Dark mode").click();
  await expect(card(page, "Appearance").getByText(/^Saved\. Changed elsewhere meanwhile and kept: Added elsewhere, Beta features\.$/)).toBeVisible();
  expect(await config(server)).toBe(text.replace(/\}$/, ',"dark_mode":true}'));
});

test("a value that the service stores differently is named and shown", async ({ page, server }) => {
  const stored = JSON.parse(await config(server));
  await respondWith(page, "PUT", "config/", json(200, stored));
  await toggle(page, "Dark mode").click();
  await expect(card(page, "Appearance").getByText("keeps another value")).toBeVisible();
  await expect(toggle(page, "Dark mode")).not.toBeChecked();
});

test("settings that cannot be loaded show an error page, and Try again works", async ({ page, server, guard }) => {
  guard.expectStatus(500);
  const fault = await respondWith(page, "GET", "config/", json(500, { detail: "Internal Server Error" }));
  await page.goto(`${server.url}/settings`);
  await page.getByLabel("API key", { exact: true }).fill("demo-key");
  await button(page, "Sign in").click();
  await expect(heading(page, "This page could not be loaded")).toBeVisible();
  await expect(page.getByText("error 500")).toBeVisible();
  await fault.heal();
  await button(page, "Try again").click();
  await expect(toggle(page, "Dark mode")).toBeVisible();
});
