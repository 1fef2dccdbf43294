// `auth.mode: "host"`: the portal's `getToken(reason)` returns the token, and another one when it has expired.
import { button, expect, field, heading, later, link } from "./fixtures.js";
import { ended, enter, FIRST, PROFILE, SECOND, test } from "./support/host_token.js";
import { picture } from "./support/png.js";
import { element, heard } from "./support/portal.js";
import { send } from "./support/studio.js";

const isWrite = ([method]) => method !== "GET";

test("the page starts with the host's token and shows no sign-in", async ({ page, portal, desk }) => {
  await enter(page, portal);
  await expect(page).toHaveURL(`${portal.url}${PROFILE}`);
  await expect(page.getByText("Signed in as Zoé Martin")).toBeAttached();
  expect(desk.asked).toEqual(["start"]);
  expect(new Set(desk.sent.map(([, , token]) => token))).toEqual(new Set([FIRST]));
});

test("the page waits for a late token, and sends nothing to the service until then", async ({ page, portal, desk }) => {
  const [token, hand] = later();
  desk.give = () => token;
  await page.goto(`${portal.url}${PROFILE}`);
  await expect.poll(() => desk.asked).toEqual(["start"]);
  await expect(heading(page, "Sign in")).toBeHidden();
  expect(desk.sent).toEqual([]);
  hand(FIRST);
  await expect(field(page, "First name")).toHaveValue("Zoé");
});

test("the host may give its function when it hears that the app is ready", async ({ page, portal, desk }) => {
  await page.addInitScript(() => {
    addEventListener("iam-account:ready", ({ target }) => {
      target.getToken = window.later;
    });
    addEventListener("DOMContentLoaded", () => {
      const element = document.querySelector("iam-account");
      window.later = element.getToken;
      delete element.getToken;
    });
  });
  await enter(page, portal);
  expect(desk.asked).toEqual(["start"]);
});

test("for several requests with an expired token the host is asked once, and all are repeated", async ({ page, portal, server, desk, guard }) => {
  guard.expectStatus(401);
  await enter(page, portal);
  desk.give = () => SECOND;
  const [both, arrived] = later();
  const { length: before } = desk.sent;
  desk.before = async (request) => {
    // The name is saved after a read.
    if (request.method() === "GET") return;
    if (desk.sent.filter(isWrite).length === 2) arrived(desk.accepted.delete(FIRST));
    await both;
  };
  await field(page, "First name").fill("Zoë");
  await button(page, "Save").click();
  await send(page, picture());
  await expect(page.getByText("Your new picture is saved.")).toBeVisible();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  expect(desk.asked).toEqual(["start", "expired"]);
  const sent = desk.sent.slice(before);
  expect(sent.filter(isWrite).map(([method, , token]) => [method, token]).sort()).toEqual([
    ["PATCH", FIRST],
    ["PATCH", SECOND],
    ["POST", FIRST],
    ["POST", SECOND],
  ]);
  const { first_name: name, avatar } = await server.read();
  expect([name, typeof avatar]).toEqual(["Zoë", "string"]);
});

test("a late refusal of the old token does not ask the host again", async ({ page, portal, server, desk, guard }) => {
  guard.expectStatus(401);
  await enter(page, portal);
  desk.give = () => SECOND;
  const [arrival, arrived] = later();
  const [renewal, renewed] = later();
  desk.before = async (request) => {
    if (request.method() !== "PATCH" || desk.asked.length > 1) return;
    arrived();
    await renewal;
  };
  await field(page, "First name").fill("Zoë");
  await button(page, "Save").click();
  await arrival;
  desk.accepted.delete(FIRST);
  await send(page, picture());
  await expect(page.getByText("Your new picture is saved.")).toBeVisible();
  renewed();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  expect(desk.asked).toEqual(["start", "expired"]);
  expect((await server.read()).first_name).toBe("Zoë");
});

test("a new token that is refused too ends the session, and the host is asked once", async ({ page, portal, desk, guard }) => {
  guard.expectStatus(401);
  await enter(page, portal);
  desk.give = () => SECOND;
  desk.accepted.clear();
  await field(page, "First name").fill("Zoë");
  await button(page, "Save").click();
  await expect(ended(page)).toBeVisible();
  expect(desk.asked).toEqual(["start", "expired"]);
  // The read before it was refused twice.
  expect(desk.sent.filter(isWrite)).toEqual([]);
});

test("the portal receives an event at the end of the session, and no event has a token", async ({ page, portal, desk, guard }) => {
  guard.expectStatus(401);
  await enter(page, portal);
  const names = async () => (await heard(page)).map(({ name }) => name);
  expect(await names()).not.toContain("unauthorized");
  desk.give = () => null;
  desk.accepted.clear();
  await element(page).getByRole("link", { name: "Settings", exact: true }).click();
  await expect.poll(names).toContain("unauthorized");
  const events = await heard(page);
  expect(events.findLast(({ name }) => name === "unauthorized")).toEqual({ name: "unauthorized", detail: {}, from: "iam-account" });
  expect(JSON.stringify(events)).toContain("zoe@example.test");
  expect(JSON.stringify(events)).not.toContain(FIRST);
});

test("a host without a session is no error: the sign-in page asks it when the person does", async ({ page, portal, desk }) => {
  desk.give = (reason) => (reason === "sign-in" ? FIRST : null);
  await page.goto(`${portal.url}/host/account/settings`);
  await expect(heading(page, "Sign in")).toBeVisible();
  await expect(page.getByText("The application that this page is part of signs you in.")).toBeVisible();
  await expect(page.getByText("did not sign you in")).toBeHidden();
  expect(desk.sent).toEqual([]);
  await button(page, "Sign in").click();
  await expect(heading(page, "Settings")).toBeVisible();
  await expect(page).toHaveURL(`${portal.url}/host/account/settings`);
  expect(desk.asked).toEqual(["start", "sign-in"]);
});

test("after signing out only the person's sign-in asks the host again", async ({ page, portal, desk }) => {
  await enter(page, portal);
  await button(page, "Sign out").click();
  await expect(heading(page, "Signed out")).toBeVisible();
  await page.reload();
  await expect(heading(page, "Signed out")).toBeVisible();
  expect(desk.asked).toEqual(["start"]);
  await link(page, "Sign in").click();
  await button(page, "Sign in").click();
  await expect(field(page, "First name")).toHaveValue("Zoé");
  expect(desk.asked).toEqual(["start", "sign-in"]);
});

test.describe("without getToken", () => {
  test.use({ element: '<iam-account base-path="/host/account"></iam-account>' });

  test("the sign-in page is shown, and its button shows what is missing", async ({ page, portal, desk }) => {
    await page.goto(`${portal.url}${PROFILE}`);
    await expect(heading(page, "Sign in")).toBeVisible();
    await button(page, "Sign in").click();
    await expect(page.getByRole("alert").filter({ hasText: "The application that this page is part of did not sign you in." })).toBeVisible();
    expect(desk.sent).toEqual([]);
    await element(page).evaluate((element) => (element.getToken = (reason) => window.giveToken(reason)));
    await button(page, "Sign in").click();
    await expect(field(page, "First name")).toHaveValue("Zoé");
  });
});
