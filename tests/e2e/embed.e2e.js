// The element in a host page.
import { respondWith, button, expect, field, heading, json, link, open, requests, signIn, toggle } from "./fixtures.js";
import { element, heard, lastHeard, test } from "./support/portal.js";

const ACCOUNT = "/host/account";
const looks = (page) =>
  page.evaluate(() => {
    const own = [...document.querySelectorAll("html, body, body *")].filter((node) => !node.closest("iam-account"));
    return own.map((node) => {
      const style = getComputedStyle(node);
      // The page gets longer and may get a scrollbar, so values of the layout are excluded. So are properties that the
      // stylesheet registers, which have their initial value on every element.
      const names = [...style].filter((name) => !/size|height|width|inset|origin|^(top|left|right|bottom|--iam-em)$/.test(name));
      return [node.localName, Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name)]))];
    });
  });

test("pages, navigation and deep links work below the portal's path", async ({ page, portal }) => {
  await open(page, portal, `${ACCOUNT}/settings`);
  await expect(toggle(page, "Dark mode")).toBeVisible();
  await expect(page).toHaveURL(`${portal.url}${ACCOUNT}/settings`);
  await element(page).getByRole("link", { name: "Profile", exact: true }).click();
  await expect(heading(page, "Profile")).toBeFocused();
  await page.goBack();
  await expect(heading(page, "Settings")).toBeVisible();
  await field(page, "Email signature").fill("Embedded");
  await button(page, "Save").click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
});

test("the app does not handle the portal's links, also one whose path begins like the element's", async ({ page, portal }) => {
  for (const [name, path] of [["All accounts", "/host/accounts"], ["Other", "/host/other"]]) {
    await page.goto(`${portal.url}${ACCOUNT}/profile`);
    await expect(heading(page, "Sign in")).toBeVisible();
    await link(page, name).click();
    await expect(heading(page, "Another page of the portal")).toBeVisible();
    await expect(page).toHaveURL(`${portal.url}${path}`);
    await page.goBack();
    await expect(heading(page, "Sign in")).toBeVisible();
  }
});

test("a link of the portal to one of the element's pages leads there", async ({ page, portal }) => {
  await open(page, portal, `${ACCOUNT}/profile`);
  await expect(heading(page, "Profile")).toBeVisible();
  await link(page, "My settings").click();
  await expect(heading(page, "Settings").or(heading(page, "Sign in"))).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`${ACCOUNT}/(settings|sign-in)$`));
});

test("nothing outside the element changes its style", async ({ page, portal, guard }) => {
  guard.expectNoResponse();
  const entry = /\/iam-account\.js$/;
  await page.route(entry, (route) => route.abort());
  await page.goto(`${portal.url}${ACCOUNT}/settings`);
  const before = await looks(page);
  await page.unroute(entry);
  const source = `${portal.url}/host/assets/iam-account.js`;
  await page.evaluate((source) => import(source), `${source}?again`);
  await signIn(page);
  await expect(toggle(page, "Dark mode")).toBeVisible();
  await toggle(page, "Dark mode").click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  expect(await looks(page)).toEqual(before);
});

