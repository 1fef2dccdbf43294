// The page of a server that holds the session behind a cookie, as a proxy in front of the API does.
import { button, expect, heading, test as base } from "../fixtures.js";
import { shipped } from "./config.js";

export const COOKIE = {
  mode: "cookie",
  signInUrl: "/session/sign-in?return_to={returnTo}",
  signOutUrl: "/session/sign-out?return_to={returnTo}",
};

export const test = base.extend({
  /** The lifetime of a session in seconds. */
  ttl: [300, { option: true }],

  /** Keys of the page's `auth` besides those that name the server. */
  authOptions: [{ start: "ask" }, { option: true }],

  serverOptions: async ({ ttl, authOptions }, use) => {
    const config = shipped({ auth: { ...COOKIE, ...authOptions } });
    await use({ args: ["--cookie-session", "--token-ttl", String(ttl)], config });
  },
});

/** Signs in on the server's login page. */
export async function signInAtServer(page, email = "zoe@example.test") {
  await expect(heading(page, "Sign in to the demo")).toBeVisible();
  await page.getByLabel("Email", { exact: true }).fill(email);
  await page.getByLabel("Password", { exact: true }).fill("correct-horse-battery");
  await button(page, "Sign in").click();
}

/** Opens a page and signs in. */
export async function enter(page, server, path = "/profile", email) {
  await page.goto(`${server.url}${path}`);
  await button(page, "Sign in").click();
  await signInAtServer(page, email);
}
