// The start of the element: with a property that is set at any moment, with an invalid one, without its program.
import { expect, heading, requests } from "./fixtures.js";
import { shipped } from "./support/config.js";
import { content, element, lastHeard, test } from "./support/portal.js";

const PROPERTY = { ...shipped(), basePath: "/host/account", brand: { name: "From the property" } };
const PROFILE = "/host/account/profile";

/** The number of stylesheets that the element has. */
const stylesheets = async (page) => (await content(page))[2];

test.describe("without an element in the markup", () => {
  test.use({ element: "" });

  test("the property set right after the element was added counts, and the app is mounted once, with its stylesheet", async ({ page, portal }) => {
    await page.goto(`${portal.url}${PROFILE}`);
    await page.evaluate(async (config) => {
      await customElements.whenDefined("iam-account");
      const element = document.createElement("iam-account");
      element.setAttribute("base-path", "/host/account");
      document.querySelector("main").append(element);
      element.config = { ...config, brand: { name: "Too early" } };
      element.config = config;
    }, PROPERTY);
    await expect(element(page).getByText("From the property", { exact: true })).toBeVisible();
    await expect(heading(page, "Sign in")).toHaveCount(1);
    await expect(element(page).getByText("Too early")).toHaveCount(0);
    expect(await stylesheets(page)).toBe(1);
  });

  test("the property set by a listener of ready counts, and the stylesheet stays", async ({ page, portal }) => {
    await page.goto(`${portal.url}${PROFILE}`);
    await page.evaluate(async (config) => {
      await customElements.whenDefined("iam-account");
      const element = document.createElement("iam-account");
      element.config = { ...config, brand: { name: "The first" } };
      const again = () => (element.config = config);
      element.addEventListener("iam-account:ready", again, { once: true });
      document.querySelector("main").append(element);
    }, PROPERTY);
    await expect(element(page).getByText("From the property", { exact: true })).toBeVisible();
    await expect(element(page).getByText("The first")).toHaveCount(0);
    await expect(heading(page, "Sign in")).toHaveCount(1);
    await expect.poll(() => stylesheets(page)).toBe(1);
  });

  test("a property that is no object shows an error that names the key, and an object starts the app", async ({ page, portal }) => {
    const asked = requests(page, "GET", "");
    await page.goto(`${portal.url}${PROFILE}`);
    await page.evaluate(async () => {
      await customElements.whenDefined("iam-account");
      const element = document.createElement("iam-account");
      element.setAttribute("base-path", "/host/account");
      element.config = "/host/config.json";
      document.querySelector("main").append(element);
    });
    await expect(element(page).getByRole("alert")).toContainText("The configuration key “config” has to be");
    expect(await lastHeard(page, "error")).toEqual({ message: expect.stringContaining("“config”"), requestId: null });
    expect(asked).toEqual([]);
    await page.evaluate((config) => void (document.querySelector("iam-account").config = config), PROPERTY);
    await expect(element(page).getByText("From the property", { exact: true })).toBeVisible();
    await expect(element(page).getByText("The configuration key")).toHaveCount(0);
  });
});

test("a program that cannot be loaded shows an error in the element and sends an event", async ({ page, portal, guard }) => {
  guard.expectNoResponse();
  guard.expectError(/TypeError/);
  await page.route(/\.wasm$/, (route) => route.abort());
  await page.goto(`${portal.url}${PROFILE}`);
  await expect(element(page).getByRole("alert")).toContainText("This page could not start.");
  expect(await lastHeard(page, "error")).toEqual({
    message: expect.stringContaining("This page could not start."),
    requestId: null,
  });
  await expect(heading(page, "Portal")).toBeVisible();
});

test("a program that can be loaded the second time starts when the property is set", async ({ page, portal, guard }) => {
  guard.expectNoResponse();
  guard.expectError(/TypeError/);
  await page.route(/\.wasm$/, (route) => route.abort());
  await page.goto(`${portal.url}${PROFILE}`);
  await expect(element(page).getByRole("alert")).toContainText("This page could not start.");
  await page.unroute(/\.wasm$/);
  await page.evaluate((config) => void (document.querySelector("iam-account").config = config), PROPERTY);
  await expect(heading(page, "Sign in")).toBeVisible();
  await expect(element(page).getByText("This page could not start.")).toHaveCount(0);
  expect(await stylesheets(page)).toBe(1);
});
