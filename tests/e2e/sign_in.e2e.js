import { respondWith, button, expect, field, heading, html, json, link, open, recordEvents, signIn, test, traces } from "./fixtures.js";

const PAGES = { profile: "Profile", password: "Password", settings: "Settings", notifications: "Notifications", account: "Account" };
const key = (page) => page.getByLabel("API key", { exact: true });

for (const [path, title] of Object.entries(PAGES)) {
  test(`/${path} without a session leads to the sign-in and back, without a reload`, async ({ page, server }) => {
    const loads = [];
    page.on("request", (request) => request.isNavigationRequest() && loads.push(request.url()));
    await page.goto(`${server.url}/${path}`);
    await expect(heading(page, "Sign in")).toBeVisible();
    await expect(page).toHaveURL(`${server.url}/sign-in`);
    await signIn(page);
    await expect(page.getByRole("heading", { name: title, exact: true, level: 1 })).toBeVisible();
    await expect(page).toHaveURL(`${server.url}/${path}`);
    expect(loads).toHaveLength(1);
  });
}

test("the base leads to the profile", async ({ page, server }) => {
  await open(page, server, "/");
  await expect(heading(page, "Profile")).toBeVisible();
  await expect(page).toHaveURL(`${server.url}/profile`);
});

test("a wrong key shows an error at the field and stays there, and a correct one works", async ({ page, server, guard }) => {
  guard.expectStatus(401);
  await page.goto(`${server.url}/settings`);
  await signIn(page, "no-such-key");
  await expect(key(page)).toHaveAccessibleDescription(/The service does not accept this key/);
  await expect(key(page)).toHaveAttribute("aria-invalid", "true");
  await expect(key(page)).toHaveValue("no-such-key");
  await signIn(page);
  await expect(heading(page, "Settings")).toBeVisible();
});

test("an empty key shows an error at the field and moves the focus there", async ({ page, server }) => {
  await page.goto(`${server.url}/profile`);
  await signIn(page, "");
  await expect(key(page)).toHaveAccessibleDescription(/Type or paste your API key/);
  await expect(key(page)).toBeFocused();
});

test("Enter sends the key", async ({ page, server }) => {
  await page.goto(`${server.url}/profile`);
  await key(page).fill("demo-key");
  await key(page).press("Enter");
  await expect(heading(page, "Profile")).toBeVisible();
});

test("the key is in no storage, URL or event, and a reload forgets it", async ({ page, server }) => {
  await recordEvents(page);
  await open(page, server, "/profile");
  await expect(heading(page, "Profile")).toBeVisible();
  const left = await traces(page);
  expect(left).toContain("zoe@example.test");
  expect(left).not.toContain("demo-key");
  await page.reload();
  await expect(heading(page, "Sign in")).toBeVisible();
  await expect(key(page)).toHaveValue("");
});

test("a service that fails at sign-in shows an error page, and Try again recovers", async ({ page, server, guard }) => {
  guard.expectStatus(500);
  const fault = await respondWith(page, "GET", "", json(500, { detail: "Internal Server Error" }));
  await open(page, server, "/profile");
  await expect(heading(page, "This page could not be loaded")).toBeVisible();
  await expect(page.getByText("The service has a problem of its own (error 500)")).toBeVisible();
  // No one is named while it is not known who it is.
  await expect(button(page, "Sign out")).toBeVisible();
  await expect(page.getByRole("banner").getByText(/Acting as/)).toHaveCount(0);
  await fault.heal();
  await button(page, "Try again").click();
  await expect(heading(page, "Profile")).toBeVisible();
  await expect(field(page, "First name")).toHaveValue("Zoé");
  await expect(page.getByRole("banner").getByText("Acting as Zoé Martin").last()).toBeVisible();
});

test("HTML from a proxy in place of the user shows an error page, and Try again recovers", async ({ page, server }) => {
  const fault = await respondWith(page, "GET", "", html(200));
  await open(page, server, "/settings");
  await expect(page.getByText("The service answered something that this page cannot read")).toBeVisible();
  await expect(page.getByText("Proxy error")).toBeHidden();
  await fault.heal();
  await button(page, "Try again").click();
  await expect(heading(page, "Settings")).toBeVisible();
});

test("a server that is down at sign-in shows an error, and Try again recovers", async ({ page, server, guard }) => {
  guard.expectNoResponse();
  await page.goto(`${server.url}/profile`);
  await expect(heading(page, "Sign in")).toBeVisible();
  await server.stop();
  await signIn(page);
  await expect(page.getByText("The service cannot be reached")).toBeVisible();
  await server.start();
  await button(page, "Try again").click();
  await expect(heading(page, "Profile")).toBeVisible();
});

test("sign-out leads to its own page, and going back shows nothing of the account", async ({ page, server }) => {
  await open(page, server, "/profile");
  await link(page, "Settings").click();
  await expect(heading(page, "Settings")).toBeVisible();
  await button(page, "Sign out").click();
  await expect(heading(page, "Signed out")).toBeVisible();
  await expect(page).toHaveURL(`${server.url}/signed-out`);
  await expect(page.getByText("Zoé")).toBeHidden();
  await page.goBack();
  await expect(heading(page, "Signed out")).toBeVisible();
  await link(page, "Sign in").click();
  await signIn(page);
  await expect(button(page, "Sign out")).toBeVisible();
});

test("after a sign-out another person sees nothing of the first one", async ({ page, server }) => {
  await open(page, server, "/settings");
  await expect(field(page, "Email signature")).toHaveValue(/Zoé Martin/);
  await button(page, "Sign out").click();
  await link(page, "Sign in").click();
  await signIn(page, "machine-key");
  await expect(page.getByRole("banner").getByText("Acting as Nightly export").last()).toBeVisible();
  await link(page, "Settings").click();
  await expect(page.getByText("Zoé")).toBeHidden();
});

test("a navigation changes the title and moves the focus to the heading", async ({ page, server }) => {
  await open(page, server, "/profile");
  await expect(page).toHaveTitle("Profile · Account");
  await link(page, "Notifications").click();
  await expect(heading(page, "Notifications")).toBeFocused();
  await expect(page).toHaveTitle("Notifications · Account");
  await expect(link(page, "Notifications")).toHaveAttribute("aria-current", "page");
  await page.goBack();
  await expect(page).toHaveTitle("Profile · Account");
  await expect(heading(page, "Profile")).toBeFocused();
});

test("the skip link is first in the Tab order and leads to the heading", async ({ page, server }) => {
  await open(page, server, "/settings");
  await expect(heading(page, "Settings")).toBeFocused();
  await page.evaluate(() => document.activeElement.blur());
  await page.reload();
  await expect(heading(page, "Sign in")).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(link(page, "Skip to content")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(heading(page, "Sign in")).toBeFocused();
  await expect(page).toHaveURL(`${server.url}/sign-in`);
});
