// URLs in config.json are relative to that file, and the service's picture URLs can only load pictures.
import { button, card, expect, heading, html, json, link, operation, signIn, test as base } from "./fixtures.js";
import { API_KEY, shipped } from "./support/config.js";
import { folderSite, sendText, Site } from "./support/site.js";

const test = base.extend({
  /** Serves the page in /me (see `folderSite`). */
  host: async ({ server, start, guard }, use) => {
    await use(async (keys = {}, options = {}) => {
      const config = shipped({ auth: API_KEY, ...keys });
      const site = await start(folderSite({ origin: server.origin, folder: "/me", config, ...options }));
      guard.allowOrigin(site.url);
      return site;
    });
  },
});

test("the URLs of the service, the logo and links are relative to config.json", async ({ page, host }) => {
  const brand = { logo: "icon.svg", homeUrl: "../app/", supportUrl: "/help" };
  const site = await host({ apiBase: "api/iam/v1", brand });
  const asked = page.waitForRequest(operationIn(`${site.url}/me/api/iam/v1`));
  await page.goto(`${site.url}/me/settings`);
  await signIn(page);
  await asked;
  await expect(heading(page, "Settings")).toBeVisible();
  await expect(link(page, "Back to the application")).toHaveJSProperty("href", `${site.url}/app/`);
  await expect(link(page, "Help")).toHaveJSProperty("href", `${site.url}/help`);
  const logo = page.locator("img.brand-logo");
  await expect(logo).toHaveJSProperty("src", `${site.url}/me/icon.svg`);
  await expect.poll(() => logo.evaluate((image) => image.naturalWidth)).toBeGreaterThan(0);
});

const operationIn = (base) => (request) => request.url() === `${base}/users/me/`;

test("the proxy's sign-in URL is too, and contains the URL to return to", async ({ page, host, guard }) => {
  guard.expectStatus(401);
  const site = await host({ auth: { mode: "cookie", signInUrl: "session/{returnTo}", start: "ask" } });
  await page.route(/\/session\//, (route) => route.fulfill(html(200)));
  await page.goto(`${site.url}/me/settings`);
  const left = page.waitForRequest(/\/session\//);
  await button(page, "Sign in").click();
  expect((await left).url()).toBe(`${site.url}/me/session/%2Fme%2Fsettings`);
});

test("an attribute is relative to the document", async ({ page, host }) => {
  const index = `<!doctype html><meta charset="utf-8"><base href="/portal/"><link rel="icon" href="data:,">
    <script type="module" src="/me/iam-account.js"></script>
    <iam-account base-path="/me" api-base="api/iam/v1"></iam-account>`;
  const site = await host({}, { index });
  const asked = page.waitForRequest(operationIn(`${site.url}/portal/api/iam/v1`));
  await page.goto(`${site.url}/me/profile`);
  await signIn(page);
  await asked;
  await expect(heading(page, "Profile")).toBeVisible();
});

test("a disguised link that would run code is refused", async ({ page, host }) => {
  for (const homeUrl of ["java\nscript:alert(1)", "java\tscript:alert(1)", " javascript:alert(1)", "\u0001javascript:alert(1)"]) {
    const site = await host({ brand: { homeUrl } });
    await page.goto(`${site.url}/me/diagnostics`);
    await expect(page.getByText("The configuration key “brand.homeUrl” has to be")).toBeVisible();
    await expect(page.locator("iam-account a")).toHaveCount(0);
  }
});

/** Makes the service return these URLs for the person's picture and the organisation's logo. */
async function name(page, server, avatar, logo) {
  const me = await server.read();
  const body = { ...me, avatar, organization: { ...me.organization, id: "1", name: "Agence", logo } };
  await page.route(operation(""), (route) => route.fulfill(json(200, body)));
}

test("pictures load from any origin, without cookies and without a referrer", async ({ page, context, server, host, start, guard }) => {
  const asked = [];
  const elsewhere = await start(
    new Site((path, { headers }, response) => {
      asked.push([path, headers.cookie, headers.referer]);
      const body = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>';
      sendText(response, ".svg", body, { "access-control-allow-origin": "*" });
    }),
  );
  guard.allowOrigin(elsewhere.url);
  const site = await host();
  // Cookies ignore ports, so the other server would receive it.
  await context.addCookies([{ name: "session", value: "secret", domain: "127.0.0.1", path: "/" }]);
  await name(page, server, `${elsewhere.url}/zoe.svg`, `${elsewhere.url}/logo.svg`);
  await page.goto(`${site.url}/me/profile`);
  await signIn(page);
  for (const image of [card(page, "Picture").getByRole("img", { name: "Your picture" }), page.locator("img.organization-logo")]) {
    await expect.poll(() => image.evaluate((image) => image.naturalWidth)).toBeGreaterThan(0);
  }
  expect(new Set(asked.map(([path]) => path))).toEqual(new Set(["/zoe.svg", "/logo.svg"]));
  for (const [, cookie, referer] of asked) expect([cookie, referer]).toEqual([undefined, undefined]);
});

for (const url of ["javascript:alert(1)", "java\tscript:alert(1)", "data:text/html,x", "http://zoe:secret@127.0.0.1:9/a.png"]) {
  test(`${JSON.stringify(url)} is not loaded as a picture`, async ({ page, server, host }) => {
    const site = await host();
    await name(page, server, url, url);
    await page.goto(`${site.url}/me/profile`);
    await signIn(page);
    await expect(card(page, "Organisation").getByText("Agence", { exact: true })).toBeVisible();
    await expect(page.locator("iam-account img")).toHaveCount(0);
  });
}
