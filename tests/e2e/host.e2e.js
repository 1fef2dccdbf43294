// `auth.mode: "host"`: the portal's `getToken(reason)` gives the token, and gives another one when it is not good any more.
import { button, expect, field, heading, later, link } from "./fixtures.js";
import { ended, enter, FIRST, PROFILE, SECOND, test } from "./support/host_token.js";
import { picture } from "./support/png.js";
import { element, heard } from "./support/portal.js";

const isWrite = ([method]) => method !== "GET";

test("the page starts with the host's token and asks nobody to sign in", async ({ page, portal, desk }) => {
  await enter(page, portal);
  await expect(page).toHaveURL(`${portal.url}${PROFILE}`);
  await expect(page.getByText("Signed in as Zoé Martin")).toBeAttached();
  expect(desk.asked).toEqual(["start"]);
  expect(new Set(desk.sent.map(([, , token]) => token))).toEqual(new Set([FIRST]));
});

test("a token that comes late is waited for, and until then nothing is asked of the service", async ({ page, portal, desk }) => {
  const [token, hand] = later();
  desk.give = () => token;
  await page.goto(`${portal.url}${PROFILE}`);
  await expect.poll(() => desk.asked).toEqual(["start"]);
  await expect(heading(page, "Sign in")).toBeHidden();
  expect(desk.sent).toEqual([]);
  hand(FIRST);
  await expect(field(page, "First name")).toHaveValue("Zoé");
});

test("requests in flight whose token has run out ask the host once and are all repeated", async ({ page, portal, server, desk, guard }) => {
  guard.expectStatus(401);
  await enter(page, portal);
  desk.give = () => SECOND;
  const [both, arrived] = later();
  const { length: before } = desk.sent;
  desk.before = async (request) => {
    // The name is saved after a reading.
    if (request.method() === "GET") return;
    if (desk.sent.filter(isWrite).length === 2) arrived(desk.accepted.delete(FIRST));
    await both;
  };
  await page.getByLabel("Choose a picture", { exact: true }).setInputFiles(picture());
  await button(page, "Upload picture").click();
  await field(page, "First name").fill("Zoë");
  await button(page, "Save").click();
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

test("a refusal of the old token that comes after the new one is there asks nobody", async ({ page, portal, server, desk, guard }) => {
  guard.expectStatus(401);
  await enter(page, portal);
  desk.give = () => SECOND;
  desk.accepted.delete(FIRST);
  const [arrival, arrived] = later();
  const [renewal, renewed] = later();
  desk.before = async (request) => {
    if (request.method() !== "POST" || desk.asked.length > 1) return;
    arrived();
    await renewal;
  };
  await page.getByLabel("Choose a picture", { exact: true }).setInputFiles(picture());
  await button(page, "Upload picture").click();
  await arrival;
  await field(page, "First name").fill("Zoë");
  await button(page, "Save").click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  renewed();
  await expect(page.getByText("Your new picture is saved.")).toBeVisible();
  expect(desk.asked).toEqual(["start", "expired"]);
  expect((await server.read()).first_name).toBe("Zoë");
});

test("a new token that is refused too ends the session, and is asked for only once", async ({ page, portal, desk, guard }) => {
  guard.expectStatus(401);
  await enter(page, portal);
  desk.give = () => SECOND;
  desk.accepted.clear();
  await field(page, "First name").fill("Zoë");
  await button(page, "Save").click();
  await expect(ended(page)).toBeVisible();
  expect(desk.asked).toEqual(["start", "expired"]);
  // The reading before it was refused, twice.
  expect(desk.sent.filter(isWrite)).toEqual([]);
});

test("the portal hears that the session has ended, and no event has a token", async ({ page, portal, desk, guard }) => {
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

test("a host that knows nobody yet is no error: the page for signing in asks it when the person does", async ({ page, portal, desk }) => {
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

test("after signing out only the person's wish asks the host again", async ({ page, portal, desk }) => {
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

  test("the page is the one for signing in, and its button says what is missing", async ({ page, portal, desk }) => {
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
