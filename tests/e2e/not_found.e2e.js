import { expect, heading, link, open, signIn, test } from "./fixtures.js";

test("an unknown URL is a page that leads on", async ({ page, server }) => {
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

test("a trailing slash is redirected, query included", async ({ page, server }) => {
  await open(page, server, "/settings/?from=mail");
  await expect(heading(page, "Settings")).toBeVisible();
  await expect(page).toHaveURL(`${server.url}/settings?from=mail`);
  const answer = await fetch(`${server.url}/settings/?from=mail`, { redirect: "manual" });
  expect(answer.status).toBe(308);
  expect(new URL(answer.headers.get("location"), server.url).href).toBe(`${server.url}/settings?from=mail`);
});

test("a missing file is a 404 and never the page", async ({ server }) => {
  for (const path of ["/missing.js", "/missing.css", "/locales/xx.json", "/profile/more"]) {
    const answer = await fetch(`${server.url}${path}`);
    expect(answer.status, path).toBe(404);
    expect(await answer.text(), path).not.toContain("<iam-account");
  }
});

test("an unknown URL of the API is a 404 in JSON", async ({ server }) => {
  const answer = await fetch(`${server.origin}/iam/v1/nowhere/`);
  expect(answer.status).toBe(404);
  expect(answer.headers.get("content-type")).toContain("application/json");
});
