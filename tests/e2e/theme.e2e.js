// Light and dark, by the person, the device or the host; before the first paint, and in every tab.
import { card, expect, heading, hold, open, requests, signIn, test, toggle } from "./fixtures.js";
import { element, test as inPortal } from "./support/portal.js";

const DARK = "oklch(0.175 0.01 265)";
const LIGHT = "oklch(0.982 0.003 265)";
const ENTRY = "iam-account:theme";

const saved = (page) => card(page, "Appearance").getByText("Saved.", { exact: true });
const follow = (page) => page.getByRole("checkbox", { name: "Follow my device", exact: true });
const entry = (page) => page.evaluate((key) => localStorage.getItem(key), ENTRY);

/** Waits for the background colour, which differs in each state. */
const ground = (page, colour) =>
  expect
    .poll(() => page.evaluate(() => getComputedStyle(document.querySelector("iam-account")).getPropertyValue("background-color")))
    .toBe(colour);

test.use({ colorScheme: "light" });

test("the next visit starts in the person's theme, before the program is loaded", async ({ page, server }) => {
  await open(page, server, "/settings");
  await ground(page, LIGHT);
  await toggle(page, "Dark mode").click();
  await expect(saved(page)).toBeVisible();
  await expect.poll(() => entry(page)).toBe("dark");

  const program = await hold(page, /\.wasm$/);
  await page.goto(`${server.url}/settings`, { waitUntil: "commit" });
  await program.arrival;
  await expect(page.locator(".iam-skeleton")).toBeVisible();
  await ground(page, DARK);
  program.release();
  await expect(heading(page, "Sign in")).toBeVisible();
  await ground(page, DARK);
  await signIn(page);
  await expect(toggle(page, "Dark mode")).toBeChecked();
  await ground(page, DARK);
});

