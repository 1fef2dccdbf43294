// Each component in each of its states, on a page of debug builds only.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { button, card, expect, heading, test } from "./fixtures.js";
import { violations } from "./support/axe.js";
import { ROOT } from "./support/devserver.js";
import { GALLERY, openGallery } from "./support/gallery.js";
import { clipped, overflowing, overlapping, tooSmall } from "./support/layout.js";
import { deletion } from "./support/screens.js";

const COMPONENTS = readdirSync(join(ROOT, "src/components"))
  .map((file) => file.replace(/\.rs$/, ""))
  .filter((name) => name !== "mod");
const titled = (name) => name[0].toUpperCase() + name.slice(1).replaceAll("_", " ");

test.describe("a debug build", () => {
  test.use(GALLERY);

  test("shows every component, without mistakes in both themes and at every width", async ({ page, server }) => {
    test.setTimeout(90_000);
    await openGallery(page, server);
    for (const name of COMPONENTS) await expect(card(page, titled(name)), name).toBeVisible();
    for (const colorScheme of ["light", "dark"])
      for (const width of [320, 768, 1280]) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await page.setViewportSize({ width, height: 12_000 });
        const at = `${colorScheme}, ${width} px`;
        expect.soft(await violations(page), at).toEqual([]);
        for (const check of [overflowing, clipped, overlapping, tooSmall]) expect.soft(await page.evaluate(check), at).toEqual([]);
      }
  });

  test("shows the dialog", async ({ page, server }) => {
    await openGallery(page, server);
    await button(page, "Open the dialog").click();
    await expect(page.getByRole("dialog", { name: "Delete it for good?", exact: true })).toBeVisible();
    await page.emulateMedia({ reducedMotion: "reduce" });
    expect(await violations(page)).toEqual([]);
  });
});

test("disabled controls look the same on hover", async ({ page, server }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await deletion({ page, server });
  const armed = button(page, "Delete permanently");
  await expect(armed).toBeDisabled();
  const ground = () => armed.evaluate((node) => getComputedStyle(node).backgroundColor);
  await page.mouse.move(0, 0);
  const before = await ground();
  await armed.hover({ force: true });
  expect(await armed.evaluate((node) => node.matches(":hover"))).toBe(true);
  expect(await ground()).toBe(before);
});

test("a release build has no such page", async ({ page, server }) => {
  await page.goto(`${server.url}/components`);
  await expect(heading(page, "Page not found")).toBeVisible();
});
