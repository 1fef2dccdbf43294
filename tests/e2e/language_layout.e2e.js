// The layout fits any language: one whose texts are 40 % longer than English, and a right-to-left one.
import { expect, test } from "./fixtures.js";
import { shipped } from "./support/config.js";
import { DEV_DIST } from "./support/devserver.js";
import { misfits } from "./support/fit.js";

const PAGES = ["profile", "password", "settings", "notifications", "account"];

/** Signs in without using any text. */
async function enter(page, server) {
  await page.goto(`${server.url}/profile`);
  await page.locator(".sign-in input").fill("demo-key");
  await page.locator(".sign-in .button").click();
  await expect(page.locator("time")).toBeVisible();
}

/** Every page, with the errors of its fields, and the dialogs that a click opens. */
async function walk(page, look) {
  for (const name of PAGES) {
    await page.locator(`.navigation a[href$="/${name}"]`).click();
    await expect(page.locator(".page .card:not(.skeleton)").first()).toBeVisible();
    await expect(page.locator(".skeleton")).toHaveCount(0);
    await look(name);
  }
  await page.locator('.navigation a[href$="/password"]').click();
  await page.locator(".page form .button").first().click();
  await expect(page.locator(".mistakes")).toBeVisible();
  await look("password with mistakes");
  await page.locator('.navigation a[href$="/profile"]').click();
  await page.locator(".page input[inputmode=email]").fill("zoe");
  await expect(page.locator(".mark.changed:not(:empty)").first()).toBeVisible();
  await look("profile with a text that is not saved");
  await page.locator(".who .button").click();
  await expect(page.locator("dialog[open]")).toBeVisible();
  await look("the question before signing out");
  await page.keyboard.press("Escape");
  await page.locator('.navigation a[href$="/account"]').click();
  await page.locator(".card.danger .button").click();
  await expect(page.locator("dialog[open]")).toBeVisible();
  await look("the deletion");
}

test("the search finds a text that does not fit", async ({ page, server }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await enter(page, server);
  expect(await misfits(page)).toEqual([]);
  await page.locator(".page-intro").evaluate((node) => (node.textContent = "long".repeat(50)));
  expect((await misfits(page)).map((what) => what.split(":")[0])).toEqual([
    expect.stringMatching(/^the page is \d+ px too wide$/),
    "reaches out of its part",
    "reaches out of the screen",
  ]);
});

// Only debug builds have the language that lengthens every text.
test.describe("40 % longer", () => {
  test.use({ serverOptions: { dist: DEV_DIST, config: { ...shipped(), locale: "en-XA" } } });

  for (const width of [320, 360, 768, 1280])
    test(`every text fits at ${width} px`, async ({ page, server }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ reducedMotion: "reduce" });
      await page.goto(`${server.url}/profile`);
      await expect(page.locator("iam-account > [lang]")).toHaveAttribute("lang", "en-XA");
      await expect(page.locator(".page-title")).toHaveText(/^⟦.*~⟧$/);
      expect.soft(await misfits(page), "sign-in").toEqual([]);
      await enter(page, server);
      await walk(page, async (name) => expect.soft(await misfits(page), name).toEqual([]));
      for (const path of ["/diagnostics", "/no-such-page"]) {
        await page.goto(`${server.url}${path}`);
        await expect(page.locator(".page-title")).toBeVisible();
        expect.soft(await misfits(page), path).toEqual([]);
      }
    });
});

/** The positions of all boxes, from the side on which a line begins. */
const places = (page, direction) =>
  page.locator("iam-account > [dir]").evaluate((root, direction) => {
    root.dir = direction;
    const hasBox = (node) => node.checkVisibility() && getComputedStyle(node).display !== "inline" && !node.closest("svg > *, option");
    const all = [...root.querySelectorAll("*")].filter(hasBox);
    return all.map((node) => {
      const { left, right, top } = node.getBoundingClientRect();
      const start = direction === "rtl" ? document.documentElement.clientWidth - right : left;
      return [`${node.localName}.${node.className.baseVal ?? node.className}`, Math.round(start), Math.round(top)];
    });
  }, direction);

test.describe("from right to left", () => {
  for (const width of [360, 1280])
    test(`every page is its own mirror image at ${width} px`, async ({ page, server }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ reducedMotion: "reduce" });
      await enter(page, server);
      await walk(page, async (name) => {
        const left = await places(page, "ltr");
        const right = await places(page, "rtl");
        expect(left.length, name).toBeGreaterThan(30);
        const moved = left.filter(([, start, top], at) => Math.abs(start - right[at][1]) > 1 || Math.abs(top - right[at][2]) > 1);
        expect.soft(moved, name).toEqual([]);
        await places(page, "ltr");
      });
    });

  test.describe("with a way back", () => {
    test.use({ serverOptions: { config: { ...shipped(), brand: { homeUrl: "/" } } } });

    test("the arrow points backwards", async ({ page, server }) => {
      await page.goto(`${server.url}/`);
      const arrow = page.locator(".brand-home .icon");
      await expect(arrow).toHaveCSS("scale", "none");
      await page.locator("iam-account > [dir]").evaluate((root) => (root.dir = "rtl"));
      await expect(arrow).toHaveCSS("scale", "-1 1");
    });
  });
});
