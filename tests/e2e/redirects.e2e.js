// Redirects: only discovery and pictures follow them, and both without secrets.
import { mergeTests } from "@playwright/test";
import { button, expect, field, heading, json, open, test as plain } from "./fixtures.js";
import { enter, signInAtIssuer, test } from "./support/peer.js";
import { picture } from "./support/png.js";
import { Site } from "./support/site.js";
import { test as weather } from "./support/weather.js";

const CORS = { "access-control-allow-origin": "*" };

/** An origin that is not in config.json, the requests that it got, and its handler: `respond(response)`. */
async function stranger({ start, guard, context }, respond = (response) => response.writeHead(200, CORS).end("{}")) {
  const asked = [];
  const site = await start(new Site((path, request, response) => {
    const { cookie, authorization } = request.headers;
    const body = [];
    request.on("data", (chunk) => body.push(chunk)).on("end", () => {
      asked.push({ method: request.method, path, cookie, authorization, body: Buffer.concat(body).toString() });
      respond(response);
    });
  }));
  guard.allowOrigin(site.url);
  // Cookies ignore ports, so each request with credentials would send this one.
  await context.addCookies([{ name: "seen", value: "yes", domain: "127.0.0.1", path: "/" }]);
  return { asked, url: site.url };
}

const led = ({ url }, path, status = 307) => ({ status, headers: { ...CORS, location: `${url}${path}` } });
const bare = (path) => ({ method: "GET", path, cookie: undefined, authorization: undefined, body: "" });

// The content security policy would block the redirect; hosts may have other policies.
test.use({ bypassCSP: true });

test("discovery follows a redirect without cookies or tokens", async ({ page, context, server, issuer, start, guard }) => {
  const url = `${issuer.url}/.well-known/openid-configuration`;
  const configuration = await (await fetch(url)).text();
  const elsewhere = await stranger({ start, guard, context }, (response) => response.writeHead(200, CORS).end(configuration));
  await page.route(url, (route) => route.fulfill(led(elsewhere, "/moved", 302)));
  await enter(page, server);
  // Once before and once after the sign-in.
  expect(elsewhere.asked).toEqual([bare("/moved"), bare("/moved")]);
});

test("codes and refresh tokens do not follow redirects of the token and revocation endpoints", async ({ page, context, server, issuer, start, guard }) => {
  guard.expectNoResponse();
  const elsewhere = await stranger({ start, guard, context });
  const token = `${issuer.url}/token`;
  await page.route(token, (route) => route.fulfill(led(elsewhere, "/token")), { times: 1 });
  await page.goto(`${server.url}/profile`);
  await button(page, "Sign in").click();
  await signInAtIssuer(page);
  await expect(page.getByRole("alert").filter({ hasText: "The sign-in service cannot be reached." })).toContainText(token);
  await button(page, "Sign in").click();
  await expect(field(page, "First name")).toHaveValue("Zoé");
  const revoked = page.waitForRequest(`${token}/revocation`);
  await page.route(`${token}/revocation`, (route) => route.fulfill(led(elsewhere, "/revocation")));
  await button(page, "Sign out").click();
  await revoked;
  await expect(heading(page, /^Sign(ed)? out/)).toBeVisible();
  expect(elsewhere.asked).toEqual([]);
});

const keyed = mergeTests(plain, weather);
keyed.use({ bypassCSP: true });

keyed("the bytes of a picture are read from its origin without a key or cookies", async ({ page, context, weather, server, start, guard }) => {
  const bytes = picture().buffer;
  const elsewhere = await stranger({ start, guard, context }, (response) => response.writeHead(200, { ...CORS, "content-type": "image/png" }).end(bytes));
  const me = { ...(await server.read()), avatar: "/pictures/zoe.png" };
  await page.route("**/iam/v1/users/me/", (route) => route.fulfill(json(200, me)));
  await page.route("**/pictures/zoe.png*", (route) => route.fulfill(led(elsewhere, "/zoe.png", 302)));
  await open(page, weather, "/account");
  await expect.poll(() => elsewhere.asked.length).toBeGreaterThan(0);
  const shown = elsewhere.asked.length;
  const download = page.waitForEvent("download");
  await button(page, "Download my data").click();
  await download;
  expect(elsewhere.asked.length).toBeGreaterThan(shown);
  for (const { authorization } of elsewhere.asked) expect(authorization).toBeUndefined();
  expect(elsewhere.asked.at(-1)).toEqual(bare("/zoe.png"));
});
