// A session at a third-party issuer ends: drafts stay, and are there again after the next sign-in.
import { button, card, expect, field, heading, offered, putBack, requests, traces } from "./fixtures.js";
import { Asked, ended, enter, signInAtIssuer, test } from "./support/peer.js";

const ZOE = "263814927364518273";
const SECRET = "a-secret-of-zoe";
const lapsed = (page) => page.getByRole("dialog", { name: "Your session has ended", exact: true });
const saved = (page) => card(page, "Personal details").getByText("Saved.", { exact: true });

test.use({ issuerOptions: { accessTokenTtl: 3 } });

/** The documents that a page loads from now on. */
function navigations(page) {
  const list = [];
  page.on("request", (request) => request.isNavigationRequest() && list.push(request.url()));
  return list;
}

test("a revoked refresh token shows a dialog over the page, and a new sign-in restores the draft", async ({ page, server, issuer, guard }) => {
  guard.expectStatus(400);
  const asked = new Asked(page, issuer);
  await enter(page, server, "/profile?from=mail#here");
  await field(page, "First name").fill("Ana");
  await issuer.revoke(ZOE);
  await ended(server, asked.tokens);
  const [patches, loads] = [requests(page, "PATCH", ""), navigations(page)];
  await button(page, "Save").click();
  await expect(lapsed(page)).toContainText("Nothing you typed is lost.");
  await button(page, "Not now").click();
  await expect(lapsed(page)).toBeHidden();
  await expect(field(page, "First name")).toHaveValue("Ana");
  await expect(field(page, "First name")).toBeEditable();
  const banner = page.getByRole("alert").filter({ hasText: "Nothing you typed is lost, but it cannot be saved until you sign in again" });
  await expect(banner).toBeVisible();
  expect([patches.length, loads.length, asked.renewals]).toEqual([0, 0, 1]);
  await field(page, "Last name").fill("Leroy");
  await banner.getByRole("button", { name: "Sign in", exact: true }).click();
  await lapsed(page).getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(offered(page)).toContainText("First name, Last name.");
  await putBack(page);
  await expect(page).toHaveURL(`${server.url}/profile?from=mail#here`);
  await expect(banner).toBeHidden();
  await expect(field(page, "First name")).toHaveValue("Ana");
  expect((await server.read()).first_name).toBe("Zoé");
  await button(page, "Save").click();
  await expect(saved(page)).toBeVisible();
  expect(await server.read()).toMatchObject({ first_name: "Ana", last_name: "Leroy" });
});

test("an ended session shows the dialog at each attempt, and sends no requests to the issuer", async ({ page, server, issuer, guard }) => {
  guard.expectStatus(400);
  const asked = new Asked(page, issuer);
  await enter(page, server);
  await field(page, "First name").fill("Ana");
  await issuer.revoke(ZOE);
  await ended(server, asked.tokens);
  for (let attempt = 0; attempt < 3; attempt += 1) {
    await button(page, "Save").click();
    await expect(lapsed(page)).toBeVisible();
    await button(page, "Not now").click();
    await expect(lapsed(page)).toBeHidden();
  }
  expect(asked.renewals).toBe(1);
});

test("typed passwords are not stored when the session ends", async ({ page, server, issuer, guard }) => {
  guard.expectStatus(400);
  const names = ["Current password", "New password", "Confirm new password"];
  const asked = new Asked(page, issuer);
  await enter(page, server, "/password");
  for (const name of names) await page.getByLabel(name, { exact: true }).fill(name === names[0] ? `${SECRET}-old` : SECRET);
  await issuer.revoke(ZOE);
  await ended(server, asked.tokens);
  await button(page, "Change password").click();
  await expect(lapsed(page)).toContainText("only passwords have to be typed again");
  expect(await traces(page)).not.toContain(SECRET);
  await lapsed(page).getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(heading(page, "Password")).toBeVisible();
  await expect(lapsed(page)).toBeHidden();
  for (const name of names) await expect(page.getByLabel(name, { exact: true })).toHaveValue("");
  expect(await traces(page)).not.toContain(SECRET);
});

test("a person without a session at the issuer signs in there and returns to the draft", async ({ page, context, server, issuer, guard }) => {
  guard.expectStatus(400);
  const asked = new Asked(page, issuer);
  await enter(page, server, "/settings");
  await field(page, "Email signature").fill("Mine");
  await issuer.revoke(ZOE);
  await context.clearCookies();
  await ended(server, asked.tokens);
  await button(page, "Save").click();
  await lapsed(page).getByRole("button", { name: "Sign in", exact: true }).click();
  await signInAtIssuer(page);
  await putBack(page);
  await expect(field(page, "Email signature")).toHaveValue("Mine");
  await expect(page).toHaveURL(`${server.url}/settings`);
});

test("a person who cancels at the issuer still has the draft after the next sign-in", async ({ page, context, server, issuer, guard }) => {
  guard.expectStatus(400);
  const asked = new Asked(page, issuer);
  await enter(page, server, "/profile?from=mail");
  await field(page, "First name").fill("Ana");
  await issuer.revoke(ZOE);
  await context.clearCookies();
  await ended(server, asked.tokens);
  await button(page, "Save").click();
  await lapsed(page).getByRole("button", { name: "Sign in", exact: true }).click();
  await button(page, "Cancel").click();
  await expect(page.getByRole("alert").filter({ hasText: "The sign-in was refused or cancelled." })).toBeVisible();
  await button(page, "Sign in").click();
  await signInAtIssuer(page);
  await putBack(page);
  await expect(page).toHaveURL(`${server.url}/profile?from=mail`);
  await expect(field(page, "First name")).toHaveValue("Ana");
});
