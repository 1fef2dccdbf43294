// The accessibility tree of each page and dialog, compared with the reviewed texts in snapshots/. For an intended change,
// `npx playwright test accessibility_tree --update-snapshots` rewrites them.
import { expect } from "./fixtures.js";
import { DIALOGS, PAGES } from "./support/screens.js";
import { test } from "./support/portal.js";
import { tree } from "./support/tree.js";

test.use({ locale: "en-GB", timezoneId: "UTC" });

for (const [name, enter] of Object.entries({ ...PAGES, ...DIALOGS })) {
  test(`the accessibility tree: ${name}`, async ({ page, server, portal, guard }) => {
    await enter({ page, server, portal, guard });
    // Waits for live regions and for everything that is loading.
    await expect(page.locator(".skeleton, [aria-busy=true]")).toHaveCount(0);
    // The browser builds the tree a moment after the document.
    const compare = async () => expect(await tree(page)).toMatchSnapshot(`${name.replace(/\W+/g, "-")}.txt`);
    await expect(compare).toPass({ timeout: 5_000 });
  });
}
