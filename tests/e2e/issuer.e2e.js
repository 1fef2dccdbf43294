// Tests of the issuer that the sign-in tests rely on.
import { button, expect, field, heading, test as base } from "./fixtures.js";
import { authorization, challenge, claims, newVerifier, read, refresh, token } from "./support/code_flow.js";
import { AUDIENCE, CLIENT_ID, Issuer } from "./support/issuer.js";
import { signInAtIssuer } from "./support/peer.js";
import { sendText, Site } from "./support/site.js";

const ZOE = { email: "zoe@example.test", sub: "263814927364518273" };
const NOOR = { email: "noor@example.test", sub: "263814927364518275" };

const test = base.extend({
  issuerOptions: [{}, { option: true }],

  /** The client's page at the redirect URI. */
  client: async ({ start, guard }, use) => {
    const handle = (path, _, response) => sendText(response, ".html", `<h1>Back at ${path}</h1>`);
    const site = await start(new Site(handle));
    guard.allowOrigin(site.url);
    await use(site.url);
  },

  issuer: async ({ issuerOptions, client, start, guard }, use) => {
    const issuer = await start(new Issuer({ pages: [client], ...issuerOptions }));
    guard.allowOrigin(issuer.url);
    await use(issuer);
  },

  /** Signs in and returns the response of the token endpoint. */
  signIn: async ({ page, issuer, client }, use) => {
    await use(async (email, extra = {}) => {
      const verifier = newVerifier();
      await page.goto(authorization(issuer, client, { ...challenge(verifier), ...extra }));
      if (email) await signInAtIssuer(page, email);
      await expect(heading(page, "Back at /signed-in")).toBeVisible();
      const response = new URL(page.url()).searchParams;
      expect(response.get("state")).toBe("xyz");
      expect(response.get("iss")).toBe(issuer.url);
      const [code, redirect_uri] = [response.get("code"), `${client}/signed-in`];
      return token(issuer, { grant_type: "authorization_code", code, redirect_uri, code_verifier: verifier });
    });
  },
});

const now = () => Date.now() / 1000;

/** The devserver's response to an access token. */
async function statusFor(server, accessToken) {
  const headers = { Authorization: `Bearer ${accessToken}` };
  return (await fetch(`${server.origin}/iam/v1/users/me/`, { headers })).status;
}

test("it publishes its configuration", async ({ issuer }) => {
  expect(await read(`${issuer.url}/.well-known/openid-configuration`)).toMatchObject({
    issuer: issuer.url,
    code_challenge_methods_supported: ["S256"],
    jwks_uri: `${issuer.url}/jwks`,
    revocation_endpoint: expect.stringContaining(issuer.url),
    end_session_endpoint: expect.stringContaining(issuer.url),
  });
});

test("a sign-in returns a signed access token for the API and a refresh token", async ({ issuer, signIn }) => {
  const tokens = await signIn(ZOE.email);
  const { iat, exp, ...access } = await claims(issuer, tokens.access_token);
  expect(access).toMatchObject({ iss: issuer.url, aud: AUDIENCE, sub: ZOE.sub });
  expect(exp - iat).toBe(300);
  expect(Math.abs(iat - now())).toBeLessThan(30);
  const identity = await claims(issuer, tokens.id_token);
  expect(identity).toMatchObject({ aud: CLIENT_ID, sub: ZOE.sub, nonce: "abc", email: ZOE.email });
});

test("a refresh token is valid once, and its second use revokes them all", async ({ issuer, client, signIn }) => {
  const first = await signIn(ZOE.email);
  const second = await refresh(issuer, first.refresh_token, client);
  expect(second).toMatchObject({ status: 200, allowedOrigin: client });
  expect((await claims(issuer, second.access_token)).aud).toBe(AUDIENCE);
  expect(await refresh(issuer, first.refresh_token)).toMatchObject({ status: 400, error: "invalid_grant" });
  expect(await refresh(issuer, second.refresh_token)).toMatchObject({ status: 400, error: "invalid_grant" });
  expect(await signIn()).toMatchObject({ status: 200, refresh_token: expect.any(String) });
});

test("a page of an unknown origin may not request tokens", async ({ issuer, signIn }) => {
  const { refresh_token } = await signIn(ZOE.email);
  const refused = await refresh(issuer, refresh_token, "http://127.0.0.1:1");
  expect(refused).toMatchObject({ status: 400, error: "invalid_request", allowedOrigin: null });
});

