// `auth.mode: "cookie"`: the server has the session, and the page has no token.
import { button, expect, field, heading, link, offered, putBack, requests } from "./fixtures.js";
import { shipped } from "./support/config.js";
import { enter, signInAtServer, test } from "./support/cookie.js";

const ended = (page) => page.getByRole("dialog", { name: "Your session has ended", exact: true });
const replaced = (page) => page.getByRole("dialog", { name: "Somebody else is signed in now", exact: true });

// The page requests the user, and the browser reports the 401 as an error.
test.beforeEach(({ guard }) => guard.expectStatus(401));

test("the user is asked for before anything is drawn", async ({ page, server }) => {
  await page.addInitScript(() => {
    const { fetch } = window;
    window.fetch = (request, ...rest) => {
      if (request.url?.endsWith("/users/me/")) window.drawn ??= Boolean(document.querySelector(".iam-app"));
      return fetch(request, ...rest);
    };
  });
  await page.goto(`${server.url}/profile`);
  await expect(heading(page, "Sign in")).toBeVisible();
  expect(await page.evaluate(() => window.drawn)).toBe(false);
});

test("signing in leads to the wanted page, and requests have the cookie and the header and no token", async ({ page, server }) => {
  const sent = [];
  page.on("request", (request) => {
    if (new URL(request.url()).pathname.startsWith("/iam/v1/")) sent.push(request);
  });
  await enter(page, server, "/settings?from=mail");
  await expect(heading(page, "Settings")).toBeVisible();
  await expect(page).toHaveURL(`${server.url}/settings?from=mail`);
  await expect(page.getByText("Signed in as Zoé Martin")).toBeAttached();
  await link(page, "Profile").click();
  await field(page, "First name").fill("Zoë");
  await button(page, "Save").click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  expect((await server.read()).first_name).toBe("Zoë");
  for (const request of sent) {
    const headers = await request.allHeaders();
    expect(headers["x-csrf"], request.url()).toBe("1");
    expect(headers.authorization).toBeUndefined();
  }
  const signedIn = await Promise.all(sent.map((request) => request.headerValue("cookie")));
  expect(signedIn.at(-1)).toMatch(/__Host-iam-session=/);
  expect(await page.evaluate(() => document.cookie)).toBe("");
});

test("a reload keeps the session", async ({ page, server }) => {
  await enter(page, server);
  await expect(field(page, "First name")).toHaveValue("Zoé");
  await page.reload();
  await expect(field(page, "First name")).toHaveValue("Zoé");
});

test("signing out ends the session at the server and in the other tab", async ({ page, context, server }) => {
  await enter(page, server);
  await expect(field(page, "First name")).toHaveValue("Zoé");
  const other = await context.newPage();
  await other.goto(`${server.url}/settings`);
  await expect(heading(other, "Settings")).toBeVisible();
  await button(page, "Sign out").click();
  await expect(page).toHaveURL(`${server.url}/signed-out`);
  await expect(heading(page, "Signed out")).toBeVisible();
  await expect(heading(other, "Signed out")).toBeVisible();
  expect((await context.cookies()).filter(({ name }) => name === "__Host-iam-session")).toEqual([]);
  await page.goto(`${server.url}/profile`);
  await expect(heading(page, "Sign in")).toBeVisible();
});

