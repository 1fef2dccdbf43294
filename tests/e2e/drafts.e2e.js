// What is typed and not saved survives a reload, a session's end and a crash, for exactly one person.
import { answerWith, button, card, expect, field, heading, hold, json, link, open, operation, signIn, test, traces } from "./fixtures.js";

const ZOE = "263814927364518273";
const entry = (name) => `iam-account:draft:${ZOE}:${name}`;
const stored = (page, name) => page.evaluate((key) => JSON.parse(localStorage.getItem(key))?.texts ?? null, entry(name));
const keys = (page) => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("iam-account:draft:")));
const notice = (page) => page.getByRole("status").filter({ hasText: "What you had typed before is back" });

/** Reloads, which forgets the API key, and signs in again. */
async function comeBack(page, key) {
  await page.reload();
  await signIn(page, key);
  await expect(heading(page, "Sign in")).toBeHidden();
}

test("typed texts survive a reload, are named, and are not saved", async ({ page, server }) => {
  await open(page, server, "/profile");
  await field(page, "First name").fill("Zoë ");
  await field(page, "Phone").fill("");
  expect(await stored(page, "profile")).toEqual({ first_name: "Zoë ", phone: "" });
  await comeBack(page);
  await expect(notice(page)).toHaveText("What you had typed before is back: First name, Phone. It is not saved yet.");
  await expect(field(page, "First name")).toHaveValue("Zoë ");
  await expect(field(page, "First name")).toHaveAccessibleDescription(/Changed/);
  await expect(field(page, "Phone")).toHaveValue("");
  await expect(field(page, "Last name")).toHaveValue("Martin");
  await expect(heading(page, "Profile")).toBeFocused();
  expect((await server.read()).first_name).toBe("Zoé");
});

test("discarding brings what is saved back and removes the draft", async ({ page, server }) => {
  await open(page, server, "/profile");
  await field(page, "First name").fill("Ana");
  await comeBack(page);
  await button(page, "Discard").click();
  await expect(field(page, "First name")).toHaveValue("Zoé");
  await expect(notice(page)).toBeHidden();
  await expect(page.getByText("Discarded.", { exact: true })).toBeFocused();
  expect(await keys(page)).toEqual([]);
  await comeBack(page);
  await expect(field(page, "First name")).toHaveValue("Zoé");
});

test("saving removes the draft and the notice", async ({ page, server }) => {
  await open(page, server, "/profile");
  await field(page, "First name").fill("Ana");
  await field(page, "Last name").fill("Leroy");
  await comeBack(page);
  await button(page, "Save").click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  await expect(notice(page)).toBeHidden();
  expect(await keys(page)).toEqual([]);
  expect(await server.read()).toMatchObject({ first_name: "Ana", last_name: "Leroy" });
});

test("a text that is saved after its page was left is no draft any more", async ({ page, server }) => {
  await open(page, server, "/profile");
  const patch = await hold(page, operation(""), "PATCH");
  await field(page, "Email").fill("Zoe.Martin@Example.test");
  await button(page, "Save").click();
  await patch.arrival;
  await link(page, "Password").click();
  await expect(heading(page, "Password")).toBeVisible();
  expect(await stored(page, "profile")).not.toBeNull();
  patch.release();
  await expect.poll(() => keys(page)).toEqual([]);
  await link(page, "Profile").click();
  await expect(field(page, "Email")).toHaveValue("zoe.martin@example.test");
  await expect(notice(page)).toBeHidden();
});

test("the texts and the list of the settings come back too", async ({ page, server }) => {
  await open(page, server, "/settings");
  await field(page, "Email signature").fill("Mine");
  await field(page, "Interface config").fill('{ "half": ');
  await button(page, "Remove rent-2093").click();
  await field(page, "Property rent subscriptions").fill("rent-3");
  await comeBack(page);
  await expect(notice(page)).toContainText("Email signature, Property rent subscriptions, Interface config.");
  await expect(field(page, "Email signature")).toHaveValue("Mine");
  await expect(field(page, "Interface config")).toHaveValue('{ "half": ');
  await expect(button(page, "Remove rent-1041")).toBeVisible();
  await expect(button(page, "Remove rent-3")).toBeVisible();
  await expect(button(page, "Remove rent-2093")).toBeHidden();
  await field(page, "Interface config").fill("");
  await button(page, "Save").click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  expect(await keys(page)).toEqual([]);
  expect((await server.read("config/")).property_rent_subscriptions).toEqual(["rent-1041", "rent-3"]);
});

test("discarding the settings' texts brings the saved list back", async ({ page, server }) => {
  await open(page, server, "/settings");
  await button(page, "Remove rent-2093").click();
  await field(page, "Property rent subscriptions").fill("rent-3");
  await link(page, "Profile").click();
  await link(page, "Settings").click();
  await button(page, "Discard").click();
  await expect(button(page, "Remove rent-2093")).toBeVisible();
  await expect(button(page, "Remove rent-3")).toBeHidden();
  expect(await keys(page)).toEqual([]);
});

test("what a session's end interrupts comes back after signing in", async ({ page, server, guard }) => {
  guard.expectStatus(401);
  await open(page, server, "/profile");
  const fault = await answerWith(page, "PATCH", "", json(401, { detail: "Not authenticated" }));
  await field(page, "First name").fill("Ana");
  await button(page, "Save").click();
  await expect(page.getByRole("dialog", { name: "Your session has ended", exact: true })).toBeVisible();
  await fault.heal();
  await comeBack(page);
  await expect(notice(page)).toBeVisible();
  await expect(field(page, "First name")).toHaveValue("Ana");
  await button(page, "Save").click();
  await expect.poll(async () => (await server.read()).first_name).toBe("Ana");
});

