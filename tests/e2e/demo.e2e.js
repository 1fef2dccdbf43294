// The page as shipped, without configuration: people sign in at the server's own provider.
import { button, expect, field, heading, requests, test } from "./fixtures.js";
import { signInAtServer } from "./support/cookie.js";

test.use({ serverOptions: { config: undefined, args: ["--token-ttl", "4"] } });

test.beforeEach(async ({ page, server }) => {
  // The page redirects to the login page by itself.
  await page.goto(`${server.url}/profile`);
});

test("the login page refuses a wrong password, and the right one leads to the wanted page", async ({ page, server }) => {
  await page.getByLabel("Email", { exact: true }).fill("zoe@example.test");
  await page.getByLabel("Password", { exact: true }).fill("wrong");
  await button(page, "Sign in").click();
  await expect(page.getByRole("alert")).toHaveText("The email or the password is wrong.");
  await signInAtServer(page);
  await expect(page).toHaveURL(`${server.url}/profile`);
  await expect(page.getByText("Signed in as Zoé Martin")).toBeAttached();
});

test("a token that expires while a person types is renewed by itself", async ({ page, server, guard }) => {
  // A token can also expire while a request is on its way.
  guard.allowError(/the server responded with a status of 401 /);
  await signInAtServer(page);
  await field(page, "First name").fill("Zoë");
  const tokens = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/oauth/v2/token")) tokens.push(request);
  });
  // The page's first token is refused by now.
  await expect(async () => {
    await button(page, "Save").click();
    await expect(page.getByText("Saved.", { exact: true })).toBeVisible({ timeout: 3000 });
    await field(page, "First name").fill(`Zoë ${Date.now()}`);
    expect(tokens.length).toBeGreaterThan(1);
  }).toPass({ timeout: 20_000 });
  expect((await server.read()).first_name).toMatch(/^Zoë/);
});

test("a reload redirects to the provider and back", async ({ page, server }) => {
  await signInAtServer(page);
  await expect(field(page, "First name")).toHaveValue("Zoé");
  await page.reload();
  await expect(field(page, "First name")).toHaveValue("Zoé");
  await expect(page).toHaveURL(`${server.url}/profile`);
});

test("signing out ends the provider's session, and another person can sign in", async ({ page, server }) => {
  await signInAtServer(page);
  await expect(field(page, "First name")).toHaveValue("Zoé");
  await button(page, "Sign out").click();
  await expect(page).toHaveURL(`${server.url}/signed-out`);
  await page.getByRole("link", { name: "Sign in", exact: true }).click();
  await button(page, "Sign in").click();
  await signInAtServer(page, "noor@example.test");
  await expect(field(page, "First name")).toHaveValue("Noor");
});

test("deleting the account ends the session too", async ({ page, server, guard }) => {
  guard.expectStatus(410);
  await signInAtServer(page);
  const asked = requests(page, "DELETE", "");
  await page.getByRole("link", { name: "Account", exact: true }).click();
  await button(page, "Delete my account").click();
  await field(page, "Type your email to confirm").fill("zoe@example.test");
  await button(page, "Delete permanently").click();
  await expect(heading(page, "Your account has been deleted")).toBeVisible();
  expect(asked).toHaveLength(1);
  expect((await server.api("GET", "")).status).toBe(401);
  // Only the mark that prevents the redirect is stored.
  expect(await page.evaluate(() => [Object.keys(localStorage), { ...sessionStorage }])).toEqual([["iam-account:signed-out"], {}]);
});
