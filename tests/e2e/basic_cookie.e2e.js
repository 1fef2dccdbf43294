// The basic page in the mode `cookie`: who is signed in, the password, signing in and out.
import { button, expect, field, heading, hold, html, json, link, operation, requests, respondWith } from "./fixtures.js";
import { shipped } from "./support/config.js";
import { COOKIE, signInAtServer, test } from "./support/cookie.js";

const OLD = "correct-horse-battery";
const NEW = "entirely-new-staple";
const input = (page, name) => page.getByLabel(name, { exact: true });
const problem = (page) => page.getByRole("alert");
const status = (page) => page.getByRole("status");
const NAMES = ["Current password", "New password", "Confirm new password"];

/** Opens the page and signs in. The browser reports the 401 before it as an error. */
async function enter(page, server, guard) {
  guard.expectStatus(401);
  await page.goto(`${server.url}/basic.html`);
  await link(page, "Sign in").click();
  await signInAtServer(page);
  await expect(page.getByText("Signed in as Zoé Martin")).toBeVisible();
}

async function change(page, current = OLD, next = NEW, confirmation = next) {
  for (const [at, text] of [current, next, confirmation].entries()) await input(page, NAMES[at]).fill(text);
  await button(page, "Change password").click();
}

const expectKept = async (page, current = OLD) => {
  for (const [at, text] of [current, NEW, NEW].entries()) await expect(input(page, NAMES[at])).toHaveValue(text);
};

test("signing in leads back, the password changes once, and the requests are those of the program", async ({ page, server, guard }) => {
  const sent = [];
  page.on("request", (request) => new URL(request.url()).pathname.startsWith("/iam/v1/") && sent.push(request));
  await enter(page, server, guard);
  await expect(page).toHaveURL(`${server.url}/basic.html`);
  await expect(field(page, "Account")).toHaveValue("zoe@example.test");
  await expect(field(page, "Account")).toHaveAttribute("autocomplete", "username");
  for (const [at, autocomplete] of ["current-password", "new-password", "new-password"].entries()) {
    await expect(input(page, NAMES[at])).toHaveAttribute("autocomplete", autocomplete);
  }
  await change(page);
  await expect(status(page)).toHaveText("Your new password is accepted. Use it the next time you sign in.");
  for (const name of NAMES) await expect(input(page, name)).toHaveValue("");
  await expect(field(page, "Account")).toHaveValue("zoe@example.test");
  const posts = sent.filter((request) => request.method() === "POST");
  expect(posts.map((post) => post.postDataJSON())).toEqual([{ current_password: OLD, new_password: NEW, new_password_confirmation: NEW }]);
  for (const request of sent) {
    expect(await request.headerValue("x-csrf")).toBe("1");
    expect(await request.headerValue("authorization")).toBeNull();
  }
  const again = { current_password: NEW, new_password: "third-new-staple-x", new_password_confirmation: "third-new-staple-x" };
  expect((await server.api("POST", "password/", again)).status).toBe(202);
});

test("signing out ends the session, in the other tabs too, and leaves no draft and no automatic sign-in", async ({ page, context, server, guard }) => {
  await enter(page, server, guard);
  const { id } = await server.read();
  const other = await context.newPage();
  await other.goto(`${server.url}/profile`);
  await field(other, "First name").fill("Zoë");
  await page.evaluate(() => localStorage.setItem("iam-account:draft:another:profile:phone", "{}"));
  await expect.poll(() => page.evaluate(() => Object.keys(localStorage).join(" "))).toContain(`iam-account:draft:${encodeURIComponent(id)}:`);
  await link(page, "Sign out").click();
  await expect(status(page)).toHaveText("You are not signed in.");
  await expect(page).toHaveURL(`${server.url}/basic.html`);
  await expect(heading(other, "Signed out")).toBeVisible();
  expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({ "iam-account:draft:another:profile:phone": "{}", "iam-account:signed-out": "yes" });
  expect((await context.cookies()).filter(({ name }) => name === "__Host-iam-session")).toEqual([]);
});

test("empty fields and a confirmation that differs are reported at their fields, and nothing is sent", async ({ page, server, guard }) => {
  await enter(page, server, guard);
  const posts = requests(page, "POST", "password/");
  await input(page, "Current password").press("Enter");
  for (const [at, text] of ["Type the password that you use now.", "Type your new password.", "Type your new password once more."].entries()) {
    await expect(input(page, NAMES[at])).toHaveAccessibleDescription(text);
    await expect(input(page, NAMES[at])).toHaveAttribute("aria-invalid", "true");
  }
  await expect(input(page, "Current password")).toBeFocused();
  await change(page, OLD, NEW, "another-new-staple");
  await expect(input(page, "Confirm new password")).toBeFocused();
  await expect(input(page, "Confirm new password")).toHaveAccessibleDescription("This is not the same as the new password above.");
  await expect(input(page, "Current password")).not.toHaveAttribute("aria-invalid");
  expect(posts).toEqual([]);
});

