// `auth.start: "redirect"` after a sign-out, a deletion, and a sign-in that the service rejects.
import { button, expect, field, heading, html, link } from "./fixtures.js";
import { expectAsked, MODES } from "./support/start.js";

/** How a service can fail right after a sign-in, and the details for support. */
const REFUSALS = {
  "does not accept it": [{ status: 401, json: { detail: "Invalid token." } }, "Invalid token."],
  redirects: [{ status: 302, headers: { location: "http://login.example.test/" } }, /\/iam\/v1\/users\/me\/: redirect$/],
  "responds with HTML": [html(200), /\/iam\/v1\/users\/me\/: text\/html$/],
};

for (const [mode, { test, watchRedirects, signIn, loginTitle }] of Object.entries(MODES)) {
  test.describe(`auth.mode ${mode}`, () => {
    /** A new tab. */
    const opened = async (context, server) => {
      const tab = await context.newPage();
      await tab.goto(`${server.url}/profile`);
      return tab;
    };

    test("after a sign-out no tab redirects until the person presses Sign in", async ({ page, context, server, issuer }) => {
      await page.goto(`${server.url}/profile`);
      await signIn(page);
      await expect(field(page, "First name")).toHaveValue("Zoé");
      const other = await opened(context, server);
      await expect(field(other, "First name")).toHaveValue("Zoé");
      const ways = watchRedirects(context, { issuer });
      await button(page, "Sign out").click();
      await expect(heading(other, "Signed out")).toBeVisible();
      // The person leaves the computer here, with the question of the sign-in service unanswered.
      await expect(heading(page, /^Sign(ed)? out/)).toBeVisible();
      await other.goto(`${server.url}/settings`);
      await expectAsked(other);
      await other.reload();
      await other.goto(`${server.url}/settings`);
      await expectAsked(other);
      const third = await opened(context, server);
      await expectAsked(third);
      expect(ways.count).toBe(0);
      await button(third, "Sign in").click();
      if (mode === "cookie") await signIn(third);
      await expect(field(third, "First name")).toHaveValue("Zoé");
      await context.clearCookies({ name: "__Host-iam-session" });
      await expect(field(await opened(context, server), "First name")).toHaveValue("Zoé");
      expect(ways.count).toBe(2);
      // After the answer the issuer's question is not in the history.
      if (mode === "oidc") await button(page, "Sign out").click();
      await expect(page).toHaveURL(`${server.url}/signed-out`);
    });

    test("after a deletion no tab redirects", async ({ page, context, server, issuer, guard }) => {
      guard.expectStatus(410);
      await page.goto(`${server.url}/account`);
      await signIn(page);
      await button(page, "Delete my account").click();
      await field(page, "Type your email to confirm").fill("zoe@example.test");
      const ways = watchRedirects(context, { issuer });
      await button(page, "Delete permanently").click();
      await expect(heading(page, "Your account has been deleted")).toBeVisible();
      await expectAsked(await opened(context, server));
      await page.goto(`${server.url}/profile`);
      await expectAsked(page);
      expect(ways.count).toBe(0);
    });

    for (const [what, [response, details]] of Object.entries(REFUSALS)) {
      test(`a return to a service that ${what} shows the sign-in page and names apiBase`, async ({ page, context, server, issuer, guard }) => {
        if (mode === "oidc" && response.status === 401) guard.expectStatus(401);
        const ways = watchRedirects(context, { issuer });
        await page.goto(`${server.url}/settings?from=mail`);
        await expect(heading(page, loginTitle)).toBeVisible();
        const isMe = "**/iam/v1/users/me/";
        await page.route(isMe, (route) => route.fulfill(response));
        await signIn(page);
        await expect(heading(page, "Sign in")).toBeVisible();
        const alert = page.getByRole("alert").filter({ hasText: "You signed in, but the service does not accept that sign-in." });
        await expect(alert).toContainText("apiBase");
        await alert.getByText("Details for support", { exact: true }).click();
        await expect(alert.getByText(details)).toBeVisible();
        expect(ways.count).toBe(1);
        // No redirect, however often it is loaded.
        await page.goto(`${server.url}/settings?from=mail`);
        await expect(heading(page, "Sign in")).toBeVisible();
        expect(ways.count).toBe(1);
        await page.unroute(isMe);
        await button(page, "Sign in").click();
        await expect(field(page, "Email signature")).toHaveValue(/Zoé Martin/);
        await expect(page).toHaveURL(`${server.url}/settings?from=mail`);
        await expect(link(page, "Settings")).toBeVisible();
      });
    }
  });
}
