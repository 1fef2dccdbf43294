// Dialogs where the browser has no modal dialogs, or a host page has replaced `showModal`.
import { button, expect, test } from "./fixtures.js";
import { account } from "./support/screens.js";

const question = (page) => page.getByRole("dialog", { name: "Delete your account?", exact: true });

/** Replacements of `showModal`; run before the page. */
const WITHOUT = {
  absent: () => delete HTMLDialogElement.prototype.showModal,
  "one that throws": () => {
    HTMLDialogElement.prototype.showModal = () => {
      throw new DOMException("Not here.", "InvalidStateError");
    };
  },
};

for (const [what, take] of Object.entries(WITHOUT))
  test(`with a showModal that is ${what} the dialog covers the page, takes the focus and returns it`, async ({ page, server, guard }) => {
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

test("a dialog opens without checkVisibility", async ({ page, server, guard }) => {
  await page.addInitScript(() => delete Element.prototype.checkVisibility);
  await account({ page, server, guard });
  await button(page, "Delete my account").click();
  await expect(question(page)).toBeVisible();
  expect(await question(page).evaluate((dialog) => dialog.matches(":modal"))).toBe(true);
});
