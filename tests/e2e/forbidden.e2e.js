// A 403 is not the person's mistake: the page shows whose rule it is and who can help.
import { respondWith, button, card, expect, field, heading, json, link, open, signIn, test, toggle } from "./fixtures.js";
import { API_KEY, shipped } from "./support/config.js";
import { picture } from "./support/png.js";
import { send } from "./support/studio.js";

const SUPPORT = "https://support.example.test/accounts";
const RULE = "Your organisation does not allow this for your account.";
const DETAIL = "Managed by your administrator.";
const refused = json(403, { detail: DETAIL });
const support = (part) => part.getByRole("link", { name: "Contact support", exact: true });

/** By what is refused: where the error is shown, and how to cause it. */
const CASES = {
  "saving the profile": ["PATCH", "", "/profile", (page) => card(page, "Personal details"), async (page) => {
    await field(page, "First name").fill("Zoë");
    await button(page, "Save").click();
  }],
  "uploading a picture": ["POST", "avatar/", "/profile", (page) => card(page, "Picture"), async (page) => {
    await send(page, picture());
  }],
  "changing the password": ["POST", "password/", "/password", (page) => card(page, "Change password"), async (page) => {
    await page.getByLabel("Current password", { exact: true }).fill("correct-horse-battery");
    await page.getByLabel("New password", { exact: true }).fill("entirely-new-staple");
    await page.getByLabel("Confirm new password", { exact: true }).fill("entirely-new-staple");
    await button(page, "Change password").click();
  }],
  "a switch": ["PUT", "config/", "/settings", (page) => page.getByRole("main"), (page) => toggle(page, "Dark mode").click()],
  "the sync": ["POST", "sync-from-auth/", "/account", (page) => card(page, "Sign-in service"), (page) =>
    button(page, "Sync from sign-in service").click()],
  "the deletion": ["DELETE", "", "/account", (page) => page.getByRole("dialog", { name: "Delete your account?", exact: true }), async (page) => {
    await button(page, "Delete my account").click();
    await field(page, "Type your email to confirm").fill("zoe@example.test");
    await button(page, "Delete permanently").click();
  }],
  "reading a page": ["GET", "config/", "/settings", (page) => page.getByRole("main").getByRole("alert").filter({ has: button(page, "Try again") }), () => {}],
};

test.describe("with brand.supportUrl", () => {
  test.use({ serverOptions: { config: shipped({ auth: API_KEY, brand: { supportUrl: SUPPORT } }) } });

  for (const [what, [method, operation, path, place, act]] of Object.entries(CASES)) {
    test(`${what} that is forbidden shows an explanation and a link to the operator's support`, async ({ page, server, guard }) => {
      guard.expectStatus(403);
      await respondWith(page, method, operation, refused);
      await open(page, server, path);
      await act(page);
      await expect(place(page).getByText(`${RULE} The service says: ${DETAIL}`)).toBeVisible();
      await expect(support(place(page))).toHaveAttribute("href", SUPPORT);
      await expect(support(page)).toHaveCount(1);
      await expect(page.getByRole("dialog", { name: "Your session has ended", exact: true })).toBeHidden();
    });
  }

  test("a forbidden deletion shows that the account still exists, and it does", async ({ page, server, guard }) => {
    guard.expectStatus(403);
    await respondWith(page, "DELETE", "", refused);
    await open(page, server, "/account");
    await CASES["the deletion"][4](page);
    await expect(page.getByText(`Your account has not been deleted. ${RULE}`)).toBeVisible();
    expect((await server.api("GET", "")).status).toBe(200);
  });

  test("a forbidden profile keeps what is typed, and Save works once it is allowed", async ({ page, server, guard }) => {
    guard.expectStatus(403);
    const fault = await respondWith(page, "PATCH", "", refused);
    await open(page, server, "/profile");
    await CASES["saving the profile"][4](page);
    await expect(page.getByText(RULE)).toBeVisible();
    await expect(field(page, "First name")).toHaveValue("Zoë");
    await fault.heal();
    await button(page, "Save").click();
    await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
    await expect(support(page)).toHaveCount(0);
  });

  test("an account that may not use the page sees that on the sign-in page", async ({ page, server, guard }) => {
    guard.expectStatus(403);
    await respondWith(page, "GET", "", refused);
    await page.goto(`${server.url}/profile`);
    await signIn(page);
    await expect(page.getByText(`${RULE} The service says: ${DETAIL}`)).toBeVisible();
    await expect(support(page)).toHaveAttribute("href", SUPPORT);
    await expect(heading(page, "Sign in")).toBeVisible();
  });

  test("another failure has no link to support", async ({ page, server, guard }) => {
    guard.expectStatus(500);
    await respondWith(page, "GET", "config/", json(500, { detail: "Internal Server Error" }));
    await open(page, server, "/settings");
    await expect(page.getByText("error 500")).toBeVisible();
    await expect(support(page)).toHaveCount(0);
    await expect(link(page, "Help")).toHaveAttribute("href", SUPPORT);
  });
});

test("without brand.supportUrl the error names whom to ask, and has no link", async ({ page, server, guard }) => {
  guard.expectStatus(403);
  await respondWith(page, "PATCH", "", { status: 403, contentType: "text/html", body: "<h1>Forbidden</h1>" });
  await open(page, server, "/profile");
  await CASES["saving the profile"][4](page);
  await expect(page.getByText(`${RULE} Ask your administrator.`)).toBeVisible();
  await expect(support(page)).toHaveCount(0);
});
