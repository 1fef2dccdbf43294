import { respondWith, button, card, expect, heading, json, link, open, recordEvents, requests, test, traces } from "./fixtures.js";

const OLD = "correct-horse-battery";
const NEW = "entirely-new-staple";
const input = (page, name) => page.getByLabel(name, { exact: true });
const status = (page) => card(page, "Change password").getByRole("status").last();
const alert = (page) => card(page, "Change password").getByRole("alert");
const mistakes = (page) => page.getByRole("group", { name: "Not saved yet. Please look at:", exact: true });
const rule = (page, text) => page.getByRole("listitem").filter({ hasText: text });

async function change(page, current, next, confirmation = next) {
  await input(page, "Current password").fill(current);
  await input(page, "New password").fill(next);
  await input(page, "Confirm new password").fill(confirmation);
  await button(page, "Change password").click();
}

const attempt = (server, current, next) =>
  server.api("POST", "password/", { current_password: current, new_password: next, new_password_confirmation: next });

test.beforeEach(async ({ page, server }) => {
  await recordEvents(page);
  await open(page, server, "/password");
  await expect(heading(page, "Password")).toBeVisible();
});

test("the fields have the attributes for password managers", async ({ page }) => {
  await expect(input(page, "Current password")).toHaveAttribute("autocomplete", "current-password");
  await expect(input(page, "New password")).toHaveAttribute("autocomplete", "new-password");
  await expect(input(page, "Confirm new password")).toHaveAttribute("autocomplete", "new-password");
  for (const name of ["Current password", "New password", "Confirm new password"]) {
    await expect(input(page, name)).toHaveAttribute("type", "password");
  }
  const username = page.getByRole("textbox", { name: "Account", exact: true });
  await expect(username).toHaveAttribute("autocomplete", "username");
  await expect(username).toHaveValue("zoe@example.test");
});

test("the well-known URL of the password page redirects there", async ({ server }) => {
  const response = await fetch(`${server.origin}/.well-known/change-password`, { redirect: "manual" });
  expect([302, 303, 307]).toContain(response.status);
  expect(new URL(response.headers.get("location"), server.origin).href).toBe(`${server.url}/password`);
});

test("the rules show whether they are met while the person types", async ({ page }) => {
  await expect(rule(page, "At least 12 characters")).toContainText("not met yet");
  await input(page, "New password").fill("12345678901");
  await expect(rule(page, "At least 12 characters")).toContainText("not met yet");
  await input(page, "New password").press("End");
  await input(page, "New password").pressSequentially("2");
  await expect(rule(page, "At least 12 characters")).toHaveText(/: met$/);
  await input(page, "Current password").fill("123456789012");
  await expect(rule(page, "Different from your current password")).toContainText("not met yet");
});

test("passwords can be shown and hidden again", async ({ page }) => {
  await page.getByRole("checkbox", { name: "Show passwords", exact: true }).check();
  await expect(input(page, "New password")).toHaveAttribute("type", "text");
  await page.getByRole("checkbox", { name: "Show passwords", exact: true }).uncheck();
  await expect(input(page, "New password")).toHaveAttribute("type", "password");
});

test("empty fields, a short password and one that differs are reported before anything is sent", async ({ page }) => {
  const posts = requests(page, "POST", "password/");
  await button(page, "Change password").click();
  await expect(input(page, "Current password")).toHaveAccessibleDescription(/Type the password that you use now/);
  await expect(input(page, "New password")).toHaveAccessibleDescription(/Type your new password/);
  await expect(input(page, "Confirm new password")).toHaveAccessibleDescription(/once more/);
  await expect(mistakes(page)).toBeFocused();
  await expect(mistakes(page).getByRole("listitem")).toHaveText([/^Current password: /, /^New password: /, /^Confirm new password: /]);
  await link(page, "New password: Type your new password.").click();
  await expect(input(page, "New password")).toBeFocused();
  await change(page, OLD, "short");
  await expect(input(page, "New password")).toHaveAccessibleDescription(/Not strong enough yet: at least 12 characters/);
  await expect(mistakes(page)).toBeFocused();
  await change(page, OLD, NEW, "another-new-staple");
  await expect(input(page, "Confirm new password")).toHaveAccessibleDescription(/not the same as the new password above/);
  await expect(mistakes(page).getByRole("listitem")).toHaveText([/^Confirm new password: /]);
  expect(posts).toEqual([]);
});

