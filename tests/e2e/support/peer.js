// The page with an issuer that is not ours: `server` serves it configured for `issuer`, whose tokens its API takes.
import { button, expect, heading, test as base } from "../fixtures.js";
import { shipped } from "./config.js";
import { freePort } from "./devserver.js";
import { AUDIENCE, CLIENT_ID, Issuer } from "./issuer.js";

export const test = base.extend({
  /** Options of `issuer`: `{ accessTokenTtl, refreshTokenTtl, skewSeconds }`. */
  issuerOptions: [{}, { option: true }],

  /** Keys of the page's `auth` besides those that name the issuer. */
  authOptions: [{}, { option: true }],

  /** Where the page lies below its origin: "" or "/some/sub". */
  basePath: ["", { option: true }],

  /** Known before both: the issuer has to know the page, and the page the issuer. */
  pagePort: async ({}, use) => {
    await use(await freePort());
  },

  issuer: async ({ start, pagePort, basePath, issuerOptions, guard }, use) => {
    const pages = [`http://127.0.0.1:${pagePort}${basePath}`];
    const issuer = await start(new Issuer({ pages, ...issuerOptions }));
    guard.allowOrigin(issuer.url);
    await use(issuer);
  },

  server: async ({ launch, pagePort, basePath, issuer, authOptions, serverOptions, guard }, use) => {
    // Most tests are about what a person does; that the page begins by itself is tested in start*.e2e.js.
    const auth = { mode: "oidc", issuer: issuer.url, clientId: CLIENT_ID, start: "ask", ...authOptions };
    const trust = ["--issuer", issuer.url, "--audience", AUDIENCE];
    const args = ["--base-path", basePath, ...trust, ...(serverOptions.args ?? [])];
    const server = await launch({ port: pagePort, config: shipped({ auth }), ...serverOptions, args });
    guard.allowOrigin(server.url);
    await use(server);
  },
});

/** Types who it is on the issuer's page; any password is right. */
export async function signInAtIssuer(page, email = "zoe@example.test") {
  await expect(heading(page, "Sign in at the issuer")).toBeVisible();
  await page.getByLabel("Email", { exact: true }).fill(email);
  await page.getByLabel("Password", { exact: true }).fill("any");
  await button(page, "Sign in").click();
}

/** Opens a page and signs in on the way to it. Who is signed in at the issuer already is not asked there again. */
export async function enter(page, server, path = "/profile", { email, known = false } = {}) {
  await page.goto(`${server.url}${path}`);
  await expect(heading(page, "Sign in")).toBeVisible();
  await button(page, "Sign in").click();
  if (!known) await signInAtIssuer(page, email);
  await expect(page).toHaveURL(`${server.url}${path}`);
  await expect(button(page, "Sign out")).toBeVisible();
}

/** What a page, or all pages of a context, asks the issuer for from now on. */
export class Asked {
  /** The forms that went to the token endpoint. */
  forms = [];
  /** Their answers, in the order in which they came: `{ status, ...body }`. */
  answers = [];
  /** The parameters with which the browser was taken to the issuer. */
  sign_ins = [];

  constructor(target, issuer) {
    const { origin } = new URL(issuer.url);
    target.on("request", (request) => {
      const url = new URL(request.url());
      if (url.origin !== origin) return;
      if (url.pathname === "/token") this.forms.push(Object.fromEntries(new URLSearchParams(request.postData())));
      // The issuer's own pages lead to `/auth/<id>`.
      if (url.pathname === "/auth") this.sign_ins.push(Object.fromEntries(url.searchParams));
    });
    target.on("response", async (response) => {
      if (response.url() !== `${origin}/token`) return;
      const status = response.status();
      // A page that goes away takes the body with it.
      this.answers.push({ status, ...(await response.json().catch(() => ({}))) });
    });
  }

  /** How many renewals went out. */
  get renewals() {
    return this.forms.filter((form) => form.grant_type === "refresh_token").length;
  }

  /** The last tokens that came. */
  get tokens() {
    return this.answers.findLast(({ access_token }) => access_token);
  }
}

/** Waits until the API takes a token no more. */
export async function ended(server, { access_token }) {
  const headers = { Authorization: `Bearer ${access_token}` };
  const status = async () => (await fetch(`${server.origin}/iam/v1/users/me/`, { headers })).status;
  await expect.poll(status, { intervals: [200] }).toBe(401);
}

/** All URLs of a tab's history, whatever their origin. */
export async function history(page) {
  const session = await page.context().newCDPSession(page);
  const { entries } = await session.send("Page.getNavigationHistory");
  await session.detach();
  return entries.map(({ url }) => url);
}
