// A slow service: the page shows progress after one second and a button to cancel after ten.
import { button, card, expect, field, heading, hold, open, operation, signIn, test, toggle } from "./fixtures.js";

const SLOW = "This is taking longer than usual…";
const bar = (at) => at.locator("progress");
const alert = (page, name) => card(page, name).getByRole("alert");

test.beforeEach(async ({ page }) => page.clock.install());

test("a page that loads shows it after a second, and can be cancelled after ten and tried again", async ({ page, server }) => {
  await page.goto(`${server.url}/settings`);
  const get = await hold(page, operation("config/"));
  await signIn(page);
  await get.arrival;
  await expect(bar(page)).toBeHidden();
  await page.clock.runFor(1100);
  await expect(bar(page)).toBeVisible();
  await expect(page.getByText("Loading…")).toBeVisible();
  await expect(button(page, "Cancel")).toBeHidden();
  await page.clock.runFor(9000);
  await expect(page.getByText(SLOW)).toBeVisible();
  await button(page, "Cancel").click();
  await expect(heading(page, "This page could not be loaded")).toBeVisible();
  await expect(page.getByText("You stopped waiting for the service.")).toBeVisible();
  get.release();
  await button(page, "Try again").click();
  await expect(toggle(page, "Dark mode")).toBeVisible();
});

test("an account that loads can be cancelled and tried again, too", async ({ page, server }) => {
  await page.goto(`${server.url}/profile`);
  const get = await hold(page, operation(""));
  await signIn(page);
  await get.arrival;
  await page.clock.runFor(10_100);
  await button(page, "Cancel").click();
  await expect(page.getByText("You stopped waiting for the service.")).toBeVisible();
  get.release();
  await button(page, "Try again").click();
  await expect(field(page, "First name")).toHaveValue("Zoé");
});

test("a slow switch can be cancelled, and then shows the state in the service", async ({ page, server }) => {
  await open(page, server, "/settings");
  await expect(toggle(page, "Dark mode")).toBeVisible();
  let release;
  const written = new Promise((done) => (release = done));
  // The service writes it, and the response never arrives.
  await page.route(operation("config/"), async (route) => {
    if (route.request().method() !== "PUT") return route.fallback();
    await route.fetch();
    release();
  });
  await toggle(page, "Dark mode").click();
  await written;
  await page.clock.runFor(1100);
  await expect(bar(card(page, "Appearance"))).toBeVisible();
  await page.clock.runFor(9000);
  await expect(card(page, "Appearance").getByText(SLOW)).toBeVisible();
  await button(page, "Cancel").click();
  // The page reads the state: the write has succeeded.
  await expect(card(page, "Appearance").getByText(/^Saved\./)).toBeVisible();
  await expect(bar(page)).toBeHidden();
  await expect(toggle(page, "Dark mode")).toBeChecked();
  expect((await server.read("config/")).dark_mode).toBe(true);
});

test("texts stay on the page after their save is cancelled, and Save works afterwards", async ({ page, server }) => {
  await open(page, server, "/profile");
  await field(page, "First name").fill("Zoë");
  const patch = await hold(page, operation(""), "PATCH");
  await button(page, "Save").click();
  await patch.arrival;
  await page.clock.runFor(10_100);
  await button(page, "Cancel").click();
  await expect(alert(page, "Personal details")).toContainText("it is not known whether this was done");
  await expect(field(page, "First name")).toHaveValue("Zoë");
  expect((await server.read()).first_name).toBe("Zoé");
  await page.unrouteAll();
  await button(page, "Save").click();
  await expect(card(page, "Personal details").getByText("Saved.", { exact: true })).toBeVisible();
  expect((await server.read()).first_name).toBe("Zoë");
});

test("a response within a second shows no bar", async ({ page, server }) => {
  await open(page, server, "/settings");
  await toggle(page, "Dark mode").click();
  await expect(card(page, "Appearance").getByText("Saved.", { exact: true })).toBeVisible();
  await page.clock.runFor(11_000);
  await expect(bar(page)).toHaveCount(0);
  await expect(button(page, "Cancel")).toHaveCount(0);
});
