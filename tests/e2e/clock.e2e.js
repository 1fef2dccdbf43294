// The device's clock is set while the page waits.
import { card, expect, heading, open, toggle } from "./fixtures.js";
import { status, test } from "./support/weather.js";

const HOUR = 3_600_000;

test.beforeEach(async ({ page, guard }) => {
  guard.expectStatus(503);
  await page.addInitScript(() => {
    const { now } = Date;
    let behind = 0;
    Date.now = () => now() - behind;
    window.putClockBack = (milliseconds) => void (behind = milliseconds);
  });
});

test("a write that waits for Retry-After is still sent", async ({ page, server, weather }) => {
  await open(page, weather, "/settings");
  await expect(toggle(page, "Dark mode")).toBeVisible();
  weather.next("PUT config/", status(503, { "retry-after": "2" }));
  await toggle(page, "Dark mode").click();
  await expect.poll(() => weather.count("PUT config/")).toBe(1);
  await page.evaluate((hour) => window.putClockBack(hour), HOUR);
  await expect(card(page, "Appearance").getByText(/^Saved\./)).toBeVisible();
  expect(weather.count("PUT config/")).toBe(2);
  expect((await server.read("config/")).dark_mode).toBe(true);
});

test("a page that failed to load is still tried again", async ({ page, weather }) => {
  await open(page, weather, "/profile");
  // The wait is long, so the error is shown first.
  weather.next("GET config/", status(503, { "retry-after": "6" }));
  await page.getByRole("link", { name: "Settings", exact: true }).click();
  await expect(heading(page, "This page could not be loaded")).toBeVisible();
  await page.evaluate((hour) => window.putClockBack(hour), HOUR);
  await expect(toggle(page, "Dark mode")).toBeVisible({ timeout: 15_000 });
});
