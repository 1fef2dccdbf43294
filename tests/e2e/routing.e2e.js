// Where the URLs of the pages are: in the path, in the fragment, or nowhere.
import { button, expect, field, heading, link, open, requests, signIn, toggle } from "./fixtures.js";
import { element, lastHeard, test } from "./support/portal.js";

const nav = (page, name) => element(page).getByRole("navigation").getByRole("link", { name, exact: true });
/** Adds a link of the portal's own. */
const addLink = (page, href, text) =>
  page.evaluate(([href, text]) => document.body.prepend(Object.assign(document.createElement("a"), { href, textContent: text })), [href, text]);
const entry = (page) => page.evaluate(() => [history.length, location.href]);

test.describe("in the fragment", () => {
  test.use({ element: '<iam-account routing="hash"></iam-account>' });

  test("a deep link, back and forward work, and path and query stay", async ({ page, portal }) => {
    const at = (fragment) => `${portal.url}/host?tab=1${fragment}`;
    await open(page, portal, "/host?tab=1#/settings");
    await expect(toggle(page, "Dark mode")).toBeVisible();
    await expect(page).toHaveURL(at("#/settings"));
    await expect.poll(() => lastHeard(page, "navigated")).toEqual({ page: "settings", path: "#/settings" });
    await nav(page, "Password").click();
    await expect(heading(page, "Password")).toBeFocused();
    await expect(page).toHaveURL(at("#/password"));
    await page.goBack();
    await expect(heading(page, "Settings")).toBeVisible();
    await page.goForward();
    await expect(heading(page, "Password")).toBeVisible();
    await expect(page).toHaveURL(at("#/password"));
  });

  test("no fragment is the first page, and one of no page is not found", async ({ page, portal }) => {
    await open(page, portal, "/host");
    await expect(heading(page, "Profile")).toBeVisible();
    await expect(page).toHaveURL(`${portal.url}/host#/profile`);
    await page.evaluate(() => (location.hash = "#/nowhere"));
    await expect(heading(page, "Page not found")).toBeVisible();
    await page.goBack();
    await expect(heading(page, "Profile")).toBeVisible();
  });

  test("a place in the portal's page stays its own, and so does what is typed", async ({ page, portal }) => {
    await open(page, portal, "/host#search");
    await expect(field(page, "First name")).toHaveValue("Zoé");
    await expect(page).toHaveURL(`${portal.url}/host#search`);
    await nav(page, "Settings").click();
    await field(page, "Email signature").fill("Typed");
    await addLink(page, "#search", "To the search");
    await link(page, "To the search").click();
    await expect(page).toHaveURL(`${portal.url}/host#search`);
    await expect(field(page, "Email signature")).toHaveValue("Typed");
    await page.goBack();
    await expect(page).toHaveURL(`${portal.url}/host#/settings`);
    await expect(field(page, "Email signature")).toHaveValue("Typed");
  });

  test("a link of the portal to a page leads there, and one below a path is not taken", async ({ page, portal }) => {
    await open(page, portal, "/host");
    await addLink(page, "#/notifications", "What I am told");
    await link(page, "What I am told").click();
    await expect(heading(page, "Notifications")).toBeVisible();
    await link(page, "Other").click();
    await expect(heading(page, "Another page of the portal")).toBeVisible();
  });

  test("signing out and in again works", async ({ page, portal }) => {
    await open(page, portal, "/host#/account");
    await button(page, "Sign out").click();
    await expect(page).toHaveURL(`${portal.url}/host#/signed-out`);
    await link(page, "Sign in").click();
    await expect(page).toHaveURL(`${portal.url}/host#/sign-in`);
    await signIn(page);
    await expect(heading(page, "Profile")).toBeVisible();
  });

  test("links work where the portal's document has another base", async ({ page, portal }) => {
    await page.goto(`${portal.url}/host`);
    await page.evaluate(() => document.head.append(Object.assign(document.createElement("base"), { href: "/elsewhere/" })));
    await signIn(page);
    await nav(page, "Settings").click();
    await expect(heading(page, "Settings")).toBeVisible();
    await expect(page).toHaveURL(`${portal.url}/host#/settings`);
  });
});

