// The browser reports offline by mistake, as it may behind a VPN. What counts is whether requests get through.
import { button, card, expect, field, open, toggle } from "./fixtures.js";
import { reset, test } from "./support/weather.js";

const banner = (page) => page.getByRole("status").filter({ hasText: "You are offline." });
const saved = (page, name) => card(page, name).getByText(/^Saved\./);
const WAITS = "Waits for the connection.";

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, "onLine", { get: () => false }));
});

test("there is no banner while the service responds, and saving works", async ({ page, server, weather }) => {
  await open(page, weather, "/settings");
  await toggle(page, "Dark mode").click();
  await expect(saved(page, "Appearance")).toBeVisible();
  await expect(banner(page)).toBeHidden();
  const before = weather.count("GET ");
  await page.evaluate(() => dispatchEvent(new Event("offline")));
  await expect.poll(() => weather.count("GET ")).toBe(before + 1);
  await expect(banner(page)).toBeHidden();
  expect((await server.read("config/")).dark_mode).toBe(true);
});

test("a write that breaks once is sent again, and one that always breaks shows an error", async ({ page, server, weather, guard }) => {
  guard.expectNoResponse();
  await open(page, weather, "/settings");
  weather.next("PUT config/", reset);
  await toggle(page, "Dark mode").click();
  await expect(saved(page, "Appearance")).toBeVisible();
  expect((await server.read("config/")).dark_mode).toBe(true);
  const heal = weather.always("PUT config/", reset);
  await toggle(page, "Dark mode").click();
  await expect(page.getByText("The service cannot be reached", { exact: false }).first()).toBeVisible();
  await expect(toggle(page, "Dark mode")).toBeChecked();
  await expect(banner(page)).toBeHidden();
  heal();
});

test("a banner is shown while nothing gets through, whatever the browser reports", async ({ page, server, weather, guard }) => {
  guard.expectNoResponse();
  await open(page, weather, "/profile");
  await expect(field(page, "First name")).toHaveValue("Zoé");
  const heals = ["GET ", "PATCH "].map((operation) => weather.always(operation, reset));
  await field(page, "First name").fill("Zoë");
  await button(page, "Save").click();
  await expect(banner(page)).toBeVisible();
  await expect(card(page, "Personal details").getByText(WAITS)).toBeVisible();
  heals.forEach((heal) => heal());
  await expect(banner(page)).toBeHidden();
  await expect.poll(async () => (await server.read()).first_name).toBe("Zoë");
});
