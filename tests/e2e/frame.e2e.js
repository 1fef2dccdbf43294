// The standalone page in a frame of a portal on another origin, with the script for portals (public/iam-account-host.js).
import { button, expect, field, heading, link, toggle } from "./fixtures.js";
import { frameUp, inFrame, test } from "./support/frame.js";

const hosted = (page) => page.getByTitle("Your account", { exact: true });
const app = (frame) => frame.locator("iam-account");
/** Heights in CSS pixels: of the frame in the portal, and of what is in it. */
const height = (page) => hosted(page).evaluate((frame) => frame.clientHeight);
const content = (frame) => app(frame).evaluate((element) => Math.ceil(element.getBoundingClientRect().height));
const fits = (page, frame) => expect.poll(async () => (await height(page)) - (await content(frame))).toBe(0);
const routes = (page) => page.evaluate(() => window.routes.map(([, path]) => path));

test("the portal's token signs in, and a save works", async ({ page, portal, server, desk }) => {
  const frame = await frameUp(page, portal, server);
  await expect(field(frame, "First name")).toHaveValue("Zoé");
  expect(desk.asked).toEqual(["start"]);
  await field(frame, "First name").fill("Zoë");
  await button(frame, "Save").click();
  await expect(frame.getByText("Saved.", { exact: true })).toBeVisible();
  expect((await server.read()).first_name).toBe("Zoë");
});

test("without a token the page asks the portal again when the person presses the button", async ({ page, portal, server, desk }) => {
  desk.give = (reason) => {
    if (reason === "start") throw new Error("no one is signed in");
    return "demo-key";
  };
  const frame = await frameUp(page, portal, server);
  await expect(heading(frame, "Sign in")).toBeVisible();
  await button(frame, "Sign in").click();
  await expect(field(frame, "First name")).toHaveValue("Zoé");
  expect(desk.asked).toEqual(["start", "sign-in"]);
});

test("the frame is as high as its content, also when that gets lower, and comes to rest", async ({ page, portal, server, desk: _ }) => {
  const frame = await frameUp(page, portal, server, "/settings");
  await expect(toggle(frame, "Dark mode")).toBeVisible();
  await fits(page, frame);
  const high = await height(page);
  expect(high).toBeGreaterThan(page.viewportSize().height);
  await link(frame, "Password").click();
  await expect(heading(frame, "Password")).toBeVisible();
  await expect.poll(() => height(page)).toBeLessThan(high);
  await fits(page, frame);
  // A hundred pictures on the screen later it is the same: neither follows the other.
  const heights = await hosted(page).evaluate(async (frame) => {
    const seen = new Set();
    for (let count = 0; count < 100; count++) {
      await new Promise(requestAnimationFrame);
      seen.add(frame.clientHeight);
    }
    return [...seen];
  });
  expect(heights).toHaveLength(1);
});

test("the sign-in page comes to rest, too", async ({ page, portal, server, desk }) => {
  desk.give = () => null;
  const frame = await frameUp(page, portal, server);
  await expect(heading(frame, "Sign in")).toBeVisible();
  await fits(page, frame);
  const before = await content(frame);
  // A portal that makes the frame higher makes the content no higher.
  await hosted(page).evaluate((frame) => (frame.style.height = "3000px"));
  await inFrame(page, server).waitForFunction(() => innerHeight === 3000);
  expect(await content(frame)).toBe(before);
});

test("a dialog of a high page is where the person looks", async ({ page, portal, server, desk: _ }) => {
  const frame = await frameUp(page, portal, server, "/account");
  await button(frame, "Delete my account").click();
  await expect(field(frame, "Type your email to confirm")).toBeInViewport();
  await expect(button(frame, "Delete permanently")).toBeInViewport();
});

test("the portal hears each page, and back and forward cross them", async ({ page, portal, server, desk: _ }) => {
  const frame = await frameUp(page, portal, server);
  await expect(field(frame, "First name")).toHaveValue("Zoé");
  await link(frame, "Settings").click();
  await expect(toggle(frame, "Dark mode")).toBeVisible();
  await expect.poll(() => routes(page)).toEqual(["/profile", "/settings"]);
  expect(await page.evaluate(() => window.routes.at(-1))).toEqual(["settings", "/settings"]);
  await page.evaluate(() => history.back());
  await expect(heading(frame, "Profile")).toBeVisible();
  await page.evaluate(() => history.forward());
  await expect(heading(frame, "Settings")).toBeVisible();
  await expect.poll(() => routes(page)).toEqual(["/profile", "/settings", "/profile", "/settings"]);
});

test("the portal shows a page without a step in the history, and nothing outside of the base path", async ({ page, portal, server, desk: _ }) => {
  const frame = await frameUp(page, portal, server, "/profile", { route: "/password" });
  await expect(heading(frame, "Password")).toBeVisible();
  const steps = await page.evaluate(() => history.length);
  await page.evaluate(() => window.account.route("/settings"));
  await expect(heading(frame, "Settings")).toBeVisible();
  for (const path of ["//evil.test/profile", "https://evil.test/", "javascript:alert(1)", "settings", 42, null]) {
    await page.evaluate((path) => window.account.route(path), path);
  }
  await page.evaluate(() => window.account.route("/notifications"));
  await expect(heading(frame, "Notifications")).toBeVisible();
  await expect.poll(() => routes(page)).toEqual(["/password", "/settings", "/notifications"]);
  expect(await page.evaluate(() => history.length)).toBe(steps);
  expect(inFrame(page, server).url()).toBe(`${server.url}/notifications`);
});