test.describe("nowhere", () => {
  test.use({ element: '<iam-account routing="none" page="notifications"></iam-account>' });

  test("neither URL nor history change, and no other page can be reached", async ({ page, portal }) => {
    await page.goto(`${portal.url}/host?tab=1#search`);
    await expect(heading(page, "Sign in")).toBeVisible();
    const before = await entry(page);
    await signIn(page);
    await expect(heading(page, "Notifications")).toBeVisible();
    await expect(element(page).getByRole("navigation")).toHaveCount(0);
    await expect.poll(() => lastHeard(page, "navigated")).toEqual({ page: "notifications", path: "" });
    await button(page, "Sign out").click();
    await link(page, "Sign in").click();
    await signIn(page);
    await expect(heading(page, "Notifications")).toBeVisible();
    await page.evaluate(() => (document.querySelector("iam-account").page = "settings"));
    await expect(heading(page, "Settings")).toBeVisible();
    expect(await entry(page)).toEqual(before);
  });

  test.describe("without page", () => {
    test.use({ element: '<iam-account routing="none"></iam-account>' });

    test("it is the first section", async ({ page, portal }) => {
      await open(page, portal, "/host");
      await expect(heading(page, "Profile")).toBeVisible();
      await expect(page).toHaveURL(`${portal.url}/host`);
    });
  });
});

for (const [markup, message] of [
  ['<iam-account routing="hash" page="password"></iam-account>', "The attribute “page” shows one page without URLs."],
  ['<iam-account routing="history"></iam-account>', "“routing” has to be one of: path, hash, none"],
])
  test.describe(markup, () => {
    test.use({ element: markup });

    test("is an error that says what is wrong", async ({ page, portal }) => {
      await page.goto(`${portal.url}/host`);
      await expect(element(page).getByRole("alert")).toContainText(message);
    });
  });

test("the portal may change it at any time: the session and what was typed stay", async ({ page, portal }) => {
  await open(page, portal, "/host/account/settings");
  await field(page, "Email signature").fill("Typed");
  const asked = requests(page, "GET", "");
  const route = (routing) => page.evaluate((routing) => (document.querySelector("iam-account").routing = routing), routing);
  await route("hash");
  await expect(heading(page, "Profile")).toBeVisible();
  await expect(page).toHaveURL(`${portal.url}/host/account/settings#/profile`);
  await nav(page, "Password").click();
  await expect(page).toHaveURL(`${portal.url}/host/account/settings#/password`);
  await route("path");
  await expect(heading(page, "Settings")).toBeVisible();
  await expect(field(page, "Email signature")).toHaveValue("Typed");
  expect(asked).toEqual([]);
});

test.describe("two elements on one page", () => {
  const PATH = '<iam-account base-path="/host/account"></iam-account>';
  const HASH = '<iam-account routing="hash"></iam-account>';
  const NONE = '<iam-account page="password"></iam-account>';
  /** Signs in to one of the elements. */
  const enter = async (one) => {
    await one.getByLabel("API key", { exact: true }).fill("demo-key");
    await one.getByRole("button", { name: "Sign in", exact: true }).click();
  };
  const go = (one, name) => one.getByRole("navigation").getByRole("link", { name, exact: true }).click();
  const shows = (one, name) => expect(one.getByRole("heading", { name, exact: true })).toBeVisible();

  for (const [kind, markup, start, moved] of [
    ["a path", PATH, "/host/account/profile", "/host/account/settings"],
    ["a fragment", HASH, "/host", "/host#/settings"],
  ])
    test.describe(`${kind} and none`, () => {
      test.use({ element: markup + NONE });

      test("only one of them follows the URL", async ({ page, portal }) => {
        await page.goto(portal.url + start);
        const [one, other] = [element(page).first(), element(page).last()];
        await enter(one);
        await shows(one, "Profile");
        await enter(other);
        await shows(other, "Password");
        await go(one, "Settings");
        await shows(one, "Settings");
        await expect(page).toHaveURL(portal.url + moved);
        await shows(other, "Password");
        await other.evaluate((other) => (other.page = "account"));
        await shows(other, "Account");
        await expect(page).toHaveURL(portal.url + moved);
        await page.goBack();
        await shows(one, "Profile");
        await shows(other, "Account");
      });
    });

  test.describe("a path and a fragment", () => {
    test.use({ element: PATH + HASH });

    test("each moves its own part of the URL", async ({ page, portal }) => {
      await page.goto(`${portal.url}/host/account/profile#/account`);
      const [one, other] = [element(page).first(), element(page).last()];
      await enter(one);
      await enter(other);
      await shows(other, "Account");
      await go(one, "Settings");
      await expect(page).toHaveURL(`${portal.url}/host/account/settings#/account`);
      await go(other, "Password");
      await expect(page).toHaveURL(`${portal.url}/host/account/settings#/password`);
      await shows(one, "Settings");
      await page.goBack();
      await shows(other, "Account");
      await page.goBack();
      await shows(one, "Profile");
      await shows(other, "Account");
    });
  });
});

