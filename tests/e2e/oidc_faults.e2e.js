// Sign-in at a third-party issuer while a service is down or its response is wrong.
import { respondWith, button, card, expect, field, heading, hold, json, putBack } from "./fixtures.js";
import { Asked, ended, enter, signInAtIssuer, test } from "./support/peer.js";

const UNREACHABLE = "The sign-in service cannot be reached. Check your connection and try again";
const dialog = (page) => page.getByRole("dialog");
const alert = (page, text) => page.getByRole("alert").filter({ hasText: text });
const token = (issuer) => (url) => url.href === `${issuer.url}/token`;

/** Opens a page and goes to the issuer to sign in. */
async function leave(page, server, path = "/settings?from=mail") {
  await page.goto(`${server.url}${path}`);
  await button(page, "Sign in").click();
  await expect(heading(page, "Sign in at the issuer")).toBeVisible();
}

/** A new sign-in works and leads to the page that was requested first. */
async function signInAgain(page, server, path = "/settings?from=mail") {
  await button(page, "Sign in").click();
  await expect(heading(page, "Settings")).toBeVisible();
  await expect(page).toHaveURL(`${server.url}${path}`);
  await expect(page.getByText("Signed in as Zoé Martin")).toBeAttached();
}

test("an error beside the button says that the issuer is down, and the button works once it is up", async ({ page, server, issuer, guard }) => {
  guard.expectNoResponse();
  await issuer.down();
  await page.goto(`${server.url}/settings?from=mail`);
  await button(page, "Sign in").click();
  await expect(alert(page, UNREACHABLE)).toBeVisible();
  await expect(heading(page, "Sign in")).toBeVisible();
  await issuer.up();
  await button(page, "Sign in").click();
  await signInAtIssuer(page);
  await expect(page).toHaveURL(`${server.url}/settings?from=mail`);
  await expect(heading(page, "Settings")).toBeVisible();
});

test("an issuer that goes down before the return shows an error, and the requested page is not lost", async ({ page, server, issuer, guard }) => {
  guard.expectNoResponse();
  await leave(page, server);
  const redemption = await hold(page, token(issuer), "POST");
  await signInAtIssuer(page);
  await redemption.arrival;
  await issuer.down();
  redemption.release();
  await expect(alert(page, UNREACHABLE)).toBeVisible();
  await issuer.up();
  await signInAgain(page, server);
});

test("an issuer that is down when a token expires loses nothing, and Save works once it is up", async ({ page, server, issuer, guard }) => {
  guard.expectNoResponse();
  const asked = new Asked(page, issuer);
  await page.clock.install();
  await enter(page, server);
  await field(page, "First name").fill("Ana");
  await page.clock.fastForward(300_000);
  await issuer.down();
  await button(page, "Save").click();
  await expect(alert(page, UNREACHABLE)).toContainText("what you typed is still here");
  await expect(field(page, "First name")).toHaveValue("Ana");
  await expect(dialog(page)).toBeHidden();
  await expect(page.getByText("Your session has ended")).toBeHidden();
  await issuer.up();
  await button(page, "Save").click();
  await expect(card(page, "Personal details").getByText("Saved.", { exact: true })).toBeVisible();
  await expect(alert(page, UNREACHABLE)).toBeHidden();
  expect((await server.read()).first_name).toBe("Ana");
  // Four attempts while it is down, and the one that works.
  expect([asked.sign_ins.length, asked.renewals]).toEqual([1, 5]);
});

test("an issuer that is down after a reload shows an error, and the button leads back to the page", async ({ page, server, issuer, guard }) => {
  guard.expectNoResponse();
  await enter(page, server, "/settings?from=mail");
  await issuer.down();
  await page.reload();
  await expect(alert(page, UNREACHABLE)).toBeVisible();
  await issuer.up();
  await signInAgain(page, server);
});

test.describe("with a refresh token that survives a reload", () => {
  test.use({ authOptions: { persist: "session" } });

  test("an issuer that is down after the reload shows an error page, and Try again recovers", async ({ page, server, issuer, guard }) => {
    guard.expectNoResponse();
    const asked = new Asked(page, issuer);
    await enter(page, server, "/settings?from=mail");
    await issuer.down();
    await page.reload();
    await expect(page.getByText(UNREACHABLE)).toBeVisible();
    await issuer.up();
    await button(page, "Try again").click();
    await expect(field(page, "Email signature")).toHaveValue(/Zoé Martin/);
    await expect(page).toHaveURL(`${server.url}/settings?from=mail`);
    expect(asked.sign_ins).toHaveLength(1);
  });
});

test("an issuer with a server error is shown as unreachable", async ({ page, server, issuer, guard }) => {
  guard.expectStatus(503);
  const url = `${issuer.url}/.well-known/openid-configuration`;
  await page.route(url, (route) => route.fulfill({ status: 503, body: "Maintenance", headers: { "access-control-allow-origin": "*" } }));
  await page.goto(`${server.url}/settings?from=mail`);
  await button(page, "Sign in").click();
  await expect(alert(page, UNREACHABLE)).toBeVisible();
});

test("a configuration of another issuer stops the sign-in", async ({ page, server, issuer }) => {
  const asked = new Asked(page, issuer);
  await page.route(`${issuer.url}/.well-known/openid-configuration`, async (route) => {
    const response = await route.fetch();
    return route.fulfill({ response, json: { ...(await response.json()), issuer: "https://evil.example.test" } });
  });
  await page.goto(`${server.url}/profile`);
  await button(page, "Sign in").click();
  await expect(alert(page, "The sign-in service is not the one that this page is set up for")).toBeVisible();
  expect(asked.sign_ins).toEqual([]);
});

test("a service that fails after the sign-in shows an error page, and Try again needs no new sign-in", async ({ page, server, issuer, guard }) => {
  guard.expectStatus(500);
  const asked = new Asked(page, issuer);
  const fault = await respondWith(page, "GET", "", json(500, { detail: "Internal Server Error" }));
  await leave(page, server);
  await signInAtIssuer(page);
  await expect(heading(page, "This page could not be loaded")).toBeVisible();
  await expect(page).toHaveURL(`${server.url}/settings?from=mail`);
  await fault.heal();
  await button(page, "Try again").click();
  await expect(field(page, "Email signature")).toHaveValue(/Zoé Martin/);
  expect([asked.sign_ins.length, asked.forms.length]).toEqual([1, 1]);
});

test.describe("without refresh tokens", () => {
  test.use({ issuerOptions: { accessTokenTtl: 3 } });

  test("the session ends with the access token, and the page stays unchanged", async ({ page, server, issuer, guard }) => {
    guard.expectStatus(401);
    await page.route(`${issuer.url}/token`, async (route) => {
      const response = await route.fetch();
      const { refresh_token: _, ...body } = await response.json();
      return route.fulfill({ response, json: body });
    });
    const asked = new Asked(page, issuer);
    await enter(page, server);
    await field(page, "First name").fill("Ana");
    await ended(server, asked.tokens);
    await button(page, "Save").click();
    await expect(dialog(page)).toContainText("Nothing you typed is lost.");
    await dialog(page).getByRole("button", { name: "Sign in", exact: true }).click();
    await putBack(page);
    await expect(field(page, "First name")).toHaveValue("Ana");
    expect(asked.renewals).toBe(0);
    await button(page, "Save").click();
    await expect.poll(async () => (await server.read()).first_name).toBe("Ana");
  });
});
