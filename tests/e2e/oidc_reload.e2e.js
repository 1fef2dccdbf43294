// Reloads with a session at a third-party issuer, and clocks that differ.
import { button, card, expect, field, heading, hold, offered, operation, putBack } from "./fixtures.js";
import { shipped } from "./support/config.js";
import { CLIENT_ID } from "./support/issuer.js";
import { Asked, enter, history, signInAtIssuer, test } from "./support/peer.js";

const ENTRY = "iam-account:oidc";
const stored = (page) => page.evaluate((key) => JSON.parse(sessionStorage.getItem(key)), ENTRY);
const alert = (page, text) => page.getByRole("alert").filter({ hasText: text });
const signature = (page) => field(page, "Email signature");

test("a reload goes to the issuer and back automatically, to the same page and without a history entry", async ({ page, server, issuer }) => {
  const asked = new Asked(page, issuer);
  await enter(page, server, "/settings?from=mail#signature");
  await expect(signature(page)).toHaveValue(/Zoé Martin/);
  const before = await history(page);
  await page.reload();
  await expect(signature(page)).toHaveValue(/Zoé Martin/);
  await expect(page).toHaveURL(`${server.url}/settings?from=mail#signature`);
  expect(await history(page)).toEqual(before);
  expect([asked.sign_ins.length, asked.forms.length, asked.renewals]).toEqual([2, 2, 0]);
  expect(await stored(page)).toBeNull();
});

test("a reload keeps the drafts", async ({ page, server }) => {
  await enter(page, server);
  await field(page, "First name").fill("Ana");
  await page.reload();
  await expect(offered(page)).toContainText("First name");
  await expect(field(page, "First name")).toHaveValue("Zoé");
  await putBack(page);
  await expect(field(page, "First name")).toHaveValue("Ana");
  await button(page, "Save").click();
  await expect.poll(async () => (await server.read()).first_name).toBe("Ana");
});

test("a reload after the end of the issuer's session leads to its sign-in page and back", async ({ page, context, server }) => {
  await enter(page, server, "/settings?from=mail");
  await context.clearCookies();
  await page.reload();
  await signInAtIssuer(page);
  await expect(page).toHaveURL(`${server.url}/settings?from=mail`);
  await expect(signature(page)).toHaveValue(/Zoé Martin/);
});

test("a reload of the sign-in page, of the diagnostics or after a sign-out stays there", async ({ page, server, issuer }) => {
  const asked = new Asked(page, issuer);
  await page.goto(`${server.url}/profile`);
  await expect(heading(page, "Sign in")).toBeVisible();
  await page.reload();
  await expect(heading(page, "Sign in")).toBeVisible();
  await page.goto(`${server.url}/diagnostics`);
  await page.reload();
  await expect(heading(page, "Diagnostics")).toBeVisible();
  expect(asked.sign_ins).toEqual([]);
  await enter(page, server);
  await button(page, "Sign out").click();
  await button(page, "Sign out").click();
  await expect(heading(page, "Signed out")).toBeVisible();
  await page.reload();
  await expect(heading(page, "Signed out")).toBeVisible();
  expect(asked.sign_ins).toHaveLength(1);
});

test("a page whose sign-in never succeeds goes to the issuer automatically at most once a minute", async ({ page, server, issuer }) => {
  const asked = new Asked(page, issuer);
  await enter(page, server, "/settings");
  const me = await hold(page, operation(""));
  await page.reload({ waitUntil: "commit" });
  await expect.poll(() => asked.answers.length).toBe(2);
  await expect(page).toHaveURL(`${server.url}/settings`);
  await page.reload();
  await expect(heading(page, "Sign in")).toBeVisible();
  expect(asked.sign_ins).toHaveLength(2);
  me.release();
  await button(page, "Sign in").click();
  await expect(signature(page)).toHaveValue(/Zoé Martin/);
  await expect(page).toHaveURL(`${server.url}/settings`);
  // The minute starts again.
  await page.reload();
  await expect(signature(page)).toHaveValue(/Zoé Martin/);
});

test("an API that accepts no token shows an error and causes no loop", async ({ page, server, issuer, launch, guard }) => {
  guard.expectStatus(401);
  await enter(page, server, "/settings");
  await expect(signature(page)).toHaveValue(/Zoé Martin/);
  // The parts that the page loads later would be cut off.
  await page.waitForLoadState("networkidle");
  await server.stop();
  const auth = { mode: "oidc", issuer: issuer.url, clientId: CLIENT_ID, start: "ask" };
  const args = ["--issuer", issuer.url, "--audience", "http://another.test"];
  await launch({ port: new URL(server.url).port, config: shipped({ auth }), args });
  const asked = new Asked(page, issuer);
  await page.reload();
  await expect(alert(page, "You signed in, but the service does not accept that sign-in.")).toBeVisible();
  expect([asked.sign_ins.length, asked.forms.length]).toEqual([1, 2]);
  await page.reload();
  await expect(button(page, "Sign in")).toBeVisible();
  expect(asked.sign_ins).toHaveLength(1);
  await button(page, "Sign in").click();
  await expect(alert(page, "You signed in, but the service does not accept that sign-in.")).toBeVisible();
  expect(await stored(page)).toBeNull();
});

