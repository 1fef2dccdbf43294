// The authorization code flow by hand (RFC 6749 with RFC 7636), for tests of the issuer itself.
import { expect } from "@playwright/test";
import { createHash, createPublicKey, randomBytes, verify } from "node:crypto";
import { CLIENT_ID } from "./issuer.js";

export const newVerifier = () => randomBytes(32).toString("base64url");

export const challenge = (verifier) => ({
  code_challenge: createHash("sha256").update(verifier).digest("base64url"),
  code_challenge_method: "S256",
});

/** The URL of the authorization request. `extra` holds the challenge, and parameters that differ. */
export function authorization(issuer, client, extra) {
  const required = { response_type: "code", client_id: CLIENT_ID, redirect_uri: `${client}/signed-in` };
  const more = { scope: "openid email offline_access", state: "xyz", nonce: "abc", ...extra };
  return `${issuer.url}/auth?${new URLSearchParams({ ...required, ...more })}`;
}

/** The response of the token endpoint to `form`, sent by a page of `origin`. */
export async function token(issuer, form, origin) {
  const body = new URLSearchParams({ client_id: CLIENT_ID, ...form });
  const response = await fetch(`${issuer.url}/token`, { method: "POST", body, headers: origin ? { origin } : {} });
  const { headers, status } = response;
  return { status, allowedOrigin: headers.get("access-control-allow-origin"), ...(await response.json()) };
}

export const refresh = (issuer, refresh_token, origin) =>
  token(issuer, { grant_type: "refresh_token", refresh_token }, origin);

export const read = async (url) => (await fetch(url)).json();

/** The claims of a token; fails where the issuer's keys did not sign it. */
export async function claims(issuer, jwt) {
  const [header, payload, signature] = jwt.split(".");
  const parse = (part) => JSON.parse(Buffer.from(part, "base64url"));
  const { keys } = await read(`${issuer.url}/jwks`);
  const jwk = keys.find(({ kid }) => kid === parse(header).kid);
  const key = createPublicKey({ key: jwk, format: "jwk" });
  expect(verify("sha256", Buffer.from(`${header}.${payload}`), key, Buffer.from(signature, "base64url"))).toBe(true);
  return parse(payload);
}
