import { respondWith, button, expect, heading, json, link, open, requests, test, toggle } from "./fixtures.js";

const PATH = "notification-preferences/";

test.beforeEach(async ({ page, server }) => {
  await open(page, server, "/notifications");
  await expect(page.getByRole("table")).toBeVisible();
});

test("the columns are App, Email and then the others, and each event is a row", async ({ page }) => {
  await expect(page.getByRole("columnheader")).toHaveText(["Event", "App", "Email", "SMS"]);
  await expect(page.getByRole("rowheader")).toHaveText([
    "Rental file submitted",
    "Rental file created",
    "Rental file deleted",
    "Rental file analysed",
    "Rental file collected",
    "Insurance agreement",
    "Lease signed",
    "Overview of your notifications",
  ]);
});

test("each switch shows the state in the service, even for events and channels that this build does not know", async ({ page }) => {
  await expect(toggle(page, "Lease signed: App")).toBeChecked();
  await expect(toggle(page, "Lease signed: SMS")).not.toBeChecked();
  await expect(toggle(page, "Rental file submitted: App")).toBeChecked();
  await expect(toggle(page, "Insurance agreement: App")).not.toBeChecked();
  await expect(toggle(page, "Overview of your notifications: Email")).toBeChecked();
});

test("a channel without an event has no switch for it", async ({ page }) => {
  await expect(toggle(page, "Lease signed: Email")).toHaveCount(0);
  await expect(toggle(page, "Overview of your notifications: App")).toHaveCount(0);
  const row = page.getByRole("row", { name: /^Lease signed/ });
  await expect(row.getByRole("cell").nth(1)).toContainText("not offered");
  await expect(page.getByText("Digest hour")).toBeHidden();
});

test("a switch saves at once and changes nothing else", async ({ page, server }) => {
  const before = (await server.api("GET", PATH)).text;
  await toggle(page, "Lease signed: App").click();
  await expect(toggle(page, "Lease signed: App")).not.toBeChecked();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  const after = (await server.api("GET", PATH)).text;
  expect(after).toBe(before.replace(/("app":\{[^}]*"lease_signed":)true/, "$1false"));
  expect(after).not.toBe(before);
  expect(JSON.parse(after).digest_hour).toBe(8);
  await toggle(page, "Lease signed: SMS").press("Space");
  await expect.poll(() => server.read(PATH)).toMatchObject({ sms: { lease_signed: true }, app: { lease_signed: false } });
});

test("switches pressed in a row are all saved as shown", async ({ page, server }) => {
  const names = ["Rental file submitted", "Rental file created", "Rental file deleted", "Rental file analysed"];
  for (const name of names) await toggle(page, `${name}: Email`).click();
  for (const name of names) await expect(toggle(page, `${name}: Email`)).toBeChecked();
  const expected = { rental_file_submitted: true, rental_file_created: true, rental_file_deletion: true, rental_file_analyzed: true };
  await expect.poll(() => server.read(PATH)).toMatchObject({ email: expected });
});

test("a change by another client survives a switch", async ({ page, server }) => {
  const preferences = await server.read(PATH);
  preferences.sms.lease_signed = true;
  preferences.postal = { lease_signed: false };
  await server.api("PUT", PATH, preferences);
  await toggle(page, "Insurance agreement: App").click();
  const line = "Saved. Changed elsewhere meanwhile and kept: Lease signed: SMS, Postal.";
  await expect(page.getByText(line, { exact: true })).toBeVisible();
  await expect(toggle(page, "Insurance agreement: App")).toBeFocused();
  preferences.app.insurance_agreement = true;
  expect(await server.read(PATH)).toEqual(preferences);
  await expect(page.getByRole("columnheader")).toHaveText(["Event", "App", "Email", "SMS", "Postal"]);
});

const all = (page, how) => page.getByRole("checkbox", { name: `Everything ${how}`, exact: true });

test("a whole channel is switched with one write that changes nothing else", async ({ page, server }) => {
  const puts = requests(page, "PUT", PATH);
  const before = await server.read(PATH);
  await expect(all(page, "in the app")).toBeChecked({ indeterminate: true });
  await expect(all(page, "by SMS")).not.toBeChecked();
  await all(page, "in the app").check();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  await expect(toggle(page, "Insurance agreement: App")).toBeChecked();
  const app = Object.fromEntries(Object.keys(before.app).map((event) => [event, true]));
  expect(await server.read(PATH)).toEqual({ ...before, app });
  expect(puts).toHaveLength(1);
  await toggle(page, "Lease signed: App").click();
  await expect(all(page, "in the app")).toBeChecked({ indeterminate: true });
});

test("a channel that cannot be saved is reverted with a sentence", async ({ page, guard }) => {
  guard.expectStatus(500);
  await respondWith(page, "PUT", PATH, json(500, { detail: "Internal Server Error" }));
  await all(page, "by SMS").click();
  await expect(page.getByText("The service has a problem of its own (error 500)")).toBeVisible();
  await expect(all(page, "by SMS")).not.toBeChecked();
  await expect(toggle(page, "Lease signed: SMS")).not.toBeChecked();
});

test("a sentence lists what reaches the person, with email only if the settings send it", async ({ page }) => {
  await expect(page.getByText("in the app 6 of 7 events, by email nothing, by SMS nothing.")).toBeVisible();
  await toggle(page, "Lease signed: SMS").click();
  await expect(page.getByText("by SMS everything.")).toBeVisible();
  await link(page, "Open settings").click();
  await toggle(page, "Send notifications by mail").click();
  await link(page, "Notifications").click();
  await expect(page.getByText("by email 1 of 7 events, by SMS everything.")).toBeVisible();
  await expect(link(page, "Open settings")).toBeHidden();
});

test("a switch that cannot be saved is reverted with a sentence", async ({ page, server, guard }) => {
  guard.expectStatus(500);
  const before = (await server.api("GET", PATH)).text;
  const fault = await respondWith(page, "PUT", PATH, json(500, { detail: "Internal Server Error" }));
  await toggle(page, "Lease signed: App").click();
  await expect(page.getByText("The service has a problem of its own (error 500)")).toBeVisible();
  await expect(toggle(page, "Lease signed: App")).toBeChecked();
  expect((await server.api("GET", PATH)).text).toBe(before);
  await fault.heal();
  await toggle(page, "Lease signed: App").click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  await expect(toggle(page, "Lease signed: App")).not.toBeChecked();
});

test("preferences that cannot be loaded show an error page, and Try again works", async ({ page, server, guard }) => {
  guard.expectStatus(503);
  const reads = requests(page, "GET", PATH);
  const fault = await respondWith(page, "GET", PATH, json(503, { detail: "Maintenance" }));
  await page.goto(`${server.url}/notifications`);
  await page.getByLabel("API key", { exact: true }).fill("demo-key");
  await button(page, "Sign in").click();
  await expect(heading(page, "This page could not be loaded")).toBeVisible();
  await fault.heal();
  await button(page, "Try again").click();
  await expect(toggle(page, "Lease signed: App")).toBeChecked();
  expect(reads.length).toBeGreaterThan(1);
});

test("an account without preferences shows a sentence", async ({ page, server }) => {
  await server.api("PUT", PATH, { digest_hour: 8 });
  await page.reload();
  await page.getByLabel("API key", { exact: true }).fill("demo-key");
  await button(page, "Sign in").click();
  await expect(page.getByText("The service offers no notifications for your account.")).toBeVisible();
  await expect(page.getByRole("switch")).toHaveCount(0);
});
