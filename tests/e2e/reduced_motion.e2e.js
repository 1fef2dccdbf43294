// Reduced motion: nothing moves, at rest or when something changes.
import { button, card, expect, heading, link, open, test, toggle } from "./fixtures.js";
import { GALLERY, openGallery } from "./support/gallery.js";

/** The running animations, by name, and transitions, by property. */
const moving = (page) =>
  page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ playState }) => playState === "running")
      .map((each) => each.animationName ?? each.transitionProperty),
  );

test.describe("the gallery", () => {
  test.use(GALLERY);

  test("does not move, and moves without the preference", async ({ page, server }) => {
    await page.emulateMedia({ reducedMotion: "no-preference" });
    await openGallery(page, server);
    const names = await moving(page);
    for (const name of ["iam-spin", "iam-pulse", "iam-slide"]) expect(names).toContain(name);
    await page.emulateMedia({ reducedMotion: "reduce" });
    // Elements that have started to appear finish, and then nothing moves.
    await expect.poll(() => moving(page)).toEqual([]);
  });

  test("has switches and dialogs that do not slide", async ({ page, server }) => {
    await openGallery(page, server);
    // The pending buttons appear first.
    await expect.poll(async () => (await moving(page)).includes("iam-appear")).toBe(false);
    for (const [reducedMotion, moves] of [["no-preference", true], ["reduce", false]]) {
      await page.emulateMedia({ reducedMotion });
      const started = await toggle(page, "On").evaluate((node) => {
        node.click();
        getComputedStyle(node, "::before").marginInlineStart;
        return document.getAnimations().length > 0;
      });
      expect(started, `a switch with ${reducedMotion}`).toBe(moves);
      await expect.poll(() => moving(page)).toEqual(moves ? expect.arrayContaining(["iam-spin"]) : []);
    }
    await button(page, "Open the dialog").click();
    await expect(page.getByRole("dialog")).toBeVisible();
    expect(await moving(page)).toEqual([]);
  });
});

test("pages change without motion", async ({ page, server }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page, server, "/profile");
  for (const title of ["Settings", "Notifications", "Account"]) {
    await link(page, title).click();
    await expect(heading(page, title)).toBeVisible();
    expect(await moving(page)).toEqual([]);
  }
  await expect(card(page, "Delete account")).toBeVisible();
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior)).toBe("auto");
});
