// React's StrictMode, which mounts everything twice, and hot reload while someone types.
import { button, expect, field, heading, link, requests } from "./fixtures.js";
import { element } from "./support/portal.js";
import { test } from "./support/hot.js";

/** Vite prepares the packages at the first visit, and may load the page anew when it has done so. */
test.describe.configure({ timeout: 60_000 });

async function enter(page, hot) {
  await page.goto(`${hot.url}/account/profile`);
  await expect(field(page, "First name")).toHaveValue("Zoé", { timeout: 30_000 });
}

test("a changed component of the host leaves what is typed, the focus and the element", async ({ page, hot }) => {
  await enter(page, hot);
  await field(page, "First name").fill("Zo");
  await element(page).evaluate((element) => (window.first = element));
  const asked = requests(page, "GET", "");
  hot.edit("app.jsx", "<b>Orbit</b>", "<b>Apogee</b>");
  await expect(page.getByText("Apogee", { exact: true })).toBeVisible();
  hot.edit("account.jsx", 'accent: "rebeccapurple"', 'accent: "rgb(0, 100, 0)"');
  await expect(button(page, "Save")).toHaveCSS("background-color", /^color\(srgb 0 0\.39|^rgb\(0, 100, 0\)/);
  await page.keyboard.type("ë");
  await expect(field(page, "First name")).toHaveValue("Zoë");
  expect(await element(page).evaluate((element) => element === window.first)).toBe(true);
  expect(asked).toEqual([]);
});

test("a component that is mounted twice has one element, and saves once", async ({ page, hot, server }) => {
  await enter(page, hot);
  await link(page, "Launches").click();
  await expect(heading(page, "Launches")).toBeVisible();
  const patches = requests(page, "PATCH", "");
  await link(page, "My account").click();
  await field(page, "First name").fill("Zoë");
  await expect(element(page)).toHaveCount(1);
  await button(page, "Save").click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  expect(patches).toHaveLength(1);
  expect((await server.read()).first_name).toBe("Zoë");
});
