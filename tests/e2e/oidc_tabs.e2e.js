// Several tabs of one browser, signed in at a third-party issuer.
import { button, card, expect, field, heading, link, offered, putBack, requests } from "./fixtures.js";
import { refresh } from "./support/code_flow.js";
import { Asked, ended, enter, signInAtIssuer, test } from "./support/peer.js";

const ZOE = "263814927364518273";
const ENTRY = "iam-account:oidc";
const NOOR = { email: "noor@example.test" };
const replaced = (page) => page.getByRole("dialog", { name: "Somebody else is signed in now", exact: true });
const saved = (page) => card(page, "Personal details").getByText("Saved.", { exact: true });
const firstName = (page) => field(page, "First name");
const storedGrant = (page) => page.evaluate((key) => JSON.parse(sessionStorage.getItem(key)), ENTRY);

/** Waits for `before`, which the other tab has saved; without it both would have changed the same value. */
async function save(page, name, before) {
  if (before) await expect(firstName(page)).toHaveValue(before);
  await firstName(page).fill(name);
  await button(page, "Save").click();
  await expect(saved(page)).toBeVisible();
}

/** Duplicates a tab, which copies its `sessionStorage`. Returns the copy and its first storage. */
async function duplicate(page) {
  const context = page.context();
  const began = [];
  await context.exposeBinding("began", (_, entry) => began.push(entry));
  await context.addInitScript((key) => window.began(sessionStorage.getItem(key)), ENTRY);
  const opened = context.waitForEvent("page");
  await page.evaluate(() => void window.open(location.href));
  const copy = await opened;
  await expect.poll(() => began.length).toBeGreaterThan(0);
  return [copy, JSON.parse(began[0])];
}

test("sign-out in one tab signs out all tabs and revokes each refresh token", async ({ page, context, server, issuer }) => {
  const [asked, other] = [new Asked(context, issuer), await context.newPage()];
  await enter(page, server);
  await enter(other, server, "/settings", { known: true });
  const [mine, theirs] = asked.answers.map(({ refresh_token }) => refresh_token);
  expect(mine).not.toBe(theirs);
  const revoked = other.waitForResponse((response) => new URL(response.url()).pathname === "/token/revocation");
  await button(page, "Sign out").click();
  await expect(heading(other, "Signed out")).toBeVisible();
  await expect(other.getByText("Zoé")).toBeHidden();
  expect((await revoked).request().postData()).toContain(theirs);
  expect((await revoked).status()).toBe(200);
  // The issuer still has its own session and asks first.
  await expect(heading(page, "Sign out at the issuer")).toBeVisible();
  for (const token of [mine, theirs]) expect((await refresh(issuer, token)).status).toBe(400);
  await button(page, "Sign out").click();
  await expect(page).toHaveURL(`${server.url}/signed-out`);
  await other.goBack();
  await expect(other.getByText("Zoé")).toBeHidden();
});

test("a new tab signs in without the person while another tab is signed in", async ({ page, context, server }) => {
  await enter(page, server);
  const other = await context.newPage();
  await enter(other, server, "/settings", { known: true });
  await expect(field(other, "Email signature")).toHaveValue(/Zoé Martin/);
  await save(page, "Ana");
});

test.describe("with a refresh token that survives a reload", () => {
  test.use({ authOptions: { persist: "session" }, issuerOptions: { accessTokenTtl: 3 } });

  test("a duplicated tab signs in again, and both tabs have their own grant", async ({ page, context, server, issuer }) => {
    const asked = new Asked(context, issuer);
    await enter(page, server, "/profile?from=mail");
    const [copy, began] = await duplicate(page);
    // Otherwise this test would prove nothing: the copy has the token of the first tab.
    expect(began.refresh_token).toBe((await storedGrant(page)).refresh_token);
    await expect(button(copy, "Sign out")).toBeVisible();
    await expect(copy).toHaveURL(`${server.url}/profile?from=mail`);
    expect(asked.sign_ins).toHaveLength(2);
    const [mine, theirs] = [await storedGrant(page), await storedGrant(copy)];
    expect(mine.refresh_token).not.toBe(theirs.refresh_token);
    expect(mine.tab).not.toBe(theirs.tab);
    await ended(server, asked.tokens);
    await save(copy, "Ana");
    await save(page, "Léa", "Ana");
    await ended(server, asked.tokens);
    await save(copy, "Eva", "Léa");
    await save(page, "Ida", "Eva");
    expect((await server.read()).first_name).toBe("Ida");
    // No refresh token was used twice, and the issuer rejected none.
    const used = asked.forms.map((form) => form.refresh_token).filter(Boolean);
    expect(new Set(used).size).toBe(used.length);
    expect(asked.answers.map(({ status }) => status)).toEqual(asked.forms.map(() => 200));
    expect(asked.renewals).toBeGreaterThanOrEqual(4);
  });

  test("a tab reloads normally after its copy is closed", async ({ page, context, server, issuer }) => {
    const asked = new Asked(context, issuer);
    await enter(page, server);
    const [copy] = await duplicate(page);
    await expect(button(copy, "Sign out")).toBeVisible();
    await copy.reload();
    await expect(firstName(copy)).toHaveValue("Zoé");
    await copy.close();
    await page.reload();
    await expect(firstName(page)).toHaveValue("Zoé");
    expect(asked.sign_ins).toHaveLength(2);
    expect(asked.answers.map(({ status }) => status)).toEqual(asked.forms.map(() => 200));
  });
});

