// The tabs of one person show the same data, and none overwrites text in another one.
import { button, card, expect, field, heading, hold, link, offered, open, operation, requests, signIn, test, toggle } from "./fixtures.js";
import { stored } from "./support/drafts.js";
import { picture } from "./support/png.js";
import { send } from "./support/studio.js";

const saved = (within) => within.getByText("Saved.", { exact: true });

/** Another tab of the same browser. */
async function tab(context, server, path, key) {
  const other = await context.newPage();
  await open(other, server, path, key);
  return other;
}

test("a name that is saved in one tab appears in the other, except in a field with a draft", async ({ page, context, server }) => {
  await open(page, server, "/profile");
  const other = await tab(context, server, "/profile");
  await field(other, "Last name").fill("Leroy");
  await field(page, "First name").fill("Ana");
  await field(page, "Last name").fill("Durand");
  await button(page, "Save").click();
  await expect(field(other, "First name")).toHaveValue("Ana");
  await expect(field(other, "Last name")).toHaveValue("Leroy");
  await expect(field(other, "Last name")).toHaveAccessibleDescription(/Changed/);
  await expect(other.getByRole("banner").getByText("Acting as Ana Durand").last()).toBeVisible();
});

test("a picture, a setting, a preference and the theme are updated, too", async ({ page, context, server }) => {
  await open(page, server, "/profile");
  const other = await tab(context, server, "/profile");
  await send(page, picture());
  const image = other.getByRole("img", { name: "Your picture", exact: true });
  await expect.poll(() => image.evaluate((image) => image.naturalWidth)).toBeGreaterThan(0);

  await link(other, "Settings").click();
  await field(other, "Email signature").fill("Mine");
  await link(page, "Settings").click();
  const before = await toggle(other, "Send notifications by mail").isChecked();
  await toggle(page, "Send notifications by mail").click();
  await expect(toggle(other, "Send notifications by mail")).toBeChecked({ checked: !before });
  await toggle(page, "Dark mode").click();
  await expect(other.locator("iam-account")).toHaveAttribute("data-theme", "dark");
  await expect(field(other, "Email signature")).toHaveValue("Mine");

  await link(other, "Notifications").click();
  await link(page, "Notifications").click();
  const cell = (page) => toggle(page, "Lease signed: App").or(page.getByRole("checkbox", { name: "Lease signed: App", exact: true }));
  const on = await cell(other).isChecked();
  await cell(page).click();
  await expect(cell(other)).toBeChecked({ checked: !on });
});

test("tabs of another person and unknown messages change nothing", async ({ page, context, server }) => {
  await open(page, server, "/settings");
  await expect(button(page, "Save")).toBeVisible();
  const reads = [...["", "config/", "notification-preferences/"].map((path) => requests(page, "GET", path))];
  const noor = await tab(context, server, "/settings", "noor-key");
  await toggle(noor, "Dark mode").click();
  await expect(saved(card(noor, "Appearance"))).toBeVisible();
  await noor.evaluate((api) => {
    const channel = new BroadcastChannel(`iam-account:${api}`);
    for (const text of ["changed:shoes:263814927364518273", "changed:config", "", 7, { changed: "config" }]) channel.postMessage(text);
    // A valid message, sent last: channels keep the order.
    channel.postMessage("changed:config:263814927364518273");
  }, `${server.url}/iam/v1`);
  await expect.poll(() => reads[1].length).toBe(1);
  expect(reads.map((list) => list.length)).toEqual([0, 1, 0]);
});

test("changes that arrive during a read cause one more read, and the last one counts", async ({ page, context, server }) => {
  await open(page, server, "/settings");
  await expect(button(page, "Save")).toBeVisible();
  const other = await tab(context, server, "/settings");
  await expect(button(other, "Save")).toBeVisible();
  const reads = requests(other, "GET", "config/");
  const first = await hold(other, operation("config/"));
  const row = card(page, "Appearance");
  for (const wanted of [true, false, true]) {
    const written = page.waitForResponse((response) => response.request().method() === "PUT");
    await toggle(page, "Dark mode").click();
    await written;
    await expect(toggle(page, "Dark mode")).toBeChecked({ checked: wanted });
    await expect(saved(row)).toBeVisible();
  }
  await first.arrival;
  first.release();
  await expect(toggle(other, "Dark mode")).toBeChecked();
  expect(reads).toHaveLength(2);
});

test("a tab that was hidden for long reads again and keeps the drafts", async ({ page, server }) => {
  await page.clock.install();
  await open(page, server, "/profile");
  await field(page, "Last name").fill("Leroy");
  await server.api("PATCH", "", { first_name: "Ana", last_name: "Durand" });
  const look = (away) => page.evaluate((hidden) => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  }, away);
  const reads = requests(page, "GET", "");
  await look(true);
  await page.clock.fastForward(60_000);
  await look(false);
  await look(true);
  await page.clock.fastForward(300_000);
  await look(false);
  await expect(field(page, "First name")).toHaveValue("Ana");
  await expect(field(page, "Last name")).toHaveValue("Leroy");
  expect(reads, "a minute is not long").toHaveLength(1);
});

test("a new tab neither removes nor changes the drafts of another tab", async ({ page, context, server }) => {
  await open(page, server, "/profile");
  await field(page, "First name").fill("Ana");
  const other = await tab(context, server, "/profile");
  await expect(offered(other)).toContainText("Ana");
  expect(await stored(page, "profile")).toEqual({ first_name: "Ana" });
  await field(page, "First name").fill("Anabelle");
  await expect(offered(other)).toContainText("Anabelle");
  const patched = page.waitForResponse((response) => operation("")(new URL(response.url())) && response.request().method() === "PATCH");
  await button(page, "Save").click();
  await patched;
  await expect(offered(other)).toBeHidden();
  await expect(field(other, "First name")).toHaveValue("Anabelle");
});

test("two tabs do not change each other's drafts", async ({ page, context, server }) => {
  await open(page, server, "/profile");
  const other = await context.newPage();
  await open(other, server, "/profile");
  await field(page, "First name").fill("Ana");
  await field(other, "Phone").fill("12");
  await field(page, "First name").fill("Léa");
  // The write of one tab takes a moment to appear in another.
  await expect.poll(() => stored(page, "profile")).toEqual({ first_name: "Léa", phone: "12" });
  await field(other, "Phone").fill("+33 1 23 45 67 89");
  await expect.poll(() => stored(page, "profile")).toEqual({ first_name: "Léa" });
});

test("a draft on the screen is stored when its tab closes, even if another tab has discarded its own", async ({ page, context, server }) => {
  await open(page, server, "/profile");
  const other = await context.newPage();
  await open(other, server, "/profile");
  await field(page, "First name").fill("Ana");
  await field(other, "First name").fill("Léa");
  await field(other, "First name").fill("Zoé");
  await page.reload();
  await signIn(page);
  await expect(offered(page)).toContainText("Ana");
});

test("sign-out in one tab signs out the other", async ({ page, context, server }) => {
  await open(page, server, "/profile");
  const other = await tab(context, server, "/profile");
  await button(page, "Sign out").click();
  await expect(heading(other, "Signed out")).toBeVisible();
});
