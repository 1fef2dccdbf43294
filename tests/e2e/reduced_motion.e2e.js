// Whoever wants less motion gets none: nothing runs, turns or slides, at rest or when something changes.
import { button, card, expect, heading, link, open, test, toggle } from "./fixtures.js";
import { GALLERY, openGallery } from "./support/gallery.js";

/** What moves now, by name; transitions by their property. */
const moving = (page) =>
  page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ playState }) => playState === "running")
      .map((each) => each.animationName ?? each.transitionProperty),
  );

test.describe("the gallery", () => {
  test.use(GALLERY);

  test("stands still, and moves for whoever does not mind", async ({ page, server }) => {
    await page.emulateMedia({ reducedMotion: "no-preference" });
    await openGallery(page, server);
    const names = await moving(page);
    for (const name of ["iam-spin", "iam-pulse", "iam-slide"]) expect(names).toContain(name);
    await page.emulateMedia({ reducedMotion: "reduce" });
    // What has just begun to appear does so, and then nothing moves any more.
    await expect.poll(() => moving(page)).toEqual([]);
  });

  test("has switches and dialogs that do not slide", async ({ page, server }) => {
    await openGallery(page, server);
    // The buttons at work appear first.
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

test("pages come and go without motion", async ({ page, server }) => {
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
