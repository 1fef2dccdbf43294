// The program stops for good: whoever sits before it sees a page that says so, and support gets a report.
import { button, expect, field, heading, open, putBack, signIn, test } from "./fixtures.js";
import { element, lastHeard, test as portal } from "./support/portal.js";

const stopped = (page) => page.getByRole("alert").filter({ hasText: "This page has stopped" });
const report = (page) => page.getByRole("textbox", { name: "Report for support" });

/** A browser extension or a portal that wraps `fetch` and rejects with something that is no error: gloo-net panics at that. */
const breakFetch = (page) => page.evaluate(() => void (window.fetch = () => Promise.reject("offline")));

/** A fault without a panic: memory that ran out, a stack that is full. */
const trap = (page, stack) =>
  page.evaluate((stack) => {
    const error = new WebAssembly.RuntimeError("unreachable");
    if (stack) error.stack = stack;
    dispatchEvent(new ErrorEvent("error", { error, message: error.message }));
  }, stack);

test("a panic is a page with a way on, what is kept, and a report that says nothing of the person", async ({ page, server, guard }) => {
  guard.expectError(/panicked at|RuntimeError/);
  await open(page, server, "/profile");
  await field(page, "First name").fill("Zoë-Draft");
  await breakFetch(page);
  await button(page, "Save").click();
  await expect(stopped(page)).toBeVisible();
  await expect(stopped(page)).toContainText("What you typed and did not save is kept in this browser");
  await expect(heading(page, "Profile")).toBeHidden();
  await page.getByText("Show what you typed", { exact: true }).click();
  await expect(stopped(page).getByRole("term")).toHaveText(["First name"]);
  await expect(stopped(page).getByRole("definition")).toHaveText(["Zoë-Draft"]);
  await page.getByText("Report for support", { exact: true }).click();
  const text = await report(page).inputValue();
  expect(text).toMatch(/^iam-account \d+\.\d+\.\d+\nPage: profile\npanicked at .+\.rs:\d+:\d+:\n/);
  expect(text).toContain("Chrome/");
  for (const personal of ["Zo", "example.test", "demo-key", "http"]) expect(text).not.toContain(personal);
  await button(page, "Reload").click();
  await signIn(page);
  await putBack(page);
  await expect(field(page, "First name")).toHaveValue("Zoë-Draft");
  expect((await server.read()).first_name).toBe("Zoé");
});

test("the report can be copied", async ({ page, context, server, guard }) => {
  guard.expectError(/RuntimeError/);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, server, "/settings");
  await expect(heading(page, "Settings")).toBeVisible();
  await trap(page);
  await page.getByText("Report for support", { exact: true }).click();
  await button(page, "Copy report").click();
  await expect(button(page, "Copied")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await report(page).inputValue());
  await expect(report(page)).toHaveValue(/Page: settings\nRuntimeError: unreachable\n/);
});

test("a fault of another program is none of ours", async ({ page, server }) => {
  await open(page, server, "/profile");
  await trap(page, "RuntimeError: unreachable\n    at https://portal.example.test/game.wasm:wasm-function[1]:0x2");
  await expect(field(page, "First name")).toHaveValue("Zoé");
  await field(page, "First name").fill("Zoë");
  await button(page, "Save").click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  await expect(stopped(page)).toBeHidden();
});

portal("in a portal the element alone stops, and the portal hears of it", async ({ page, portal: { url }, guard }) => {
  guard.expectError(/RuntimeError/);
  await page.goto(`${url}/host/account/profile`);
  await signIn(page);
  await expect(field(page, "First name")).toHaveValue("Zoé");
  await trap(page);
  await expect(element(page).getByRole("alert")).toContainText("This page has stopped");
  await expect(element(page).getByRole("textbox", { name: "First name" })).toHaveCount(0);
  expect(await lastHeard(page, "error")).toEqual({ message: expect.stringContaining("has stopped"), requestId: null });
  await expect(heading(page, "Portal")).toBeVisible();
  await page.evaluate(() => document.querySelector("iam-account").remove());
  await page.evaluate(() => document.querySelector("main").append(document.createElement("iam-account")));
  await expect(element(page).getByRole("alert")).toContainText("This page has stopped");
});
