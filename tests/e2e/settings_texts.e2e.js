// The texts and lists of the settings, which have Save.
import { respondWith, button, expect, field, hold, json, open, operation, requests, test } from "./fixtures.js";

const config = async (server) => (await server.api("GET", "config/")).text;
const input = (page) => field(page, "Property rent subscriptions");
const chips = (page) => page.getByRole("listitem").filter({ has: page.getByRole("button", { name: /^Remove / }) });
const saved = (page) => page.getByText("Saved.", { exact: true });
const alert = (page, text) => page.getByRole("alert").filter({ hasText: text });

test.beforeEach(async ({ page, server }) => {
  await open(page, server, "/settings");
  await expect(chips(page)).toHaveText([/rent-1041/, /rent-2093/]);
});

test("a changed signature is saved and nothing else changes", async ({ page, server }) => {
  const before = await config(server);
  await field(page, "Email signature").fill("Zoé\nMartin");
  await expect(field(page, "Email signature")).toHaveAccessibleDescription(/Changed/);
  await button(page, "Save").click();
  await expect(saved(page)).toBeVisible();
  await expect(field(page, "Email signature")).not.toHaveAccessibleDescription(/Changed/);
  expect(await config(server)).toBe(before.replace(/("email_signature":)"[^"]*"/, '$1"Zoé\\nMartin"'));
});

test("subscriptions are added, removed and saved, and a duplicate is reported", async ({ page, server }) => {
  await input(page).fill("rent-1041");
  await expect(input(page)).toHaveAccessibleDescription(/This one is in your list already/);
  await button(page, "Add").click();
  await expect(chips(page)).toHaveCount(2);
  await input(page).fill("all");
  await button(page, "Add").click();
  await expect(chips(page)).toHaveText([/rent-1041/, /rent-2093/, /all/]);
  await button(page, "Remove rent-2093").click();
  await expect(input(page)).toBeFocused();
  await expect(input(page)).toHaveAccessibleDescription(/Changed/);
  await button(page, "Save").click();
  await expect(saved(page)).toBeVisible();
  expect((await server.read("config/")).property_rent_subscriptions).toEqual(["rent-1041", "all"]);
});

test("subscriptions can be edited with only the keyboard, and Enter in the list does not send the form", async ({ page, server }) => {
  const puts = requests(page, "PUT", "config/");
  await input(page).focus();
  await page.keyboard.type("rent-3");
  await page.keyboard.press("Enter");
  await expect(chips(page)).toHaveCount(3);
  await expect(input(page)).toHaveValue("");
  await page.keyboard.press("Backspace");
  await expect(input(page)).toHaveValue("rent-3");
  await expect(chips(page)).toHaveCount(2);
  await page.keyboard.type("00");
  expect(puts).toEqual([]);
  await button(page, "Save").click();
  await expect(saved(page)).toBeVisible();
  expect((await server.read("config/")).property_rent_subscriptions).toEqual(["rent-1041", "rent-2093", "rent-300"]);
  await expect(chips(page)).toHaveCount(3);
  await expect(input(page)).toHaveValue("");
});

test("an empty list is saved as an empty list", async ({ page, server }) => {
  await button(page, "Remove rent-1041").click();
  await button(page, "Remove rent-2093").click();
  await expect(page.getByText("You follow no property.")).toBeVisible();
  await button(page, "Save").click();
  await expect(saved(page)).toBeVisible();
  expect((await server.read("config/")).property_rent_subscriptions).toEqual([]);
});

test("a mistake in JSON is reported with line and column, and a link leads to the field", async ({ page }) => {
  const puts = requests(page, "PUT", "config/");
  await field(page, "Interface config").fill('{\n  "columns": [1,\n}');
  await button(page, "Save").click();
  await expect(field(page, "Interface config")).toHaveAccessibleDescription(/not valid JSON: look at line 3, column 1\./);
  await page.getByRole("link", { name: /^Interface config: .*line 3, column 1/ }).click();
  await expect(field(page, "Interface config")).toBeFocused();
  expect(puts).toEqual([]);
  await field(page, "Interface config").fill("{}");
  await expect(field(page, "Interface config")).not.toHaveAttribute("aria-invalid");
});

test("an edited interface config keeps each digit of the other values", async ({ page, server }) => {
  const before = await config(server);
  const text = await field(page, "Interface config").inputValue();
  expect(text).toContain("9007199254740993");
  await field(page, "Interface config").fill(text.replace('"due"', '"paid"'));
  await button(page, "Save").click();
  await expect(saved(page)).toBeVisible();
  expect(await config(server)).toBe(before.replace('"due"', '"paid"'));
});

test("an emptied interface config is removed", async ({ page, server }) => {
  await field(page, "Interface config").fill("");
  await button(page, "Save").click();
  await expect(saved(page)).toBeVisible();
  expect((await server.read("config/")).interface_config ?? null).toBeNull();
});

test("Save without a change shows a message and sends nothing", async ({ page }) => {
  const puts = requests(page, "PUT", "config/");
  await button(page, "Save").click();
  await expect(page.getByText("Nothing has changed, so there is nothing to save.")).toBeVisible();
  expect(puts).toEqual([]);
});

test("texts that cannot be saved stay in their fields, and Save works afterwards", async ({ page, server, guard }) => {
  guard.expectStatus(500);
  const before = await config(server);
  const fault = await respondWith(page, "PUT", "config/", json(500, { detail: "Internal Server Error" }));
  await field(page, "Email signature").fill("Mine");
  await input(page).fill("rent-3");
  await button(page, "Save").click();
  await expect(alert(page, "error 500")).toBeVisible();
  await expect(field(page, "Email signature")).toHaveValue("Mine");
  await expect(input(page)).toHaveValue("rent-3");
  expect(await config(server)).toBe(before);
  await fault.heal();
  await button(page, "Save").click();
  await expect(saved(page)).toBeVisible();
  expect(await server.read("config/")).toMatchObject({
    email_signature: "Mine",
    property_rent_subscriptions: ["rent-1041", "rent-2093", "rent-3"],
  });
});

test("a switch pressed during the editing of a text does not change the text", async ({ page, server }) => {
  await field(page, "Email signature").fill("Half a sent");
  await page.getByRole("switch", { name: "Dark mode", exact: true }).click();
  await expect(saved(page)).toBeVisible();
  await expect(field(page, "Email signature")).toHaveValue("Half a sent");
  expect((await server.read("config/")).email_signature).toContain("Zoé Martin");
});

const REFUSABLE = { email_signature: ["Email signature", "Mine"], interface_config: ["Interface config", '{"mine": 1}'] };

for (const [key, [name, text]] of Object.entries(REFUSABLE)) {
  test(`an error of the service about ${key} is shown at “${name}” until the text changes`, async ({ page, server, guard }) => {
    guard.expectStatus(422);
    const before = await config(server);
    const detail = [{ loc: ["body", key], msg: "Too long.", type: "value_error" }];
    const fault = await respondWith(page, "PUT", "config/", json(422, { detail }));
    await field(page, name).fill(text);
    await button(page, "Save").click();
    await expect(field(page, name)).toHaveAccessibleDescription(/Too long\./);
    await expect(field(page, name)).toHaveAttribute("aria-invalid", "true");
    await expect(alert(page, "Please look at the marked fields.")).toBeVisible();
    await expect(field(page, name)).toHaveValue(text);
    expect(await config(server)).toBe(before);
    await fault.heal();
    await field(page, name).fill("{}");
    await expect(field(page, name)).not.toHaveAccessibleDescription(/Too long\./);
    await button(page, "Save").click();
    await expect(saved(page)).toBeVisible();
  });
}

test("a subscription that is removed during a save stays removed and is saved next", async ({ page, server }) => {
  const put = await hold(page, operation("config/"), "PUT");
  await button(page, "Remove rent-2093").click();
  await button(page, "Save").click();
  await put.arrival;
  await button(page, "Remove rent-1041").click();
  put.release();
  await expect(saved(page)).toBeVisible();
  await expect(chips(page)).toHaveCount(0);
  await expect(input(page)).toHaveAccessibleDescription(/Changed/);
  expect((await server.read("config/")).property_rent_subscriptions).toEqual(["rent-1041"]);
  await button(page, "Save").click();
  await expect.poll(async () => (await server.read("config/")).property_rent_subscriptions).toEqual([]);
  await expect(input(page)).not.toHaveAccessibleDescription(/Changed/);
});

test("a new subscription is saved although another one is removed during the save", async ({ page, server }) => {
  const put = await hold(page, operation("config/"), "PUT");
  await input(page).fill("rent-3");
  await button(page, "Save").click();
  await put.arrival;
  await button(page, "Remove rent-1041").click();
  put.release();
  await expect(saved(page)).toBeVisible();
  await button(page, "Save").click();
  const list = async () => (await server.read("config/")).property_rent_subscriptions;
  await expect.poll(list).toEqual(["rent-2093", "rent-3"]);
});
