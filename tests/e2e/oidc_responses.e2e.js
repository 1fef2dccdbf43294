// The return from a third-party issuer, with a response that must not be used or without one.
import { button, expect, heading } from "./fixtures.js";
import { Asked, signInAtIssuer, test } from "./support/peer.js";

const FOREIGN = "That sign-in was not begun on this page, or was already used.";
const alert = (page, text) => page.getByRole("alert").filter({ hasText: text });
const stored = (page) => page.evaluate(() => JSON.stringify({ ...sessionStorage }));

/** Opens a page and goes to the issuer to sign in. */
async function leave(page, server, path = "/settings?from=mail") {
  await page.goto(`${server.url}${path}`);
  await button(page, "Sign in").click();
  await expect(heading(page, "Sign in at the issuer")).toBeVisible();
}

/** Changes parameters of the request to the issuer. */
async function tamper(page, issuer, changes) {
  await page.route(
    (url) => url.origin === new URL(issuer.url).origin && url.pathname === "/auth",
    (route) => {
      const url = new URL(route.request().url());
      Object.entries(changes).forEach(([name, value]) => url.searchParams.set(name, value));
      return route.continue({ url: url.href });
    },
    { times: 1 },
  );
}

/** A new sign-in works and leads to the page that was requested first. */
async function signInAgain(page, server, path = "/settings?from=mail") {
  await button(page, "Sign in").click();
  await expect(heading(page, "Settings")).toBeVisible();
  await expect(page).toHaveURL(`${server.url}${path}`);
  await expect(page.getByText("Signed in as Zoé Martin")).toBeAttached();
}

test("a response with a tampered state is not used, and a new sign-in works", async ({ page, server, issuer }) => {
  const asked = new Asked(page, issuer);
  await tamper(page, issuer, { state: "a-state-that-is-not-ours" });
  await leave(page, server);
  await signInAtIssuer(page);
  await expect(alert(page, FOREIGN)).toBeVisible();
  expect(asked.forms).toEqual([]);
  expect(page.url()).not.toContain("code=");
  expect(await stored(page)).not.toContain("verifier");
  await signInAgain(page, server);
});

test("a link with the code of another person does not sign in", async ({ page, server, issuer }) => {
  const asked = new Asked(page, issuer);
  await page.goto(`${server.url}/signed-in?code=of-another-person&state=of-another-person`);
  await expect(alert(page, FOREIGN)).toBeVisible();
  await leave(page, server);
  await page.goto(`${server.url}/signed-in?code=of-another-person&state=of-another-person`);
  await expect(alert(page, FOREIGN)).toBeVisible();
  expect(asked.forms).toEqual([]);
  await expect(page).toHaveURL(`${server.url}/sign-in`);
});

test("a response with another issuer is not used", async ({ page, server, issuer }) => {
  const asked = new Asked(page, issuer);
  await leave(page, server);
  const response = { code: "of-another-person", state: asked.sign_ins[0].state, iss: "https://evil.example.test" };
  await page.goto(`${server.url}/signed-in?${new URLSearchParams(response)}`);
  await expect(alert(page, FOREIGN)).toBeVisible();
  expect(asked.forms).toEqual([]);
});

test("an ID token for another request is rejected", async ({ page, server, issuer }) => {
  const asked = new Asked(page, issuer);
  await tamper(page, issuer, { nonce: "a-nonce-that-is-not-ours" });
  await leave(page, server);
  await signInAtIssuer(page);
  await expect(alert(page, "The sign-in service's answer was not meant for this page")).toBeVisible();
  expect(asked.forms).toHaveLength(1);
  await signInAgain(page, server);
});

test("a code that the issuer does not know is shown as a refusal", async ({ page, server, issuer, guard }) => {
  guard.expectStatus(400);
  const asked = new Asked(page, issuer);
  await leave(page, server);
  const response = { code: "unknown", state: asked.sign_ins[0].state, iss: issuer.url };
  await page.goto(`${server.url}/signed-in?${new URLSearchParams(response)}`);
  await expect(alert(page, "The sign-in was refused or cancelled.")).toBeVisible();
  await expect(page.getByText("invalid_grant")).toBeAttached();
  expect(asked.forms).toHaveLength(1);
});

test("a person who cancels at the issuer sees a message and can sign in again", async ({ page, server }) => {
  await leave(page, server);
  await button(page, "Cancel").click();
  await expect(alert(page, "The sign-in was refused or cancelled.")).toBeVisible();
  await page.getByText("Details for support", { exact: true }).click();
  await expect(page.getByText("access_denied: The person said no.")).toBeVisible();
  await expect(page).toHaveURL(`${server.url}/sign-in`);
  await button(page, "Sign in").click();
  await signInAtIssuer(page);
  await expect(page).toHaveURL(`${server.url}/settings?from=mail`);
});

test("the callback URL without a response shows a sign-in that leads to the profile", async ({ page, server, issuer }) => {
  const asked = new Asked(page, issuer);
  await page.goto(`${server.url}/signed-in`);
  await expect(heading(page, "Sign in")).toBeVisible();
  await expect(alert(page, /\S/)).toHaveCount(0);
  expect([asked.forms, asked.sign_ins]).toEqual([[], []]);
  await button(page, "Sign in").click();
  await signInAtIssuer(page);
  await expect(heading(page, "Profile")).toBeVisible();
  await expect(page).toHaveURL(`${server.url}/profile`);
});

test("going back from the issuer shows the sign-in page unchanged", async ({ page, server }) => {
  await leave(page, server);
  await page.goBack();
  await expect(heading(page, "Sign in")).toBeVisible();
  await expect(button(page, "Sign in")).toBeEnabled();
  await button(page, "Sign in").click();
  await signInAtIssuer(page);
  await expect(button(page, "Sign out")).toBeVisible();
});
