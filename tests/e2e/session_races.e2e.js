// A session that ends while requests are under way: late responses are neither used nor stored, and nothing is sent for
// another user.
import { button, card, expect, field, heading, html, later, link } from "./fixtures.js";
import { refresh } from "./support/code_flow.js";
import { ended as hostEnded, enter as enterPortal, OF_ANOTHER, PROFILE, SECOND, test as host } from "./support/host_token.js";
import { Asked, ended, enter, test } from "./support/peer.js";
import { element } from "./support/portal.js";

const sessionEnded = (page) => page.getByRole("dialog", { name: "Your session has ended", exact: true });
const stored = (page) => page.evaluate(() => sessionStorage.getItem("iam-account:oidc"));

/** Lets the next request to `url` reach the server and holds its response. Returns `{ arrival, body, release }`. */
async function holdResponse(page, url) {
  const held = {};
  const [arrival, arrived] = later();
  const [release, released] = later();
  await page.route(url, async (route) => {
    const response = await route.fetch();
    held.body = await response.json();
    arrived();
    await release;
    await route.fulfill({ response }).catch(() => {});
  }, { times: 1 });
  return Object.assign(held, { arrival, release: released });
}

test.describe("with a refresh token that survives a reload", () => {
  test.use({ authOptions: { persist: "session" }, issuerOptions: { accessTokenTtl: 3 } });

  test("tokens that arrive after a sign-out in another tab are revoked, and waiting requests are not sent", async ({ page, context, server, issuer }) => {
    const asked = new Asked(context, issuer);
    await enter(page, server);
    const other = await context.newPage();
    await enter(other, server, "/settings", { known: true });
    await field(page, "First name").fill("Ana");
    await ended(server, asked.tokens);
    const renewal = await holdResponse(page, `${issuer.url}/token`);
    await button(page, "Save").click();
    await renewal.arrival;
    await button(other, "Sign out").click();
    await button(other, "Sign out and discard").click();
    await expect(heading(page, "Signed out")).toBeVisible();
    const { refresh_token: late } = renewal.body;
    const revoked = page.waitForResponse((response) => Boolean(response.request().postData()?.includes(late)));
    renewal.release();
    expect((await revoked).url()).toBe(`${issuer.url}/token/revocation`);
    expect((await refresh(issuer, late)).status).toBe(400);
    expect(await stored(page)).toBeNull();
    expect((await server.read()).first_name).toBe("Zoé");
    // The issuer asks whether to end its own session, too; after the answer its URL is not in the history.
    await button(other, "Sign out").click();
    await expect(other).toHaveURL(`${server.url}/signed-out`);
  });

  test("an element that is removed and added again continues without the issuer's pages", async ({ page, server, issuer }) => {
    await enter(page, server);
    const asked = new Asked(page, issuer);
    await page.evaluate(() => {
      window.sameDocument = true;
      const app = document.querySelector("iam-account");
      app.remove();
      setTimeout(() => document.body.append(app));
    });
    await expect(field(page, "First name")).toHaveValue("Zoé");
    await expect(button(page, "Sign out")).toBeVisible();
    expect([asked.renewals, asked.sign_ins]).toEqual([1, []]);
    expect(await page.evaluate(() => window.sameDocument)).toBe(true);
  });
});

test.describe("with an access token of three seconds", () => {
  test.use({ issuerOptions: { accessTokenTtl: 3 } });

  test("a proxy that rejects requests in place of the issuer ends the session, and the page stays", async ({ page, server, issuer, guard }) => {
    guard.expectStatus(403);
    const asked = new Asked(page, issuer);
    await enter(page, server);
    await field(page, "First name").fill("Ana");
    await ended(server, asked.tokens);
    await page.route(`${issuer.url}/token`, (route) => {
      const headers = { "access-control-allow-origin": "*" };
      return route.fulfill({ ...html(403), headers: { ...headers, "content-type": "text/html" } });
    });
    await button(page, "Save").click();
    await expect(sessionEnded(page)).toBeVisible();
    await expect(page.getByLabel("First name", { exact: true })).toHaveValue("Ana");
  });
});

test("a person can sign in with another account after the service rejects one", async ({ page, server, issuer, guard }) => {
  guard.expectStatus(403);
  const asked = new Asked(page, issuer);
  await page.route("**/iam/v1/users/me/", (route) => route.fulfill({ status: 403, json: { detail: "No access." } }), { times: 1 });
  await page.goto(`${server.url}/profile`);
  await button(page, "Sign in").click();
  await page.getByLabel("Email", { exact: true }).fill("zoe@example.test");
  await page.getByLabel("Password", { exact: true }).fill("any");
  await button(page, "Sign in").click();
  await expect(page.getByRole("alert").filter({ hasText: "No access." })).toBeVisible();
  await button(page, "Sign in").click();
  await expect(heading(page, "Sign in at the issuer")).toBeVisible();
  expect(asked.sign_ins.map(({ prompt }) => prompt)).toEqual([undefined, "login"]);
});

host("a request of one person is not sent again for the next", async ({ page, portal, server, desk, guard }) => {
  guard.expectStatus(401);
  await enterPortal(page, portal);
  const [arrival, arrived] = later();
  const [release, released] = later();
  desk.before = async (request) => {
    if (request.method() !== "PATCH") return;
    arrived();
    await release;
  };
  await field(page, "First name").fill("Ana");
  await button(page, "Save").click();
  await arrival;
  await button(page, "Sign out").click();
  await button(page, "Sign out and discard").click();
  await expect(heading(page, "Signed out")).toBeVisible();
  desk.give = () => OF_ANOTHER;
  await link(page, "Sign in").click();
  await button(page, "Sign in").click();
  await expect(page.getByText("Signed in as Nightly export")).toBeAttached();
  desk.accepted.clear();
  const refusal = page.waitForResponse((response) => response.request().method() === "PATCH");
  released();
  expect((await refusal).status()).toBe(401);
  await element(page).getByRole("link", { name: "Settings", exact: true }).click();
  await expect(heading(page, "Settings")).toBeVisible();
  expect(desk.sent.filter(([method]) => method === "PATCH")).toHaveLength(1);
  expect((await server.read()).first_name).toBe("Zoé");
});

host("a token with characters that a header cannot have is no token", async ({ page, portal, desk }) => {
  desk.give = () => "first\nsecond";
  await page.goto(`${portal.url}${PROFILE}`);
  await expect(heading(page, "Sign in")).toBeVisible();
  await button(page, "Sign in").click();
  await expect(page.getByText("The application that this page is part of did not sign you in.")).toBeVisible();
  desk.give = () => SECOND;
  await button(page, "Sign in").click();
  await expect(field(page, "First name")).toHaveValue("Zoé");
  await expect(hostEnded(page)).toBeHidden();
  expect(desk.sent.every(([, , token]) => token === SECOND)).toBe(true);
  await expect(card(page, "Personal details")).toBeVisible();
});
