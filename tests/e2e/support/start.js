// Pages that redirect to the sign-in by themselves: the same tests with an issuer and with a proxy that holds the session.
import { expect, heading } from "../fixtures.js";
import { COOKIE, signInAtServer, test as cookie } from "./cookie.js";
import { signInAtIssuer, test as peer } from "./peer.js";
import { shipped } from "./config.js";

/** The storage key that prevents the redirect, and the one of the last attempt. */
export const SIGNED_OUT = "iam-account:signed-out";
export const ATTEMPT = "iam-account:start";

/** Counts the redirects to the sign-in from now on: `count`. */
function watch(context, isSignIn) {
  const redirects = { count: 0 };
  context.on("request", (request) => {
    // Not the login form's POST to the same URL, nor the redirect after it.
    const isRedirect = request.isNavigationRequest() && request.method() === "GET" && !request.redirectedFrom();
    if (isRedirect && isSignIn(new URL(request.url()))) redirects.count += 1;
  });
  return redirects;
}

/**
 * By `auth.mode`: the tests' `test`; `watchRedirects` counts the redirects to the sign-in, `signIn` signs in there, `loginTitle`
 * is its heading, `configured` the configuration with other keys of `auth`.
 */
export const MODES = {
  oidc: {
    test: peer.extend({ authOptions: { start: undefined } }),
    watchRedirects: (context, { issuer }) => watch(context, (url) => url.origin === issuer.url && url.pathname === "/auth"),
    signIn: signInAtIssuer,
    loginTitle: "Sign in at the issuer",
    configured: ({ issuer }, auth) => shipped({ auth: { mode: "oidc", issuer: issuer.url, clientId: "iam-account", ...auth } }),
  },
  cookie: {
    // The page requests the user, and the browser reports the 401 as an error.
    test: cookie.extend({
      authOptions: {},
      issuer: async ({ guard }, use) => {
        guard.expectStatus(401);
        await use(undefined);
      },
    }),
    watchRedirects: (context) => watch(context, (url) => url.pathname === "/session/sign-in"),
    signIn: signInAtServer,
    loginTitle: "Sign in to the demo",
    configured: (_, auth) => shipped({ auth: { ...COOKIE, ...auth } }),
  },
};

/** Expects the sign-in page without an error. */
export async function expectAsked(page) {
  await expect(heading(page, "Sign in")).toBeVisible();
  await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toHaveCount(0);
}