test.describe("in the path, beside a portal's router", () => {
  /** A router that has what it needs in the state of each entry, and shows the element below its path only. */
  const route = (page) =>
    page.evaluate(() => {
      const account = document.querySelector("iam-account");
      const place = account.parentElement;
      const show = () => {
        const isAccount = location.pathname.startsWith("/host/account");
        if (isAccount && !account.isConnected) place.append(account);
        if (!isAccount) account.remove();
        document.title = `Portal at ${location.pathname}`;
      };
      document.body.style.minBlockSize = "300vh";
      history.replaceState({ key: "first" }, "");
      addEventListener("popstate", show);
      document.querySelector("header nav").addEventListener("click", (event) => {
        event.preventDefault();
        history.pushState({ key: event.target.textContent }, "", event.target.href);
        show();
      });
    });
  const state = (page) => page.evaluate(() => history.state);

  test("back and forward cross the border, and each entry keeps its state and its place", async ({ page, portal }) => {
    await page.goto(`${portal.url}/host/account/profile`);
    await signIn(page);
    await route(page);
    await nav(page, "Settings").click();
    await expect(heading(page, "Settings")).toBeVisible();
    await link(page, "Other").click();
    await expect(element(page)).toHaveCount(0);
    expect(await state(page)).toEqual({ key: "Other" });
    await page.evaluate(() => scrollTo(0, 400));
    await link(page, "My account").evaluate((link) => link.click());
    // The base is the portal's entry: the URL of a page replaces it, and the router's state stays.
    await expect(heading(page, "Sign in")).toBeVisible();
    await expect(page).toHaveURL(`${portal.url}/host/account/sign-in`);
    expect(await state(page)).toEqual({ key: "My account" });
    await page.goBack();
    await expect(element(page)).toHaveCount(0);
    await expect(page).toHaveURL(`${portal.url}/host/other`);
    expect(await state(page)).toEqual({ key: "Other" });
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(400);
    await page.goBack();
    await expect(element(page)).toHaveCount(1);
    await signIn(page);
    await expect(heading(page, "Settings")).toBeVisible();
    await page.goBack();
    await expect(heading(page, "Profile")).toBeVisible();
    expect(await state(page)).toEqual({ key: "first" });
    await page.goForward();
    await expect(heading(page, "Settings")).toBeVisible();
  });

  test("what the portal replaces in its own entry stays", async ({ page, portal }) => {
    await open(page, portal, "/host/account/profile");
    await field(page, "First name").fill("Zoë");
    await page.evaluate(() => history.replaceState({ filter: 1 }, "", "/host/account/profile?filter=1"));
    await expect(field(page, "First name")).toHaveValue("Zoë");
    await nav(page, "Settings").click();
    await page.goBack();
    await expect(page).toHaveURL(`${portal.url}/host/account/profile?filter=1`);
    expect(await state(page)).toEqual({ filter: 1 });
    await expect(field(page, "First name")).toHaveValue("Zoë");
  });
});
