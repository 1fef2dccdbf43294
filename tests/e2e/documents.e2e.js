// Documents under faults of the network and the server, and with other clients: nothing is lost and the screen is correct.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { respondWith, button, card, expect, field, hold, html, json, open, operation, requests, test, toggle } from "./fixtures.js";
import { afterNextRead, loseResponse, write } from "./support/second_client.js";

const CONFIG = "config/";
const PREFERENCES = "notification-preferences/";
const statusText = (page, name, text) => card(page, name).getByText(text);

/** The settings on the screen, as keys of the document. */
const shown = async (page) => ({
  dark_mode: await toggle(page, "Dark mode").isChecked(),
  send_notification_by_mail: await toggle(page, "Send notifications by mail").isChecked(),
  raw_html_email: await toggle(page, "Raw HTML email").isChecked(),
  email_signature: await field(page, "Email signature").inputValue(),
  interface_config: JSON.parse((await field(page, "Interface config").inputValue()) || "null"),
});

/** Waits until the screen shows the stored document. */
const agree = (page, server) =>
  expect(async () => {
    // An unused switch has no key.
    expect({ dark_mode: false, ...(await server.read(CONFIG)) }).toMatchObject(await shown(page));
  }).toPass({ timeout: 8000 });

test.describe("settings", () => {
  test.beforeEach(async ({ page, server }) => {
    await open(page, server, "/settings");
    await expect(toggle(page, "Dark mode")).toBeVisible();
  });

  test("a second client's write just before the page reads is kept and shown", async ({ page, server }) => {
    await write(server, CONFIG, (doc) => ({ ...doc, email_signature: "Theirs", newer: { id: 1 } }));
    await toggle(page, "Dark mode").click();
    await expect(statusText(page, "Appearance", "Saved. Changed elsewhere meanwhile and kept: Email signature, Newer.")).toBeVisible();
    await expect(field(page, "Email signature")).toHaveValue("Theirs");
    expect(await server.read(CONFIG)).toMatchObject({ dark_mode: true, email_signature: "Theirs", newer: { id: 1 } });
    await agree(page, server);
  });

  test("after a second client's write between GET and PUT the screen is correct", async ({ page, server }) => {
    // Without an ETag no client can keep a write in that moment. The screen still shows the stored document.
    await afterNextRead(page, CONFIG, () => write(server, CONFIG, (doc) => ({ ...doc, send_notification_by_mail: true })));
    await toggle(page, "Dark mode").click();
    await expect(statusText(page, "Appearance", "Saved.")).toBeVisible();
    await agree(page, server);
    await write(server, CONFIG, (doc) => ({ ...doc, raw_html_email: true }));
    await toggle(page, "Dark mode").click();
    await expect(statusText(page, "Appearance", "Changed elsewhere meanwhile and kept: Raw HTML email.")).toBeVisible();
    await agree(page, server);
  });

  test("a switch that the server fails to save shows the stored value again", async ({ page, server, guard }) => {
    guard.expectStatus(500);
    await write(server, CONFIG, (doc) => ({ ...doc, email_signature: "Theirs" }));
    const fault = await respondWith(page, "PUT", CONFIG, json(500, { detail: "Internal Server Error" }));
    await toggle(page, "Dark mode").click();
    await expect(statusText(page, "Appearance", "error 500")).toBeVisible();
    await expect(toggle(page, "Dark mode")).not.toBeChecked();
    await expect(field(page, "Email signature")).toHaveValue("Theirs");
    await agree(page, server);
    await fault.heal();
    await toggle(page, "Dark mode").click();
    await expect(statusText(page, "Appearance", "Saved.")).toBeVisible();
    expect((await server.read(CONFIG)).dark_mode).toBe(true);
    await agree(page, server);
  });

  const LOST = {
    "a connection reset": [undefined, (guard) => guard.expectNoResponse()],
    "truncated JSON": [{ status: 200, contentType: "application/json", body: '{"dark_mode": tr' }, () => {}],
    "HTML of a proxy": [html(502), (guard) => guard.expectStatus(502)],
  };
  for (const [name, [response, declare]] of Object.entries(LOST)) {
    test(`a read shows the result of a write whose response is ${name}`, async ({ page, server, guard }) => {
      declare(guard);
      await loseResponse(page, CONFIG, response);
      await toggle(page, "Dark mode").click();
      await expect(statusText(page, "Appearance", "Saved.")).toBeVisible();
      await expect(toggle(page, "Dark mode")).toBeChecked();
      expect((await server.read(CONFIG)).dark_mode).toBe(true);
      await agree(page, server);
    });
  }

  test("after a lost response the page repeats failed reads until the screen is correct", async ({ page, server, guard }) => {
    guard.expectStatus(503);
    await afterNextRead(page, CONFIG, async () => {
      await loseResponse(page, CONFIG, json(503, {}));
      await respondWith(page, "GET", CONFIG, json(503, {}));
    });
    await toggle(page, "Dark mode").click();
    await expect(statusText(page, "Appearance", "error 503")).toBeVisible();
    await page.unrouteAll({ behavior: "wait" });
    await expect(toggle(page, "Dark mode")).toBeChecked({ timeout: 12_000 });
    await agree(page, server);
  });

  test("a late response to an older read does not undo a write on the screen", async ({ page, server }) => {
    const get = await hold(page, operation(CONFIG));
    await page.getByRole("link", { name: "Profile", exact: true }).click();
    await page.getByRole("link", { name: "Settings", exact: true }).click();
    await get.arrival;
    await toggle(page, "Dark mode").click();
    get.release();
    await expect(statusText(page, "Appearance", "Saved.")).toBeVisible();
    await expect(toggle(page, "Dark mode")).toBeChecked();
    await agree(page, server);
  });

  test("a refused text does not affect a switch that is saved at the same time", async ({ page, server, guard }) => {
    guard.expectStatus(422);
    const put = await hold(page, operation(CONFIG), "PUT");
    await toggle(page, "Send notifications by mail").click();
    await put.arrival;
    const refused = json(422, { detail: [{ loc: ["body", "email_signature"], msg: "Too long.", type: "value_error" }] });
    await page.route(operation(CONFIG), (route) => {
      const { email_signature: text } = route.request().postDataJSON() ?? {};
      return text === "Mine" ? route.fulfill(refused) : route.fallback();
    });
    await toggle(page, "Dark mode").click();
    await field(page, "Email signature").fill("Mine");
    await button(page, "Save").click();
    put.release();
    await expect(field(page, "Email signature")).toHaveAccessibleDescription(/Too long\./);
    await expect(statusText(page, "Appearance", "Saved.")).toBeVisible();
    await expect(field(page, "Email signature")).toHaveValue("Mine");
    const held = await server.read(CONFIG);
    expect(held).toMatchObject({ dark_mode: true, send_notification_by_mail: true });
    expect(held.email_signature).not.toBe("Mine");
    await button(page, "Discard").click();
    await agree(page, server);
  });

  test("Discard restores the saved texts, and can be undone", async ({ page, server }) => {
    const before = await field(page, "Email signature").inputValue();
    await expect(button(page, "Discard")).toBeHidden();
    await field(page, "Email signature").fill("Half a sent");
    await page.getByLabel("Property rent subscriptions", { exact: true }).fill("rent-7");
    await button(page, "Discard").click();
    await expect(field(page, "Email signature")).toHaveValue(before);
    await expect(page.getByLabel("Property rent subscriptions", { exact: true })).toHaveValue("");
    await expect(page.getByText("Discarded.", { exact: true })).toBeVisible();
    await button(page, "Undo").click();
    await expect(field(page, "Email signature")).toHaveValue("Half a sent");
    await expect(page.getByLabel("Property rent subscriptions", { exact: true })).toHaveValue("rent-7");
    await button(page, "Save").click();
    await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
    expect((await server.read(CONFIG)).property_rent_subscriptions).toContain("rent-7");
    await agree(page, server);
  });
});