test("the first painted frame is dark", async ({ page, server }) => {
  await page.addInitScript((key) => localStorage.setItem(key, "dark"), ENTRY);
  await page.addInitScript(() => {
    window.grounds = [];
    const look = () => {
      const element = document.querySelector("iam-account");
      if (element) window.grounds.push(getComputedStyle(element).backgroundColor);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.goto(`${server.url}/`);
  await expect(heading(page, "Sign in")).toBeVisible();
  const grounds = await page.evaluate(() => window.grounds);
  expect(grounds.length).toBeGreaterThan(0);
  expect([...new Set(grounds)]).toEqual([DARK]);
});

test("nothing is painted before the theme is known, however late its script comes", async ({ page, server }) => {
  await page.addInitScript((key) => localStorage.setItem(key, "dark"), ENTRY);
  // Its name is a hash; it is the only classic script.
  const [, name] = (await (await fetch(`${server.url}/`)).text()).match(/<script src="\.\/([^"]+)">/);
  const script = await hold(page, `**/${name}`);
  await page.goto(`${server.url}/`, { waitUntil: "commit" });
  await script.arrival;
  const count = (selector) => page.evaluate((selector) => document.querySelectorAll(selector).length, selector);
  await expect.poll(() => count("script:not([type])"), "the parser waits for the script").toBe(1);
  expect(await count("iam-account")).toBe(0);
  script.release();
  await expect(heading(page, "Sign in")).toBeVisible();
  await ground(page, DARK);
});

test("a theme that is not saved is not stored for the next visit", async ({ page, server }) => {
  await open(page, server, "/settings");
  const put = await hold(page, "**/users/me/config/", "PUT");
  await toggle(page, "Dark mode").click();
  await put.arrival;
  await ground(page, DARK);
  expect(await entry(page)).toBe(null);
  put.release();
  await expect.poll(() => entry(page)).toBe("dark");
});

test("Follow my device uses the theme of the system, and without it the switch decides", async ({ page, server }) => {
  await open(page, server, "/settings");
  await toggle(page, "Dark mode").click();
  await expect(saved(page)).toBeVisible();
  await ground(page, DARK);
  await follow(page).check();
  await ground(page, LIGHT);
  expect(await entry(page)).toBe("device");
  await page.emulateMedia({ colorScheme: "dark" });
  await ground(page, DARK);
  await page.emulateMedia({ colorScheme: "light" });
  await ground(page, LIGHT);
  // Only for this device: the value in the service is unchanged.
  expect((await server.read("config/")).dark_mode).toBe(true);

  await page.reload();
  await ground(page, LIGHT);
  await signIn(page);
  await expect(follow(page)).toBeChecked();
  await expect(toggle(page, "Dark mode")).toBeChecked();
  await ground(page, LIGHT);
  await follow(page).uncheck();
  await ground(page, DARK);
  expect(await entry(page)).toBe("dark");
});

test("a tab shows the change of another one", async ({ page, context, server }) => {
  await open(page, server, "/settings");
  const other = await context.newPage();
  await other.emulateMedia({ colorScheme: "light" });
  await open(other, server, "/settings");
  await expect(toggle(other, "Dark mode")).not.toBeChecked();
  await toggle(page, "Dark mode").click();
  await ground(other, DARK);
  await expect(toggle(other, "Dark mode")).toBeChecked();
  await follow(other).check();
  await expect(follow(page)).toBeChecked();
  await ground(page, LIGHT);
});

test("tabs of two people do not change each other", async ({ page, context, server }) => {
  const noor = await context.newPage();
  await noor.emulateMedia({ colorScheme: "light" });
  await open(noor, server, "/settings", "noor-key");
  await expect(toggle(noor, "Dark mode")).toBeVisible();
  const before = await toggle(noor, "Dark mode").isChecked();
  await open(page, server, "/settings");
  await toggle(page, "Dark mode").click();
  await expect(saved(page)).toBeVisible();
  const read = requests(noor, "GET", "config/");
  await toggle(page, "Dark mode").click();
  await expect.poll(() => entry(noor)).toBe("light");
  await expect(toggle(noor, "Dark mode")).toBeChecked({ checked: before });
  await ground(noor, before ? DARK : LIGHT);
  expect(read, "what another person's tab has saved is none of this one's affair").toEqual([]);
});

test("a browser without storage has a theme, too", async ({ page, server }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("blocked", "SecurityError"); } });
  });
  await open(page, server, "/settings");
  await toggle(page, "Dark mode").click();
  await ground(page, DARK);
  await follow(page).check();
  await ground(page, LIGHT);
});

inPortal.describe("the attribute", () => {
  inPortal.use({ colorScheme: "light", element: '<iam-account base-path="/host/account" theme="dark"></iam-account>' });

  inPortal("wins over the person and the device, can change at any time, and the settings show it", async ({ page, portal }) => {
    await open(page, portal, "/host/account/settings");
    const surface = () => element(page).locator(".card").first().evaluate((card) => getComputedStyle(card).colorScheme);
    await expect(page.getByText("the application around this page decides")).toBeVisible();
    await expect(toggle(page, "Dark mode")).toBeHidden();
    await expect(follow(page)).toBeHidden();
    await expect.poll(surface).toBe("dark");
    await element(page).evaluate((node) => node.setAttribute("theme", "light"));
    await expect.poll(surface).toBe("light");
    await expect(toggle(page, "Dark mode")).toBeHidden();
    await element(page).evaluate((node) => node.removeAttribute("theme"));
    await expect(page.getByText("the application around this page decides")).toBeHidden();
    await toggle(page, "Dark mode").click();
    await expect.poll(surface).toBe("dark");
  });

  inPortal("that names no theme has no effect", async ({ page, portal }) => {
    await open(page, portal, "/host/account/settings");
    await element(page).evaluate((node) => node.setAttribute("theme", "pink"));
    await expect(toggle(page, "Dark mode")).toBeVisible();
  });
});
