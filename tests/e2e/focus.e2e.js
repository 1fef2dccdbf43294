// Each stop of the Tab key on a phone, forwards and backwards, has an outline and is not hidden by a bar (WCAG 2.2, 2.4.7
// and 2.4.11). The stops form a cycle. All of it holds with forced colours too.
import { expect } from "./fixtures.js";
import { Keyboard } from "./support/keyboard.js";
import { DIALOGS, PAGES } from "./support/screens.js";
import { test } from "./support/portal.js";
import { STATES } from "./support/states.js";

const WITH_A_FRAME = "settings with a mistake, a list and HTML";
const SCREENS = { ...PAGES, ...DIALOGS, [WITH_A_FRAME]: STATES[WITH_A_FRAME] };

/** The number of tab stops: those of a dialog, where one is open. A preview has none. */
const controls = () => {
  const element = document.querySelector("iam-account");
  const tree = element.shadowRoot ?? element;
  const scope = tree.querySelector("dialog[open]") ?? tree;
  const all = scope.querySelectorAll("a[href], button:enabled, input:enabled, select:enabled, textarea, summary, [tabindex='0']");
  return [...all].filter((node) => node.checkVisibility()).length;
};

test.use({ viewport: { width: 360, height: 640 } });

for (const [name, enter] of Object.entries(SCREENS)) {
  // In the headless shell the frame keeps the focus.
  const tag = name === WITH_A_FRAME ? "@chromium" : [];
  test(`every tab stop is visible: ${name}`, { tag }, async ({ page, server, portal, guard }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await enter({ page, server, portal, guard });
    const keys = new Keyboard(page);
    const stops = await keys.round();
    expect(stops).toHaveLength(await page.evaluate(controls));
    await page.emulateMedia({ reducedMotion: "reduce", forcedColors: "active" });
    expect((await keys.round({ back: true })).sort()).toEqual(stops.sort());
  });
}
