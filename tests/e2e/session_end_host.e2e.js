// A proxy responds in place of the service, where a portal provides the token or the person typed a key.
import { mergeTests } from "@playwright/test";
import { button, expect, field, test as plain } from "./fixtures.js";
import { ended, enter as enterPortal, FIRST, PROFILE, SECOND, test as host } from "./support/host_token.js";
import { login, redirect, REFUSED } from "./support/login.js";
import { test as weather } from "./support/weather.js";

host("in a portal the page requests a new token, and if that fails the session ends", async ({ page, portal, server, desk, start, guard }) => {
  const elsewhere = await login(start, guard);
  await enterPortal(page, portal);
  // The portal's proxy rejects one token, and later all of them.
  const closed = new Set([FIRST]);
  await page.route("**/iam/v1/**", (route) => {
    const token = route.request().headers().authorization.replace("Bearer ", "");
    return closed.has(token) ? route.fulfill({ status: 302, headers: { location: `${elsewhere.url}/login` } }) : route.fallback();
  });
  desk.give = () => SECOND;
  await field(page, "First name").fill("Zoë");
  await button(page, "Save").click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  expect(desk.asked).toEqual(["start", "expired"]);
  closed.add(SECOND);
  await field(page, "First name").fill("Zoa");
  await button(page, "Save").click();
  await expect(ended(page)).toContainText("Nothing you typed is lost.");
  await expect(page.getByText(REFUSED)).toBeHidden();
  closed.clear();
  await button(ended(page), "Sign in").click();
  await expect(ended(page)).toBeHidden();
  await expect(field(page, "First name")).toHaveValue("Zoa");
  await button(page, "Save").click();
  await expect.poll(async () => (await server.read()).first_name).toBe("Zoa");
  expect(elsewhere.asked).toEqual([]);
});

host("a portal whose service responds with HTML after a sign-in sees apiBase in the error", async ({ page, portal, desk }) => {
  desk.give = (reason) => (reason === "sign-in" ? FIRST : null);
  await page.goto(`${portal.url}${PROFILE}`);
  await page.route("**/iam/v1/**", (route) => route.fulfill({ contentType: "text/html", body: "<h1>Welcome</h1>" }));
  await button(page, "Sign in").click();
  await expect(page.getByRole("alert").filter({ hasText: "the service does not accept that sign-in" })).toContainText("apiBase");
});

host("a portal that never provides its first token ends in a timeout", async ({ page, portal, desk }) => {
  await page.clock.install();
  desk.give = (reason) => (reason === "start" ? new Promise(() => {}) : FIRST);
  await page.goto(`${portal.url}${PROFILE}`);
  await expect.poll(() => desk.asked).toEqual(["start"]);
  await page.clock.fastForward(31_000);
  await expect(page.getByRole("alert").filter({ hasText: "did not sign you in" })).toBeVisible();
  await button(page, "Sign in").click();
  await expect(field(page, "First name")).toHaveValue("Zoé");
});

const keyed = mergeTests(plain, weather);
// The content security policy would block the redirect; hosts may have other policies.
keyed.use({ bypassCSP: true });

keyed("with a key a redirect is an error that names apiBase, and it is neither followed nor retried", async ({ page, weather, start, guard }) => {
  const elsewhere = await login(start, guard);
  await page.goto(`${weather.url}/profile`);
  const clear = weather.always("GET ", redirect(`${elsewhere.url}/login`));
  await page.getByLabel("API key", { exact: true }).fill("demo-key");
  await button(page, "Sign in").click();
  const fault = page.getByRole("alert").filter({ hasText: "“apiBase” has to name the service itself" });
  await expect(fault).toBeVisible();
  await fault.getByText("Details for support", { exact: true }).click();
  await expect(fault).toContainText("/iam/v1/users/me/: redirect");
  expect(weather.count("GET ")).toBe(1);
  clear();
  await button(page, "Sign in").click();
  await field(page, "First name").fill("Zoë");
  weather.next("PATCH ", redirect(`${elsewhere.url}/login`));
  await button(page, "Save").click();
  await expect(fault).toBeVisible();
  await expect(ended(page)).toBeHidden();
  expect(weather.count("PATCH ")).toBe(1);
  expect(elsewhere.asked).toEqual([]);
});

