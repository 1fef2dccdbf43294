// A proxy in front of the service responds with its own sign-in page: a redirect, or HTML with a success status. In the modes
// `cookie` and `host` that is the end of the session, and not a temporary failure.
import { mergeTests } from "@playwright/test";
import { button, expect, field, heading, link, putBack, toggle } from "./fixtures.js";
import { enter, test as cookie } from "./support/cookie.js";
import { ended } from "./support/host_token.js";
import { login, redirect, REFUSED } from "./support/login.js";
import { picture } from "./support/png.js";
import { html, lost, reset, test as weather } from "./support/weather.js";
import { choose, studio } from "./support/studio.js";

const test = mergeTests(cookie, weather);
// The content security policy would block the redirect; hosts may have other policies.
test.use({ bypassCSP: true });

for (const [what, respond] of Object.entries({
  "a redirect to another origin": (elsewhere) => redirect(`${elsewhere.url}/login`),
  "a redirect on this origin": () => redirect("/session/sign-in"),
  "a page of HTML": () => html,
})) {
  test(`${what} in place of a response ends the session, the page stays, and the button leads back to it`, async ({ page, server, weather, start, guard }) => {
    guard.expectStatus(401);
    await page.clock.install();
    const elsewhere = await login(start, guard);
    await enter(page, weather);
    await field(page, "First name").fill("Zoë");
    const clear = weather.always("GET ", respond(elsewhere));
    await button(page, "Save").click();
    await expect(ended(page)).toContainText("Nothing you typed is lost.");
    await expect(page.getByText(REFUSED)).toBeHidden();
    await button(ended(page), "Not now").click();
    await expect(field(page, "First name")).toHaveValue("Zoë");
    // There are no repeated requests and no repeated dialogs.
    const { length } = weather.seen;
    await page.clock.fastForward(300_000);
    expect(weather.seen).toHaveLength(length);
    await expect(ended(page)).toBeHidden();
    expect(weather.count("PATCH ")).toBe(0);
    expect(elsewhere.asked).toEqual([]);
    await page.getByRole("alert").getByRole("button", { name: "Sign in", exact: true }).click();
    clear();
    await button(ended(page), "Sign in").click();
    await putBack(page);
    await expect(field(page, "First name")).toHaveValue("Zoë");
    await button(page, "Save").click();
    await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
    expect((await server.read()).first_name).toBe("Zoë");
  });
}

test("a write to which the proxy responds is neither repeated nor reported as saved", async ({ page, server, weather, guard }) => {
  guard.expectStatus(401);
  await enter(page, weather);
  await choose(page, picture());
  weather.next("POST avatar/", html);
  await button(page, "Upload picture").click();
  await expect(ended(page)).toBeVisible();
  await button(ended(page), "Not now").click();
  await expect(page.getByText("Your new picture is saved.")).toBeHidden();
  await button(studio(page), "Cancel").click();
  await expect(studio(page)).toBeHidden();
  await link(page, "Account").click();
  weather.next("POST sync-from-auth/", redirect("/login"));
  await button(page, "Sync from sign-in service").click();
  await expect(ended(page)).toBeVisible();
  await button(ended(page), "Not now").click();
  await link(page, "Settings").click();
  await expect(toggle(page, "Dark mode")).toBeVisible();
  weather.next("PUT config/", redirect("/login"));
  await toggle(page, "Dark mode").click();
  await expect(ended(page)).toBeVisible();
  await button(ended(page), "Not now").click();
  await expect(toggle(page, "Dark mode")).not.toBeChecked();
  expect([weather.count("POST avatar/"), weather.count("POST sync-from-auth/"), weather.count("PUT config/")]).toEqual([1, 1, 1]);
  expect(await server.read()).toMatchObject({ avatar: null });
});

test("a page that loads as the session ends asks to sign in, and offline is still offline", async ({ page, weather, guard }) => {
  guard.expectStatus(401);
  guard.expectNoResponse();
  await enter(page, weather);
  await expect(field(page, "First name")).toHaveValue("Zoé");
  const clear = weather.always("GET ", reset);
  await link(page, "Settings").click();
  await expect(page.getByText("The service cannot be reached.")).toBeVisible();
  await expect(ended(page)).toBeHidden();
  clear();
  weather.always("GET config/", html);
  await button(page, "Try again").click();
  await expect(ended(page)).toBeVisible();
});

test("a response of the proxy to a deletion, or after a lost response, does not mean that the account is deleted", async ({ page, server, weather, guard }) => {
  guard.expectStatus(401);
  guard.expectNoResponse();
  await enter(page, weather, "/account");
  const remove = async () => {
    await button(page, "Delete my account").click();
    await field(page, "Type your email to confirm").fill("zoe@example.test");
    await button(page, "Delete permanently").click();
  };
  weather.next("DELETE ", redirect("/login"));
  await remove();
  await expect(page.getByText(/^Your account has not been deleted\./)).toBeAttached();
  await expect(ended(page)).toBeVisible();
  expect((await server.api("GET", "")).status).toBe(200);
  await page.reload();
  weather.next("DELETE ", (...at) => {
    weather.always("GET ", html);
    lost(...at);
  });
  await remove();
  await expect(page.getByText(/^It is not known whether your account has been deleted\./)).toBeAttached();
  await expect(heading(page, "Your account has been deleted")).toBeHidden();
});

test("JSON and empty responses with the content type HTML are accepted", async ({ page, weather, guard }) => {
  guard.expectStatus(401);
  await page.route("**/iam/v1/users/me/**", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "content-type": "text/html; charset=utf-8" } });
  });
  await enter(page, weather);
  await field(page, "First name").fill("Zoë");
  await button(page, "Save").click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  await link(page, "Account").click();
  await button(page, "Sync from sign-in service").click();
  await expect(page.getByText(/^(Synced|Accepted)/).first()).toBeVisible();
});
