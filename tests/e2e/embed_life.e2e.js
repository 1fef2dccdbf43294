// Mounting, moving and unmounting the element.
import { expect, field, heading, hold, json, open, operation, signIn } from "./fixtures.js";
import { shipped } from "./support/config.js";
import { content, element, test } from "./support/portal.js";

const PROFILE = "/host/account/profile";
const PROPERTY = { ...shipped(), basePath: "/host/account", brand: { name: "From the property" } };

/** Counts the listeners on window and document that were not removed. */
const countListeners = (page) =>
  page.addInitScript(() => {
    const live = new Set();
    const key = (type, listener, options) => {
      const capture = typeof options === "object" ? Boolean(options?.capture) : Boolean(options);
      return [type, listener, capture];
    };
    const find = (target, [type, listener, capture]) =>
      [...live].find((entry) => entry[0] === target && entry[1] === type && entry[2] === listener && entry[3] === capture);
    const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
    EventTarget.prototype.addEventListener = function (type, listener, options) {
      const target = this ?? window;
      const entry = [target, ...key(type, listener, options)];
      if ((target === window || target === document) && listener && !find(target, entry.slice(1))) live.add(entry);
      return add.call(target, type, listener, options);
    };
    EventTarget.prototype.removeEventListener = function (type, listener, options) {
      const target = this ?? window;
      live.delete(find(target, key(type, listener, options)));
      return remove.call(target, type, listener, options);
    };
    window.liveListeners = () => [...live].map(([target, type]) => `${target === window ? "window" : "document"} ${type}`);
  });

/** Removes the element and adds it again, `times` times, each time until it is ready. */
const remount = (page, times) =>
  page.evaluate(async (times) => {
    const element = document.querySelector("iam-account");
    const parent = element.parentNode;
    for (let count = 0; count < times; count += 1) {
      element.remove();
      await Promise.resolve();
      const ready = new Promise((resolve) => element.addEventListener("iam-account:ready", resolve, { once: true }));
      parent.append(element);
      await ready;
    }
  }, times);

const unmounted = (page) =>
  page.evaluate(async () => {
    const element = document.querySelector("iam-account");
    const parent = element.parentNode;
    element.remove();
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const left = element.childNodes.length + element.shadowRoot.firstElementChild.childNodes.length;
    const counts = [document.querySelectorAll("*").length, left, window.liveListeners().sort()];
    parent.append(element);
    return counts;
  });

test("fifty unmounts and mounts leave no node and no listener", async ({ page, portal }) => {
  await countListeners(page);
  await page.goto(`${portal.url}${PROFILE}`);
  await expect(heading(page, "Sign in")).toBeVisible();
  await remount(page, 2);
  const before = await unmounted(page);
  expect(before[1]).toBe(0);
  await expect(heading(page, "Sign in")).toBeVisible();
  await remount(page, 50);
  const after = await unmounted(page);
  expect(after).toEqual(before);
  await expect(heading(page, "Sign in")).toHaveCount(1);
  await signIn(page);
  await expect(heading(page, "Profile")).toHaveCount(1);
});

test("an unmount during a save and during typing causes no error", async ({ page, portal }) => {
  await open(page, portal, PROFILE);
  const patch = await hold(page, operation(""), "PATCH");
  await field(page, "First name").fill("Zoë");
  await field(page, "First name").press("Enter");
  await patch.arrival;
  await field(page, "Last name").fill("Ler");
  await page.evaluate(() => document.querySelector("iam-account").remove());
  await expect(element(page)).toHaveCount(0);
  const response = page.waitForResponse((response) => response.request().method() === "PATCH");
  patch.release();
  await (await response).finished();
  await expect(page.getByRole("heading", { name: "Portal", exact: true })).toBeVisible();
});

test("moving the element within the document keeps what was typed", async ({ page, portal }) => {
  await open(page, portal, PROFILE);
  await field(page, "First name").fill("Zoë");
  await page.evaluate(() => document.body.append(document.querySelector("iam-account")));
  await expect(field(page, "First name")).toHaveValue("Zoë");
  expect(await content(page)).toEqual([0, 1, 1]);
});

