// The checks of the diagnostics, and the text for support.
import { respondWith, button, card, expect, field, heading, html, json, open, signIn, test } from "./fixtures.js";
import { API_KEY, shipped } from "./support/config.js";

const check = (page, name) => card(page, "Checks").getByRole("listitem").filter({ has: page.getByText(name, { exact: true }) });
const done = (page) => expect(page.getByText("Checking…", { exact: true })).toHaveCount(0);

/** Opens the diagnostics, where all checks have ended. */
async function diagnose(page, server) {
  await page.goto(`${server.url}/diagnostics`);
  await expect(heading(page, "Checks")).toBeVisible();
  await done(page);
}

test("a deployment as documented is good", async ({ page, server }) => {
  await diagnose(page, server);
  for (const name of [
    "API",
    "Clocks",
    "Media type of the program",
    "Compression of the program",
    "Caching of the program",
    "Version on the server",
    "Files that are not there",
    "/.well-known/",
    "Content security policy",
    "This browser",
  ]) {
    await expect(check(page, name).getByText("Good", { exact: true }), name).toBeVisible();
  }
});

test("a fallback in place of the API is a problem, and “Check again” sees that it is gone", async ({ page, server }) => {
  const fault = await respondWith(page, "GET", "", html(200));
  await diagnose(page, server);
  await expect(check(page, "API")).toContainText("Problem");
  await expect(check(page, "API")).toContainText("Correct “apiBase”");
  await expect(card(page, "Checks").getByRole("status")).toContainText("checks need");
  await fault.heal();
  await button(page, "Check again").click();
  await expect(check(page, "API").getByText("Good", { exact: true })).toBeVisible();
});

test("an API that cannot be reached is a problem", async ({ page, server, guard }) => {
  guard.expectNoResponse();
  await respondWith(page, "GET", "", "abort");
  await diagnose(page, server);
  await expect(check(page, "API")).toContainText("does not respond");
  await expect(check(page, "Clocks")).toContainText("Not known");
});

test("a clock that is wrong by an hour is a problem", async ({ page, server }) => {
  const headers = { date: new Date(Date.now() - 3_600_000).toUTCString(), "content-type": "application/json" };
  await respondWith(page, "GET", "", { status: 401, headers, body: "{}" });
  await diagnose(page, server);
  await expect(check(page, "Clocks")).toContainText("Problem");
});

test("a fallback that takes files is a problem", async ({ page, server }) => {
  await page.route(/\/diagnostics-[0-9a-f]{8}/, (route) => route.fulfill(html(200)));
  await diagnose(page, server);
  await expect(check(page, "Files that are not there")).toContainText("Problem");
  await expect(check(page, "/.well-known/")).toContainText("Problem");
});

test("the OpenID provider has to be there, and no page in its place", async ({ page, server }) => {
  await page.route("**/config.json", (route) => route.fulfill(json(200, shipped({ auth: { mode: "oidc" } }))));
  await diagnose(page, server);
  await expect(check(page, "OpenID provider").getByText("Good", { exact: true })).toBeVisible();
  await page.route("**/.well-known/openid-configuration", (route) => route.fulfill(html(200)));
  await button(page, "Check again").click();
  await expect(check(page, "OpenID provider")).toContainText("leave /.well-known/ out of the fallback");
});

test("another version on the server asks for a reload", async ({ page, server }) => {
  await page.goto(`${server.url}/diagnostics`);
  await done(page);
  const body = 'new URL("./iam-account-0000000000000000.wasm", import.meta.url)';
  await page.route("**/iam-account.js", (route) => route.fulfill({ contentType: "text/javascript", body }));
  await button(page, "Check again").click();
  await expect(check(page, "Version on the server")).toContainText("Reload the page.");
});

test("a program of another type and a page without headers are named", async ({ page, server }) => {
  await page.route(/\/iam-account-[0-9a-f]+\.wasm$/, async (route) => {
    if (route.request().method() !== "HEAD") return route.fallback();
    await route.fulfill({ status: 200, contentType: "application/octet-stream", headers: { "cache-control": "no-cache" } });
  });
  await page.goto(`${server.url}/diagnostics`);
  await done(page);
  await page.route("**/diagnostics", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "content-security-policy": "default-src 'none'" } });
  });
  await button(page, "Check again").click();
  await done(page);
  await expect(check(page, "Media type of the program")).toContainText("application/octet-stream");
  await expect(check(page, "Caching of the program")).toContainText("no-cache");
  await expect(check(page, "Content security policy")).toContainText("script-src, style-src");
});

test("a failed request is listed with its id, also after a reload", async ({ page, server, guard }) => {
  guard.expectStatus(500);
  await open(page, server, "/profile");
  await respondWith(page, "PATCH", "", { status: 500, headers: { "x-request-id": "r-42" }, body: "zoe@example.test" });
  await field(page, "First name").fill("Zoë");
  await button(page, "Save").click();
  await expect(page.getByRole("alert").filter({ hasText: /\S/ }).first()).toBeVisible();
  await diagnose(page, server);
  await expect(card(page, "Last errors")).toContainText("PATCH users/me/");
  await expect(card(page, "Last errors")).toContainText("r-42");
});

test("the text for support has nothing personal", async ({ page, server, guard, context }) => {
  guard.expectStatus(404, 500);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const brand = { name: "Chez Planted", supportUrl: "mailto:planted@example.test", homeUrl: "/home?user=planted" };
  const config = shipped({ auth: API_KEY, brand, planted: "planted-token", password: { hint: "planted hint" } });
  await page.route("**/config.json", (route) => route.fulfill(json(200, config)));
  await page.addInitScript(() => {
    localStorage.setItem("iam-account:draft:planted-user:profile:first_name", '{"text":"planted draft","base":""}');
    sessionStorage.setItem("planted", "planted");
  });
  const me = { ...(await server.read()), first_name: "Planted", email: "planted@example.test", phone: "+33612345678", avatar: "/planted.png", state: 1 };
  await respondWith(page, "GET", "", json(200, me));
  await page.goto(`${server.url}/profile`);
  await signIn(page);
  await expect(field(page, "First name")).toHaveValue("Planted");
  const body = '{"detail":"planted@example.test is taken"}';
  await respondWith(page, "PATCH", "", { status: 500, headers: { "x-request-id": "planted@example.test" }, body });
  await field(page, "First name").fill("Planted draft");
  await button(page, "Save").click();
  await expect(page.getByRole("alert").filter({ hasText: /\S/ }).first()).toBeVisible();
  await page.evaluate((url) => {
    history.pushState(null, "", url);
    dispatchEvent(new PopStateEvent("popstate"));
  }, `${server.url}/diagnostics?token=planted#planted`);
  await expect(heading(page, "Checks")).toBeVisible();
  await done(page);
  await button(page, "Copy for support").click();
  await expect(page.getByText("Copied.", { exact: true })).toBeVisible();
  const text = await page.getByRole("textbox", { name: "Text for support" }).inputValue();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
  expect(text).toMatch(/^iam-account \d+\.\d+\.\d+ [0-9a-f]{16}\n/);
  expect(text).toContain("PATCH users/me/");
  expect(text).toContain("/diagnostics\n");
  // The name of an unknown key is the operator's own; its value is not shown.
  const rest = text.replaceAll("“planted”", "").replaceAll('"planted":', "");
  for (const planted of [/planted/i, /33612345678/, /demo-key/, /example\.test/, /Chez/]) expect(rest).not.toMatch(planted);
});