test("the grants of one subject can be revoked", async ({ issuer, signIn }) => {
  const { refresh_token } = await signIn(ZOE.email, { prompt: "consent" });
  const noor = await signIn(NOOR.email, { prompt: "login" });
  expect((await claims(issuer, noor.access_token)).sub).toBe(NOOR.sub);
  const zoe = await refresh(issuer, refresh_token);
  expect(zoe.status).toBe(200);
  await issuer.revoke(ZOE.sub);
  expect(await refresh(issuer, zoe.refresh_token)).toMatchObject({ status: 400, error: "invalid_grant" });
  expect(await refresh(issuer, noor.refresh_token)).toMatchObject({ status: 200 });
});

test("while it is down it refuses connections, afterwards it has its sessions; a restart keeps only the keys", async ({ issuer, signIn }) => {
  const { access_token, refresh_token } = await signIn(ZOE.email);
  await issuer.down();
  await expect(refresh(issuer, refresh_token)).rejects.toThrow();
  await issuer.up();
  const { refresh_token: next, status } = await refresh(issuer, refresh_token);
  expect(status).toBe(200);
  await issuer.stop();
  await expect(refresh(issuer, next)).rejects.toThrow();
  await issuer.start();
  expect(await refresh(issuer, next)).toMatchObject({ status: 400, error: "invalid_grant" });
  expect((await claims(issuer, access_token)).sub).toBe(ZOE.sub);
});

test("a devserver that trusts it accepts access tokens for its API, and no ID tokens", async ({ issuer, launch, signIn }) => {
  const { access_token, id_token } = await signIn(ZOE.email);
  const trust = ["--issuer", issuer.url, "--audience"];
  const server = await launch({ args: [...trust, AUDIENCE] });
  await issuer.down();
  expect(await statusFor(server, access_token)).toBe(503);
  await issuer.up();
  expect(await statusFor(server, access_token)).toBe(200);
  expect(await statusFor(server, id_token)).toBe(401);
  expect(await statusFor(await launch({ args: [...trust, "http://other.test"] }), access_token)).toBe(401);
});

test("signing out asks first, redirects back and ends the session", async ({ page, issuer, client, signIn }) => {
  const { id_token, refresh_token } = await signIn(ZOE.email);
  const back = { id_token_hint: id_token, post_logout_redirect_uri: `${client}/signed-out`, state: "s" };
  await page.goto(`${issuer.url}/session/end?${new URLSearchParams(back)}`);
  await button(page, "Sign out").click();
  await expect(page).toHaveURL(`${client}/signed-out?state=s`);
  expect(await refresh(issuer, refresh_token)).toMatchObject({ status: 400, error: "invalid_grant" });
  await page.goto(authorization(issuer, client, challenge(newVerifier())));
  await expect(heading(page, "Sign in at the issuer")).toBeVisible();
});

test("an unknown email is refused, and Cancel redirects back with an error", async ({ page, issuer, client }) => {
  await page.goto(authorization(issuer, client, challenge(newVerifier())));
  await field(page, "Email").fill("no-one@example.test");
  await button(page, "Sign in").click();
  await expect(page.getByRole("alert")).toHaveText("The issuer knows no one with this email.");
  await button(page, "Cancel").click();
  await expect(page).toHaveURL(/\/signed-in\?error=access_denied&/);
});

test("a request without a challenge is refused", async ({ page, issuer, client, guard }) => {
  guard.expectStatus(400);
  await page.goto(authorization(issuer, client, {}));
  await expect(page).toHaveURL(/error=invalid_request/);
  await page.goto(authorization(issuer, client, { redirect_uri: "http://127.0.0.1:1/" }));
  await expect(heading(page, "The issuer refuses")).toBeVisible();
});

for (const skewSeconds of [-120, 120]) {
  test.describe(`with a clock that is off by ${skewSeconds} s`, () => {
    test.use({ issuerOptions: { skewSeconds, accessTokenTtl: 60 } });

    test("tokens have its time, and the devserver accepts them", async ({ issuer, launch, signIn }) => {
      const tokens = await signIn(ZOE.email);
      for (const name of ["access_token", "id_token"]) {
        const { iat } = await claims(issuer, tokens[name]);
        expect(Math.abs(iat - skewSeconds - now())).toBeLessThan(30);
      }
      expect((await refresh(issuer, tokens.refresh_token)).status).toBe(200);
      const server = await launch({ args: ["--issuer", issuer.url, "--issuer-leeway", "150"] });
      expect(await statusFor(server, tokens.access_token)).toBe(200);
    });
  });
}

test.describe("with a short lifetime of refresh tokens", () => {
  test.use({ issuerOptions: { accessTokenTtl: 1, refreshTokenTtl: 2 } });

  test("rotation does not extend it", async ({ issuer, signIn }) => {
    let { refresh_token: current } = await signIn(ZOE.email);
    const rotate = async () => {
      const { status, refresh_token } = await refresh(issuer, current);
      current = refresh_token ?? current;
      return status;
    };
    await expect.poll(rotate).toBe(400);
  });
});