test.describe("with light-dom", () => {
  test.use({ element: '<iam-account light-dom base-path="/host/account"></iam-account>' });

  test("moving the element keeps what was typed, too", async ({ page, portal }) => {
    await open(page, portal, PROFILE);
    await field(page, "First name").fill("Zoë");
    await page.evaluate(() => document.body.append(document.querySelector("iam-account")));
    await expect(field(page, "First name")).toHaveValue("Zoë");
    // A moved link is loaded again.
    await expect.poll(() => page.evaluate(() => document.querySelector("iam-account link").sheet !== null)).toBe(true);
  });
});

test.describe("the property config", () => {
  test.use({ element: "" });

  test("set before the element is upgraded counts, and config.json is not fetched", async ({ page, portal }) => {
    const files = [];
    page.on("request", (request) => request.url().endsWith("/config.json") && files.push(request.url()));
    await page.addInitScript((config) => {
      // The document is parsed and no module has run yet.
      document.addEventListener("readystatechange", () => {
        if (document.readyState !== "interactive") return;
        const element = document.createElement("iam-account");
        element.config = config;
        document.querySelector("main").append(element);
      });
    }, PROPERTY);
    const entry = await hold(page, "**/iam-account.js");
    await page.goto(`${portal.url}${PROFILE}`, { waitUntil: "commit" });
    const isEarly = () => {
      const element = document.querySelector("iam-account");
      return element !== null && Object.hasOwn(element, "config") && !customElements.get("iam-account");
    };
    await expect.poll(() => page.evaluate(isEarly)).toBe(true);
    entry.release();
    await expect(heading(page, "Sign in")).toBeVisible();
    await expect(element(page).getByText("From the property", { exact: true })).toBeVisible();
    expect(files).toEqual([]);
  });

  test("set later mounts the app again", async ({ page, portal }) => {
    await page.goto(`${portal.url}${PROFILE}`);
    await page.evaluate(async (config) => {
      await customElements.whenDefined("iam-account");
      const element = document.createElement("iam-account");
      element.config = config;
      document.querySelector("main").append(element);
    }, PROPERTY);
    await expect(element(page).getByText("From the property", { exact: true })).toBeVisible();
    await page.evaluate((config) => {
      document.querySelector("iam-account").config = { ...config, brand: { name: "Renamed" } };
    }, PROPERTY);
    await expect(element(page).getByText("Renamed", { exact: true })).toBeVisible();
    await expect(element(page).getByText("From the property", { exact: true })).toHaveCount(0);
  });

  test("wins over an attribute, which wins over the file", async ({ page, portal, guard }) => {
    // The diagnostics ask for the OpenID provider, which the portal is not.
    guard.expectStatus(404);
    await page.route("**/config.json", (route) => route.fulfill(json(200, { apiBase: "/from-file", locale: "fr" })));
    await page.goto(`${portal.url}/host/account/diagnostics`);
    await page.evaluate(async (config) => {
      await customElements.whenDefined("iam-account");
      const element = document.createElement("iam-account");
      element.setAttribute("base-path", "/host/account");
      element.setAttribute("api-base", "/from-attribute");
      document.querySelector("main").append(element);
      window.later = () => (element.config = { ...config, apiBase: "/from-property" });
    }, PROPERTY);
    await expect(page.getByRole("definition").filter({ hasText: "/from-attribute" })).toBeVisible();
    await page.evaluate(() => void window.later());
    await expect(page.getByRole("definition").filter({ hasText: "/from-property" })).toBeVisible();
  });

  test("two elements in one page have different ids", async ({ page, portal }) => {
    await page.goto(`${portal.url}/host`);
    await page.evaluate(() => {
      for (const name of ["profile", "password"]) {
        const element = document.createElement("iam-account");
        element.setAttribute("page", name);
        document.querySelector("main").append(element);
      }
    });
    await expect(heading(page, "Sign in")).toHaveCount(2);
    const ids = await page.locator("[id]").evaluateAll((nodes) => nodes.map((node) => node.id));
    expect(ids).toEqual([...new Set(ids)]);
  });
});