test("another account sees nothing of it, and signing out of that one leaves it", async ({ page, server }) => {
  await open(page, server, "/profile");
  await field(page, "First name").fill("Ana");
  await comeBack(page, "machine-key");
  await expect(page.getByText("Acting as Nightly export").first()).toBeAttached();
  await expect(page.getByText("Ana")).toBeHidden();
  await button(page, "Sign out").click();
  await expect(heading(page, "Signed out")).toBeVisible();
  expect(await stored(page, "profile")).toEqual({ first_name: "Ana" });
});

test("two tabs leave each other's texts alone", async ({ page, context, server }) => {
  await open(page, server, "/profile");
  const other = await context.newPage();
  await open(other, server, "/profile");
  await field(page, "First name").fill("Ana");
  await field(other, "Phone").fill("12");
  await field(page, "First name").fill("Léa");
  expect(await stored(page, "profile")).toEqual({ first_name: "Léa", phone: "12" });
  await field(other, "Phone").fill("+33 1 23 45 67 89");
  expect(await stored(page, "profile")).toEqual({ first_name: "Léa" });
});

test("what is on the screen is kept when its tab goes, also where another tab has discarded its own", async ({ page, context, server }) => {
  await open(page, server, "/profile");
  const other = await context.newPage();
  await open(other, server, "/profile");
  await field(page, "First name").fill("Ana");
  await field(other, "First name").fill("Léa");
  await field(other, "First name").fill("Zoé");
  expect(await stored(page, "profile")).toBeNull();
  await comeBack(page);
  await expect(field(page, "First name")).toHaveValue("Ana");
});

test("signing out asks first, names the pages, and then discards", async ({ page, server }) => {
  await open(page, server, "/profile");
  await field(page, "First name").fill("Ana");
  await link(page, "Settings").click();
  await field(page, "Email signature").fill("Mine");
  await button(page, "Sign out").click();
  const dialog = page.getByRole("dialog", { name: "Sign out without saving?", exact: true });
  await expect(dialog).toContainText("You have changes that are not saved: Profile, Settings. Signing out discards them.");
  await button(page, "Cancel").click();
  await expect(dialog).toBeHidden();
  await expect(button(page, "Sign out")).toBeFocused();
  await expect(field(page, "Email signature")).toHaveValue("Mine");
  await button(page, "Sign out").click();
  await button(page, "Sign out and discard").click();
  await expect(heading(page, "Signed out")).toBeVisible();
  expect(await keys(page)).toEqual([]);
  await link(page, "Sign in").click();
  await signIn(page);
  await link(page, "Profile").click();
  await expect(field(page, "First name")).toHaveValue("Zoé");
  await link(page, "Settings").click();
  await expect(field(page, "Email signature")).toHaveValue(/Zoé Martin/);
});

test("deleting the account removes everything of the app from this browser", async ({ page, server, guard }) => {
  guard.expectStatus(410);
  await open(page, server, "/profile");
  await field(page, "First name").fill("Ana");
  await page.evaluate(() => {
    localStorage.setItem("iam-account:draft:somebody:profile", "{}");
    sessionStorage.setItem("iam-account:other", "1");
    localStorage.setItem("of-the-host", "1");
  });
  await link(page, "Account").click();
  await button(page, "Delete my account").click();
  await page.getByLabel("Type your email to confirm", { exact: true }).fill("zoe@example.test");
  await button(page, "Delete permanently").click();
  await expect(heading(page, "Your account has been deleted")).toBeVisible();
  expect(await page.evaluate(() => [Object.keys(localStorage), Object.keys(sessionStorage)])).toEqual([["of-the-host"], []]);
});

test("passwords, keys and confirmations are never stored", async ({ page, server }) => {
  await open(page, server, "/password");
  for (const name of ["Current password", "New password", "Confirm new password"]) {
    await page.getByLabel(name, { exact: true }).fill("a-secret-of-zoe");
  }
  await link(page, "Account").click();
  await button(page, "Delete my account").click();
  await page.getByLabel("Type your email to confirm", { exact: true }).fill("zoe@example");
  await page.reload();
  await page.getByLabel("API key", { exact: true }).fill("demo-key");
  const left = await traces(page);
  for (const secret of ["a-secret-of-zoe", "zoe@example", "demo-key"]) expect(left).not.toContain(secret);
  expect(await keys(page)).toEqual([]);
});

test("a browser that blocks storage breaks nothing", async ({ page, server }) => {
  await page.addInitScript(() => {
    const refuse = { get: () => { throw new DOMException("blocked", "SecurityError"); } };
    Object.defineProperty(window, "localStorage", refuse);
  });
  await open(page, server, "/profile");
  await field(page, "First name").fill("Ana");
  await button(page, "Sign out").click();
  await expect(page.getByRole("dialog").getByText("You have changes that are not saved: Profile.")).toBeVisible();
  await button(page, "Cancel").click();
  await button(page, "Save").click();
  await expect(card(page, "Personal details").getByText("Saved.")).toBeVisible();
  await button(page, "Sign out").click();
  await expect(heading(page, "Signed out")).toBeVisible();
});
