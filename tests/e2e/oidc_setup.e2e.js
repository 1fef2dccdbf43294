// A provider whose setup does not match the page: each failure names the key of the configuration and the request.
import { button, expect, json } from "./fixtures.js";
import { shipped } from "./support/config.js";
import { signInAtIssuer, test } from "./support/peer.js";
import { sendText, Site } from "./support/site.js";

const CORS = { "access-control-allow-origin": "*" };
const alert = (page, text) => page.getByRole("alert").filter({ hasText: text });
const configuration = ({ url }) => `${url}/.well-known/openid-configuration`;

/** Responds in place of the provider's configuration. */
const instead = (response) => (route) => route.fulfill({ ...response, headers: { ...CORS, ...response.headers } });
/** Changes the provider's configuration. */
const changed = (keys) => async (route) => {
  const response = await route.fetch();
  return route.fulfill({ response, json: { ...(await response.json()), ...keys } });
};

const NOT_THERE = "The sign-in service is not where this page looks for it.";
const UNREADABLE = "The sign-in service answered something that this page cannot read.";
const UNREACHABLE = "The sign-in service cannot be reached.";
const WELCOME = "<!doctype html><h1>Welcome</h1>";

/** By fault: what the provider does, the sentence, what came instead, and the error of the browser. */
const FAULTS = {
  "a wrong path": [instead({ status: 404, json: { error: "Realm does not exist" } }), NOT_THERE, "404", (guard) => guard.expectStatus(404)],
  "a wrong path that is a page": [instead({ status: 404, contentType: "text/html", body: WELCOME }), NOT_THERE, "404, text/html", (guard) => guard.expectStatus(404)],
  "a host that shows its own page for everything": [instead({ contentType: "text/html", body: WELCOME }), UNREADABLE, "200, text/html"],
  "another issuer": [changed({ issuer: "https://evil.example.test" }), "not the one that this page is set up for", 'issuer = "https://evil.example.test"'],
  "a missing endpoint": [changed({ token_endpoint: undefined }), UNREADABLE, "token_endpoint = null"],
  "an endpoint that runs code": [changed({ authorization_endpoint: "javascript:alert(1)" }), UNREADABLE, 'authorization_endpoint = "javascript:alert(1)"'],
  "no S256": [changed({ code_challenge_methods_supported: ["plain"] }), UNREADABLE, 'code_challenge_methods_supported = ["plain"]'],
  "a provider that is down": [(route) => route.abort("connectionrefused"), UNREACHABLE, "", (guard) => guard.expectNoResponse()],
  "a provider in maintenance": [instead({ status: 503, body: "Maintenance" }), UNREACHABLE, "503", (guard) => guard.expectStatus(503)],
};

for (const [what, [respond, sentence, came, declare]] of Object.entries(FAULTS)) {
  test(`${what} names auth.issuer and the request`, async ({ page, server, issuer, guard }) => {
    declare?.(guard);
    await page.route(configuration(issuer), respond);
    await page.goto(`${server.url}/profile`);
    await button(page, "Sign in").click();
    await expect(alert(page, sentence)).toContainText("auth.issuer");
    await expect(alert(page, sentence)).toContainText(came ? `${configuration(issuer)}: ${came}` : configuration(issuer));
    await expect(page.getByText("refused or cancelled")).toBeHidden();
  });
}

test.describe("on a host without a content security policy", () => {
  test.use({ bypassCSP: true });

  test("a provider without CORS is shown as unreachable, with its URL", async ({ page, server, issuer, start, guard }) => {
    guard.expectError(/blocked by CORS policy/);
    guard.expectNoResponse();
    const own = await (await fetch(configuration(issuer))).text();
    const closed = await start(new Site((_, __, response) => sendText(response, ".json", own)));
    guard.allowOrigin(closed.url);
    const config = shipped({ auth: { mode: "oidc", issuer: closed.url, start: "ask" } });
    await page.route("**/config.json", (route) => route.fulfill(json(200, config)));
    await page.goto(`${server.url}/profile`);
    await button(page, "Sign in").click();
    await expect(alert(page, UNREACHABLE)).toContainText(`(auth.issuer): ${configuration(closed)}`);
  });
});

for (const [error, key] of [["invalid_client", "auth.clientId"], ["unauthorized_client", "auth.clientId"], ["invalid_scope", "auth.scopes"]]) {
  test(`the error ${error} of the token endpoint names ${key}`, async ({ page, server, issuer, guard }) => {
    guard.expectStatus(401);
    const url = `${issuer.url}/token`;
    await page.route(url, (route) => route.fulfill({ ...json(401, { error, error_description: "Not this one." }), headers: { ...CORS, "content-type": "application/json" } }));
    await page.goto(`${server.url}/profile`);
    await button(page, "Sign in").click();
    await signInAtIssuer(page);
    const fault = alert(page, "Signing in does not work");
    await expect(fault).toContainText(`“${key}”`);
    await fault.getByText("Details for support", { exact: true }).click();
    await expect(fault).toContainText(`${url}: ${error}: Not this one.`);
  });
}

test.describe("with a scope that the provider does not know", () => {
  test.use({ authOptions: { scopes: "openid nonsense" } });

  test("the return names auth.scopes", async ({ page, server, issuer }) => {
    await page.route(
      (url) => url.origin === issuer.url && url.pathname === "/auth",
      (route) => {
        const asked = new URL(route.request().url()).searchParams;
        const params = new URLSearchParams({ error: "invalid_scope", error_description: "No nonsense.", state: asked.get("state") });
        return route.fulfill({ status: 302, headers: { location: `${asked.get("redirect_uri")}?${params}` } });
      },
    );
    await page.goto(`${server.url}/profile`);
    await button(page, "Sign in").click();
    await expect(alert(page, "Signing in does not work")).toContainText("“auth.scopes”");
    await page.getByText("Details for support", { exact: true }).click();
    await expect(page.getByText("invalid_scope: No nonsense.")).toBeVisible();
  });
});

test("an invalid URL of a proxy names auth.signInUrl", async ({ page, server, guard }) => {
  guard.expectStatus(401);
  const config = shipped({ auth: { mode: "cookie", signInUrl: "http://[", start: "ask" } });
  await page.route("**/config.json", (route) => route.fulfill(json(200, config)));
  await page.goto(`${server.url}/profile`);
  await button(page, "Sign in").click();
  await expect(alert(page, "Signing in does not work")).toContainText("“auth.signInUrl”");
  await expect(button(page, "Sign in")).toBeEnabled();
});
