// A service that fails for a moment: reads and writes are retried, except those that must not be sent twice.
import { button, card, expect, field, heading, open, toggle } from "./fixtures.js";
import { proxy } from "./support/site.js";
import { FAULTS, lost, reset, status, test } from "./support/weather.js";

const CONFIG = "config/";
const alerts = (page) => page.getByRole("alert").filter({ hasText: /\S/ });
const config = (server) => server.read(CONFIG);
const saved = (page, name) => card(page, name).getByText(/^Saved\./);

async function settings(page, weather) {
  await open(page, weather, "/settings");
  await expect(toggle(page, "Dark mode")).toBeVisible();
}

// After these it is unknown whether the service has executed a write, so each of them meets each operation. What a status
// means for a retry is the same for every operation (src/api/retry/tests.rs), so those take turns.
const UNKNOWN = Object.keys(FAULTS).filter((name) => /connection|response|HTML/.test(name));
const CLEAR = Object.keys(FAULTS).filter((name) => !UNKNOWN.includes(name));

function delaysARead(name, fault, declare) {
  test(`${name} delays a read`, async ({ page, server, weather, guard }) => {
    declare(guard);
    weather.next("GET config/", fault);
    await settings(page, weather);
    await expect(toggle(page, "Send notifications by mail")).toBeChecked({
      checked: (await config(server)).send_notification_by_mail ?? false,
    });
    await expect(alerts(page)).toHaveCount(0);
    expect(weather.count("GET config/")).toBe(2);
  });
}

function delaysASwitch(name, fault, declare) {
  test(`${name} delays a switch, whose write starts with a fresh read`, async ({ page, server, weather, guard }) => {
    declare(guard);
    await settings(page, weather);
    const from = weather.seen.length;
    weather.next("PUT config/", (...at) => {
      weather.next("GET config/", async (...at) => {
        // Another client writes between the two attempts.
        await server.api("PUT", CONFIG, { ...(await config(server)), elsewhere: 1 });
        proxy(...at);
      });
      fault(...at);
    });
    await toggle(page, "Dark mode").click();
    await expect(saved(page, "Appearance")).toBeVisible();
    await expect(alerts(page)).toHaveCount(0);
    const asked = weather.seen.slice(from).map(([operation]) => operation);
    expect(asked.join(", ")).toMatch(/^GET config\/, PUT config\/, GET config\/(, PUT config\/)?/);
    expect(weather.count("PUT config/")).toBeLessThanOrEqual(2);
    await expect(toggle(page, "Dark mode")).toBeChecked();
    expect(await config(server)).toMatchObject({ dark_mode: true, elsewhere: 1 });
  });
}

function delaysASavedName(name, fault, declare) {
  test(`${name} delays a saved name`, async ({ page, server, weather, guard }) => {
    declare(guard);
    await open(page, weather, "/profile");
    await field(page, "First name").fill("Zoë");
    weather.next("PATCH ", fault);
    await button(page, "Save").click();
    await expect(saved(page, "Personal details")).toBeVisible();
    await expect(alerts(page)).toHaveCount(0);
    await expect(field(page, "First name")).toHaveValue("Zoë");
    expect((await server.read()).first_name).toBe("Zoë");
  });
}

const OPERATIONS = [delaysARead, delaysASwitch, delaysASavedName];
for (const name of UNKNOWN) OPERATIONS.forEach((operation) => operation(name, ...FAULTS[name]));
for (const [at, name] of CLEAR.entries()) OPERATIONS[at % OPERATIONS.length](name, ...FAULTS[name]);

test("a burst of failures only delays a read", async ({ page, weather, guard }) => {
  guard.expectStatus(500, 502);
  guard.expectNoResponse();
  weather.next("GET config/", status(500), reset, status(502));
  await settings(page, weather);
  expect(weather.count("GET config/")).toBe(4);
});

test("a read stops and shows how long the service asks to wait", async ({ page, weather, guard }) => {
  guard.expectStatus(429);
  weather.always("GET config/", status(429, { "retry-after": "90" }));
  await open(page, weather, "/settings");
  await expect(heading(page, "This page could not be loaded")).toBeVisible();
  await expect(page.getByText("Wait 2 minutes")).toBeVisible();
  expect(weather.count("GET config/")).toBe(1);
});

for (const [name, header] of [
  ["a number of seconds", () => "2"],
  ["a date", () => new Date(Date.now() + 3000).toUTCString()],
]) {
  test(`Retry-After as ${name} is respected`, async ({ page, weather, guard }) => {
    guard.expectStatus(503);
    weather.next("GET config/", (...at) => status(503, { "retry-after": header() })(...at));
    await settings(page, weather);
    const [first, second] = weather.seen.filter(([operation]) => operation === "GET config/").map(([, when]) => when);
    expect(second - first).toBeGreaterThanOrEqual(2000);
  });
}

test("a switch is not written again after an internal error of the service", async ({ page, server, weather, guard }) => {
  guard.expectStatus(500);
  await settings(page, weather);
  weather.next("PUT config/", status(500));
  await toggle(page, "Dark mode").click();
  await expect(card(page, "Appearance").getByRole("alert")).toContainText("error 500");
  await expect(toggle(page, "Dark mode")).not.toBeChecked();
  expect(weather.count("PUT config/")).toBe(1);
  expect((await config(server)).dark_mode).toBeUndefined();
});

test("a password is not sent again automatically after a lost response", async ({ page, server, weather, guard }) => {
  guard.expectNoResponse();
  await open(page, weather, "/password");
  await page.getByLabel("Current password", { exact: true }).fill("correct-horse-battery");
  await page.getByLabel("New password", { exact: true }).fill("staple-of-the-battery");
  await page.getByLabel("Confirm new password", { exact: true }).fill("staple-of-the-battery");
  weather.next("POST password/", lost);
  await button(page, "Change password").click();
  await expect(alerts(page)).toContainText("The service cannot be reached");
  expect(weather.count("POST password/")).toBe(1);
  const back = "correct-horse-battery";
  const old = { current_password: "staple-of-the-battery", new_password: back, new_password_confirmation: back };
  expect((await server.api("POST", "password/", old)).status).toBe(202);
});

test("after a server is killed during a write and restarted, it has what the screen shows", async ({ page, server, weather, guard }) => {
  guard.expectStatus(502);
  await settings(page, weather);
  weather.next("PUT config/", async (request, response) => {
    await server.stop();
    request.socket.destroy();
    response.end();
  });
  guard.expectNoResponse();
  await toggle(page, "Dark mode").click();
  await expect(card(page, "Appearance").getByRole("alert")).toContainText("The service has a problem of its own (error 502)");
  await expect(toggle(page, "Dark mode")).not.toBeChecked();
  await server.start();
  expect((await config(server)).dark_mode).toBeUndefined();
  await toggle(page, "Dark mode").click();
  await expect(saved(page, "Appearance")).toBeVisible();
  expect((await config(server)).dark_mode).toBe(true);
});
