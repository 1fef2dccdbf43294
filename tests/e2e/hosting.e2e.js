// The shipped files, and where they can be hosted.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { button, expect, heading, hold, link, open, signIn, test, toggle } from "./fixtures.js";
import { DIST } from "./support/devserver.js";
import { headersOf } from "./support/readme.js";

test("the page runs with exactly the documented headers", async ({ page, server }) => {
  const response = await page.goto(`${server.url}/profile`);
  // It is for HTTPS, which the devserver does not speak.
  const { "Strict-Transport-Security": _, ...headers } = headersOf("index.html");
  for (const [name, value] of Object.entries(headers)) expect(await response.headerValue(name), name).toBe(value);
  expect(await response.headerValue("cache-control")).toBe("no-cache");
  await expect(heading(page, "Sign in")).toBeVisible();
});

for (const file of readdirSync(DIST).filter((name) => name.endsWith(".html"))) {
  test(`${file} has no inline script, style or handler, and its addresses are relative`, () => {
    const html = readFileSync(join(DIST, file), "utf8").replace(/<!--[^]*?-->/g, "");
    for (const [tag] of html.matchAll(/<script[^>]*>/g)) expect(tag).toContain("src=");
    for (const [, content] of html.matchAll(/<script[^>]*>([^]*?)<\/script>/g)) expect(content.trim()).toBe("");
    expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:|srcdoc=/i);
    for (const [, url] of html.matchAll(/\s(?:src|href)="([^"]*)"/g)) expect(url).toMatch(/^\.\//);
  });
}

test("the skeleton is painted before the program is loaded, without heading, field or button", async ({ page, server }) => {
  const program = await hold(page, /\.wasm$/);
  await page.goto(`${server.url}/profile`, { waitUntil: "commit" });
  await program.arrival;
  await expect.poll(() => page.evaluate(() => performance.getEntriesByName("first-paint").length)).toBe(1);
  for (const role of ["heading", "textbox", "button", "link", "checkbox", "alert"]) {
    await expect(page.getByRole(role)).toHaveCount(0);
  }
  const skeleton = await page.evaluate(() => {
    const box = document.querySelector("iam-account > .iam-skeleton").getBoundingClientRect();
    return box.width > 0 && box.height > 0;
  });
  expect(skeleton).toBe(true);
  program.release();
  await expect(heading(page, "Sign in")).toBeVisible();
  await expect(page.locator("iam-account > .iam-skeleton")).toHaveCount(0);
});

test("a program that cannot be loaded shows an error in place of the skeleton", async ({ page, server, guard }) => {
  guard.expectNoResponse();
  guard.expectError(/TypeError: Failed to fetch/);
  await page.route(/\.wasm$/, (route) => route.abort());
  await page.goto(`${server.url}/profile`);
  await expect(page.getByRole("alert")).toContainText("This page could not start.");
  await expect(page.getByRole("alert")).toContainText("The page tries again by itself.");
  await page.unroute(/\.wasm$/);
  await page.unrouteAll();
  await page.reload();
  await expect(heading(page, "Sign in")).toBeVisible();
});

test("hashed files are cached and the others are revalidated", async ({ page, server }) => {
  const caching = {};
  page.on("response", (response) => {
    caching[new URL(response.url()).pathname] = response.headers()["cache-control"];
  });
  await open(page, server, "/profile");
  const hashed = Object.entries(caching).filter(([path]) => /-[0-9a-f]{16}\./.test(path));
  expect(hashed.length).toBeGreaterThanOrEqual(3);
  for (const [, value] of hashed) expect(value).toBe("public, max-age=31536000, immutable");
  expect(caching["/iam-account.js"]).toBe("no-cache");
  expect(caching["/config.json"]).toBe("no-cache");
});

test.describe("below a sub-path", () => {
  test.use({ serverOptions: { args: ["--base-path", "/some/sub/path"] } });

  test("deep links, links, reload and the way back work, and every asset loads from there", async ({ page, server }) => {
    const asked = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    expect(server.url).toBe(`${server.origin}/some/sub/path`);
    await open(page, server, "/settings");
    await expect(page).toHaveURL(`${server.url}/settings`);
    await expect(toggle(page, "Dark mode")).toBeVisible();
    await link(page, "Profile").click();
    await expect(heading(page, "Profile")).toBeVisible();
    await expect(page).toHaveURL(`${server.url}/profile`);
    await page.reload();
    await expect(page).toHaveURL(`${server.url}/sign-in`);
    await signIn(page);
    await expect(heading(page, "Profile")).toBeVisible();
    await button(page, "Sign out").click();
    await expect(page).toHaveURL(`${server.url}/signed-out`);
    const elsewhere = asked.filter((path) => !path.startsWith("/some/sub/path/") && !path.startsWith("/iam/v1/"));
    expect(elsewhere).toEqual([]);
  });

  test("the base with and without its slash redirects to the profile", async ({ page, server }) => {
    for (const slash of ["", "/"]) {
      await open(page, server, slash);
      await expect(page).toHaveURL(`${server.url}/profile`);
    }
  });

  test("an unknown URL and a trailing slash work below it too", async ({ page, server }) => {
    await page.goto(`${server.url}/nowhere`);
    await expect(heading(page, "Page not found")).toBeVisible();
    await page.goto(`${server.url}/diagnostics/`);
    await expect(page).toHaveURL(`${server.url}/diagnostics`);
    await expect(page.getByRole("definition").filter({ hasText: "/some/sub/path" })).toBeVisible();
  });

  test("the preview of the signature loads from there", async ({ page, server }) => {
    await open(page, server, "/settings");
    await toggle(page, "Raw HTML email").click();
    const frame = page.getByTitle("Preview of your signature", { exact: true });
    await expect(frame.contentFrame().getByText("Agence du Port")).toBeVisible();
  });
});
