// A deletion whose response is lost: the page never repeats it, and requests the account instead.
import { button, expect, field, heading, open } from "./fixtures.js";
import { html, lost, reset, status, test } from "./support/weather.js";

const dialog = (page) => page.getByRole("dialog", { name: "Delete your account?", exact: true });
const unknown = (page) => dialog(page).getByText(/^It is not known whether your account has been deleted\./);
const gone = (page) => heading(page, "Your account has been deleted");

async function remove(page, weather) {
  await open(page, weather, "/account");
  await button(page, "Delete my account").click();
  await field(page, "Type your email to confirm").fill("zoe@example.test");
  await button(page, "Delete permanently").click();
}

test("the page shows that the account is deleted, although the response is lost", async ({ page, server, weather, guard }) => {
  guard.expectNoResponse();
  guard.expectStatus(401);
  weather.next("DELETE ", lost);
  await remove(page, weather);
  await expect(gone(page)).toBeVisible();
  expect(weather.count("DELETE ")).toBe(1);
  expect((await server.api("GET", "")).status).toBe(401);
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
});

for (const code of [404, 410]) {
  test(`the response ${code} to the request of the account means that it is deleted`, async ({ page, weather, guard }) => {
    guard.expectNoResponse();
    guard.expectStatus(code);
    weather.next("DELETE ", (...at) => {
      weather.next("GET ", status(code));
      lost(...at);
    });
    await remove(page, weather);
    await expect(gone(page)).toBeVisible();
    expect(weather.count("DELETE ")).toBe(1);
  });
}

for (const [name, fault, declare] of [
  ["a request that does not arrive", reset, (guard) => guard.expectNoResponse()],
  ["HTML in place of a response", html, () => {}],
  ["a service in maintenance", status(503), (guard) => guard.expectStatus(503)],
]) {
  test(`${name} leaves the account, and the dialog shows it`, async ({ page, server, weather, guard }) => {
    declare(guard);
    weather.next("DELETE ", fault);
    await remove(page, weather);
    await expect(dialog(page).getByText(/^Your account has not been deleted\./)).toBeVisible();
    await expect(button(page, "Delete permanently")).toBeEnabled();
    expect(weather.count("DELETE ")).toBe(1);
    expect((await server.api("GET", "")).status).toBe(200);
  });
}

test("where the account cannot be requested the result is unknown, until another request shows that it is deleted", async ({ page, server, weather, guard }) => {
  guard.expectNoResponse();
  guard.expectStatus(503, 401);
  let clear;
  weather.next("DELETE ", (...at) => {
    clear = weather.always("GET ", status(503));
    lost(...at);
  });
  await remove(page, weather);
  await expect(unknown(page)).toBeVisible();
  await expect(button(page, "Delete permanently")).toBeHidden();
  await field(page, "Type your email to confirm").press("Enter");
  await button(page, "Check again").click();
  await expect(unknown(page)).toBeVisible();
  clear();
  await button(page, "Check again").click();
  await expect(gone(page)).toBeVisible();
  expect(weather.count("DELETE ")).toBe(1);
  expect((await server.api("GET", "")).status).toBe(401);
});
