// Dialogs where the browser has no modal ones to give, or a host page has put something else in their place.
import { button, expect, test } from "./fixtures.js";
import { account } from "./support/screens.js";

const question = (page) => page.getByRole("dialog", { name: "Delete your account?", exact: true });

/** What can have become of `showModal`; runs before the page. */
const WITHOUT = {
  absent: () => delete HTMLDialogElement.prototype.showModal,
  "one that throws": () => {
    HTMLDialogElement.prototype.showModal = () => {
      throw new DOMException("Not here.", "InvalidStateError");
    };
  },
};

for (const [what, take] of Object.entries(WITHOUT))
  test(`with a showModal that is ${what} the dialog stands over the page, takes the focus and gives it back`, async ({ page, server, guard }) => {
    await page.addInitScript(take);
    await account({ page, server, guard });
    await button(page, "Delete my account").click();
    await expect(question(page)).toBeVisible();
    await expect(question(page)).toBeInViewport({ ratio: 1 });
    await expect(question(page).locator(":focus")).toHaveCount(1);
    await page.keyboard.press("Escape");
    await expect(question(page)).toBeHidden();
    await expect(button(page, "Delete my account")).toBeFocused();
    await button(page, "Delete my account").click();
    await button(page, "Cancel").click();
    await expect(question(page)).toBeHidden();
  });

test("without checkVisibility a dialog opens all the same", async ({ page, server, guard }) => {
  await page.addInitScript(() => delete Element.prototype.checkVisibility);
  await account({ page, server, guard });
  await button(page, "Delete my account").click();
  await expect(question(page)).toBeVisible();
  expect(await question(page).evaluate((dialog) => dialog.matches(":modal"))).toBe(true);
});
