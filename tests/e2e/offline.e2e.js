// Without a connection: typing goes on, writes wait, and everything continues automatically when the connection is back.
import { button, card, expect, field, heading, link, open, requests, toggle } from "./fixtures.js";
import { test } from "./support/weather.js";

const banner = (page) => page.getByRole("status").filter({ hasText: "You are offline." });
const WAITS = "Waits for the connection.";
const saved = (page, name) => card(page, name).getByText(/^Saved\./);

/** Each request without a connection logs an error in the console. */
test.beforeEach(({ guard }) => guard.expectNoResponse());

test("a banner is shown while it lasts, and switches are written afterwards", async ({ page, context, server, weather }) => {
  await open(page, weather, "/settings");
  await expect(toggle(page, "Dark mode")).toBeVisible();
  await expect(banner(page)).toBeHidden();
  await context.setOffline(true);
  await expect(banner(page)).toBeVisible();
  await toggle(page, "Dark mode").click();
  await toggle(page, "Raw HTML email").click();
  await expect(card(page, "Appearance").getByText(WAITS)).toBeVisible();
  await expect(card(page, "Mail").getByText(WAITS)).toBeVisible();
  await expect(toggle(page, "Dark mode")).toBeChecked();
  expect((await server.read("config/")).dark_mode).toBeUndefined();
  await context.setOffline(false);
  await expect(banner(page)).toBeHidden();
  await expect(saved(page, "Appearance")).toBeVisible();
  await expect(saved(page, "Mail")).toBeVisible();
  expect(await server.read("config/")).toMatchObject({ dark_mode: true, raw_html_email: true });
  await expect(toggle(page, "Dark mode")).toBeChecked();
});

test("a person can type and Save waits, and a page that cannot be loaded comes automatically", async ({ page, context, server, weather }) => {
  await open(page, weather, "/profile");
  await expect(field(page, "First name")).toHaveValue("Zoé");
  await context.setOffline(true);
  await field(page, "First name").fill("Zoë");
  await button(page, "Save").click();
  await expect(card(page, "Personal details").getByText(WAITS)).toBeVisible();
  await field(page, "Last name").fill("Martín");
  await link(page, "Settings").click();
  await expect(heading(page, "This page could not be loaded")).toBeVisible();
  await context.setOffline(false);
  await expect(toggle(page, "Dark mode")).toBeVisible();
  await expect.poll(async () => (await server.read()).first_name).toBe("Zoë");
  await link(page, "Profile").click();
  await expect(field(page, "First name")).toHaveValue("Zoë");
  await expect(field(page, "Last name")).toHaveValue("Martín");
  expect((await server.read()).last_name).toBe("Martin");
});

test("a connection that breaks during a write loses nothing", async ({ page, context, server, weather }) => {
  await open(page, weather, "/settings");
  await expect(toggle(page, "Dark mode")).toBeVisible();
  // The service gets the request, and the response finds no connection.
  weather.next("PUT config/", async (request, response) => {
    await context.setOffline(true);
    response.socket.destroy();
  });
  await toggle(page, "Dark mode").click();
  await expect(card(page, "Appearance").getByText(WAITS)).toBeVisible();
  await server.api("PUT", "config/", { ...(await server.read("config/")), elsewhere: 1 });
  await context.setOffline(false);
  await expect(saved(page, "Appearance")).toBeVisible();
  expect(await server.read("config/")).toMatchObject({ dark_mode: true, elsewhere: 1 });
  await expect(toggle(page, "Dark mode")).toBeChecked();
});

test("a waiting write is not sent for the next user", async ({ page, context, server, weather }) => {
  await open(page, weather, "/settings");
  await expect(toggle(page, "Dark mode")).toBeVisible();
  await context.setOffline(true);
  await toggle(page, "Dark mode").click();
  await expect(card(page, "Appearance").getByText(WAITS)).toBeVisible();
  await button(page, "Sign out").click();
  await expect(heading(page, "Signed out")).toBeVisible();
  const puts = requests(page, "PUT", "config/");
  await context.setOffline(false);
  await open(page, weather, "/settings");
  await expect(toggle(page, "Dark mode")).not.toBeChecked();
  expect(puts).toEqual([]);
  expect((await server.read("config/")).dark_mode).toBeUndefined();
});

test("a password is not sent automatically later", async ({ page, context, weather }) => {
  await open(page, weather, "/password");
  await page.getByLabel("Current password", { exact: true }).fill("correct-horse-battery");
  await page.getByLabel("New password", { exact: true }).fill("staple-of-the-battery");
  await page.getByLabel("Confirm new password", { exact: true }).fill("staple-of-the-battery");
  await context.setOffline(true);
  await button(page, "Change password").click();
  await expect(page.getByRole("alert").filter({ hasText: "The service cannot be reached" })).toBeVisible();
  await context.setOffline(false);
  await expect(banner(page)).toBeHidden();
  await expect(page.getByLabel("Current password", { exact: true })).toHaveValue("correct-horse-battery");
  expect(weather.count("POST password/")).toBe(0);
});
