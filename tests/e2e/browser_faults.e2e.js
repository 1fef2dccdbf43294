// A browser without some APIs, or whose APIs throw: the page still works, and shows what it cannot do. Any panic or error in
// the console fails the test (support/guard.js).
import { button, expect, field, heading, link, open, signIn, test, toggle } from "./fixtures.js";
import { test as inPortal } from "./support/portal.js";

/** Types, saves, visits the pages, goes back in the history, and changes a switch. */
async function useIt(page, server) {
  await open(page, server, "/profile");
  await field(page, "First name").fill("Ana");
  await button(page, "Save").click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  await field(page, "Phone").fill("12");
  await link(page, "Settings").click();
  await toggle(page, "Dark mode").click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  await toggle(page, "Follow my device").or(page.getByRole("checkbox", { name: "Follow my device" })).click();
  await link(page, "Profile").click();
  await expect(heading(page, "Profile")).toBeFocused();
  await expect(field(page, "Phone")).toHaveValue("12");
  expect((await server.read()).first_name).toBe("Ana");
}

test("everything works without the newer APIs of browsers", async ({ page, server }) => {
  await page.addInitScript(() => {
    for (const name of ["BroadcastChannel", "structuredClone", "ResizeObserver", "visualViewport", "requestIdleCallback", "matchMedia"]) {
      delete window[name];
    }
    const gone = (object, ...names) =>
      names.forEach((name) => Object.defineProperty(object, name, { configurable: true, value: undefined }));
    gone(AbortSignal, "any", "timeout");
    gone(navigator, "languages", "locks", "clipboard");
    gone(crypto, "subtle", "randomUUID");
    gone(performance, "getEntriesByType");
    gone(window, "BroadcastChannel", "localStorage", "sessionStorage");
  });
  await useIt(page, server);
});

test("everything works in a browser whose optional APIs throw", async ({ page, server }) => {
  await page.addInitScript(() => {
    const refuse = (name) => () => {
      throw new DOMException("not here", name);
    };
    const blocked = { configurable: true, get: refuse("SecurityError") };
    for (const area of ["localStorage", "sessionStorage"]) Object.defineProperty(window, area, blocked);
    window.BroadcastChannel = class {
      constructor() {
        refuse("SecurityError")();
      }
    };
    for (const name of ["DateTimeFormat", "PluralRules", "NumberFormat"]) {
      Intl[name] = class {
        constructor() {
          throw new RangeError("Incorrect locale information provided");
        }
      };
    }
    Number.prototype.toLocaleString = () => {
      throw new RangeError("Incorrect locale information provided");
    };
    AbortSignal.any = AbortSignal.timeout = refuse("NotSupportedError");
    Object.defineProperty(navigator, "languages", { get: () => ["x-klingon", "", "en_GB", null] });
    URL.createObjectURL = refuse("NotSupportedError");
  });
  await useIt(page, server);
  await link(page, "Account").click();
  await button(page, "Download my data").click();
  await expect(page.getByText("Your browser did not take the file. Please try another browser.")).toBeVisible();
});

/** Some browsers refuse URLs after a hundred in half a minute, and a document without an origin refuses all. */
const refuseUrls = (page) =>
  page.addInitScript(() => {
    history.pushState = history.replaceState = () => {
      throw new DOMException("too many calls", "SecurityError");
    };
  });

test("pages are shown where the browser refuses their URLs", async ({ page, server }) => {
  await refuseUrls(page);
  await useIt(page, server);
  await expect(page).toHaveURL(/\/profile$/);
  await button(page, "Sign out").click();
  await button(page, "Sign out and discard").click();
  await expect(heading(page, "Signed out")).toBeVisible();
});

inPortal("and in a portal, whose other pages are still reached", async ({ page, portal }) => {
  await refuseUrls(page);
  await open(page, portal, "/host/account/profile");
  await link(page, "Settings").click();
  await expect(heading(page, "Settings")).toBeVisible();
  await link(page, "All accounts").click();
  await expect(page).toHaveURL(/\/host\/accounts$/);
});

test("each page has one entry in the history, also one that redirects", async ({ page, server }) => {
  await page.goto(`${server.url}/diagnostics`);
  // The app replaces what was in its element before it started.
  await expect(heading(page, "Diagnostics")).toBeVisible();
  const length = () => page.evaluate(() => history.length);
  const before = await length();
  await page.evaluate(() => {
    const link = Object.assign(document.createElement("a"), { href: "/settings", textContent: "There" });
    document.querySelector("iam-account").append(link);
  });
  await link(page, "There").click();
  await expect(heading(page, "Sign in")).toBeVisible();
  expect(await length()).toBe(before + 1);
  await signIn(page);
  await expect(heading(page, "Settings")).toBeVisible();
  await link(page, "Profile").click();
  await link(page, "Profile").click();
  await expect(heading(page, "Profile")).toBeVisible();
  expect(await length()).toBe(before + 2);
  await page.goBack();
  await expect(heading(page, "Settings")).toBeVisible();
  await page.goBack();
  await expect(heading(page, "Diagnostics")).toBeVisible();
  await page.goForward();
  await expect(page).toHaveURL(/\/settings$/);
  await expect(heading(page, "Settings")).toBeVisible();
});

test("with full or blocked storage only the stored data is lost", async ({ page, server }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", { configurable: true, value: null });
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await useIt(page, server);
  await link(page, "Account").click();
  await expect(page.getByText("Typed and not saved: Profile. Not kept in this browser", { exact: false })).toBeVisible();
});
