// A browser's translator replaces the text nodes of a page with its own elements. A later change of the text replaces
// those.
import { respondWith, button, expect, field, heading, json, link, open, test, toggle } from "./fixtures.js";
import { account, notifications, profile, settings } from "./support/screens.js";

/** Translates the page as it is now, as Chrome does: two nested `<font>` replace each text node. */
const translate = (page) =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.querySelector("iam-account"), NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts) {
      if (!text.data.trim() || text.parentElement.closest("textarea, option, font")) continue;
      const [outer, inner] = [document.createElement("font"), document.createElement("font")];
      inner.textContent = `⟦${text.data}⟧`;
      outer.append(inner);
      text.replaceWith(outer);
    }
  });

test("an old error of a field does not stay beside the new status", async ({ page, server, guard }) => {
  await profile({ page, server, guard });
  await field(page, "Email").fill("zoe");
  await page.keyboard.press("Tab");
  await expect(page.getByText("This is not a complete email address", { exact: false })).toBeVisible();
  await translate(page);
  await expect(page.getByText("⟦This is not a complete email address", { exact: false })).toBeVisible();
  await page.locator("iam-account input[autocomplete=email]").fill("zoe@new.example.test");
  await expect(page.getByText("This is not a complete email address", { exact: false })).toHaveCount(0);
  await page.getByRole("button", { name: "⟦Save⟧" }).click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  await translate(page);
  await expect(page.getByText("⟦Saved.⟧", { exact: true })).toBeVisible();
  await page.locator("iam-account input[autocomplete=given-name]").fill("Zoë");
  await page.getByRole("button", { name: "⟦Save⟧" }).click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  await expect(page.getByText("⟦Saved.⟧", { exact: true })).toHaveCount(0);
});

test("headings, names and counts change, and nothing appears twice", async ({ page, server, guard }) => {
  await notifications({ page, server, guard });
  await translate(page);
  const sentence = page.locator("iam-account p", { hasText: "What reaches you now" });
  await expect(sentence).toContainText("⟦");
  await page.getByRole("switch").first().click();
  await expect(sentence).not.toContainText("⟦");
  expect((await sentence.textContent()).split("What reaches you now")).toHaveLength(2);
  await page.getByRole("link", { name: "⟦Password⟧" }).click();
  await expect(heading(page, "Password")).toBeVisible();
  await expect(heading(page, "⟦Notifications⟧")).toHaveCount(0);
});

test("a failure and the next status replace each other", async ({ page, server, guard }) => {
  guard.expectStatus(500);
  await notifications({ page, server, guard });
  const { heal } = await respondWith(page, "PUT", "notification-preferences/", json(500, { detail: "Internal Server Error" }));
  await toggle(page, "Lease signed: App").click();
  await expect(page.getByText("error 500")).toBeVisible();
  await translate(page);
  await heal();
  await page.getByRole("switch", { name: "⟦Lease signed: App⟧" }).click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  await expect(page.getByText("error 500")).toHaveCount(0);
});

test("another language replaces each text, even where a value stands alone", async ({ page, server, guard }) => {
  await settings({ page, server, guard });
  await translate(page);
  await page.getByRole("combobox").selectOption("fr");
  await expect(heading(page, "Paramètres")).toBeVisible();
  await expect(link(page, "Mot de passe")).toBeVisible();
  // A remaining translated text would show here. Values, and words that both languages share, do not change.
  const left = await page.locator("iam-account font").allTextContents();
  expect(left.filter((text) => /[a-z]{3}/i.test(text) && !/Zoé|Martin|zoe@|rent-|^⟦(Account|Notifications|Signature)⟧$/.test(text))).toEqual([]);
});

test("a preview, a time and a name change with their values", async ({ page, server, guard }) => {
  await settings({ page, server, guard });
  await field(page, "Email signature").fill("Zoé");
  await translate(page);
  await page.locator("iam-account textarea").first().fill("Zoé Martin");
  await expect(page.locator(".text-preview")).toHaveText("Zoé Martin");
  await account({ page, server, guard });
  await expect(button(page, "Delete my account")).toBeVisible();
});
