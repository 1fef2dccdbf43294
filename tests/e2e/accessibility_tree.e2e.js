// What a screen reader finds on each page and dialog, compared with what somebody has read and found right: the texts in
// snapshots/. Where a change is meant, `npx playwright test accessibility_tree --update-snapshots` writes them anew.
import { expect } from "./fixtures.js";
import { DIALOGS, PAGES } from "./support/screens.js";
import { test } from "./support/portal.js";
import { tree } from "./support/tree.js";

test.use({ locale: "en-GB", timezoneId: "UTC" });

for (const [name, enter] of Object.entries({ ...PAGES, ...DIALOGS })) {
  test(`a screen reader finds: ${name}`, async ({ page, server, portal, guard }) => {
    await enter({ page, server, portal, guard });
    // Live regions are heard and left; what is being loaded has come by then.
    await expect(page.locator(".skeleton, [aria-busy=true]")).toHaveCount(0);
    expect(await tree(page)).toMatchSnapshot(`${name.replace(/\W+/g, "-")}.txt`);
  });
}
