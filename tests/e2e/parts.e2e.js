// The parts of the program that are fetched when they are needed: not before, again after a failure, and from then on never.
import { button, expect, field, heading, hold, link, open, signIn, test } from "./fixtures.js";

const PAGES = /iam-account-pages-.*\.wasm$/;

/** The lazy parts that the page asks for, from now on. */
function parts(page) {
  const list = [];
  page.on("request", (request) => {
    const part = request.url().match(/iam-account-([a-z]\w*)-[\da-f]{16}\.wasm$/);
    if (part) list.push(part[1]);
  });
  return list;
}

test("a visitor whose language is English fetches no other, and every part once", async ({ page, server }) => {
  const asked = parts(page);
  await open(page, server, "/profile");
  await expect(field(page, "First name")).toHaveValue("Zoé");
  await expect.poll(() => asked).toContain("pages");
  await link(page, "Settings").click();
  await expect(heading(page, "Settings")).toBeVisible();
  expect(asked.filter((part) => part.startsWith("language"))).toEqual([]);
  expect(asked).toEqual([...new Set(asked)]);
});

test("the form can be used before any other part is there", async ({ page, server }) => {
  await open(page, server, "/profile");
  await expect(field(page, "First name")).toHaveValue("Zoé");
  const held = await hold(page, /iam-account-[a-z]\w*-[\da-f]{16}\.wasm$/);
  await page.reload();
  await held.arrival;
  held.release();
  await signIn(page);
  await field(page, "First name").fill("Zoë");
  await button(page, "Save").click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
});

test("a page whose part is on its way shows that it is loading, and then the page", async ({ page, server }) => {
  const held = await hold(page, PAGES);
  await page.goto(`${server.url}/sign-in`);
  await held.arrival;
  await expect(page.getByText("Loading…")).toBeAttached();
  held.release();
  await expect(heading(page, "Sign in")).toBeVisible();
});

test("a part that is lost is named, can be fetched again, and nothing typed is lost", async ({ page, server, guard }) => {
  guard.expectNoResponse();
  await open(page, server, "/profile");
  await expect(field(page, "First name")).toHaveValue("Zoé");
  await page.route(PAGES, (route) => route.abort());
  await page.reload();
  const failure = page.getByRole("alert").filter({ hasText: "This part of the page could not be loaded" });
  await expect(failure).toBeVisible();
  await expect(button(page, "Reload the page")).toBeVisible();
  await page.unroute(PAGES);
  await button(page, "Try again").click();
  await expect(heading(page, "Sign in")).toBeVisible();
  await signIn(page);
  await expect(field(page, "First name")).toHaveValue("Zoé");
});

test("after a new deployment that took the parts away the page offers to reload", async ({ page, server, guard }) => {
  guard.expectStatus(404);
  await page.route(PAGES, (route) => route.fulfill({ status: 404 }));
  await page.goto(`${server.url}/sign-in`);
  const reload = button(page, "Reload the page");
  await expect(reload).toBeVisible();
  await page.unroute(PAGES);
  await reload.click();
  await expect(heading(page, "Sign in")).toBeVisible();
});

test("no page needs the network for its part after the first idle", async ({ page, context, server, guard }) => {
  guard.allowError(/ERR_INTERNET_DISCONNECTED/);
  const asked = parts(page);
  await open(page, server, "/profile");
  await expect(field(page, "First name")).toHaveValue("Zoé");
  await expect(heading(page, "Picture")).toBeVisible();
  await expect.poll(() => asked).toEqual(expect.arrayContaining(["pages", "profile"]));
  await link(page, "Password").click();
  await expect(button(page, "Change password")).toBeVisible();
  await context.setOffline(true);
  await link(page, "Account").click();
  await expect(button(page, "Delete my account")).toBeVisible();
  await context.setOffline(false);
});