test("the title, the landmarks and the first heading stay the portal's", async ({ page, portal }) => {
  await open(page, portal, `${ACCOUNT}/profile`);
  await expect(page.getByRole("heading", { name: "Profile", level: 2, exact: true })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Personal details", level: 3, exact: true })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(["Portal"]);
  await expect(page.getByRole("main")).toHaveCount(1);
  await expect(element(page).getByRole("main")).toHaveCount(0);
  await expect(element(page).getByRole("region", { name: "Account", exact: true })).toBeVisible();
  await expect(link(page, "Skip to content")).toHaveCount(0);
  await expect(page).toHaveTitle("Portal");
  const ids = await page.locator("[id]").evaluateAll((nodes) => nodes.map((node) => node.id));
  expect(ids).toEqual([...new Set(ids)]);
});

test("the portal receives the events, without secrets", async ({ page, portal, guard }) => {
  guard.expectStatus(401);
  await open(page, portal, `${ACCOUNT}/profile`);
  expect(await lastHeard(page, "ready")).toEqual({ version: expect.stringMatching(/^\d+\.\d+\.\d+/) });
  const user = { id: "263814927364518273", userType: "Human", name: "Zoé Martin", email: "zoe@example.test", avatar: null };
  expect(await lastHeard(page, "user-changed")).toEqual({ user });
  await expect.poll(() => lastHeard(page, "navigated")).toEqual({ page: "profile", path: `${ACCOUNT}/profile` });
  await field(page, "First name").fill("Zoë");
  await button(page, "Save").click();
  await expect.poll(() => lastHeard(page, "user-changed")).toEqual({ user: { ...user, name: "Zoë Martin" } });
  await element(page).getByRole("link", { name: "Password", exact: true }).click();
  await page.getByLabel("Current password", { exact: true }).fill("correct-horse-battery");
  await expect.poll(() => lastHeard(page, "navigated")).toEqual({ page: "password", path: `${ACCOUNT}/password` });
  await respondWith(page, "GET", "config/", json(401, { detail: "Not authenticated" }));
  await element(page).getByRole("link", { name: "Settings", exact: true }).click();
  expect(await lastHeard(page, "unauthorized")).toEqual({});
  const events = await heard(page);
  expect(new Set(events.map(({ from }) => from))).toEqual(new Set(["iam-account"]));
  for (const secret of ["demo-key", "correct-horse-battery"]) expect(JSON.stringify(events)).not.toContain(secret);
});

test("the portal receives events for a sign-out, a failed load and a deletion", async ({ page, portal, guard }) => {
  guard.expectStatus(500, 410);
  const fault = await respondWith(page, "GET", "notification-preferences/", {
    ...json(500, { detail: "Internal Server Error" }),
    headers: { "x-request-id": "r-42" },
  });
  await open(page, portal, `${ACCOUNT}/notifications`);
  expect(await lastHeard(page, "error")).toEqual({ message: expect.stringContaining("error 500"), requestId: "r-42" });
  await fault.heal();
  await button(page, "Sign out").click();
  await expect.poll(() => lastHeard(page, "user-changed")).toEqual({ user: null });
  await element(page).getByRole("link", { name: "Sign in", exact: true }).click();
  await signIn(page);
  await element(page).getByRole("link", { name: "Account", exact: true }).click();
  await button(page, "Delete my account").click();
  await field(page, "Type your email to confirm").fill("zoe@example.test");
  await button(page, "Delete permanently").click();
  expect(await lastHeard(page, "deleted")).toEqual({});
  expect(await lastHeard(page, "user-changed")).toEqual({ user: null });
});

test("config.json beside the module is read where no property is set", async ({ page, portal }) => {
  const request = page.waitForRequest("**/config.json");
  await page.goto(`${portal.url}${ACCOUNT}/profile`);
  expect((await request).url()).toBe(`${portal.url}/host/assets/config.json`);
  await expect(heading(page, "Sign in")).toBeVisible();
});

test.describe("with the attribute page", () => {
  test.use({ element: '<iam-account page="password" heading-level="4"></iam-account>' });

  test("it shows one page and does not change the URL", async ({ page, portal }) => {
    await page.goto(`${portal.url}/host`);
    await expect(page.getByRole("heading", { name: "Sign in", level: 4, exact: true })).toBeVisible();
    await signIn(page);
    await expect(page.getByRole("heading", { name: "Password", level: 4, exact: true })).toBeVisible();
    await expect(element(page).getByRole("navigation")).toHaveCount(0);
    await expect(page).toHaveURL(`${portal.url}/host`);
    await link(page, "Other").click();
    await expect(heading(page, "Another page of the portal")).toBeVisible();
  });

  test("signing out and in again works without a URL", async ({ page, portal }) => {
    await page.goto(`${portal.url}/host`);
    await signIn(page);
    await button(page, "Sign out").click();
    await expect(heading(page, "Signed out")).toBeVisible();
    await expect(page).toHaveURL(`${portal.url}/host`);
  });
});

test.describe("with an attribute page that names no page", () => {
  test.use({ element: '<iam-account page="passwords"></iam-account>' });

  test("it shows an error", async ({ page, portal }) => {
    await page.goto(`${portal.url}/host`);
    await expect(element(page).getByRole("alert")).toContainText("The attribute “page” does not name a page of this app.");
  });
});

test.describe("without base-path", () => {
  test.use({ element: "<iam-account></iam-account>" });

  test("it names the missing attribute and changes nothing else", async ({ page, portal }) => {
    const asked = requests(page, "GET", "");
    await page.goto(`${portal.url}${ACCOUNT}/profile`);
    await expect(element(page).getByRole("alert")).toContainText("An embedded element needs the attribute “base-path”");
    expect(await lastHeard(page, "error")).toEqual({ message: expect.stringContaining("base-path"), requestId: null });
    await expect(page.getByRole("main")).toHaveCount(1);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(["Portal"]);
    await expect(page).toHaveTitle("Portal");
    expect(asked).toEqual([]);
    await link(page, "Other").click();
    await expect(heading(page, "Another page of the portal")).toBeVisible();
  });
});
