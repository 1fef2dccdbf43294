// A page that could not be loaded loads automatically when the service is back.
import { button, expect, field, heading, signIn, toggle } from "./fixtures.js";
import { html, status, test } from "./support/weather.js";

const failed = (page) => heading(page, "This page could not be loaded");

async function enter(page, weather, path = "/profile") {
  await page.goto(`${weather.url}${path}`);
  await signIn(page);
  await expect(failed(page)).toBeVisible();
}

for (const [name, fault] of [["a service in maintenance", status(503)], ["HTML of a proxy", html]]) {
  test(`${name} at the start shows an error page that recovers automatically`, async ({ page, server, weather, guard }) => {
    if (fault !== html) guard.expectStatus(503);
    await page.clock.install();
    const clear = weather.always("GET ", fault);
    await enter(page, weather);
    await expect(button(page, "Try again")).toBeVisible();
    await expect(page.getByText("The page also tries again by itself.")).toBeVisible();
    const tries = weather.count("GET ");
    await page.clock.fastForward(6500);
    await expect.poll(() => weather.count("GET ")).toBeGreaterThan(tries);
    await expect(failed(page)).toBeVisible();
    clear();
    await expect(async () => {
      await page.clock.fastForward(13_000);
      await expect(field(page, "First name")).toHaveValue((await server.read()).first_name, { timeout: 500 });
    }).toPass();
  });
}

test("a page is loaded as soon as the person returns to it after the server is back", async ({ page, server, weather, guard }) => {
  guard.expectStatus(502);
  await page.goto(`${weather.url}/settings`);
  await expect(heading(page, "Sign in")).toBeVisible();
  await server.stop();
  await signIn(page);
  await expect(failed(page)).toBeVisible();
  await server.start();
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
  await expect(toggle(page, "Dark mode")).toBeVisible();
  await expect(toggle(page, "Dark mode")).not.toBeChecked();
  expect((await server.read("config/")).dark_mode).toBeUndefined();
});

test("a rejected request is not retried automatically", async ({ page, weather, guard }) => {
  guard.expectStatus(403);
  await page.clock.install();
  await page.goto(`${weather.url}/settings`);
  weather.always("GET config/", status(403));
  await signIn(page);
  await expect(failed(page)).toBeVisible();
  await expect(page.getByText("The page also tries again by itself.")).toBeHidden();
  await page.clock.fastForward(60_000);
  await expect(failed(page)).toBeVisible();
  expect(weather.count("GET config/")).toBe(1);
});
