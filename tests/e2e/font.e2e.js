// The size of text and controls follows the person's browser setting, and not the host page's root.
import { expect, setDefaultFont } from "./fixtures.js";
import { clipped, overflowing, tooSmall } from "./support/layout.js";
import { test } from "./support/portal.js";
import { SCREENS } from "./support/states.js";
import { account, notifications, profile, settings } from "./support/screens.js";

/** Name and box of each part of the element. */
const boxes = (page) =>
  page.locator("iam-account").evaluate((element) =>
    [...element.querySelectorAll(".iam-app *")]
      .filter((node) => node.checkVisibility())
      .map((node) => {
        const { width, height } = node.getBoundingClientRect();
        return `${node.localName}.${node.getAttribute("class")} ${width.toFixed(1)} × ${height.toFixed(1)}`;
      }),
  );

/** Adds rules for the host page's elements, as a constructed sheet because of the content security policy. */
const style = (page, css) =>
  page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
  }, css);

/** Text spacing by portals and by people who need it (WCAG 2.2, 1.4.12). */
const SPACINGS = {
  tight: "* { line-height: 1 !important; letter-spacing: -0.5px !important }",
  wide: "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }",
};

for (const [name, enter] of Object.entries({ profile, settings, notifications, account }))
  test(`the host page's root has no effect: ${name}`, async ({ page, server, guard }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await enter({ page, server, guard });
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      await style(page, "");
      const before = await boxes(page);
      for (const size of ["10px", "62.5%", "40px"]) {
        await style(page, `html { font-size: ${size} }`);
        expect(await boxes(page), `${size} at ${width} px`).toEqual(before);
      }
    }
  });

for (const name of ["profile", "the profile with a mistake", "settings with a mistake, a list and HTML", "a switch that was not saved", "sign-in in a portal"])
  test(`controls are large enough with any text size: ${name}`, async ({ page, server, portal, guard }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await SCREENS[name]({ page, server, portal, guard });
    for (const css of ["html { font-size: 10px }", ...Object.values(SPACINGS), "iam-account { --iam-font-size: 10px }"]) {
      await style(page, css);
      expect(await page.evaluate(tooSmall), css).toEqual([]);
    }
  });

test("a larger default font of the browser enlarges everything", async ({ page, server, guard }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await profile({ page, server, guard });
  const measured = () =>
    page.evaluate(() =>
      [".page-title", ".page-intro", ".input", ".button.primary", ".navigation a"].map((selector) => {
        const node = document.querySelector(`iam-account ${selector}`);
        return [parseFloat(getComputedStyle(node).fontSize), node.getBoundingClientRect().height];
      }),
    );
  const before = await measured();
  await setDefaultFont(page, 24);
  const after = await measured();
  for (const [at, [font, height]] of after.entries()) {
    expect(font).toBeCloseTo(before[at][0] * 1.5, 1);
    expect(height).toBeGreaterThan(before[at][1] * 1.3);
  }
  for (const check of [overflowing, clipped, tooSmall]) expect(await page.evaluate(check)).toEqual([]);
});

test("the host page can set the size of the element's text", async ({ page, server, guard }) => {
  await profile({ page, server, guard });
  await style(page, "iam-account { --iam-font-size: 20px }");
  const size = await page.locator("iam-account .page-intro").evaluate((node) => getComputedStyle(node).fontSize);
  expect(size).toBe("18.75px");
});
