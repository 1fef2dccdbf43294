// Print: dark text on white paper, without buttons.
import { button, expect, field, heading, open, test } from "./fixtures.js";
import { ended, notifications, profile, settings } from "./support/screens.js";

/** The relative luminance of the colour and of the background of each printed element with text. */
const inks = (page) =>
  page.locator("iam-account").evaluate((element) => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
    const luminance = (colour) => {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
      return alpha < 128 ? 1 : (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
    };
    const printed = [...element.querySelectorAll("*")].filter((node) => node.checkVisibility() && !node.closest(".visually-hidden, .switch, svg"));
    const texts = printed.filter((node) => node.value || [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim()));
    return {
      lightTexts: texts.filter((node) => luminance(getComputedStyle(node).color) > 0.55).map((node) => node.textContent || node.value),
      darkGrounds: printed.filter((node) => luminance(getComputedStyle(node).backgroundColor) < 0.8).map((node) => node.className),
    };
  });

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
