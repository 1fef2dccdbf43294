// An old request that hangs does not delay new ones.
import { button, card, expect, heading, link, open, operation, toggle } from "./fixtures.js";
import { enter, test as cookieTest } from "./support/cookie.js";
import { picture } from "./support/png.js";
import { test } from "./support/weather.js";
import { send } from "./support/studio.js";

/** Takes a request and never responds. */
const hang = () => {};
/** Waits for a request of an operation. */
const asks = (page, path) => page.waitForRequest((request) => operation(path)(new URL(request.url())));

test("a hanging read of settings that are shown already does not delay a switch", async ({ page, server, weather }) => {
  await open(page, weather, "/settings");
  await expect(toggle(page, "Dark mode")).toBeVisible();
  await link(page, "Profile").click();
  weather.next("GET config/", hang);
  const before = weather.count("GET config/");
  await link(page, "Settings").click();
  await expect.poll(() => weather.count("GET config/")).toBe(before + 1);
  await toggle(page, "Dark mode").click();
  await expect(card(page, "Appearance").getByText(/^Saved\./)).toBeVisible();
  expect((await server.read("config/")).dark_mode).toBe(true);
});

test("a hanging first read is repeated after leaving and coming back, and delays no other page", async ({ page, weather }) => {
  await open(page, weather, "/profile");
  weather.next("GET config/", hang);
  await link(page, "Settings").click();
  await expect.poll(() => weather.count("GET config/")).toBe(1);
  await link(page, "Notifications").click();
  await expect(page.getByRole("table")).toBeVisible();
  await link(page, "Settings").click();
  await expect(toggle(page, "Dark mode")).toBeVisible();
});

test("another tab's write is read although an earlier read of something else hangs", async ({ page, context, weather }) => {
  await open(page, weather, "/settings");
  await expect(toggle(page, "Dark mode")).toBeVisible();
  const other = await context.newPage();
  await open(other, weather, "/settings");
  await expect(toggle(other, "Dark mode")).toBeVisible();
  // The other tab reads before and after it writes; this one reads what changed, and that hangs.
  await page.route(operation("config/"), hang);
  const reading = asks(page, "config/");
  await toggle(other, "Dark mode").click();
  await reading;
  await link(other, "Profile").click();
  await other.getByLabel("First name", { exact: true }).fill("Zoë");
  await button(other, "Save").click();
  await link(page, "Profile").click();
  await expect(page.getByLabel("First name", { exact: true })).toHaveValue("Zoë");
});

test("a picture that cannot be fetched delays the next one only for a moment", async ({ page, weather }) => {
  await open(page, weather, "/profile");
  const upload = async () => {
    const sent = page.waitForResponse((response) => response.request().method() === "POST");
    await send(page, picture());
    expect((await sent).status()).toBeLessThan(300);
  };
  await upload();
  const src = await page.getByRole("img", { name: "Your picture", exact: true }).getAttribute("src");
  await page.route(
    (url) => url.href === new URL(src, weather.url).href,
    (route) => (route.request().resourceType() === "fetch" ? hang() : route.fallback()),
  );
  await upload();
});

cookieTest("a question about the cookie that hangs does not hold up the next page", async ({ page, server, guard }) => {
  guard.expectStatus(401);
  await enter(page, server, "/profile");
  await expect(heading(page, "Profile")).toBeVisible();
  const asked = asks(page, "");
  await page.route(operation(""), hang, { times: 1 });
  await link(page, "Settings").click();
  await asked;
  await link(page, "Notifications").click();
  await expect(page.getByRole("table")).toBeVisible();
});
