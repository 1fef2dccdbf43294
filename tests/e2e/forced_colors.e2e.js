// Forced colours (Windows' high contrast) remove backgrounds and shadows. Their meaning must stay visible.
import { expect, field, heading, link, open, test, toggle } from "./fixtures.js";
import { GALLERY, openGallery } from "./support/gallery.js";
import { STATES } from "./support/states.js";

const forced = (page) => page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
/** The look of an element as text; two elements that look alike are equal. */
const picture = async (locator) => (await locator.screenshot({ animations: "disabled" })).toString("base64");
const styleOf = (locator, ...names) =>
  locator.evaluate((node, names) => names.map((name) => getComputedStyle(node)[name]), names);

test.describe("the gallery", () => {
  test.use(GALLERY);

  test("every control has an edge, and “on” looks different from “off”", async ({ page, server }) => {
    await forced(page);
    await openGallery(page, server);
    for (const control of await page.locator(".button, .input, .switch").all()) {
      const [style, width] = await styleOf(control, "borderTopStyle", "borderTopWidth");
      expect(style, await control.evaluate((node) => node.outerHTML)).toBe("solid");
      expect(parseFloat(width)).toBeGreaterThanOrEqual(1);
    }
    expect(await picture(toggle(page, "On"))).not.toBe(await picture(toggle(page, "Off")));
    const [on, off] = [page.locator(".badge.good"), page.locator(".badge:not(.good)")];
    const dots = [on, off].map((badge) => badge.evaluate((node) => getComputedStyle(node, "::before").borderTopWidth));
    expect(new Set(await Promise.all(dots)).size).toBe(2);
  });

  test("an invalid field and a busy button look different from others", async ({ page, server }) => {
    await forced(page);
    await openGallery(page, server);
    const [wrong] = await styleOf(field(page, "Refused"), "borderTopWidth");
    const [right] = await styleOf(field(page, "Edited"), "borderTopWidth");
    expect(parseFloat(wrong)).toBeGreaterThan(parseFloat(right));
    const [turning, ...others] = await styleOf(
      page.locator(".spinner:visible").first(),
      "borderTopColor",
      "borderRightColor",
      "borderBottomColor",
    );
    for (const other of others) expect(other).not.toBe(turning);
  });
});

test("the current page is marked", async ({ page, server }) => {
  await forced(page);
  await open(page, server, "/password");
  await expect(heading(page, "Password")).toBeVisible();
  expect(await styleOf(link(page, "Password"), "outlineStyle")).toEqual(["solid"]);
  expect(await styleOf(link(page, "Profile"), "outlineStyle")).toEqual(["none"]);
});

test("cards, banners and dialogs have an edge", async ({ page, server, guard }) => {
  await forced(page);
  await STATES["a text that does not confirm the deletion"]({ page, server, guard });
  for (const part of await page.locator(".card, dialog[open]").all()) {
    expect((await styleOf(part, "borderTopStyle"))[0]).toBe("solid");
  }
});
