// The parts of the program where a session outlives a reload: they come before they are needed, and without them nothing typed is lost.
import { button, expect, field, hold, link, operation, putBack } from "./fixtures.js";
import { enter, test } from "./support/cookie.js";

const PAGES = /iam-account-pages-.*\.wasm$/;

// The page asked for the user before there was a session.
test.beforeEach(({ guard }) => guard.expectStatus(401));

/** Signs in and loads the profile again, after `before`. */
async function reload(page, server, before) {
  await enter(page, server);
  await expect(field(page, "First name")).toHaveValue("Zoé");
  await before();
  await page.reload({ waitUntil: "commit" });
}

/** Types a name, and goes to a page that cannot be drawn. */
async function typeAndLeave(page) {
  await field(page, "First name").fill("Zoë");
  await link(page, "Settings").click();
  const failure = page.getByRole("alert").filter({ hasText: "This page could not be loaded" });
  await expect(failure).toContainText("What you typed is not lost.");
}

const settings = (page) => page.getByRole("combobox", { name: "Language", exact: true });

test("what is typed stays while a part cannot be fetched", async ({ page, server, guard }) => {
  guard.expectNoResponse();
  await reload(page, server, () => page.route(PAGES, (route) => route.abort()));
  await typeAndLeave(page);
  await page.unroute(PAGES);
  await button(page, "Try again").click();
  await expect(settings(page)).toBeVisible();
  await link(page, "Profile").click();
  await expect(field(page, "First name")).toHaveValue("Zoë");
  await button(page, "Save").click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  expect((await server.read()).first_name).toBe("Zoë");
});

test("what is typed survives the reload after a deployment that took the parts away", async ({ page, server, guard }) => {
  guard.expectStatus(404);
  await reload(page, server, () => page.route(PAGES, (route) => route.fulfill({ status: 404 })));
  await typeAndLeave(page);
  await page.unroute(PAGES);
  await button(page, "Reload the page").click();
  await expect(settings(page)).toBeVisible();
  await link(page, "Profile").click();
  await putBack(page);
  await expect(field(page, "First name")).toHaveValue("Zoë");
});

for (const [what, reach] of [
  ["a pointer", (to) => to.hover()],
  ["the focus", (to) => to.focus()],
]) {
  test(`${what} that reaches a link fetches what is behind it, while the profile is on its way`, async ({ page, server }) => {
    let read;
    await reload(page, server, async () => (read = await hold(page, operation(""))));
    await read.arrival;
    const asked = [];
    page.on("request", (request) => PAGES.test(request.url()) && asked.push(request));
    await expect(page.getByText("Loading…")).toBeVisible();
    expect(asked).toEqual([]);
    await reach(link(page, "Settings"));
    await expect.poll(() => asked).toHaveLength(1);
    read.release();
    await expect(field(page, "First name")).toHaveValue("Zoé");
  });
}
