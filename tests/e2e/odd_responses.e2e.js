// Responses with other types than those of the contract: nothing else is lost or changed, and each oddity is named.
import { respondWith, button, card, diagnose, expect, field, json, open, requests, signIn, test, toggle } from "./fixtures.js";

/** Responds to GET users/me/ with `body`, a JSON text. */
const user = (page, body) => respondWith(page, "GET", "", { status: 200, contentType: "application/json", body });
const TEXT = '{"id":"u-1","first_name":"Zoé","last_name":" ","email":"zoe@example.test","phone":33612345678901234567890,' +
  '"state":1,"updated_at":1764072000,"avatar":"","organization":{"id":null,"name":"Agence du Port","address":42}}';

test.describe("a user with several fields of another type", () => {
  test.beforeEach(async ({ page, server }) => {
    await user(page, TEXT);
    await open(page, server, "/profile");
  });

  test("is shown, with other values as texts", async ({ page }) => {
    await expect(field(page, "First name")).toHaveValue("Zoé");
    await expect(field(page, "Last name")).toHaveValue("");
    await expect(field(page, "Phone")).toHaveValue("33612345678901234567890");
    await expect(card(page, "Organisation")).toContainText("Agence du Port");
    await expect(card(page, "Organisation")).toContainText("42");
    await expect(card(page, "Account state")).toContainText("The service reports a state that this page does not know yet.");
    await expect(card(page, "Account state").getByText("2025", { exact: false })).toBeVisible();
  });

  test("a PATCH has only the changed key", async ({ page }) => {
    const patches = requests(page, "PATCH", "");
    await respondWith(page, "PATCH", "", { status: 200, contentType: "application/json", body: TEXT.replace("Zoé", "Zoë") });
    await field(page, "First name").fill("Zoë");
    await button(page, "Save").click();
    await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
    expect(patches.map((patch) => patch.postData())).toEqual(['{"first_name":"Zoë"}']);
  });

  test("an unchanged form sends nothing, even with blank text in an empty field", async ({ page }) => {
    const patches = requests(page, "PATCH", "");
    await field(page, "Last name").fill("  ");
    await button(page, "Save").click();
    await expect(page.getByText("Nothing has changed, so there is nothing to save.")).toBeVisible();
    expect(patches).toHaveLength(0);
  });

  test("each is named on the diagnostics page, without its value", async ({ page, server }) => {
    const responses = await diagnose(page, server);
    for (const what of [
      "User.phone is a number.",
      "User.state is a number.",
      "User.updated_at is a number.",
      "User.organization.id is missing.",
      "User.organization.address is a number.",
    ]) {
      await expect(responses.getByText(`The service answered with something unexpected: ${what}`, { exact: true })).toBeVisible();
    }
    await expect(responses.getByRole("listitem")).toHaveCount(5);
    await expect(responses).not.toContainText("3361");
  });
});

test("the responses of the devserver have nothing unexpected", async ({ page, server }) => {
  await open(page, server, "/settings");
  await expect(toggle(page, "Dark mode")).toBeVisible();
  await expect(await diagnose(page, server)).toContainText("Nothing unexpected so far.");
});

/** Signs in where the page cannot be loaded. Returns the error message. */
async function signInTo(page, server) {
  await page.goto(`${server.url}/profile`);
  await signIn(page);
  return page.getByRole("alert").filter({ hasText: "This page could not be loaded" });
}

test("an unknown kind of account is named, requested once, and has details for support", async ({ page, server }) => {
  await user(page, '{"user_type":"Robot","id":"r-1"}');
  const reads = requests(page, "GET", "");
  const alert = await signInTo(page, server);
  await expect(alert).toContainText("This page does not know accounts of the kind Robot.");
  await expect(alert).toContainText("GET users/me/: User.user_type");
  await expect(alert).not.toContainText("tries again by itself");
  expect(reads).toHaveLength(1);
});

test("a response without an id shows an error, without automatic retries", async ({ page, server }) => {
  const fault = await user(page, '{"first_name":"Zoé"}');
  const reads = requests(page, "GET", "");
  const alert = await signInTo(page, server);
  await expect(alert).toContainText("GET users/me/: User.id is missing.");
  await expect(alert).not.toContainText("tries again by itself");
  expect(reads).toHaveLength(1);
  await fault.heal();
  await button(page, "Try again").click();
  await expect(field(page, "First name")).toBeVisible();
});

test("a truncated response is requested again automatically", async ({ page, server }) => {
  const fault = await user(page, '{"id":"u-1","first_na');
  const reads = requests(page, "GET", "");
  const alert = await signInTo(page, server);
  await expect(alert).toContainText("GET users/me/: the answer with status 200 is not JSON.");
  await expect(alert).toContainText("tries again by itself");
  expect(reads.length).toBeGreaterThan(1);
  await fault.heal();
  await expect(field(page, "First name")).toBeVisible({ timeout: 20_000 });
});

test("a validation error in another shape is shown as one, and named", async ({ page, server, guard }) => {
  guard.expectStatus(422);
  await open(page, server, "/profile");
  const detail = [{ loc: "body.email", msg: 12 }, { loc: ["body", "phone"] }];
  await respondWith(page, "PATCH", "", json(422, { detail }));
  await field(page, "Email").fill("zoe@other.test");
  await button(page, "Save").click();
  await expect(field(page, "Email")).toHaveAccessibleDescription(/\b12\b/);
  const responses = await diagnose(page, server);
  await expect(responses).toContainText("HTTPValidationError.detail[].msg is missing.");
});
