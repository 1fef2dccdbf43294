// A page that begins by itself where people sign in: the same tests at an issuer and at a proxy that holds the session.
import { expect, heading } from "../fixtures.js";
import { COOKIE, signInAtServer, test as cookie } from "./cookie.js";
import { signInAtIssuer, test as peer } from "./peer.js";
import { shipped } from "./config.js";

/** The key that keeps the page from it, and the one that counts attempts. */
export const SIGNED_OUT = "iam-account:signed-out";
export const ATTEMPT = "iam-account:start";

/** How often the browser was taken to the sign-in, from now on: `count`. */
function watch(context, isSignIn) {
  const led = { count: 0 };
  context.on("request", (request) => {
    // What its form sends goes to the same address, and what it answers leads there once more.
    const isWay = request.isNavigationRequest() && request.method() === "GET" && !request.redirectedFrom();
    if (isWay && isSignIn(new URL(request.url()))) led.count += 1;
  });
  return led;
}

/**
 * By `auth.mode`: the tests' `test`; `led` counts the ways to the sign-in, `signIn` types who it is there, `elsewhere` is its
 * heading, `configured` the configuration with other keys of `auth`.
 */
export const MODES = {
  oidc: {
    test: peer.extend({ authOptions: { start: undefined } }),
    led: (context, { issuer }) => watch(context, (url) => url.origin === issuer.url && url.pathname === "/auth"),
    signIn: signInAtIssuer,
    elsewhere: "Sign in at the issuer",
    configured: ({ issuer }, auth) => shipped({ auth: { mode: "oidc", issuer: issuer.url, clientId: "iam-account", ...auth } }),
  },
  cookie: {
    // The page asks who is signed in, and the browser reports the answer "nobody" as an error.
    test: cookie.extend({
      authOptions: {},
      issuer: async ({ guard }, use) => {
        guard.expectStatus(401);
        await use(undefined);
      },
    }),
    led: (context) => watch(context, (url) => url.pathname === "/session/sign-in"),
    signIn: signInAtServer,
    elsewhere: "Sign in to the demo",
    configured: (_, auth) => shipped({ auth: { ...COOKIE, ...auth } }),
  },
};

/** The page for signing in, with nothing that went wrong. */
export async function expectAsked(page) {
  await expect(heading(page, "Sign in")).toBeVisible();
  await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toHaveCount(0);
}

