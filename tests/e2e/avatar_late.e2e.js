// A picture that is available a moment later, or whose URL failed once.
import { button, card, expect, open, test } from "./fixtures.js";
import { picture, png } from "./support/png.js";
import { give, send, studio } from "./support/studio.js";

const PICTURES = "**/iam/v1/avatars/*";
const image = (page) => page.getByRole("img", { name: "Your picture", exact: true });
const initials = (page) => page.getByRole("img", { name: /your initials/ });
const isLoaded = (image) => image.evaluate((image) => image.complete && image.naturalWidth > 0);

/** Responds with `respond()` in place of the pictures, or with the picture where that is undefined. Counts the requests. */
const keep = async (page, respond) => {
  const searches = [];
  await page.route(PICTURES, (route) => {
    searches.push(new URL(route.request().url()).search);
    const instead = respond(route);
    return instead === undefined ? route.fulfill({ contentType: "image/png", body: png() }) : instead;
  });
  return searches;
};

const upload = async (page) => {
  await send(page, picture());
  await expect(card(page, "Picture").getByText("Your new picture is saved.")).toBeVisible();
};

test("one that is available two seconds later is shown then, and until then the initials", async ({ page, server, guard }) => {
  guard.expectStatus(404);
  await page.clock.install();
  let isThere = false;
  const searches = await keep(page, (route) => (isThere ? undefined : route.fulfill({ status: 404 })));
  await give(server);
  await open(page, server, "/profile");
  await expect(initials(page)).toHaveText("ZM");
  await expect(image(page)).toBeHidden();
  await expect.poll(() => searches.length).toBeGreaterThan(0);
  isThere = true;
  await expect(async () => {
    await page.clock.fastForward(1000);
    await expect(image(page)).toBeVisible({ timeout: 500 });
  }).toPass();
  expect(await isLoaded(image(page))).toBe(true);
  await expect(initials(page)).toBeHidden();
});

test("one that never loads is tried a few times, and once more when the browser is online again", async ({ page, context, server, guard }) => {
  guard.expectStatus(404);
  // The app checks the connection at once, which may still be the moment without one.
  guard.allowError(/Failed to load resource: net::ERR_INTERNET_DISCONNECTED/);
  await page.clock.install();
  let isThere = false;
  const searches = await keep(page, (route) => (isThere ? undefined : route.fulfill({ status: 404 })));
  await give(server);
  await open(page, server, "/profile");
  for (let times = 0; times < 20; times += 1) {
    await page.clock.fastForward(10_000);
    await expect(initials(page)).toHaveText("ZM");
  }
  // Five times, and card and header may each request it.
  expect(searches.length).toBeGreaterThanOrEqual(5);
  expect(searches.length).toBeLessThanOrEqual(10);
  isThere = true;
  await context.setOffline(true);
  await context.setOffline(false);
  await expect.poll(() => isLoaded(image(page))).toBe(true);
});

test("where a service refuses the version in the URL, its own URL is requested once", async ({ page, server, guard }) => {
  guard.expectStatus(400);
  await page.clock.install();
  const searches = await keep(page, (route) => (route.request().url().includes("?") ? route.fulfill({ status: 400 }) : undefined));
  await give(server);
  await open(page, server, "/profile");
  await expect.poll(() => isLoaded(image(page))).toBe(true);
  await page.clock.fastForward(60_000);
  await expect(initials(page)).toBeHidden();
  await expect.poll(() => new Set(searches).size).toBe(2);
  expect(searches.filter((search) => search === "").length).toBeLessThanOrEqual(2);
  expect(searches.length).toBeLessThanOrEqual(4);
});

test("an old picture that hangs does not delay a new one", async ({ page, server }) => {
  await open(page, server, "/profile");
  await upload(page);
  await expect.poll(() => isLoaded(image(page))).toBe(true);
  const hanging = [];
  await page.route(PICTURES, (route) => hanging.push(route));
  await send(page, picture());
  await expect.poll(() => hanging.length).toBe(1);
  await button(page, "Cancel").click();
  await expect(studio(page).getByText("Upload cancelled. Your picture is as it was.")).toBeVisible();
  await button(page, "Upload picture").click();
  await expect(card(page, "Picture").getByText("Your new picture is saved.")).toBeVisible({ timeout: 15_000 });
  await page.unroute(PICTURES);
  await Promise.all(hanging.map((route) => route.abort().catch(() => {})));
});