test("after twenty fast clicks the screen shows the stored state, with a few writes", async ({ page, server }) => {
  await open(page, server, "/notifications");
  const puts = requests(page, "PUT", PREFERENCES);
  const cell = toggle(page, "Insurance agreement: App");
  const before = await cell.isChecked();
  await cell.evaluate((input) => {
    for (let click = 0; click < 20; click++) input.click();
  });
  await expect(page.getByRole("status").filter({ hasText: "Saved." })).toHaveCount(1);
  await expect(cell).toBeChecked({ checked: before });
  expect((await server.read(PREFERENCES)).app.insurance_agreement).toBe(before);
  expect(puts.length).toBeLessThanOrEqual(2);
});

test("a server that is killed during a write and started again", async ({ page, launch, guard }) => {
  guard.expectNoResponse();
  const folder = mkdtempSync(join(tmpdir(), "iam-account-db-"));
  const { shipped } = await import("./support/config.js");
  const server = await launch({ config: shipped(), db: join(folder, "db.sqlite") });
  guard.allowOrigin(server.url);
  await open(page, server, "/settings");
  const put = await hold(page, operation(CONFIG), "PUT");
  await toggle(page, "Dark mode").click();
  await put.arrival;
  await server.stop();
  put.release();
  await expect(card(page, "Appearance").getByRole("alert")).not.toBeEmpty();
  await expect(toggle(page, "Dark mode")).not.toBeChecked();
  await server.start();
  await toggle(page, "Send notifications by mail").click();
  await expect(statusText(page, "Mail", "Saved.")).toBeVisible();
  await agree(page, server);
  expect((await server.read(CONFIG)).dark_mode ?? false).toBe(false);
  rmSync(folder, { recursive: true, force: true });
});