test.describe("with a refresh token that survives a reload", () => {
  test.use({ authOptions: { persist: "session" } });

  test("reloads renew it without leaving the page", async ({ page, server, issuer }) => {
    const asked = new Asked(page, issuer);
    await enter(page, server, "/settings?from=mail");
    for (const renewals of [1, 2]) {
      await page.reload();
      await expect(signature(page)).toHaveValue(/Zoé Martin/);
      expect(asked.renewals).toBe(renewals);
    }
    await expect(page).toHaveURL(`${server.url}/settings?from=mail`);
    expect(asked.sign_ins).toHaveLength(1);
    expect(asked.answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  test("only the latest one is stored, and it is removed at sign-out", async ({ page, server, issuer }) => {
    const asked = new Asked(page, issuer);
    await enter(page, server);
    const first = await stored(page);
    expect(first).toMatchObject({ refresh_token: asked.tokens.refresh_token, pending: null });
    await page.reload();
    await expect(field(page, "First name")).toHaveValue("Zoé");
    const second = await stored(page);
    expect(second.refresh_token).toBe(asked.tokens.refresh_token);
    expect(second.refresh_token).not.toBe(first.refresh_token);
    const all = await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]));
    for (const { access_token, id_token } of asked.answers) {
      expect(all).not.toContain(access_token);
      expect(all).not.toContain(id_token);
    }
    await button(page, "Sign out").click();
    await button(page, "Sign out").click();
    await expect(heading(page, "Signed out")).toBeVisible();
    const keys = await page.evaluate(() => [Object.keys(sessionStorage), Object.keys(localStorage)]);
    expect(keys).toEqual([[], ["iam-account:signed-out"]]);
  });

  test("a browser without Web Locks works like one with a single tab", async ({ page, server, issuer }) => {
    await page.addInitScript(() => {
      navigator.locks.request = () => Promise.reject(new DOMException("no locks here", "SecurityError"));
    });
    const asked = new Asked(page, issuer);
    await enter(page, server);
    await page.reload();
    await expect(field(page, "First name")).toHaveValue("Zoé");
    expect([asked.sign_ins.length, asked.renewals]).toEqual([1, 1]);
  });

  test("a revoked one leads to the issuer and back", async ({ page, server, issuer, guard }) => {
    guard.expectStatus(400);
    const asked = new Asked(page, issuer);
    await enter(page, server, "/settings?from=mail");
    await issuer.revoke("263814927364518273");
    await page.reload();
    await expect(signature(page)).toHaveValue(/Zoé Martin/);
    await expect(page).toHaveURL(`${server.url}/settings?from=mail`);
    expect([asked.sign_ins.length, asked.renewals]).toEqual([2, 1]);
  });
});

for (const skewSeconds of [-120, 120]) {
  test.describe(`with an issuer whose clock is off by ${skewSeconds} s`, () => {
    test.use({ issuerOptions: { skewSeconds, accessTokenTtl: 60 }, serverOptions: { args: ["--issuer-leeway", "150"] } });

    test("a token is used until it expires, and then renewed", async ({ page, server, issuer }) => {
      await page.clock.install();
      const asked = new Asked(page, issuer);
      await enter(page, server);
      await save(page, server, "Ana");
      await save(page, server, "Léa");
      expect(asked.renewals).toBe(0);
      await page.clock.fastForward(60_000);
      await save(page, server, "Eva");
      expect([asked.renewals, asked.sign_ins.length]).toEqual([1, 1]);
    });
  });
}

test("a clock that is off by an hour is named as the cause", async ({ page, server }) => {
  await page.clock.setSystemTime(Date.now() - 3_600_000);
  await page.goto(`${server.url}/profile`);
  await button(page, "Sign in").click();
  await signInAtIssuer(page);
  await expect(alert(page, "This device's clock differs from the sign-in service's by more than ten minutes.")).toBeVisible();
  expect(await stored(page)).toBeNull();
});

async function save(page, server, name) {
  await field(page, "First name").fill(name);
  await button(page, "Save").click();
  await expect.poll(async () => (await server.read()).first_name).toBe(name);
  await expect(card(page, "Personal details").getByText("Saved.", { exact: true })).toBeVisible();
}
