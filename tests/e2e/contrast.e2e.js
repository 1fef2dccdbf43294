// With `prefers-contrast: more` every text has 7:1 (WCAG 2.2, 1.4.6), and edges are strong.
import { expect } from "./fixtures.js";
import { violations } from "./support/axe.js";
import { test } from "./support/portal.js";
import { SCREENS } from "./support/states.js";

const RULES = { "color-contrast-enhanced": { enabled: true } };
const SAMPLE = [
  ...["profile", "settings", "notifications", "the profile with a mistake", "settings with a mistake, a list and HTML"],
  ...["a sync that changed something", "the profile of a service account", "a session that has ended, put off", "the deletion dialog"],
];

for (const name of SAMPLE) {
  test(`every text has a contrast of 7:1: ${name}`, async ({ page, server, portal, guard }) => {
    await SCREENS[name]({ page, server, portal, guard });
    await page.setViewportSize({ width: 1280, height: 4000 });
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme, contrast: "more", reducedMotion: "reduce" });
      expect.soft(await violations(page, RULES), colorScheme).toEqual([]);
    }
  });
}

test("the default has less, and the measurement detects it", async ({ page, server, portal, guard }) => {
  await SCREENS.profile({ page, server, portal, guard });
  const found = await violations(page, RULES);
  expect(found).toContainEqual(expect.stringMatching(/^color-contrast-enhanced: /));
});