test("a wrong current password is reported at its field, and no text is lost", async ({ page, server, guard }) => {
  guard.expectStatus(400);
  await change(page, "wrong-horse-battery", NEW);
  await expect(input(page, "Current password")).toHaveAccessibleDescription(/The current password is incorrect/);
  await expect(input(page, "Current password")).toHaveAttribute("aria-invalid", "true");
  await expect(input(page, "New password")).not.toHaveAttribute("aria-invalid");
  await expect(input(page, "New password")).toHaveValue(NEW);
  expect((await attempt(server, NEW, "third-new-staple-x")).status).toBe(400);
  await change(page, OLD, NEW);
  await expect(status(page)).toHaveText("Your new password is accepted. Use it the next time you sign in.");
});

const REFUSALS = {
  "New password": [400, { detail: "This password was found in a leak. Choose another." }, "found in a leak"],
  "Confirm new password": [400, { detail: "The new password and its confirmation differ." }, "confirmation differ"],
  "Current password": [
    422,
    { detail: [{ loc: ["body", "current_password"], msg: "Field required", type: "missing" }] },
    "Field required",
  ],
};

for (const [name, [code, body, words]] of Object.entries(REFUSALS)) {
  test(`the service's error (${code}) about “${name}” is shown at that field`, async ({ page, guard }) => {
    guard.expectStatus(code);
    await respondWith(page, "POST", "password/", json(code, body));
    await change(page, OLD, NEW);
    await expect(input(page, name)).toHaveAccessibleDescription(new RegExp(words));
    await expect(input(page, name)).toHaveAttribute("aria-invalid", "true");
    await expect(alert(page)).toContainText("Not saved yet. Please look at the marked fields.");
    await expect(input(page, name)).toHaveValue(name === "Current password" ? OLD : NEW);
  });
}

test("after too many wrong passwords a message says how long to wait", async ({ page, server, guard }) => {
  guard.expectStatus(400, 429);
  for (let count = 0; count < 4; count += 1) {
    expect((await attempt(server, "wrong-horse-battery", NEW)).status).toBe(400);
  }
  await change(page, "wrong-horse-battery", NEW);
  await expect(input(page, "Current password")).toHaveAccessibleDescription(/incorrect/);
  await button(page, "Change password").click();
  await expect(alert(page)).toContainText(/Too many attempts\. Wait \d+ seconds, then try again\./);
  await expect(input(page, "New password")).toHaveValue(NEW);
});

test("a change empties the fields, and the old password no longer works", async ({ page, server }) => {
  const posts = requests(page, "POST", "password/");
  await change(page, OLD, NEW);
  await expect(status(page)).toHaveText("Your new password is accepted. Use it the next time you sign in.");
  for (const name of ["Current password", "New password", "Confirm new password"]) {
    await expect(input(page, name)).toHaveValue("");
    await expect(input(page, name)).not.toHaveAttribute("aria-invalid");
  }
  const expected = { current_password: OLD, new_password: NEW, new_password_confirmation: NEW };
  expect(posts.map((post) => post.postDataJSON())).toEqual([expected]);
  expect((await attempt(server, OLD, "third-new-staple-x")).status).toBe(400);
  expect((await attempt(server, NEW, "third-new-staple-x")).status).toBe(202);
});

test("a failed change is never repeated automatically, and Change password works afterwards", async ({ page, guard }) => {
  guard.expectStatus(500);
  const posts = requests(page, "POST", "password/");
  const fault = await respondWith(page, "POST", "password/", json(500, { detail: "Internal Server Error" }));
  await change(page, OLD, NEW);
  await expect(alert(page)).toContainText("error 500");
  expect(posts).toHaveLength(1);
  await fault.heal();
  await button(page, "Change password").click();
  await expect(status(page)).toContainText("Your new password is accepted.");
});

test("passwords are in no storage, URL or event, and are gone after the page is left", async ({ page }) => {
  await change(page, OLD, NEW);
  await expect(status(page)).toContainText("accepted");
  await input(page, "Current password").fill(NEW);
  await input(page, "New password").fill("third-new-staple-x");
  const left = await traces(page);
  [OLD, NEW, "third-new-staple-x"].forEach((secret) => expect(left).not.toContain(secret));
  await link(page, "Profile").click();
  await expect(heading(page, "Profile")).toBeVisible();
  await link(page, "Password").click();
  await expect(input(page, "New password")).toHaveValue("");
});
