import { expect, heading, link, open, signIn, test } from "./fixtures.js";

test("an unknown URL shows a page with links", async ({ page, server }) => {
  await page.goto(`${server.url}/nowhere`);
  await expect(heading(page, "Page not found")).toBeVisible();
  await expect(page).toHaveTitle("Page not found · Account");
  await expect(page).toHaveURL(`${server.url}/nowhere`);
  for (const title of ["Profile", "Password", "Settings", "Notifications", "Account"]) {
    await expect(link(page, title)).toBeVisible();
  }
  await link(page, "Settings").click();
  await signIn(page);
  await expect(heading(page, "Settings")).toBeVisible();
});

test("a trailing slash redirects and keeps the query", async ({ page, server }) => {
  await open(page, server, "/settings/?from=mail");
  await expect(heading(page, "Settings")).toBeVisible();
  await expect(page).toHaveURL(`${server.url}/settings?from=mail`);
  const response = await fetch(`${server.url}/settings/?from=mail`, { redirect: "manual" });
  expect(response.status).toBe(308);
  expect(new URL(response.headers.get("location"), server.url).href).toBe(`${server.url}/settings?from=mail`);
});

test("a missing file is a 404 and not the page", async ({ server }) => {
  for (const path of ["/missing.js", "/missing.css", "/locales/xx.json", "/profile/more"]) {
    const response = await fetch(`${server.url}${path}`);
    expect(response.status, path).toBe(404);
    expect(await response.text(), path).not.toContain("<iam-account");
  }
});

test("an unknown URL of the API is a 404 in JSON", async ({ server }) => {
  const response = await fetch(`${server.origin}/iam/v1/nowhere/`);
  expect(response.status).toBe(404);
  expect(response.headers.get("content-type")).toContain("application/json");
});
