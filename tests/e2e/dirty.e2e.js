// Unsaved texts: marks in the navigation, events for the host, and a question only where they would be lost.
import { button, expect, field, heading, link, offered, open, recordEvents, signIn, test } from "./fixtures.js";
import { test as inPortal } from "./support/portal.js";

const mark = (page, name) => link(page, name).locator(".unsaved");
const UNSAVED = "Not saved yet";

/** Fills the storage, so that no draft fits. */
const fill = (page) =>
  page.evaluate(() => {
    let text = "x".repeat(1 << 20);
    for (let at = 0; text; ) {
      try {
        localStorage.setItem(`of-the-host:${at++}`, text);
      } catch {
        text = text.slice(0, text.length >> 1);
      }
    }
  });

test("a page with unsaved texts is marked in the navigation, and leaving it loses nothing and asks nothing", async ({ page, server }) => {
  await open(page, server, "/profile");
  await expect(mark(page, "Profile")).toBeHidden();
  await expect(link(page, "Profile")).toHaveAccessibleDescription("");
  await field(page, "First name").fill("Ana");
  await expect(mark(page, "Profile")).toBeVisible();
  await expect(link(page, "Profile")).toHaveAccessibleDescription(UNSAVED);
  await link(page, "Settings").click();
  await expect(heading(page, "Settings")).toBeFocused();
  await expect(mark(page, "Profile")).toBeVisible();
  await expect(mark(page, "Settings")).toBeHidden();
  await link(page, "Profile").click();
  await expect(field(page, "First name")).toHaveValue("Ana");
  await expect(offered(page)).toBeHidden();
  await button(page, "Save").click();
  await expect(mark(page, "Profile")).toBeHidden();
  await expect(link(page, "Profile")).toHaveAccessibleDescription("");
});

test("a page with an earlier draft is marked until that is put back and saved, or discarded", async ({ page, server }) => {
  await open(page, server, "/settings");
  await field(page, "Email signature").fill("Mine");
  await page.goto(`${server.url}/profile`);
  await signIn(page);
  await expect(mark(page, "Settings")).toBeVisible();
  await link(page, "Settings").click();
  await button(offered(page), "Discard").click();
  await expect(mark(page, "Settings")).toBeHidden();
});

test("all drafts can be discarded at once on the account page", async ({ page, server }) => {
  await open(page, server, "/settings");
  await field(page, "Email signature").fill("Mine");
  await link(page, "Profile").click();
  await field(page, "First name").fill("Ana");
  await link(page, "Account").click();
  await expect(page.getByText("Typed and not saved: Profile, Settings. Kept in this browser for 30 days after you typed it.")).toBeVisible();
  await button(page, "Discard all").click();
  await expect(button(page, "Discard all")).toBeHidden();
  await expect(page.getByText("Discarded.", { exact: true })).toBeVisible();
  await expect(mark(page, "Profile")).toBeHidden();
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes(":draft:")))).toEqual([]);
  await link(page, "Profile").click();
  await expect(field(page, "First name")).toHaveValue("Zoé");
});

test("the browser asks only for a text that could not be stored, and never for a password", async ({ page, server }) => {
  const asked = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    return dialog.accept();
  });
  await open(page, server, "/profile");
  await field(page, "First name").fill("Ana");
  await link(page, "Password").click();
  await page.getByLabel("New password", { exact: true }).fill("entirely-new-staple");
  await page.reload();
  expect(asked).toEqual([]);
  await signIn(page);
  await link(page, "Settings").click();
  await expect(button(page, "Save")).toBeVisible();
  await fill(page);
  await field(page, "Email signature").fill(`Mine ${"x".repeat(5000)}`);
  await link(page, "Profile").click();
  await link(page, "Settings").click();
  await expect(field(page, "Email signature"), "the page remembers it all the same").toHaveValue(/^Mine/);
  await page.reload();
  expect(asked).toEqual(["beforeunload"]);
});

test("the host receives one event for each change", async ({ page, server }) => {
  const events = await recordEvents(page);
  const heard = async () => (await events()).filter(([name]) => name === "dirty-changed").map(([, detail]) => detail);
  await open(page, server, "/profile");
  await field(page, "First name").fill("Ana");
  await field(page, "Last name").fill("Leroy");
  const profile = { dirty: true, kept: true, pages: ["profile"] };
  await expect.poll(heard).toEqual([profile]);
  await link(page, "Settings").click();
  await field(page, "Email signature").fill("Mine");
  const both = { dirty: true, kept: true, pages: ["profile", "settings"] };
  await expect.poll(heard).toEqual([profile, both]);
  await button(page, "Sign out").click();
  await button(page, "Sign out and discard").click();
  await expect.poll(heard).toEqual([profile, both, { dirty: false, kept: true, pages: [] }]);
});

inPortal("a portal hears whether leaving would lose something", async ({ page, portal }) => {
  await open(page, portal, "/host/account/profile");
  const heard = await page.evaluateHandle(() => {
    const details = [];
    addEventListener("iam-account:dirty-changed", ({ detail }) => details.push(detail));
    return details;
  });
  await fill(page);
  await field(page, "First name").fill(`Ana ${"x".repeat(5000)}`);
  await expect.poll(() => heard.jsonValue()).toEqual([{ dirty: true, kept: false, pages: ["profile"] }]);
});

inPortal("a portal's router may leave where nothing is lost, and else the person decides", async ({ page, portal }) => {
  const asked = [];
  let answer = false;
  page.on("dialog", (dialog) => (asked.push(dialog.message()), answer ? dialog.accept() : dialog.dismiss()));
  const canLeave = () => page.evaluate(() => document.querySelector("iam-account").canLeave());
  await open(page, portal, "/host/account/profile");
  expect(await canLeave()).toBe(true);
  await field(page, "First name").fill("Ana");
  expect(await canLeave()).toBe(true);
  expect(asked).toEqual([]);
  await fill(page);
  await field(page, "First name").fill(`Ana ${"x".repeat(5000)}`);
  expect(await canLeave()).toBe(false);
  answer = true;
  expect(await canLeave()).toBe(true);
  expect(asked).toEqual(Array(2).fill("What you typed and did not save will be lost. Leave anyway?"));
});
