// Sign-in and sign-out at a third-party OpenID provider: the certified `oidc-provider`.
import { createHash } from "node:crypto";
import { button, expect, field, heading, link, traces } from "./fixtures.js";
import { refresh } from "./support/code_flow.js";
import { AUDIENCE, CLIENT_ID } from "./support/issuer.js";
import { Asked, enter, history, signInAtIssuer, test } from "./support/peer.js";

const stored = (page) => page.evaluate(() => [Object.keys(sessionStorage), Object.keys(localStorage)]);

test("sign-in leads to the requested page, with query and fragment", async ({ page, server }) => {
  await enter(page, server, "/settings?from=mail#signature");
  await expect(heading(page, "Settings")).toBeVisible();
  await expect(page.getByText("Signed in as Zoé Martin")).toBeAttached();
});

test("the request for a code has state, nonce and the hash of a verifier", async ({ page, server, issuer }) => {
  const asked = new Asked(page, issuer);
  await enter(page, server);
  const [{ state, nonce, code_challenge, ...rest }] = asked.sign_ins;
  expect(rest).toEqual({
    response_type: "code",
    client_id: CLIENT_ID,
    redirect_uri: `${server.url}/signed-in`,
    scope: expect.stringMatching(/\bopenid\b/),
    code_challenge_method: "S256",
  });
  const [{ code_verifier, code, ...form }] = asked.forms;
  expect(form).toEqual({ grant_type: "authorization_code", client_id: CLIENT_ID, redirect_uri: `${server.url}/signed-in` });
  expect(createHash("sha256").update(code_verifier).digest("base64url")).toBe(code_challenge);
  for (const secret of [state, nonce, code_verifier]) expect(secret).toMatch(/^[\w-]{43}$/);
  expect(new Set([state, nonce, code_verifier, code]).size).toBe(4);
  expect([asked.sign_ins.length, asked.forms.length]).toEqual([1, 1]);
});

test("state, nonce and verifier are new each time", async ({ page, server, issuer, context }) => {
  const asked = new Asked(context, issuer);
  await enter(page, server);
  await enter(await context.newPage(), server, "/profile", { known: true });
  for (const name of ["state", "nonce", "code_challenge"]) expect(asked.sign_ins[0][name]).not.toBe(asked.sign_ins[1][name]);
});

test("only the API gets the access token", async ({ page, server, issuer, context }) => {
  const asked = new Asked(page, issuer);
  const bearers = [];
  context.on("request", (request) => bearers.push([new URL(request.url()).pathname, request.headers().authorization]));
  await enter(page, server);
  await expect(field(page, "First name")).toHaveValue("Zoé");
  const sent = bearers.filter(([, authorization]) => authorization);
  expect(new Set(sent.map(String))).toEqual(new Set([`/iam/v1/users/me/,Bearer ${asked.tokens.access_token}`]));
  const claims = JSON.parse(Buffer.from(asked.tokens.access_token.split(".")[1], "base64url"));
  expect(claims.aud).toBe(AUDIENCE);
});

test("a sign-in leaves nothing in storage, history or the address bar", async ({ page, server, issuer }) => {
  const asked = new Asked(page, issuer);
  await enter(page, server);
  await expect(field(page, "First name")).toHaveValue("Zoé");
  expect(await stored(page)).toEqual([[], []]);
  const left = (await traces(page)) + (await history(page)).join(" ");
  const [{ code, code_verifier }] = asked.forms;
  const { access_token, refresh_token, id_token } = asked.tokens;
  const { state, nonce } = asked.sign_ins[0];
  for (const secret of [code, code_verifier, access_token, refresh_token, id_token, state, nonce]) {
    expect(secret).toBeTruthy();
    expect(left).not.toContain(secret);
  }
  expect(left).toContain("/profile");
});

test("going back and forward after a sign-in sends no code again and is not a trap", async ({ page, server, issuer, guard }) => {
  // The issuer's own error page for a finished sign-in.
  guard.expectStatus(400);
  const asked = new Asked(page, issuer);
  await page.goto(`${server.url}/diagnostics`);
  await expect(heading(page, "Diagnostics")).toBeVisible();
  await enter(page, server, "/settings");
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(`^${issuer.url}/interaction/`));
  await page.goForward();
  await expect(heading(page, "Sign in")).toBeVisible();
  await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toHaveCount(0);
  await page.goBack();
  await page.goBack();
  await expect(heading(page, "Sign in")).toBeVisible();
  await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toHaveCount(0);
  await page.goBack();
  await expect(page).toHaveURL(`${server.url}/diagnostics`);
  await expect(heading(page, "Diagnostics")).toBeVisible();
  await page.goForward();
  expect(asked.forms).toHaveLength(1);
  await button(page, "Sign in").click();
  await expect(button(page, "Sign out")).toBeVisible();
  expect(asked.forms).toHaveLength(2);
  expect((await history(page)).filter((url) => /code=/.test(url))).toEqual([]);
});

test("sign-out revokes the refresh token and ends the issuer's session", async ({ page, server, issuer }) => {
  const asked = new Asked(page, issuer);
  await enter(page, server);
  const { refresh_token, id_token } = asked.tokens;
  await button(page, "Sign out").click();
  await expect(heading(page, "Sign out at the issuer")).toBeVisible();
  const end = new URL(page.url()).searchParams;
  expect(Object.fromEntries(end)).toEqual({
    id_token_hint: id_token,
    client_id: CLIENT_ID,
    post_logout_redirect_uri: `${server.url}/signed-out`,
  });
  // The issuer's session is still there, so the app has revoked it.
  expect(await refresh(issuer, refresh_token)).toMatchObject({ status: 400, error: "invalid_grant" });
  await button(page, "Sign out").click();
  await expect(heading(page, "Signed out")).toBeVisible();
  await expect(page).toHaveURL(`${server.url}/signed-out`);
  expect(await stored(page)).toEqual([[], ["iam-account:signed-out"]]);
  await link(page, "Sign in").click();
  await button(page, "Sign in").click();
  await signInAtIssuer(page);
  await expect(heading(page, "Profile")).toBeVisible();
});

test("after a sign-out that the person cancels at the issuer, going back shows nothing of the account", async ({ page, server }) => {
  await enter(page, server);
  await button(page, "Sign out").click();
  await expect(heading(page, "Sign out at the issuer")).toBeVisible();
  await page.goBack();
  await expect(button(page, "Sign out")).toBeHidden();
  await expect(link(page, "Sign in").or(button(page, "Sign in"))).toBeVisible();
  await expect(page.getByText("Zoé")).toBeHidden();
});

test("sign-out while the issuer is down ends the session here and stays on our page", async ({ page, server, issuer, guard }) => {
  guard.expectNoResponse();
  await enter(page, server);
  await issuer.down();
  await button(page, "Sign out").click();
  await expect(heading(page, "Signed out")).toBeVisible();
  await expect(page).toHaveURL(`${server.url}/signed-out`);
});

test.describe("below a base path", () => {
  test.use({ basePath: "/some/sub" });

  test("sign-in and sign-out stay below it", async ({ page, server, issuer }) => {
    const asked = new Asked(page, issuer);
    await enter(page, server, "/notifications?a=1");
    expect(server.url).toMatch(/\/some\/sub$/);
    await expect(heading(page, "Notifications")).toBeVisible();
    expect(asked.sign_ins[0].redirect_uri).toBe(`${server.url}/signed-in`);
    await button(page, "Sign out").click();
    await button(page, "Sign out").click();
    await expect(page).toHaveURL(`${server.url}/signed-out`);
    await expect(heading(page, "Signed out")).toBeVisible();
  });
});
