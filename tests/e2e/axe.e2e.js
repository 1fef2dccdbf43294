// axe finds no violation on any page or dialog. No rule is off, no element is excluded.
import { expect } from "./fixtures.js";
import { violations } from "./support/axe.js";
import { chooseLanguage } from "./support/languages.js";
import { test } from "./support/portal.js";
import { SCREENS } from "./support/states.js";

const LANGUAGES = ["en", "fr"];
const WIDTHS = [320, 768, 1280];
// The whole page at once. A person scrolls to what is below a phone's bar; keyboard.e2e.js tests that the bar never covers
// the focus.
const HEIGHT = 4000;
const THEMES = ["light", "dark"];

test.setTimeout(120_000);

for (const [name, enter] of Object.entries(SCREENS)) {
  test(`axe finds no violation: ${name}`, async ({ page, server, portal, guard }) => {
    await enter({ page, server, portal, guard });
    for (const language of LANGUAGES) {
      await chooseLanguage(page, language);
      for (const colorScheme of THEMES) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: HEIGHT });
          expect.soft(await violations(page), `${language}, ${colorScheme}, ${width} px`).toEqual([]);
        }
      }
    }
  });
}
