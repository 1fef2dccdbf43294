// The element in a portal, in its open shadow root, in each engine.
import { expect, open, test } from "./fixtures.js";

const ACCOUNT = "/host/account";

test("a portal has the page below its path, with its own links and history", async ({ page, portal }) => {
  await open(page, portal, `${ACCOUNT}/settings`, "Settings");
  await page.click("link", "Profile");
  await page.focuses("heading", "Profile");
  expect(await page.path()).toBe(`${ACCOUNT}/profile`);
  expect(await page.axe()).toEqual([]);
  await page.back();
  await page.find("heading", "Settings");
  await page.fill("Email signature", "Embedded");
  await page.click("button", "Save");
  await page.says("Saved.");
  expect(await page.evaluate(() => [document.title, document.querySelectorAll("iam-account *").length])).toEqual(["Portal", 0]);
});

test("labels name fields and lead to them, and a list of mistakes and a dialog move the focus", async ({ page, portal }) => {
  await open(page, portal, `${ACCOUNT}/profile`, "Profile");
  await page.clickLabel("First name");
  await page.focuses("field", "First name");
  await page.fill("Email", "zoe");
  await page.click("button", "Save");
  await page.click("link", "Email: This is not a complete email address, like zoe@example.com.");
  await page.focuses("field", "Email");
  await page.click("link", "Account");
  await page.focuses("heading", "Account");
  await page.click("button", "Delete my account");
  await page.focuses("dialog", "Delete your account?");
  await page.click("button", "Cancel");
  await page.focuses("button", "Delete my account");
});

test("Tab goes from field to field, and what is cut from one can be pasted into another", async ({ page, portal, server }) => {
  await open(page, portal, `${ACCOUNT}/profile`, "Profile");
  await page.fill("First name", "Leroy");
  await page.press("Control", "a");
  await page.press("Control", "x");
  expect(await page.field("First name")).toMatchObject({ value: "" });
  await page.press("Tab");
  await page.focuses("field", "Last name");
  await page.press("Control", "a");
  await page.press("Control", "v");
  await page.fill("First name", "Zoë");
  await page.click("button", "Save");
  await page.says("Saved.");
  expect(await server.read()).toMatchObject({ first_name: "Zoë", last_name: "Leroy" });
});
