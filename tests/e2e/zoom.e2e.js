// Zoom and larger text: nothing is lost, and all targets are large enough.
import { expect, setDefaultFont } from "./fixtures.js";
import { clipped, overflowing, overlapping, tooSmall } from "./support/layout.js";
import { test } from "./support/portal.js";
import { SCREENS } from "./support/states.js";

/** 1280 by 1024 px at 400 %. */
const ZOOMED = { width: 320, height: 256 };
/** No bar covers other content. */
const TALL = 6000;

/** Where text of 200 % is looked at: screens take turns. */
const WIDTHS = [1280, 768];

for (const [at, [name, enter]] of Object.entries(SCREENS).entries()) {
  test(`nothing is lost at 400 % and with text of 200 %: ${name}`, async ({ page, server, portal, guard }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await enter({ page, server, portal, guard });
    const faults = async (what, checks) => {
      for (const check of checks) expect.soft(await page.evaluate(check), what).toEqual([]);
    };
    await faults("1280 px", [tooSmall]);
    await page.setViewportSize(ZOOMED);
    await faults("320 px", [overflowing, clipped, tooSmall]);
    await page.setViewportSize({ ...ZOOMED, height: TALL });
    await faults("320 px", [overlapping]);
    await setDefaultFont(page, 32);
    const width = WIDTHS[at % WIDTHS.length];
    await page.setViewportSize({ width, height: TALL });
    await faults(`text of 200 % at ${width} px`, [overflowing, clipped, overlapping]);
  });
}

test("the check detects lost content", async ({ page, server, portal, guard }) => {
  await SCREENS.profile({ page, server, portal, guard });
  await page.setViewportSize(ZOOMED);
  await page.evaluate(() => {
    const style = (selector, values) => Object.assign(document.querySelector(`iam-account ${selector}`).style, values);
    style(".page-intro", { width: "400px", height: "8px", overflow: "hidden" });
    style(".page-title", { marginBlockEnd: "-40px" });
    style(".button.primary", { minHeight: "0", height: "20px", padding: "0" });
  });
  for (const check of [overflowing, clipped, overlapping, tooSmall]) expect(await page.evaluate(check)).not.toEqual([]);
});
