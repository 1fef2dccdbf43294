// A document that is replaced as a whole stays the same, byte for byte, except for the changed value.
import { respondWith, button, card, diagnose, expect, field, open, operation, test, toggle } from "./fixtures.js";

const CONFIG = "config/";
const PREFERENCES = "notification-preferences/";
const body = (text) => ({ status: 200, contentType: "application/json", body: text });

/** A service that stores `text` and accepts each PUT. Returns the bodies of the PUTs. */
async function hold(page, path, text) {
  const puts = [];
  await page.route(operation(path), (route) => {
    if (route.request().method() === "PUT") puts.push((text = route.request().postData()));
    return route.fulfill(body(text));
  });
  return puts;
}

const ODD =
  '{"zeta":[1,{"deep":null}],"dark_mode":"yes","email_signature":12345678901234567890123,"raw_html_email":null,' +
  '"property_rent_subscriptions":[7,"a",null,{"id":1E2},"a",true],' +
  '"interface_config":{"z":1E400,"a":[1.0,1,-0,2.50,123456789012345678901234567890],"":""},"send_notification_by_mail":false}';

test.describe("odd settings", () => {
  let puts;
  test.beforeEach(async ({ page, server }) => {
    puts = await hold(page, CONFIG, ODD);
    await open(page, server, "/settings");
    await expect(toggle(page, "Dark mode")).toBeVisible();
  });

  const saved = (page) => expect(page.getByText("Saved.", { exact: true })).toBeVisible();

  test("a switch changes only its value, and Undo restores the odd one", async ({ page }) => {
    await toggle(page, "Dark mode").click();
    await saved(page);
    await button(page, "Undo").click();
    await expect(page.getByText("Undone.", { exact: true })).toBeVisible();
    expect(puts).toEqual([ODD.replace('"dark_mode":"yes"', '"dark_mode":true'), ODD]);
  });

  test("a signature that is a number is a text in its field, and a new one replaces it", async ({ page }) => {
    await expect(field(page, "Email signature")).toHaveValue("12345678901234567890123");
    await field(page, "Email signature").fill("Zoé");
    await button(page, "Save").click();
    await saved(page);
    expect(puts).toEqual([ODD.replace("12345678901234567890123,", '"Zoé",')]);
  });

  test("a list keeps duplicates and items that cannot be shown", async ({ page }) => {
    const chips = card(page, "Subscriptions").getByRole("listitem");
    await expect(chips).toHaveCount(4);
    await button(page, "Remove a").first().click();
    await expect(chips).toHaveCount(3);
    await page.getByLabel("Property rent subscriptions", { exact: true }).fill("b");
    await button(page, "Save").click();
    await saved(page);
    expect(puts).toEqual([ODD.replace('[7,"a",null,{"id":1E2},"a",true]', '[7,null,{"id":1E2},"a",true,"b"]')]);
  });

  test("JSON is sent as it was typed", async ({ page }) => {
    const typed = '{"z":1e-400,"a":[1.00],"y":-0}';
    await field(page, "Interface config").fill(typed);
    await button(page, "Save").click();
    await saved(page);
    expect(puts).toEqual([ODD.replace(/(?<="interface_config":)\{.*?\}(?=,"send)/, typed)]);
  });

  test("an unchanged form sends nothing", async ({ page }) => {
    await button(page, "Save").click();
    await expect(page.getByText("Nothing has changed, so there is nothing to save.")).toBeVisible();
    expect(puts).toEqual([]);
  });
});

test("settings that are null are empty, and the first switch creates them", async ({ page, server }) => {
  const puts = await hold(page, CONFIG, "null");
  await open(page, server, "/settings");
  await toggle(page, "Dark mode").click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  expect(puts).toEqual(['{"dark_mode":true}']);
});

const EVENTS = '{"version":1E2,"app":{"lease_signed":false,"quota":12345678901234567890123,"b":"yes"},"email":{"lease_signed":true}}';

test("a cell changes only its value, and a value that is not a switch is preserved and named", async ({ page, server }) => {
  const puts = await hold(page, PREFERENCES, EVENTS);
  await open(page, server, "/notifications");
  await toggle(page, "Lease signed: App").click();
  await expect(page.getByRole("status").filter({ hasText: "Saved." })).toHaveCount(1);
  expect(puts).toEqual([EVENTS.replace('"lease_signed":false', '"lease_signed":true')]);
  const responses = await diagnose(page, server);
  await expect(responses).toContainText("NotificationConfig.app.quota is a number.");
  await expect(responses).toContainText("NotificationConfig.app.b is a text.");
});

test("a channel that is no longer an object has no switches and is not replaced", async ({ page, server }) => {
  const puts = await hold(page, PREFERENCES, EVENTS);
  await open(page, server, "/notifications");
  const cell = toggle(page, "Lease signed: App");
  await expect(cell).not.toBeChecked();
  await respondWith(page, "GET", PREFERENCES, body(EVENTS.replace(/"app":\{.*?\}/, '"app":"off"')));
  await cell.click();
  await expect(page.getByRole("alert").filter({ hasText: "Not saved, because the service keeps something else there by now: Lease signed: App." })).toBeVisible();
  expect(puts).toEqual([]);
});
