// Signing in and out at a provider where the account's pages are in the fragment, or have no URL: it returns to the portal's page.
import { button, expect, field, heading, toggle } from "./fixtures.js";
import { shipped } from "./support/config.js";
import { AUDIENCE, CLIENT_ID, Issuer } from "./support/issuer.js";
import { history, signInAtIssuer } from "./support/peer.js";
import { HEADERS, portalSite, test as base } from "./support/portal.js";

const test = base.extend({
  /** The portal, whose page `/host` is the only redirect URI of the provider. */
  portal: async ({ launch, start, guard, element }, use) => {
    let settings;
    const portal = await start(portalSite(element, () => settings));
    const issuer = await start(new Issuer({ pages: [`${portal.url}/host`], returns: ["", ""] }));
    const { origin } = await launch({ args: ["--issuer", issuer.url, "--audience", AUDIENCE] });
    const policy = HEADERS["Content-Security-Policy"].replace("connect-src 'self'", `connect-src 'self' ${issuer.url}`);
    const auth = { mode: "oidc", issuer: issuer.url, clientId: CLIENT_ID };
    settings = { origin, config: shipped({ auth }), headers: { "Content-Security-Policy": policy } };
    [portal, issuer].forEach(({ url }) => guard.allowOrigin(url));
    await use(portal);
  },
});

const KINDS = {
  "in the fragment": ['<iam-account routing="hash"></iam-account>', "/host?tab=1#/settings", (page) => toggle(page, "Dark mode")],
  "without URLs": ['<iam-account page="password"></iam-account>', "/host?tab=1#search", (page) => field(page, "New password")],
};

for (const [kind, [element, path, content]] of Object.entries(KINDS))
  test.describe(kind, () => {
    test.use({ element });

    test("the person comes back to where they were, signed in, and no code stays in the URL", async ({ page, portal }) => {
      await page.goto(portal.url + path);
      await button(page, "Sign in").click();
      await signInAtIssuer(page);
      await expect(content(page)).toBeVisible();
      await expect(page).toHaveURL(portal.url + path);
      expect((await history(page)).filter((url) => url.includes("code="))).toEqual([]);
    });

    test("signing out ends the provider's session and comes back to the portal's page", async ({ page, portal }) => {
      await page.goto(portal.url + path);
      await button(page, "Sign in").click();
      await signInAtIssuer(page);
      await expect(content(page)).toBeVisible();
      await button(page, "Sign out").click();
      await expect(heading(page, "Sign out at the issuer")).toBeVisible();
      await button(page, "Sign out").click();
      await expect(heading(page, "Portal")).toBeVisible();
      await expect(page).toHaveURL(new RegExp(`^${portal.url}/host\\b`));
      await button(page, "Sign in").click();
      await expect(heading(page, "Sign in at the issuer")).toBeVisible();
    });
  });
