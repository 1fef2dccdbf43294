// The configuration `drafts`: in the browser, in the tab, or nowhere.
import { respondWith, button, expect, field, heading, json, link, offered, open, putBack, recordEvents, signIn, test } from "./fixtures.js";
import { API_KEY, shipped } from "./support/config.js";
import { ZOE, draftKey, stored } from "./support/drafts.js";
import { enter, signInAtServer, test as cookie } from "./support/cookie.js";

const kept = (drafts, auth = API_KEY) => ({ config: shipped({ auth, drafts }) });
/** The keys of drafts in either area. */
const keys = (page) =>
  page.evaluate(() => [localStorage, sessionStorage].flatMap((area) => Object.keys(area)).filter((key) => key.includes(":draft")));

/** Collects the browser's questions before it leaves, and accepts them. */
function questions(page) {
  const asked = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    return dialog.accept();
  });
  return asked;
}

test.describe("in the tab", () => {
  test.use({ serverOptions: async ({}, use) => use(kept("tab")) });

  test("a text survives a reload, asks nothing, and is in no other tab", async ({ page, context, server }) => {
    const asked = questions(page);
    await open(page, server, "/profile");
    await field(page, "First name").fill("Ana");
    expect(await stored(page, "profile", "sessionStorage")).toEqual({ first_name: "Ana" });
    expect(await stored(page, "profile")).toBeNull();
    const other = await context.newPage();
    await open(other, server, "/profile");
    await expect(field(other, "First name")).toHaveValue("Zoé");
    await expect(offered(other)).toBeHidden();
    await page.reload();
    expect(asked).toEqual([]);
    await signIn(page);
    await expect(offered(page)).toContainText("Kept in this tab until you close it.");
    await putBack(page);
    await expect(field(page, "First name")).toHaveValue("Ana");
    await link(page, "Account").click();
    await expect(page.getByText("Typed and not saved: Profile. Kept in this tab until you close it.")).toBeVisible();
    await button(page, "Discard all").click();
    await expect(button(page, "Discard all")).toBeHidden();
    expect(await keys(page)).toEqual([]);
  });

  test("signing out in one tab removes the person's drafts in another", async ({ page, context, server }) => {
    await open(page, server, "/profile");
    await field(page, "First name").fill("Ana");
    await page.evaluate(() => sessionStorage.setItem("iam-account:draft:someone:profile", "{}"));
    const other = await context.newPage();
    await open(other, server, "/profile");
    await button(other, "Sign out").click();
    await expect(heading(page, "Signed out")).toBeVisible();
    await expect.poll(() => keys(page)).toEqual(["iam-account:draft:someone:profile"]);
  });
});

test.describe("nowhere", () => {
  test.use({ serverOptions: async ({}, use) => use(kept("none")) });

  test("a text stays while pages are visited, nothing is stored, and the browser asks before it is lost", async ({ page, server }) => {
    const asked = questions(page);
    const events = await recordEvents(page);
    await page.addInitScript(() => {
      window.written = [];
      const { setItem } = Storage.prototype;
      Storage.prototype.setItem = function (key, text) {
        window.written.push(key);
        return setItem.call(this, key, text);
      };
    });
    await open(page, server, "/profile");
    await field(page, "First name").fill("Ana");
    await link(page, "Account").click();
    const hint = "Typed and not saved: Profile. Not kept in this browser: it is gone once you leave this page or load it again.";
    await expect(page.getByText(hint)).toBeVisible();
    await link(page, "Profile").click();
    await expect(field(page, "First name")).toHaveValue("Ana");
    const changes = (await events()).filter(([name]) => name === "dirty-changed").map(([, detail]) => detail);
    expect(changes).toEqual([{ dirty: true, kept: false, pages: ["profile"] }]);
    const written = await page.evaluate(() => window.written);
    expect(written.filter((key) => key.includes("draft"))).toEqual([]);
    await page.reload();
    expect(asked).toEqual(["beforeunload"]);
    expect(await keys(page)).toEqual([]);
    await signIn(page);
    await expect(field(page, "First name")).toHaveValue("Zoé");
    await expect(offered(page)).toBeHidden();
    // Without a loss there is no question.
    await field(page, "First name").fill("Ana");
    await button(page, "Save").click();
    await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
    await page.reload();
    expect(asked).toEqual(["beforeunload"]);
  });

  test("drafts of a tab that stores them stay unchanged, and signing out asks about them too", async ({ page, context, server }) => {
    await open(page, server, "/profile");
    const other = await context.newPage();
    await other.route("**/config.json", (route) => route.fulfill(json(200, shipped())));
    await open(other, server, "/settings");
    await field(other, "Email signature").fill("Mine");
    await field(page, "First name").fill("Ana");
    await link(page, "Settings").click();
    await expect(field(page, "Email signature")).toHaveValue(/Zoé Martin/);
    await field(page, "Email signature").fill("Ours");
    await button(page, "Save").click();
    await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
    await link(page, "Account").click();
    await button(page, "Discard all").click();
    expect(await keys(page)).toEqual([draftKey(ZOE, "settings", "email_signature")]);
    await button(page, "Sign out").click();
    await expect(page.getByRole("dialog")).toContainText("You have changes that are not saved: Settings.");
    await button(page, "Sign out and discard").click();
    await expect(heading(other, "Signed out")).toBeVisible();
    expect(await keys(other)).toEqual([]);
  });
});

cookie.describe("nowhere, behind a proxy", () => {
  cookie.use({
    serverOptions: async ({ ttl }, use) => {
      const auth = { mode: "cookie", signInUrl: "/session/sign-in?return_to={returnTo}" };
      await use({ ...kept("none", auth), args: ["--cookie-session", "--token-ttl", String(ttl)] });
    },
  });

  cookie("at the end of a session the page shows what signing in would lose", async ({ page, server, guard }) => {
    guard.expectStatus(401);
    await enter(page, server);
    await field(page, "First name").fill("Ana");
    await respondWith(page, "PATCH", "", json(401, { detail: "Not authenticated" }));
    await button(page, "Save").click();
    const dialog = page.getByRole("dialog", { name: "Your session has ended", exact: true });
    await expect(dialog).toContainText("What you typed is not kept in this browser. Signing in leaves the page, and what you typed with it");
  });

  cookie("the page shows the same after another person has signed in", async ({ page, context, server, guard }) => {
    guard.expectStatus(401);
    await enter(page, server);
    await field(page, "First name").fill("Ana");
    const other = await context.newPage();
    await other.goto(`${server.url}/session/sign-out?return_to=/signed-out`);
    await other.goto(`${server.url}/session/sign-in?return_to=/profile`);
    await signInAtServer(other, "noor@example.test");
    await expect(page.getByRole("dialog")).toContainText("What you typed is not kept in this browser either");
  });
});