test.describe("when the session ends while a person types", () => {
  // Long enough that the second session lasts until the end of the test.
  test.use({ ttl: 8 });

  const lapse = async (page, server) => {
    await enter(page, server);
    await field(page, "First name").fill("Zoë");
    const gone = async () => (await page.request.get(`${server.url}/iam/v1/users/me/`, { headers: { "X-CSRF": "1" } })).status();
    await expect.poll(gone, { timeout: 15_000 }).toBe(401);
    await button(page, "Save").click();
    await expect(ended(page)).toBeVisible();
  };

  test("the page stays, and signing in leads back to it with what was typed", async ({ page, server }) => {
    const writes = requests(page, "PATCH", "");
    await lapse(page, server);
    expect(writes).toHaveLength(0);
    await expect(ended(page).getByText("Nothing you typed is lost.")).toBeVisible();
    await button(ended(page), "Not now").click();
    await expect(field(page, "First name")).toHaveValue("Zoë");
    await page.getByRole("alert").getByRole("button", { name: "Sign in", exact: true }).click();
    // The server still has its own session and shows no login form.
    await button(ended(page), "Sign in").click();
    await putBack(page);
    await expect(field(page, "First name")).toHaveValue("Zoë");
    await button(page, "Save").click();
    await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
    expect((await server.read()).first_name).toBe("Zoë");
  });

  test("signing in in another tab resumes the session in this one", async ({ page, context, server }) => {
    await lapse(page, server);
    const other = await context.newPage();
    await other.goto(`${server.url}/profile`);
    await button(other, "Sign in").click();
    await expect(field(other, "First name")).toBeVisible();
    await expect(ended(page)).toBeHidden();
    await expect(field(page, "First name")).toHaveValue("Zoë");
    await button(page, "Save").click();
    await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  });
});

test.describe("when another person signs in in another tab", () => {
  const signInAsNoor = async (page, server, path) => {
    await page.goto(`${server.url}/session/sign-out?return_to=/signed-out`);
    await page.goto(`${server.url}/session/sign-in?return_to=${path}`);
    await signInAtServer(page, "noor@example.test");
  };

  test("the first tab shows it and saves nothing more", async ({ page, context, server }) => {
    await enter(page, server);
    await field(page, "First name").fill("Zoë");
    const writes = requests(page, "PATCH", "");
    const other = await context.newPage();
    await signInAsNoor(other, server, "/profile");
    await expect(field(other, "First name")).toHaveValue("Noor");
    await expect(replaced(page)).toBeVisible();
    await button(replaced(page), "Not now").click();
    await button(page, "Save").click();
    await expect(replaced(page)).toBeVisible();
    expect(writes).toHaveLength(0);
    await button(replaced(page), "Reload with the other account").click();
    await expect(field(page, "First name")).toHaveValue("Noor");
    await expect(offered(page)).toBeHidden();
    expect((await server.read("", "noor-key")).first_name).toBe("Noor");
  });

  test("the first tab does not show the other person's documents", async ({ page, context, server }) => {
    await enter(page, server);
    // The requests at the start would notice it too.
    await page.waitForLoadState("networkidle");
    const documents = requests(page, "GET", "config/");
    const other = await context.newPage();
    await signInAsNoor(other, server, "/signed-out");
    await expect(heading(other, "Signed out")).toBeVisible();
    await other.close();
    await link(page, "Settings").click();
    await expect(replaced(page)).toBeVisible();
    expect(documents).toHaveLength(0);
  });

  test("a write notices it without a message from the other tab", async ({ page, context, server }) => {
    await enter(page, server);
    await field(page, "First name").fill("Zoë");
    const writes = requests(page, "PATCH", "");
    const other = await context.newPage();
    await signInAsNoor(other, server, "/signed-out");
    await expect(heading(other, "Signed out")).toBeVisible();
    await other.close();
    await button(page, "Save").click();
    await expect(replaced(page)).toBeVisible();
    expect(writes).toHaveLength(0);
    expect((await server.read("", "noor-key")).first_name).toBe("Noor");
  });
});

test("without auth.signOutUrl there is no button to sign out", async ({ page, launch, guard }) => {
  const config = shipped({ auth: { mode: "cookie", signInUrl: "/session/sign-in?return_to={returnTo}", start: "ask" } });
  const server = await launch({ args: ["--cookie-session"], config });
  guard.allowOrigin(server.url);
  await enter(page, server);
  await expect(field(page, "First name")).toHaveValue("Zoé");
  await expect(button(page, "Sign out")).toBeHidden();
});
