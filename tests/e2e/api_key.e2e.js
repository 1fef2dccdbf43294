// `auth.mode: "api-key"`: the account of a key, how it is sent, and what happens when it is no longer accepted.
import { respondWith, button, expect, field, heading, json, link, open, requests, signIn, test } from "./fixtures.js";
import { shipped } from "./support/config.js";

const ended = (page) => page.getByRole("dialog", { name: "Your session has ended", exact: true });
const acting = (page, name) => page.getByRole("banner").getByText(`Acting as ${name}`, { exact: true }).last();
const key = (part) => part.getByLabel("API key", { exact: true });
const refused = json(401, { detail: "Not authenticated" });

test("the header shows the account that a key acts for", async ({ page, server }) => {
  await open(page, server, "/profile");
  await expect(acting(page, "Zoé Martin")).toBeVisible();
  await expect(page.getByText("Signed in as")).toHaveCount(0);
});

test("the header shows the service account that a key acts for", async ({ page, server }) => {
  await open(page, server, "/profile", "machine-key");
  await expect(acting(page, "Nightly export")).toBeVisible();
});

test("a key with an invalid character is refused at the field, and can be corrected there", async ({ page, server }) => {
  await page.goto(`${server.url}/profile`);
  await key(page).fill("demo-clé");
  await button(page, "Sign in").click();
  await expect(key(page)).toHaveAccessibleDescription(/The service does not accept this key/);
  await key(page).fill("demo-key");
  await button(page, "Sign in").click();
  await expect(field(page, "First name")).toHaveValue("Zoé");
});

for (const [keyScheme, header] of Object.entries({ "": "demo-key", Bearer: "Bearer demo-key", ApiKey: "ApiKey demo-key" })) {
  test.describe(`with the scheme “${keyScheme}”`, () => {
    test.use({ serverOptions: { config: shipped({ auth: { mode: "api-key", keyScheme } }) } });

    test("reads and writes send it before the key, and nothing else", async ({ page, server }) => {
      // The devserver knows two schemes only.
      const sent = [];
      await page.route("**/iam/v1/**", (route) => {
        const headers = route.request().headers();
        sent.push(headers.authorization);
        return route.continue({ headers: { ...headers, authorization: "Token demo-key" } });
      });
      await open(page, server, "/profile");
      await field(page, "First name").fill("Zoë");
      await button(page, "Save").click();
      await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
      expect(sent.length).toBeGreaterThan(1);
      expect(new Set(sent)).toEqual(new Set([header]));
    });
  });
}

test("a dialog asks for a key that is no longer accepted, and the same one keeps what is typed", async ({ page, server, guard }) => {
  guard.expectStatus(401);
  await open(page, server, "/profile");
  const loads = [];
  page.on("request", (request) => request.isNavigationRequest() && loads.push(request.url()));
  const fault = await respondWith(page, "PATCH", "", refused);
  const sent = requests(page, "PATCH", "");
  await field(page, "First name").fill("Zoë");
  await field(page, "Phone").fill("+33 6 00 00 00 00");
  await button(page, "Save").click();
  await expect(ended(page)).toContainText("Nothing you typed is lost. Sign in with your key to go on right here.");
  await expect(key(ended(page))).toHaveValue("");
  await fault.heal();
  await signIn(ended(page));
  await expect(ended(page)).toBeHidden();
  await expect(field(page, "First name")).toHaveValue("Zoë");
  await expect(field(page, "Phone")).toHaveValue("+33 6 00 00 00 00");
  // The refused write is not repeated by itself: the person sees that it is not saved, and saves.
  expect(sent).toHaveLength(1);
  expect((await server.read()).first_name).toBe("Zoé");
  await button(page, "Save").click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  expect(await server.read()).toMatchObject({ first_name: "Zoë", phone: "+33 6 00 00 00 00" });
  expect(loads).toEqual([]);
});

for (const [title, path, content] of [
  ["Settings", "config/", (page) => field(page, "Email signature")],
  ["Notifications", "notification-preferences/", (page) => page.getByRole("table")],
]) {
  test(`the page “${title}” is loaded again with the same key after a failure`, async ({ page, server, guard }) => {
    guard.expectStatus(401);
    await open(page, server, "/profile");
    await field(page, "First name").fill("Zoë");
    const fault = await respondWith(page, "GET", path, refused);
    await link(page, title).click();
    await expect(ended(page)).toBeVisible();
    await fault.heal();
    await signIn(ended(page));
    await expect(content(page)).toBeVisible();
    await expect(heading(page, "This page could not be loaded")).toBeHidden();
    await expect(page).toHaveURL(`${server.url}/${title.toLowerCase()}`);
    await link(page, "Profile").click();
    await expect(field(page, "First name")).toHaveValue("Zoë");
  });
}

test("a key of another account is refused at the field, and nothing changes", async ({ page, server, guard }) => {
  guard.expectStatus(401);
  await open(page, server, "/profile");
  const fault = await respondWith(page, "PATCH", "", refused);
  await field(page, "First name").fill("Zoë");
  await button(page, "Save").click();
  await expect(ended(page)).toBeVisible();
  await fault.heal();
  const asked = [];
  page.on("request", (request) => asked.push([request.method(), new URL(request.url()).pathname, request.headers().authorization]));
  await signIn(ended(page), "machine-key");
  await expect(key(ended(page))).toHaveAccessibleDescription(/This key belongs to another account than the one that this page was opened with\./);
  await expect(key(ended(page))).toHaveAttribute("aria-invalid", "true");
  // Only the key's account was requested.
  expect(new Set(asked.map(String))).toEqual(new Set(["GET,/iam/v1/users/me/,Token machine-key"]));
  await expect(acting(page, "Zoé Martin")).toBeVisible();
  await expect(page.getByText("Nightly export")).toHaveCount(0);

  await button(ended(page), "Not now").click();
  await expect(field(page, "First name")).toHaveValue("Zoë");
  await button(page, "Save").click();
  await expect(ended(page)).toBeVisible();
  expect(asked.filter(([method]) => method !== "GET")).toEqual([]);
  await signIn(ended(page));
  await expect(ended(page)).toBeHidden();
  await button(page, "Save").click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  expect((await server.read()).first_name).toBe("Zoë");
});

test("an unknown key is refused at the field of the dialog too, which stays open", async ({ page, server, guard }) => {
  guard.expectStatus(401);
  await open(page, server, "/profile");
  const fault = await respondWith(page, "GET", "config/", refused);
  await link(page, "Settings").click();
  await fault.heal();
  await signIn(ended(page), "revoked-key");
  await expect(key(ended(page))).toHaveAccessibleDescription(/The service does not accept this key/);
  await signIn(ended(page));
  await expect(field(page, "Email signature")).toHaveValue(/Zoé Martin/);
});
