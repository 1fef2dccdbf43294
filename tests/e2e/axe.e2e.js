// axe finds no violation on any page or dialog. No rule is off, no element is excluded. Each screen is seen in each theme,
// language and width, in three of their twelve combinations; covering.e2e.js tests what all screens together cover.
import { expect } from "./fixtures.js";
import { DIMENSIONS, violations } from "./support/axe.js";
import { combinations } from "./support/covering.js";
import { chooseLanguage } from "./support/languages.js";
import { test } from "./support/portal.js";
import { SCREENS } from "./support/states.js";

// The whole page at once. A person scrolls to what is below a phone's bar; keyboard.e2e.js tests that the bar never covers
// the focus.
const HEIGHT = 4000;

test.setTimeout(60_000);

for (const [at, [name, enter]] of Object.entries(SCREENS).entries()) {
  test(`axe finds no violation: ${name}`, async ({ page, server, portal, guard }) => {
    await enter({ page, server, portal, guard });
    for (const { theme, language, width } of combinations(at, DIMENSIONS)) {
      await chooseLanguage(page, language);
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height: HEIGHT });
      expect.soft(await violations(page), `${language}, ${theme}, ${width} px`).toEqual([]);
    }
  });
}
