import { respondWith, button, card, expect, field, heading, hold, html, json, link, open, operation, requests, signIn, test } from "./fixtures.js";

const status = (page) => card(page, "Personal details").getByRole("status").last();
const alert = (page) => card(page, "Personal details").getByRole("alert");

test.beforeEach(async ({ page, server }) => {
  await open(page, server, "/profile");
  await expect(field(page, "First name")).toHaveValue("Zoé");
});

test("the page shows the data in the service", async ({ page }) => {
  await expect(field(page, "Last name")).toHaveValue("Martin");
  await expect(field(page, "Email")).toHaveValue("zoe@example.test");
  await expect(field(page, "Phone")).toHaveValue("+33 1 23 45 67 89");
  await expect(page.getByText("Agence du Port")).toBeVisible();
  await expect(page.getByText("Active", { exact: true })).toBeVisible();
  await expect(page.getByText("263814927364518273")).toBeVisible();
});

test("the organisation and the last update are shown", async ({ page, server }) => {
  const { updated_at: updated } = await server.read();
  const organisation = card(page, "Organisation").getByRole("definition");
  await expect(organisation).toHaveText(["Agence du Port", "123 456 789 00012", "12 quai des Belges, 13001 Marseille, France"]);
  const time = card(page, "Account state").getByRole("time");
  await expect(time).toHaveAttribute("datetime", updated);
  await expect(time).toContainText(String(new Date(updated).getFullYear()));
});

test("Save sends only the changed keys, and an emptied phone is null", async ({ page, server }) => {
  const before = await server.read();
  const sent = requests(page, "PATCH", "");
  await field(page, "First name").fill("Zoë");
  await field(page, "Phone").fill("");
  await button(page, "Save").click();
  await expect(status(page)).toHaveText("Saved.");
  expect(sent.map((request) => request.postDataJSON())).toEqual([{ first_name: "Zoë", phone: null }]);
  const after = await server.read();
  expect(after).toEqual({ ...before, first_name: "Zoë", phone: null, updated_at: after.updated_at });
  await expect(page.getByRole("banner").getByText("Acting as Zoë Martin").last()).toBeVisible();
});

test("a changed field is marked until it is saved or reverted", async ({ page }) => {
  await field(page, "Last name").fill("Leroy");
  await expect(field(page, "Last name")).toHaveAccessibleDescription(/Changed/);
  await field(page, "Last name").fill("Martin");
  await expect(field(page, "Last name")).not.toHaveAccessibleDescription(/Changed/);
  await field(page, "Last name").fill("Leroy");
  await button(page, "Save").click();
  await expect(status(page)).toHaveText("Saved.");
  await expect(field(page, "Last name")).not.toHaveAccessibleDescription(/Changed/);
});

test("Save without a change shows a message and sends nothing", async ({ page }) => {
  const sent = requests(page, "PATCH", "");
  await button(page, "Save").click();
  await expect(status(page)).toHaveText("Nothing has changed, so there is nothing to save.");
  expect(sent).toEqual([]);
});

test("a phone and an email that the service rejects have an error at their fields", async ({ page, server, guard }) => {
  guard.expectStatus(422);
  const before = await server.read();
  await field(page, "Phone").fill("abc");
  await field(page, "Email").fill("zoe@localhost");
  await button(page, "Save").click();
  await expect(field(page, "Phone")).toHaveAccessibleDescription(/value is not a valid phone number/);
  await expect(field(page, "Email")).toHaveAccessibleDescription(/value is not a valid email address/);
  await expect(alert(page)).toContainText("Not saved yet. Please look at the marked fields.");
  await expect(field(page, "Phone")).toHaveValue("abc");
  expect(await server.read()).toEqual(before);
  await field(page, "Phone").fill("0123456789");
  await expect(field(page, "Phone")).not.toHaveAttribute("aria-invalid");
});

test("an incomplete email is reported before anything is sent, with a link to the field", async ({ page }) => {
  const sent = requests(page, "PATCH", "");
  await field(page, "Email").fill("zoe");
  await button(page, "Save").click();
  await expect(field(page, "Email")).toHaveAccessibleDescription(/This is not a complete email address/);
  await link(page, "Email: This is not a complete email address, like zoe@example.com.").click();
  await expect(field(page, "Email")).toBeFocused();
  expect(sent).toEqual([]);
});

test("a value that the service stores differently is named and shown", async ({ page, server }) => {
  await field(page, "Email").fill("Zoe.Martin@Example.test");
  await button(page, "Save").click();
  await expect(status(page)).toHaveText("Saved. The service keeps “zoe.martin@example.test” as Email.");
  await expect(field(page, "Email")).toHaveValue("zoe.martin@example.test");
  expect((await server.read()).email).toBe("zoe.martin@example.test");
});

