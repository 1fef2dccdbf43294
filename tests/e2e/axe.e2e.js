// Every page and dialog is without a violation that axe can find: no rule is off, no element is left out.
import { expect } from "./fixtures.js";
import { violations } from "./support/axe.js";
import { chooseLanguage } from "./support/languages.js";
import { test } from "./support/portal.js";
import { SCREENS } from "./support/states.js";

const LANGUAGES = ["en", "fr"];
const WIDTHS = [320, 768, 1280];
// All of a page at once: what lies below the bar of a phone is scrolled to, and keyboard.e2e.js shows that the bar never
// covers the focus.
const HEIGHT = 4000;
const THEMES = ["light", "dark"];

test.setTimeout(120_000);

for (const [name, enter] of Object.entries(SCREENS)) {
  test(`axe finds nothing wrong: ${name}`, async ({ page, server, portal, guard }) => {
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
