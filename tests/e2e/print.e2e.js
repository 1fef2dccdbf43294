// Print: dark text on white paper, without buttons.
import { button, expect, field, heading, open, test } from "./fixtures.js";
import { inks } from "./support/print.js";
import { ended, notifications, profile, settings } from "./support/screens.js";

const SCREENS = { profile, settings, notifications, "a session that has ended": ended };
// One style makes the page light on paper, whatever made it dark, so the screens take turns.
const DARK_BY = ["the device", "the person", "the host page"];
for (const [at, [name, enter]] of Object.entries(SCREENS).entries()) {
  const by = DARK_BY[at % DARK_BY.length];
  test(`dark by ${by}, it prints dark text on white: ${name}`, async ({ page, server, guard }) => {
    const colorScheme = by === "the device" ? "dark" : "light";
    await page.emulateMedia({ colorScheme });
    await enter({ page, server, guard });
    const attribute = { "the person": "data-theme", "the host page": "theme" }[by];
    if (attribute) await page.locator("iam-account").evaluate((element, name) => element.setAttribute(name, "dark"), attribute);
    expect((await inks(page)).lightTexts).not.toEqual([]);
    await page.emulateMedia({ media: "print", colorScheme });
    expect(await inks(page)).toEqual({ lightTexts: [], darkGrounds: [] });
    for (const hidden of ["nav", "a.skip-link", "button", ".banner", "dialog"])
      for (const part of await page.locator(`iam-account ${hidden}`).all()) await expect(part).toBeHidden();
  });
}

test("fields print their values in full", async ({ page, server }) => {
  const lines = Array.from({ length: 40 }, (_, at) => `Line ${at}`).join("\n");
  await open(page, server, "/settings");
  await field(page, "Email signature").fill(lines);
  await page.emulateMedia({ media: "print" });
  await expect(field(page, "Email signature")).toBeVisible();
  const [shown, whole] = await field(page, "Email signature").evaluate((area) => [area.clientHeight, area.scrollHeight]);
  expect(whole - shown).toBeLessThanOrEqual(1);
});

test("on and off differ on paper, even without background colours", async ({ page, server, guard }) => {
  await notifications({ page, server, guard });
  await page.emulateMedia({ media: "print" });
  for (const toggle of await page.getByRole("switch").all()) await expect(toggle).toHaveCSS("print-color-adjust", "exact");
});

test("the page prints on as many sheets as it needs, starting with its heading", async ({ page, server, guard }) => {
  await profile({ page, server, guard });
  await page.emulateMedia({ media: "print" });
  await expect(heading(page, "Profile")).toBeVisible();
  await expect(page.locator("iam-account")).toHaveCSS("position", "static");
  await expect(button(page, "Save")).toBeHidden();
  await expect(field(page, "First name")).toHaveValue("Zoé");
});
