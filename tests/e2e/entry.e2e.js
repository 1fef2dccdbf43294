// The entry module cannot be run: a script that needs no other file shows an error. A slow one causes none.
import { button, expect, heading, hold, link, signIn, test, toggle } from "./fixtures.js";
import { chooser, texts } from "./support/languages.js";
import { test as portal } from "./support/portal.js";

const ENTRY = "**/iam-account.js";
const failure = (page) => page.getByRole("alert").filter({ hasText: /could not start|pas pu démarrer/ });
const skeleton = (page) => page.locator(".iam-skeleton");
const script = (body) => ({ contentType: "text/javascript", body });

for (const [what, response, error] of [
  ["is not there", { status: 404 }, /status of 404/],
  ["is no script for the browser", { contentType: "text/plain", body: "", headers: { "x-content-type-options": "nosniff" } }, /MIME type/],
  ["is the page, by a fallback that is wrong", { contentType: "text/html", body: "<!doctype html>" }, /MIME type/],
  ["is cut off", script("class IamAccount extends"), /SyntaxError/],
  ["names a part that is not there", script('import "./failure.js";'), /status of 404/],
  ["gets no response", "abort", /net::ERR_/],
]) {
  test(`an entry module that ${what} shows an error with a button to reload`, async ({ page, server, guard }) => {
    guard.expectError(error);
    await page.route(ENTRY, (route) => (response === "abort" ? route.abort() : route.fulfill(response)));
    await page.goto(`${server.url}/profile`);
    await expect(failure(page)).toContainText("This page could not start, because a part of it could not be loaded.");
    await expect(skeleton(page)).toHaveCount(0);
    await page.unroute(ENTRY);
    await button(page, "Reload").click();
    await expect(heading(page, "Sign in")).toBeVisible();
    await expect(failure(page)).toHaveCount(0);
  });
}

test.describe("in French", () => {
  test.use({ locale: "fr-FR" });

  test("a missing entry module shows an error in French, and the document is marked as French", async ({ page, server, guard }) => {
    guard.expectStatus(404);
    await page.route(ENTRY, (route) => route.fulfill({ status: 404 }));
    await page.goto(`${server.url}/profile`);
    const { missing, reload } = texts("fr").failure;
    await expect(failure(page)).toContainText(missing);
    await expect(button(page, reload)).toBeVisible();
    await expect(failure(page)).toHaveAttribute("lang", "fr");
    await expect(page.locator("html")).toHaveAttribute("lang", "fr");
  });

  test("a missing program does too", async ({ page, server, guard }) => {
    guard.expectStatus(404);
    guard.expectError(/failed to fetch Wasm/);
    await page.route(/\.wasm$/, (route) => route.fulfill({ status: 404 }));
    await page.goto(`${server.url}/profile`);
    await expect(failure(page)).toContainText(texts("fr").failure.start);
    await expect(page.locator("html")).toHaveAttribute("lang", "fr");
  });

  test("the standalone document has the language of the page, and follows it", async ({ page, server }) => {
    await page.goto(`${server.url}/settings`);
    await expect(heading(page, texts("fr").pages.sign_in)).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", "fr");
    await chooser(page, texts("fr").common.language).selectOption("en");
    await expect(heading(page, "Sign in")).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
  });

  portal("the document of a portal keeps its own", async ({ page, portal: { url } }) => {
    await page.goto(`${url}/host/account/profile`);
    await expect(heading(page, texts("fr").pages.sign_in)).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
  });
});

test("a slow entry module and a slow program cause no error", async ({ page, server }) => {
  const [entry, program] = [await hold(page, ENTRY), await hold(page, /\.wasm$/)];
  await page.goto(`${server.url}/profile`, { waitUntil: "commit" });
  await entry.arrival;
  await expect(skeleton(page)).toBeVisible();
  await expect(failure(page)).toHaveCount(0);
  entry.release();
  await program.arrival;
  await page.waitForFunction(() => document.readyState === "complete");
  await expect(skeleton(page)).toBeVisible();
  await expect(failure(page)).toHaveCount(0);
  program.release();
  await expect(heading(page, "Sign in")).toBeVisible();
  await expect(skeleton(page)).toHaveCount(0);
});

test("the page works without its stylesheet", async ({ page, server, guard }) => {
  guard.expectStatus(404);
  await page.route(/\.css$/, (route) => route.fulfill({ status: 404 }));
  await page.goto(`${server.url}/settings`);
  await signIn(page);
  await toggle(page, "Dark mode").click();
  await expect.poll(() => server.read("config/")).toMatchObject({ dark_mode: true });
  await expect(failure(page)).toHaveCount(0);
});

test("in a browser without languages and storage the page works, and so does its error", async ({ page, server, guard }) => {
  guard.expectStatus(404);
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, "languages", { get: () => undefined });
    Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("Denied", "SecurityError"); } });
    delete window.MutationObserver;
  });
  await page.route(ENTRY, (route) => route.fulfill({ status: 404 }));
  await page.goto(`${server.url}/profile`);
  await expect(failure(page)).toContainText("a part of it could not be loaded");
  await page.unroute(ENTRY);
  await button(page, "Reload").click();
  await signIn(page);
  await link(page, "Settings").click();
  await expect(toggle(page, "Dark mode")).toBeVisible();
});