test.describe("below a sub-path", () => {
  test.use({ serverArgs: ["--base-path", "/some/sub"] });

  test("paths begin below it, and a path that leaves it is ignored", async ({ page, portal, server, desk: _ }) => {
    const frame = await frameUp(page, portal, server);
    await expect(field(frame, "First name")).toHaveValue("Zoé");
    for (const path of ["/../other", "/%2e%2e/other"]) {
      // It says whether it may leave after it has heard the path.
      await page.evaluate((path) => (window.account.route(path), window.account.canLeave()), path);
      expect(await inFrame(page, server).evaluate(() => location.href)).toBe(`${server.url}/profile`);
    }
    await page.evaluate(() => window.account.route("/settings"));
    await expect(heading(frame, "Settings")).toBeVisible();
    await expect.poll(() => routes(page)).toEqual(["/profile", "/settings"]);
    expect(inFrame(page, server).url()).toBe(`${server.url}/settings`);
  });
});

test("theme and locale are the portal's, from the start and later", async ({ page, portal, server, desk: _ }) => {
  const frame = await frameUp(page, portal, server, "/settings", { theme: "dark", locale: "fr" });
  await expect(heading(frame, "Paramètres")).toBeVisible();
  await expect(app(frame)).toHaveAttribute("theme", "dark");
  await field(frame, "Signature d’e-mail").fill("Pas encore");
  await page.evaluate(() => (window.account.theme("light"), window.account.locale("en")));
  await expect(heading(frame, "Settings")).toBeVisible();
  await expect(app(frame)).toHaveAttribute("theme", "light");
  await expect(field(frame, "Email signature")).toHaveValue("Pas encore");
  await page.evaluate(() => (window.account.theme("blue"), window.account.locale(7), window.account.theme(null), window.account.locale(null)));
  await expect(app(frame)).not.toHaveAttribute("theme");
  await expect(app(frame)).not.toHaveAttribute("locale");
});

test("a page that is loaded anew is connected anew, and stays where it is", async ({ page, portal, server, desk }) => {
  const frame = await frameUp(page, portal, server, "/profile", { route: "/password", theme: "dark" });
  await expect(heading(frame, "Password")).toBeVisible();
  await link(frame, "Settings").click();
  await expect(field(frame, "Email signature")).toBeVisible();
  await inFrame(page, server).evaluate(() => void location.reload());
  await expect.poll(() => desk.asked).toEqual(["start", "start"]);
  await expect(heading(frame, "Settings")).toBeVisible();
  await expect(app(frame)).toHaveAttribute("theme", "dark");
});

test.describe("where the browser keeps no drafts", () => {
  test.use({ keys: { auth: { mode: "host" }, drafts: "none" } });

  test("the portal hears what is not saved, and before it leaves the person is asked", async ({ page, portal, server, desk: _ }) => {
    const asked = [];
    let answer = false;
    page.on("dialog", (dialog) => (asked.push(dialog.message()), answer ? dialog.accept() : dialog.dismiss()));
    const canLeave = () => page.evaluate(() => window.account.canLeave());
    const frame = await frameUp(page, portal, server);
    await expect(field(frame, "First name")).toHaveValue("Zoé");
    expect(await canLeave()).toBe(true);
    await field(frame, "First name").fill("Ana");
    await expect.poll(() => page.evaluate(() => window.dirt)).toEqual([{ dirty: true, kept: false, pages: ["profile"] }]);
    expect(asked).toEqual([]);
    expect(await canLeave()).toBe(false);
    answer = true;
    expect(await canLeave()).toBe(true);
    expect(asked).toEqual(Array(2).fill("What you typed and did not save will be lost. Leave anyway?"));
  });
});

test("what the browser keeps is no reason to ask, and a frame that was removed leaves nothing", async ({ page, portal, server, desk: _ }) => {
  const frame = await frameUp(page, portal, server);
  await field(frame, "First name").fill("Ana");
  await expect.poll(() => page.evaluate(() => window.dirt)).toEqual([{ dirty: true, kept: true, pages: ["profile"] }]);
  expect(await page.evaluate(() => window.account.canLeave())).toBe(true);
  await page.evaluate(() => window.account.remove());
  await expect(page.locator("iframe")).toHaveCount(0);
  expect(await page.evaluate(() => window.account.canLeave())).toBe(true);
});

test("the preview of the signature works in the frame", async ({ page, portal, server, desk: _ }) => {
  const frame = await frameUp(page, portal, server, "/settings");
  await toggle(frame, "Raw HTML email").click();
  const preview = frame.getByTitle("Preview of your signature", { exact: true });
  await expect(preview.contentFrame().getByText("Agence du Port")).toBeVisible();
});