test("the service's own words are shown at the password that they are about, and what was typed stays", async ({ page, server, guard }) => {
  guard.expectStatus(400, 422);
  await enter(page, server, guard);
  await change(page, "wrong-horse-battery");
  await expect(input(page, "Current password")).toHaveAccessibleDescription("The current password is incorrect.");
  await expect(problem(page)).toHaveText("Not saved yet. Please look at the marked fields.");
  await expectKept(page, "wrong-horse-battery");
  const detail = [{ loc: ["body", "new_password"], msg: "Too well known.", type: "value_error" }];
  for (const [name, body, words] of [
    ["New password", { detail: "This password was found in a leak." }, "found in a leak"],
    ["Confirm new password", { detail: "The two do not match." }, "do not match"],
    ["New password", { detail }, "Too well known."],
  ]) {
    const fault = await respondWith(page, "POST", "password/", json(Array.isArray(body.detail) ? 422 : 400, body));
    await change(page);
    await expect(input(page, name)).toHaveAccessibleDescription(new RegExp(words));
    await expect(input(page, name)).toBeFocused();
    await expect(page.locator("[aria-invalid]")).toHaveCount(1);
    await expectKept(page);
    await fault.heal();
  }
  await change(page);
  await expect(status(page)).toContainText("Your new password is accepted.");
  await expect(problem(page)).toBeEmpty();
});

const FAULTS = {
  "no response": ["abort", /^The service cannot be reached\./],
  "too many attempts": [json(429, { detail: "Slow down." }), /^Too many attempts\./],
  "an error of the service": [json(500, { detail: "Internal Server Error" }), /\(error 500\)/],
  "a service without this operation": [json(404, { detail: "Not Found" }), /^Changing the password is not offered/],
  "a refusal": [json(403, { detail: "No." }), /does not allow this/],
  "text in place of JSON": [{ status: 202, contentType: "text/plain", body: "ok" }, /something that this page cannot read/],
  "a sign-in page in its place": [html(200), /^Your session has ended\./],
};

for (const [what, [response, sentence]] of Object.entries(FAULTS)) {
  test(`${what} is said, nothing is repeated, and what was typed stays`, async ({ page, server, guard }) => {
    await enter(page, server, guard);
    if (response === "abort") guard.expectNoResponse();
    else if (response.status >= 400) guard.expectStatus(response.status);
    const posts = requests(page, "POST", "password/");
    const fault = await respondWith(page, "POST", "password/", response);
    await change(page);
    await expect(problem(page)).toHaveText(sentence);
    await expectKept(page);
    expect(posts).toHaveLength(1);
    await fault.heal();
    await button(page, "Change password").click();
    await expect(status(page)).toContainText("Your new password is accepted.");
  });
}

test("while the password changes the page says so, and a second press sends nothing", async ({ page, server, guard }) => {
  await enter(page, server, guard);
  const posts = requests(page, "POST", "password/");
  const held = await hold(page, operation("password/"), "POST");
  await change(page);
  await held.arrival;
  await expect(status(page)).toHaveText("Changing your password…");
  await expect(button(page, "Change password")).toHaveAttribute("aria-busy", "true");
  await button(page, "Change password").click();
  await input(page, "New password").press("Enter");
  held.release();
  await expect(status(page)).toContainText("Your new password is accepted.");
  expect(posts).toHaveLength(1);
});

test("when someone else has signed in meanwhile, nothing is changed and the page shows who", async ({ page, context, server, guard }) => {
  await enter(page, server, guard);
  const posts = requests(page, "POST", "password/");
  const other = await context.newPage();
  await other.goto(`${server.url}/session/sign-out?return_to=/basic.html`);
  await link(other, "Sign in").click();
  await signInAtServer(other, "noor@example.test");
  await expect(other.getByText(/Signed in as Noor/)).toBeVisible();
  await change(page);
  await expect(problem(page)).toHaveText("Not saved, because someone else is signed in by now.");
  await expect(page.getByText(/Signed in as Noor/)).toBeVisible();
  await expect(input(page, "New password")).toHaveValue("");
  expect(posts).toEqual([]);
});

test("a service or a configuration that cannot be reached is said, and can be tried again", async ({ page, server, guard }) => {
  guard.expectNoResponse();
  await page.route("**/config.json", (route) => route.abort());
  await page.route(operation(""), (route) => route.abort());
  await page.goto(`${server.url}/basic.html`);
  await expect(problem(page)).toHaveText(/cannot be reached/);
  await page.unroute("**/config.json");
  await button(page, "Try again").click();
  await expect(problem(page)).toHaveText(/cannot be reached/);
  guard.expectStatus(401);
  await page.unrouteAll();
  await button(page, "Try again").click();
  await expect(status(page)).toHaveText("You are not signed in.");
  await expect(button(page, "Try again")).toBeHidden();
});

test.describe("where passwords are not the service's", () => {
  const config = shipped({ auth: COOKIE, features: { password: false } });
  test.use({ serverOptions: { args: ["--cookie-session"], config } });

  test("there is only the way out", async ({ page, server, guard }) => {
    await enter(page, server, guard);
    await expect(page.locator("form")).toBeHidden();
    await expect(page.getByText("Change your password where you sign in.")).toBeVisible();
    await expect(link(page, "Sign out")).toBeVisible();
  });
});
