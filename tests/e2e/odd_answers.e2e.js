// A service that answers in other types than the contract's: nothing else is lost, nothing is changed, all is named.
import { respondWith, button, card, diagnose, expect, field, json, open, requests, signIn, test, toggle } from "./fixtures.js";

/** Answers GET users/me/ with `body`, which is JSON as a text. */
const user = (page, body) => respondWith(page, "GET", "", { status: 200, contentType: "application/json", body });
const TEXT = '{"id":"u-1","first_name":"Zoé","last_name":" ","email":"zoe@example.test","phone":33612345678901234567890,' +
  '"state":1,"updated_at":1764072000,"avatar":"","organization":{"id":null,"name":"Agence du Port","address":42}}';

test.describe("a user of whom several fields are of another type", () => {
  test.beforeEach(async ({ page, server }) => {
    await user(page, TEXT);
    await open(page, server, "/profile");
  });

  test("is shown, as texts where there is one", async ({ page }) => {
    await expect(field(page, "First name")).toHaveValue("Zoé");
    await expect(field(page, "Last name")).toHaveValue("");
    await expect(field(page, "Phone")).toHaveValue("33612345678901234567890");
    await expect(card(page, "Organisation")).toContainText("Agence du Port");
    await expect(card(page, "Organisation")).toContainText("42");
    await expect(card(page, "Account state")).toContainText("The service reports a state that this page does not know yet.");
    await expect(card(page, "Account state").getByText("2025", { exact: false })).toBeVisible();
  });

  test("a PATCH names what the person changed and nothing else", async ({ page }) => {
    const patches = requests(page, "PATCH", "");
    await respondWith(page, "PATCH", "", { status: 200, contentType: "application/json", body: TEXT.replace("Zoé", "Zoë") });
    await field(page, "First name").fill("Zoë");
    await button(page, "Save").click();
    await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
    expect(patches.map((patch) => patch.postData())).toEqual(['{"first_name":"Zoë"}']);
  });

  test("a form that nobody touched sends nothing, and neither does nothing in place of nothing", async ({ page }) => {
    const patches = requests(page, "PATCH", "");
    await field(page, "Last name").fill("  ");
    await button(page, "Save").click();
    await expect(page.getByText("Nothing has changed, so there is nothing to save.")).toBeVisible();
    expect(patches).toHaveLength(0);
  });

  test("each is named on the diagnostics page, and no value", async ({ page, server }) => {
    const answers = await diagnose(page, server);
    for (const what of [
      "User.phone is a number.",
      "User.state is a number.",
      "User.updated_at is a number.",
      "User.organization.id is missing.",
      "User.organization.address is a number.",
    ]) {
      await expect(answers.getByText(`The service answered with something unexpected: ${what}`, { exact: true })).toBeVisible();
    }
    await expect(answers.getByRole("listitem")).toHaveCount(5);
    await expect(answers).not.toContainText("3361");
  });
});

test("in the answers of the service there is nothing unexpected", async ({ page, server }) => {
  await open(page, server, "/settings");
  await expect(toggle(page, "Dark mode")).toBeVisible();
  await expect(await diagnose(page, server)).toContainText("Nothing unexpected so far.");
});

/** Signs in with nothing behind it that could be shown. */
async function signInTo(page, server) {
  await page.goto(`${server.url}/profile`);
  await signIn(page);
  return page.getByRole("alert").filter({ hasText: "This page could not be loaded" });
}

test("an account of a kind that nobody knows is named, asked for once, and support learns where", async ({ page, server }) => {
  await user(page, '{"user_type":"Robot","id":"r-1"}');
  const reads = requests(page, "GET", "");
  const alert = await signInTo(page, server);
  await expect(alert).toContainText("This page does not know accounts of the kind Robot.");
  await expect(alert).toContainText("GET users/me/: User.user_type");
  await expect(alert).not.toContainText("tries again by itself");
  expect(reads).toHaveLength(1);
});

test("an answer without an id says so, is not asked for again by itself, and can be", async ({ page, server }) => {
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

test("an answer that was cut short is asked for again by itself", async ({ page, server }) => {
  const fault = await user(page, '{"id":"u-1","first_na');
  const reads = requests(page, "GET", "");
  const alert = await signInTo(page, server);
  await expect(alert).toContainText("GET users/me/: the answer with status 200 is not JSON.");
  await expect(alert).toContainText("tries again by itself");
  expect(reads.length).toBeGreaterThan(1);
  await fault.heal();
  await expect(field(page, "First name")).toBeVisible({ timeout: 20_000 });
});

test("a refusal in other words than the contract's is told as one, and named", async ({ page, server, guard }) => {
  guard.expectStatus(422);
  await open(page, server, "/profile");
  const detail = [{ loc: "body.email", msg: 12 }, { loc: ["body", "phone"] }];
  await respondWith(page, "PATCH", "", json(422, { detail }));
  await field(page, "Email").fill("zoe@other.test");
  await button(page, "Save").click();
  await expect(field(page, "Email")).toHaveAccessibleDescription(/\b12\b/);
  const answers = await diagnose(page, server);
  await expect(answers).toContainText("HTTPValidationError.detail[].msg is missing.");
});
