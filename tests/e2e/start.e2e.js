// `auth.start: "redirect"`: when a page that needs a session goes to the sign-in automatically.
import { button, expect, field, heading, json } from "./fixtures.js";
import { history } from "./support/peer.js";
import { ATTEMPT, expectAsked, MODES } from "./support/start.js";

const signature = (page) => field(page, "Email signature");

for (const [mode, { test, watchRedirects, signIn, loginTitle, configured }] of Object.entries(MODES)) {
  test.describe(`auth.mode ${mode}`, () => {
    test("a link in a new tab needs no click while the person has a session there, and adds one history entry", async ({ page, context, server, issuer }) => {
      const ways = watchRedirects(context, { issuer });
      await page.goto(`${server.url}/profile`);
      await signIn(page);
      await expect(field(page, "First name")).toHaveValue("Zoé");
      // Only the session of the page has ended.
      await context.clearCookies({ name: "__Host-iam-session" });
      const other = await context.newPage();
      await other.goto(`${server.url}/settings?from=mail#signature`);
      await expect(signature(other)).toHaveValue(/Zoé Martin/);
      await expect(other).toHaveURL(`${server.url}/settings?from=mail#signature`);
      expect(ways.count).toBe(2);
      expect((await history(other)).filter((url) => url !== "about:blank")).toEqual([other.url()]);
      // A successful sign-in does not count as an attempt.
      expect(await other.evaluate((key) => sessionStorage.getItem(key), ATTEMPT)).toBeNull();
      await other.reload();
      await expect(signature(other)).toHaveValue(/Zoé Martin/);
    });

    test("public pages and unknown ones do not redirect", async ({ page, context, server, issuer }) => {
      const ways = watchRedirects(context, { issuer });
      const pages = { "sign-in": "Sign in", "signed-out": "Signed out", diagnostics: "Diagnostics", nowhere: "Page not found" };
      for (const [path, title] of Object.entries({ ...pages, "signed-in": "Sign in", "sign-in/": "Sign in" })) {
        await page.goto(`${server.url}/${path}`);
        await expect(heading(page, title)).toBeVisible();
      }
      await page.reload();
      await expectAsked(page);
      expect(ways.count).toBe(0);
    });

    test("a page in a frame shows the sign-in page", async ({ page, context, server, issuer }) => {
      const ways = watchRedirects(context, { issuer });
      await page.goto(`${server.url}/signed-out`);
      await expect(heading(page, "Signed out")).toBeVisible();
      await page.evaluate(() => document.body.append(Object.assign(document.createElement("iframe"), { src: "profile", title: "Frame" })));
      const frame = page.frameLocator("[title=Frame]");
      await expect(frame.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
      await page.frame({ url: /sign-in$/ }).evaluate(() => location.replace("profile"));
      await expect(frame.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
      expect(ways.count).toBe(0);
    });

    test("each tab redirects once a minute and then shows the sign-in page", async ({ page, context, server, issuer }) => {
      const ways = watchRedirects(context, { issuer });
      await page.goto(`${server.url}/profile`);
      await expect(heading(page, loginTitle)).toBeVisible();
      await page.goto(`${server.url}/settings`);
      await expectAsked(page);
      await page.goto(`${server.url}/notifications`);
      await expectAsked(page);
      expect(ways.count).toBe(1);
      const other = await context.newPage();
      await other.goto(`${server.url}/profile`);
      await expect(heading(other, loginTitle)).toBeVisible();
      expect(ways.count).toBe(2);
      await page.clock.setSystemTime(Date.now() + 61_000);
      await page.goto(`${server.url}/settings`);
      await signIn(page);
      await expect(signature(page)).toHaveValue(/Zoé Martin/);
      expect(ways.count).toBe(3);
    });

    for (const [what, act] of Object.entries({
      "refuses to keep anything for a tab": () => {
        const { setItem } = Storage.prototype;
        Storage.prototype.setItem = function (...entry) {
          if (this === sessionStorage) throw new DOMException("full", "QuotaExceededError");
          return setItem.apply(this, entry);
        };
      },
      "only pretends to keep something": () => {
        Storage.prototype.setItem = () => {};
      },
      "keeps its storage closed": () => {
        for (const name of ["sessionStorage", "localStorage"]) {
          Object.defineProperty(window, name, {
            get: () => {
              throw new DOMException("closed", "SecurityError");
            },
          });
        }
      },
    })) {
      test(`a browser that ${what} shows the sign-in page`, async ({ page, context, server, issuer }) => {
        const ways = watchRedirects(context, { issuer });
        await page.addInitScript(act);
        await page.goto(`${server.url}/profile`);
        await expectAsked(page);
        expect(ways.count).toBe(0);
      });
    }

    test("with auth.start: ask a page shows the sign-in page", async ({ page, context, server, issuer }) => {
      const ways = watchRedirects(context, { issuer });
      const config = configured({ issuer }, { start: "ask" });
      await page.route("**/config.json", (route) => route.fulfill(json(200, config)));
      await page.goto(`${server.url}/profile`);
      await expectAsked(page);
      expect(ways.count).toBe(0);
      await button(page, "Sign in").click();
      await signIn(page);
      await expect(field(page, "First name")).toHaveValue("Zoé");
    });
  });
}
