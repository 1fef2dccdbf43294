// examples/portal: a product with the account area in it.
import { button, expect, field, heading, link } from "./fixtures.js";
import { test } from "./support/example.js";
import { element } from "./support/portal.js";

test.use({ example: "portal" });

test("the portal signs in and out, and shows whom the account is about", async ({ page, host }) => {
  await page.goto(host.url);
  await page.getByRole("button", { name: "Zoé Martin Property manager", exact: true }).click();
  await expect(heading(page, "Good morning")).toBeVisible();
  await link(page, "My account").click();
  await expect(field(page, "First name")).toHaveValue("Zoé");
  await field(page, "First name").fill("Zoë");
  await button(page, "Save").click();
  await expect(page.getByRole("complementary").getByText("Zoë Martin", { exact: true })).toBeVisible();
  await link(page, "Homes").click();
  await expect(page.getByRole("row", { name: /Orchard Lane/ })).toBeVisible();
  await page.goBack();
  await expect(field(page, "First name")).toHaveValue("Zoë");
  await element(page).getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(heading(page, "Welcome back")).toBeVisible();
});

test("the account has the portal's colour and not its root font", async ({ page, host }) => {
  await page.goto(host.url);
  await page.getByRole("button", { name: "Zoé Martin Property manager", exact: true }).click();
  await link(page, "My account").click();
  const save = button(page, "Save");
  await expect(save).toHaveCSS("background-color", /^color\(srgb 0\.058\d+ 0\.462\d+ 0\.431/);
  await expect(save).toHaveCSS("border-radius", "10px");
  // Not three quarters of the 10 px of the portal's root, but 15/16 of what the person has set.
  await expect(field(page, "First name")).toHaveCSS("font-size", "15px");
});