test.describe("when another person signs in in another tab", () => {
  test("the first tab freezes, shows a dialog, and sends nothing more", async ({ page, context, server }) => {
    await enter(page, server);
    await firstName(page).fill("Ana");
    const writes = [];
    page.on("request", (request) => request.method() !== "GET" && writes.push(request.url()));
    await context.clearCookies();
    const other = await context.newPage();
    await enter(other, server, "/profile", NOOR);
    await expect(firstName(other)).toHaveValue("Noor");
    await expect(offered(other)).toBeHidden();
    await expect(replaced(page)).toContainText("nothing more is saved here");
    await button(page, "Not now").click();
    await expect(replaced(page)).toBeHidden();
    await expect(firstName(page)).toHaveValue("Ana");
    await expect(page.getByText("Another account is signed in from this browser now, so nothing more is saved here.")).toBeVisible();
    await button(page, "Save").click();
    await expect(replaced(page)).toBeVisible();
    await button(page, "Not now").click();
    await expect(page.getByText("Not saved, because someone else is signed in by now.")).toBeVisible();
    expect(writes).toEqual([]);
    expect((await server.read()).first_name).toBe("Zoé");
    expect((await server.read("", "noor-key")).first_name).toBe("Noor");
    await save(other, "Noa");
    await button(page, "What can I do?").click();
    await button(page, "Reload with the other account").click();
    await expect(firstName(page)).toHaveValue("Noa");
    await expect(replaced(page)).toBeHidden();
    await expect(offered(page)).toBeHidden();
  });

  test("only the first person sees their drafts", async ({ page, context, server }) => {
    await enter(page, server);
    await firstName(page).fill("Ana");
    await context.clearCookies();
    await page.reload();
    await signInAtIssuer(page, NOOR.email);
    await expect(firstName(page)).toHaveValue("Noor");
    await expect(offered(page)).toBeHidden();
    await expect(page.getByText("Ana")).toBeHidden();
    await context.clearCookies();
    await page.reload();
    await signInAtIssuer(page);
    await expect(offered(page)).toContainText("Ana");
    await putBack(page);
    await expect(firstName(page)).toHaveValue("Ana");
  });
});

test.describe("with an access token of three seconds", () => {
  test.use({ issuerOptions: { accessTokenTtl: 3 } });

  test("a renewal for another user freezes the page before anything is written", async ({ page, browser, server, issuer }) => {
    // A separate browser.
    const stranger = await browser.newContext();
    const other = await stranger.newPage();
    const theirs = new Asked(other, issuer);
    await enter(other, server, "/profile", NOOR);
    const asked = new Asked(page, issuer);
    await enter(page, server);
    await firstName(page).fill("Ana");
    await expect.poll(() => theirs.tokens).toBeTruthy();
    await ended(server, asked.tokens);
    const json = await renewed(issuer, theirs);
    await page.route(`${issuer.url}/token`, (route) => route.fulfill({ json, headers: { "access-control-allow-origin": "*" } }));
    const patches = requests(page, "PATCH", "");
    await button(page, "Save").click();
    await expect(replaced(page)).toBeVisible();
    await button(page, "Not now").click();
    await expect(firstName(page)).toHaveValue("Ana");
    await button(page, "Save").click();
    await expect(page.getByText("Not saved, because someone else is signed in by now.")).toBeVisible();
    expect(patches).toEqual([]);
    expect((await server.read("", "noor-key")).first_name).toBe("Noor");
    expect((await server.read()).first_name).toBe("Zoé");
    await stranger.close();
  });

  test("signing in as another person after the end of a session leaves the first one's drafts alone", async ({ page, context, server, issuer, guard }) => {
    guard.expectStatus(400);
    const asked = new Asked(page, issuer);
    await enter(page, server);
    await firstName(page).fill("Ana");
    await issuer.revoke(ZOE);
    await context.clearCookies();
    await ended(server, asked.tokens);
    await button(page, "Save").click();
    await page.getByRole("dialog").getByRole("button", { name: "Sign in", exact: true }).click();
    await signInAtIssuer(page, NOOR.email);
    await expect(firstName(page)).toHaveValue("Noor");
    await expect(offered(page)).toBeHidden();
    await link(page, "Settings").click();
    await expect(page.getByText("Ana")).toBeHidden();
    const keys = await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes(":draft:")));
    expect(keys).toEqual([`iam-account:draft:${ZOE}:profile:first_name`]);
  });
});

/** Responds to this browser's next renewal with tokens of another browser. */
async function renewed(issuer, { tokens }) {
  const { status, allowedOrigin, ...body } = await refresh(issuer, tokens.refresh_token);
  expect(status).toBe(200);
  return body;
}
