// The way back from an issuer that is not ours, with an answer that must not be used, or with none.
import { button, expect, heading } from "./fixtures.js";
import { Asked, signInAtIssuer, test } from "./support/peer.js";

const FOREIGN = "That sign-in was not begun on this page, or was already used.";
const said = (page, text) => page.getByRole("alert").filter({ hasText: text });
const stored = (page) => page.evaluate(() => JSON.stringify({ ...sessionStorage }));

/** Opens a page, and the issuer's to sign in on the way. */
async function leave(page, server, path = "/settings?from=mail") {
  await page.goto(`${server.url}${path}`);
  await button(page, "Sign in").click();
  await expect(heading(page, "Sign in at the issuer")).toBeVisible();
}

/** Lets the browser ask the issuer with other parameters than the page chose. */
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

/** The same sign-in, begun anew, works and leads where the first should have. */
async function again(page, server, path = "/settings?from=mail") {
  await button(page, "Sign in").click();
  await expect(heading(page, "Settings")).toBeVisible();
  await expect(page).toHaveURL(`${server.url}${path}`);
  await expect(page.getByText("Signed in as Zoé Martin")).toBeAttached();
}

test("an answer with a tampered state is not used, and signing in again is", async ({ page, server, issuer }) => {
  const asked = new Asked(page, issuer);
  await tamper(page, issuer, { state: "a-state-that-is-not-ours" });
  await leave(page, server);
  await signInAtIssuer(page);
  await expect(said(page, FOREIGN)).toBeVisible();
  expect(asked.forms).toEqual([]);
  expect(page.url()).not.toContain("code=");
  expect(await stored(page)).not.toContain("verifier");
  await again(page, server);
});

test("a link with somebody else's code signs nobody in", async ({ page, server, issuer }) => {
  const asked = new Asked(page, issuer);
  await page.goto(`${server.url}/signed-in?code=of-somebody&state=of-somebody`);
  await expect(said(page, FOREIGN)).toBeVisible();
  await leave(page, server);
  await page.goto(`${server.url}/signed-in?code=of-somebody&state=of-somebody`);
  await expect(said(page, FOREIGN)).toBeVisible();
  expect(asked.forms).toEqual([]);
  await expect(page).toHaveURL(`${server.url}/sign-in`);
});

test("an answer in the name of another issuer is not used", async ({ page, server, issuer }) => {
  const asked = new Asked(page, issuer);
  await leave(page, server);
  const answer = { code: "of-somebody", state: asked.sign_ins[0].state, iss: "https://evil.example.test" };
  await page.goto(`${server.url}/signed-in?${new URLSearchParams(answer)}`);
  await expect(said(page, FOREIGN)).toBeVisible();
  expect(asked.forms).toEqual([]);
});

test("an ID token for another request is not believed", async ({ page, server, issuer }) => {
  const asked = new Asked(page, issuer);
  await tamper(page, issuer, { nonce: "a-nonce-that-is-not-ours" });
  await leave(page, server);
  await signInAtIssuer(page);
  await expect(said(page, "The sign-in service's answer was not meant for this page")).toBeVisible();
  expect(asked.forms).toHaveLength(1);
  await again(page, server);
});

test("a code that the issuer does not know is said as a refusal", async ({ page, server, issuer, guard }) => {
  guard.expectStatus(400);
  const asked = new Asked(page, issuer);
  await leave(page, server);
  const answer = { code: "of-nobody", state: asked.sign_ins[0].state, iss: issuer.url };
  await page.goto(`${server.url}/signed-in?${new URLSearchParams(answer)}`);
  await expect(said(page, "The sign-in was refused or cancelled.")).toBeVisible();
  await expect(page.getByText("invalid_grant")).toBeAttached();
  expect(asked.forms).toHaveLength(1);
});

test("who cancels at the issuer is told so, and can try again and get where they wanted", async ({ page, server }) => {
  await leave(page, server);
  await button(page, "Cancel").click();
  await expect(said(page, "The sign-in was refused or cancelled.")).toBeVisible();
  await page.getByText("Details for support", { exact: true }).click();
  await expect(page.getByText("access_denied: The person said no.")).toBeVisible();
  await expect(page).toHaveURL(`${server.url}/sign-in`);
  await button(page, "Sign in").click();
  await signInAtIssuer(page);
  await expect(page).toHaveURL(`${server.url}/settings?from=mail`);
});

test("the address of the way back without an answer is a sign-in that leads to the profile", async ({ page, server, issuer }) => {
  const asked = new Asked(page, issuer);
  await page.goto(`${server.url}/signed-in`);
  await expect(heading(page, "Sign in")).toBeVisible();
  await expect(said(page, /\S/)).toHaveCount(0);
  expect([asked.forms, asked.sign_ins]).toEqual([[], []]);
  await button(page, "Sign in").click();
  await signInAtIssuer(page);
  await expect(heading(page, "Profile")).toBeVisible();
  await expect(page).toHaveURL(`${server.url}/profile`);
});

test("who goes back from the issuer finds the sign-in as it was", async ({ page, server }) => {
  await leave(page, server);
  await page.goBack();
  await expect(heading(page, "Sign in")).toBeVisible();
  await expect(button(page, "Sign in")).toBeEnabled();
  await button(page, "Sign in").click();
  await signInAtIssuer(page);
  await expect(button(page, "Sign out")).toBeVisible();
});
