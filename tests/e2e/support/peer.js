// The page with an independent issuer: `server` serves it configured for `issuer`, and its API accepts that one's tokens.
import { button, expect, heading, test as base } from "../fixtures.js";
import { shipped } from "./config.js";
import { listen } from "./devserver.js";
import { AUDIENCE, CLIENT_ID, Issuer } from "./issuer.js";

export const test = base.extend({
  /** Options of `issuer`: `{ accessTokenTtl, refreshTokenTtl, skewSeconds }`. */
  issuerOptions: [{}, { option: true }],

  /** Keys of the page's `auth` besides those that name the issuer. */
  authOptions: [{}, { option: true }],

  /** The page's path below its origin: "" or "/some/sub". */
  basePath: ["", { option: true }],

  /** Bound before both start, because the issuer needs the page's URL and the page needs the issuer's. */
  pageSocket: async ({}, use) => {
    const socket = await listen();
    await use(socket);
    socket.close();
  },

  issuer: async ({ start, pageSocket, basePath, issuerOptions, guard }, use) => {
    const pages = [`http://127.0.0.1:${pageSocket.address().port}${basePath}`];
    const issuer = await start(new Issuer({ pages, ...issuerOptions }));
    guard.allowOrigin(issuer.url);
    await use(issuer);
  },

  server: async ({ launch, pageSocket, basePath, issuer, authOptions, serverOptions, guard }, use) => {
    // Most tests begin with the person's click; start*.e2e.js tests the automatic redirect.
    const auth = { mode: "oidc", issuer: issuer.url, clientId: CLIENT_ID, start: "ask", ...authOptions };
    const trust = ["--issuer", issuer.url, "--audience", AUDIENCE];
    const args = ["--base-path", basePath, ...trust, ...(serverOptions.args ?? [])];
    const server = await launch({ socket: pageSocket, config: shipped({ auth }), ...serverOptions, args });
    guard.allowOrigin(server.url);
    await use(server);
  },
});

/** Signs in on the issuer's page; any password is accepted. */
export async function signInAtIssuer(page, email = "zoe@example.test") {
  await expect(heading(page, "Sign in at the issuer")).toBeVisible();
  await page.getByLabel("Email", { exact: true }).fill(email);
  await page.getByLabel("Password", { exact: true }).fill("any");
  await button(page, "Sign in").click();
}

/** Opens a page and signs in. With `known`, the issuer has a session already and shows no login form. */
export async function enter(page, server, path = "/profile", { email, known = false } = {}) {
  await page.goto(`${server.url}${path}`);
  await expect(heading(page, "Sign in")).toBeVisible();
  await button(page, "Sign in").click();
  if (!known) await signInAtIssuer(page, email);
  await expect(page).toHaveURL(`${server.url}${path}`);
  await expect(button(page, "Sign out")).toBeVisible();
}

/** Records the requests of a page, or of a context, to the issuer. */
export class Asked {
  /** The forms that went to the token endpoint. */
  forms = [];
  /** Their responses in order: `{ status, ...body }`. */
  answers = [];
  /** The parameters of the redirects to the issuer. */
  sign_ins = [];

  constructor(target, issuer) {
    const { origin } = new URL(issuer.url);
    target.on("request", (request) => {
      const url = new URL(request.url());
      if (url.origin !== origin) return;
      if (url.pathname === "/token") this.forms.push(Object.fromEntries(new URLSearchParams(request.postData())));
      // The issuer's own pages are at `/auth/<id>`.
      if (url.pathname === "/auth") this.sign_ins.push(Object.fromEntries(url.searchParams));
    });
    target.on("response", async (response) => {
      if (response.url() !== `${origin}/token`) return;
      const status = response.status();
      // The body is lost when the page is left.
      this.answers.push({ status, ...(await response.json().catch(() => ({}))) });
    });
  }

  /** The number of renewals. */
  get renewals() {
    return this.forms.filter((form) => form.grant_type === "refresh_token").length;
  }

  /** The last token response. */
  get tokens() {
    return this.answers.findLast(({ access_token }) => access_token);
  }
}

/** Waits until the API no longer accepts a token. */
export async function ended(server, { access_token }) {
  const headers = { Authorization: `Bearer ${access_token}` };
  const status = async () => (await fetch(`${server.origin}/iam/v1/users/me/`, { headers })).status;
  await expect.poll(status, { intervals: [200] }).toBe(401);
}

/** All URLs of a tab's history, from any origin. */
export async function history(page) {
  const session = await page.context().newCDPSession(page);
  const { entries } = await session.send("Page.getNavigationHistory");
  await session.detach();
  return entries.map(({ url }) => url);
}
