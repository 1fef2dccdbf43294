// Reads and writes of the settings when the person leaves the page or tries again.
import { respondWith, button, expect, field, heading, hold, json, link, open, operation, requests, signIn, test, toggle } from "./fixtures.js";

const failed = (page) => heading(page, "This page could not be loaded");

test("leaving the page aborts its read silently, and returning reads again", async ({ page, server }) => {
  const get = await hold(page, operation("config/"));
  const givenUp = page.waitForEvent("requestfailed", (request) => operation("config/")(new URL(request.url())));
  await open(page, server, "/settings");
  await get.arrival;
  await link(page, "Profile").click();
  expect((await givenUp).failure().errorText).toBe("net::ERR_ABORTED");
  await expect(field(page, "First name")).toHaveValue("Zoé");
  await expect(failed(page)).toBeHidden();
  await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toHaveCount(0);
  get.release();
  await link(page, "Settings").click();
  await expect(toggle(page, "Dark mode")).toBeVisible();
  await expect(failed(page)).toBeHidden();
});

test("Try again shows that it loads and cannot be pressed twice", async ({ page, server, guard }) => {
  guard.expectStatus(500);
  const fault = await respondWith(page, "GET", "config/", json(500, { detail: "Internal Server Error" }));
  await open(page, server, "/settings");
  await expect(failed(page)).toBeVisible();
  await fault.heal();
  const get = await hold(page, operation("config/"));
  await button(page, "Try again").click();
  await get.arrival;
  await expect(page.getByRole("status").filter({ hasText: "Loading…" })).toBeVisible();
  await expect(failed(page)).toBeHidden();
  await expect(button(page, "Try again")).toBeHidden();
  get.release();
  await expect(toggle(page, "Dark mode")).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "Loading…" })).toBeHidden();
});

test("a switch whose write has not begun at sign-out is never written", async ({ page, server }) => {
  const before = (await server.api("GET", "config/")).text;
  const puts = requests(page, "PUT", "config/");
  await open(page, server, "/settings");
  await expect(toggle(page, "Dark mode")).toBeVisible();
  const get = await hold(page, operation("config/"));
  await toggle(page, "Dark mode").click();
  await get.arrival;
  await button(page, "Sign out").click();
  await expect(heading(page, "Signed out")).toBeVisible();
  const read = page.waitForResponse((response) => operation("config/")(new URL(response.url())));
  get.release();
  await (await read).finished();
  await link(page, "Sign in").click();
  await signIn(page);
  await link(page, "Settings").click();
  // Reads wait for writes, so a pending write would be finished by now.
  await expect(toggle(page, "Dark mode")).not.toBeChecked();
  expect(puts).toEqual([]);
  expect((await server.api("GET", "config/")).text).toBe(before);
});