const FAULTS = {
  "a service that fails": [json(500, { detail: "Internal Server Error" }), "error 500", (guard) => guard.expectStatus(500)],
  "a proxy's HTML with status 502": [html(502), "error 502", (guard) => guard.expectStatus(502)],
  "HTML in place of JSON": [html(200), "The service answered something that this page cannot read", () => {}],
  "a truncated response": [{ status: 200, contentType: "application/json", body: '{"id": "26' }, "cannot read", () => {}],
  "no response": ["abort", "The service cannot be reached", (guard) => guard.expectNoResponse()],
  "too many requests": [
    { ...json(429, { detail: "Slow down." }), headers: { "retry-after": "30" } },
    "Wait 30 seconds",
    (guard) => guard.expectStatus(429),
  ],
};

for (const [fault, [response, sentence, declare]] of Object.entries(FAULTS)) {
  test(`${fault} is shown beside Save, the text stays, and Save works afterwards`, async ({ page, server, guard }) => {
    declare(guard);
    const proxy = await respondWith(page, "PATCH", "", response);
    await field(page, "First name").fill("Zoë");
    await button(page, "Save").click();
    await expect(alert(page)).toContainText(sentence);
    await expect(field(page, "First name")).toHaveValue("Zoë");
    await expect(heading(page, "Profile")).toBeVisible();
    await proxy.heal();
    await button(page, "Save").click();
    await expect(status(page)).toHaveText("Saved.");
    await expect(alert(page)).toBeEmpty();
    expect((await server.read()).first_name).toBe("Zoë");
  });
}

test("a server that is down shows an error, the text stays, and Save works once it is back", async ({ page, server, guard }) => {
  guard.expectNoResponse();
  await field(page, "First name").fill("Zoë");
  await server.stop();
  await button(page, "Save").click();
  await expect(alert(page)).toContainText("The service cannot be reached");
  await expect(field(page, "First name")).toHaveValue("Zoë");
  await server.start();
  await button(page, "Save").click();
  await expect(status(page)).toHaveText("Saved.");
  expect((await server.read()).first_name).toBe("Zoë");
});

test("text typed during a save is not overwritten", async ({ page, server }) => {
  const patch = await hold(page, operation(""), "PATCH");
  await field(page, "First name").fill("Zo");
  await button(page, "Save").click();
  await patch.arrival;
  await expect(status(page)).toHaveText("Saving…");
  await field(page, "First name").press("End");
  await field(page, "First name").pressSequentially("ë");
  await field(page, "Last name").fill("Leroy");
  patch.release();
  await expect(status(page)).toHaveText("Saved.");
  await expect(field(page, "First name")).toHaveValue("Zoë");
  await expect(field(page, "Last name")).toHaveValue("Leroy");
  expect(await server.read()).toMatchObject({ first_name: "Zo", last_name: "Martin" });
  await button(page, "Save").click();
  await expect.poll(() => server.read()).toMatchObject({ first_name: "Zoë", last_name: "Leroy" });
});

test("pressing Save again during a save sends one request", async ({ page }) => {
  const sent = requests(page, "PATCH", "");
  const patch = await hold(page, operation(""), "PATCH");
  await field(page, "First name").fill("Zoë");
  await button(page, "Save").dblclick();
  await field(page, "First name").press("Enter");
  await patch.arrival;
  patch.release();
  await expect(status(page)).toHaveText("Saved.");
  expect(sent).toHaveLength(1);
});

test("a session that ends during a save shows a dialog, and the text stays", async ({ page, server, guard }) => {
  guard.expectStatus(401);
  await respondWith(page, "PATCH", "", json(401, { detail: "Not authenticated" }));
  await field(page, "First name").fill("Zoë");
  await button(page, "Save").click();
  const ended = page.getByRole("dialog", { name: "Your session has ended", exact: true });
  await expect(ended).toContainText("Nothing you typed is lost.");
  await button(page, "Not now").click();
  await expect(ended).toBeHidden();
  await expect(page.getByText("Nothing you typed is lost, but it cannot be saved until you sign in again.")).toBeVisible();
  await expect(field(page, "First name")).toHaveValue("Zoë");
  await expect(page).toHaveURL(`${server.url}/profile`);
  expect((await server.read()).first_name).toBe("Zoé");
});

test("a session that ends while another page loads continues there", async ({ page, server, guard }) => {
  guard.expectStatus(401);
  const fault = await respondWith(page, "GET", "config/", json(401, { detail: "Not authenticated" }));
  await page.getByRole("link", { name: "Settings", exact: true }).click();
  const ended = page.getByRole("dialog", { name: "Your session has ended", exact: true });
  await expect(ended).toBeVisible();
  await fault.heal();
  await signIn(ended);
  await expect(field(page, "Email signature")).toHaveValue(/Zoé Martin/);
  await expect(page).toHaveURL(`${server.url}/settings`);
});
