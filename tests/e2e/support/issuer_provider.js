// The issuer's configuration: one public client, signed access tokens, rotating refresh tokens.
import { randomUUID } from "node:crypto";
import { Provider } from "oidc-provider";
import { emailOf, refusal, signedOut, signOut } from "./issuer_pages.js";

/** The library's server, and a function that revokes the grants of a subject. */
export function provider(options) {
  const oidc = new Provider(options.url, configuration(options));
  oidc.on("server_error", (_, error) => console.error(error));
  const grants = [];
  oidc.on("grant.saved", (grant) => grants.push(grant));
  const revoke = async (sub) => {
    const theirs = grants.filter((grant) => grant.accountId === sub);
    await Promise.all(theirs.flatMap((grant) => [oidc.RefreshToken.revokeByGrantId(grant.jti), grant.destroy()]));
  };
  return { oidc, revoke };
}

const configuration = ({ accessTokenTtl, refreshTokenTtl, audience, key, ...options }) => ({
  clients: [client(options)],
  jwks: { keys: [key] },
  cookies: { keys: [randomUUID()] },
  claims: { openid: ["sub"], email: ["email"], profile: ["name"] },
  // Tokens end exactly at their expiry, without a tolerance.
  clockTolerance: 0,
  ttl: {
    AccessToken: accessTokenTtl,
    RefreshToken: ({ oidc }) => oidc.entities.RotatedRefreshToken?.remainingTTL ?? refreshTokenTtl,
  },
  pkce: { required: () => true },
  rotateRefreshToken: true,
  // Also without `prompt=consent`, which OpenID Connect requires for `offline_access`. Without it a refresh token lasts as
  // long as the session at the issuer; with it, longer.
  issueRefreshToken: (_, client) => client.grantTypeAllowed("refresh_token"),
  clientBasedCORS: (_, origin) => options.pages.some((page) => new URL(page).origin === origin),
  findAccount: (_, sub) => emailOf(sub) && { accountId: sub, claims: () => ({ sub, email: emailOf(sub) }) },
  loadExistingGrant: (ctx) => grantAll(ctx.oidc),
  renderError: refusal,
  features: {
    devInteractions: { enabled: false },
    revocation: { enabled: true },
    rpInitiatedLogout: { enabled: true, logoutSource: signOut, postLogoutSuccessSource: signedOut },
    userinfo: { enabled: false },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => audience,
      getResourceServerInfo: () => ({ scope: "", audience, accessTokenFormat: "jwt" }),
    },
  },
});

const client = ({ clientId, pages, returns: [signedIn, signedOut] }) => ({
  client_id: clientId,
  token_endpoint_auth_method: "none",
  grant_types: ["authorization_code", "refresh_token"],
  response_types: ["code"],
  redirect_uris: pages.map((page) => page + signedIn),
  post_logout_redirect_uris: pages.map((page) => page + signedOut),
});

/** Consent without a prompt: every requested scope is granted. */
async function grantAll({ provider, client, session, params, result }) {
  const { Grant } = provider;
  const id = result?.consent?.grantId ?? session.grantIdFor(client.clientId);
  // A grant that was revoked is replaced.
  const grant = (id && (await Grant.find(id))) || new Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope(params.scope);
  await grant.save();
  return grant;
}
