// The program stops for good: the person sees an error page, and support gets a report.
import { button, expect, field, heading, link, open, putBack, signIn, test } from "./fixtures.js";
import { element, heard, lastHeard, test as portal } from "./support/portal.js";
import { clickRefused, fillStack, trap } from "./support/trap.js";

const stopped = (page) => page.getByRole("alert").filter({ hasText: "This page has stopped" });
const report = (page) => page.getByRole("textbox", { name: "Report for support" });

test("a panic shows a page with a reload, the drafts, and a report without personal data", async ({ page, server, guard }) => {
  guard.expectError(/RuntimeError/);
  const logged = [];
  page.on("console", (message) => logged.push(message.text()));
  page.on("pageerror", (error) => logged.push(String(error.stack)));
  await open(page, server, "/profile");
  await field(page, "First name").fill("Zoë-Draft");
  await clickRefused(link(page, "Settings"));
  await expect(stopped(page)).toBeVisible();
  await expect(stopped(page)).toContainText("What you typed and did not save is kept in this browser");
  await expect(heading(page, "Profile")).toBeHidden();
  await page.getByText("Show what you typed", { exact: true }).click();
  await expect(stopped(page).getByRole("term")).toHaveText(["First name"]);
  await expect(stopped(page).getByRole("definition")).toHaveText(["Zoë-Draft"]);
  await page.getByText("Report for support", { exact: true }).click();
  const text = await report(page).inputValue();
  expect(text).toMatch(/^iam-account \d+\.\d+\.\d+\nPage: \w+\nRuntimeError: unreachable\n(wasm-function\[\d+\]:0x[\da-f]+\n)+Mozilla/);
  expect(text).toContain("Chrome/");
  for (const personal of ["Zo", "example.test", "demo-key", "http", "panicked"]) expect(text).not.toContain(personal);
  for (const personal of ["Zo", "example.test", "demo-key", "panicked"]) expect(logged.join("\n")).not.toContain(personal);
  await button(page, "Reload").click();
  await signIn(page);
  await page.goto(`${server.url}/profile`);
  await signIn(page);
  await putBack(page);
  await expect(field(page, "First name")).toHaveValue("Zoë-Draft");
  expect((await server.read()).first_name).toBe("Zoé");
});

test("the report can be copied", { tag: "@chromium" }, async ({ page, context, server, guard }) => {
  guard.expectError(/RuntimeError/);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, server, "/settings");
  await expect(heading(page, "Settings")).toBeVisible();
  await trap(page, server.url);
  await page.getByText("Report for support", { exact: true }).click();
  await button(page, "Copy report").click();
  await expect(button(page, "Copied")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await report(page).inputValue());
  await expect(report(page)).toHaveValue(/Page: settings\nRuntimeError: memory access out of bounds\n/);
});

test("a report that the browser cannot copy is selected, with a message", { tag: "@chromium" }, async ({ page, server, guard }) => {
  guard.expectError(/RuntimeError/);
  await open(page, server, "/settings");
  await page.evaluate(() => {
    Object.defineProperty(navigator, "clipboard", { value: undefined });
    document.execCommand = () => false;
  });
  await trap(page, server.url);
  await page.getByText("Report for support", { exact: true }).click();
  await button(page, "Copy report").click();
  await expect(stopped(page)).toContainText("Your browser did not copy it. The report is selected: copy it by hand.");
  expect(await page.evaluate(() => String(getSelection()))).toBe(await report(page).inputValue());
});

test("a stack overflow in the program stops it", async ({ page, server, guard }) => {
  guard.expectError(/Maximum call stack size exceeded/);
  await open(page, server, "/profile");
  await expect(field(page, "First name")).toHaveValue("Zoé");
  await fillStack(page, server.url);
  await page.getByText("Report for support", { exact: true }).click();
  await expect(report(page)).toHaveValue(/\nRangeError: Maximum call stack size exceeded\n/);
});

portal("in a portal only the element stops, and the portal gets an event", { tag: "@chromium" }, async ({ page, portal: { url }, guard }) => {
  guard.expectError(/RuntimeError/);
  await page.goto(`${url}/host/account/profile`);
  await signIn(page);
  await expect(field(page, "First name")).toHaveValue("Zoé");
  await trap(page, `${url}/host/assets`);
  await expect(element(page).getByRole("alert")).toContainText("This page has stopped");
  await expect(element(page).getByRole("textbox", { name: "First name" })).toHaveCount(0);
  expect(await lastHeard(page, "error")).toEqual({ message: expect.stringContaining("has stopped"), requestId: null });
  await expect(heading(page, "Portal")).toBeVisible();
  await page.evaluate(() => document.querySelector("iam-account").remove());
  await page.evaluate(() => document.querySelector("main").append(document.createElement("iam-account")));
  await expect(element(page).getByRole("alert")).toContainText("This page has stopped");
});

portal.describe("of two elements", () => {
  portal.use({ element: '<iam-account page="profile"></iam-account><iam-account page="password"></iam-account>' });

  portal("both elements stop once, and nothing calls the program again", { tag: "@chromium" }, async ({ page, portal: { url }, guard }) => {
    guard.expectError(/RuntimeError/);
    const errors = [];
    page.on("pageerror", (error) => errors.push(error.message));
    await page.goto(`${url}/host`);
    await expect(heading(page, "Sign in")).toHaveCount(2);
    await trap(page, `${url}/host/assets`);
    await expect(stopped(page)).toHaveCount(2);
    await trap(page, `${url}/host/assets`);
    await page.evaluate(() => {
      dispatchEvent(new PopStateEvent("popstate"));
      const [first, second] = document.querySelectorAll("iam-account");
      first.setAttribute("locale", "fr");
      second.remove();
    });
    await expect(stopped(page)).toHaveCount(1);
    expect((await heard(page)).filter(({ name }) => name === "error")).toHaveLength(2);
    expect(errors).toEqual(["memory access out of bounds"]);
  });
});
