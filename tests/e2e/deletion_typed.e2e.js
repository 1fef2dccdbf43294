// Typing the confirmation of a deletion: texts that look equal are equal.
import { respondWith, button, expect, field, json, open, test } from "./fixtures.js";

const SAME = [
  ["capital letters", "zoe@agence-example.fr", "Zoe@Agence-Example.fr"],
  ["stored capital letters", "Zoe@Agence-Example.fr", "zoe@agence-example.fr"],
  ["a stored space at the end", "zoe@agence-example.fr ", "zoe@agence-example.fr"],
  ["spaces around what is typed", "zoe@agence-example.fr", "\u00a0zoe@agence-example.fr "],
  ["an invisible mark before what is typed", "zoe@agence-example.fr", "\u200ezoe@agence-example.fr"],
  ["accents that are characters of their own", "zoe\u0301@agence.fr", "zo\u00e9@agence.fr"],
  ["accents that are part of a letter", "zo\u00e9@agence.fr", "ZOE\u0301@agence.fr"],
];

/** Opens the dialog for a user with these keys. */
async function ask(page, server, keys) {
  await respondWith(page, "GET", "", json(200, { ...(await server.read()), ...keys }));
  await open(page, server, "/account");
  await button(page, "Delete my account").click();
}

for (const [name, email, typed] of SAME) {
  test(`${name} make no difference`, async ({ page, server }) => {
    await ask(page, server, { email });
    await field(page, "Type your email to confirm").fill(typed);
    await expect(button(page, "Delete permanently")).toBeEnabled();
  });
}

for (const email of [null, "", "\u200b "]) {
  test(`the id replaces the address ${JSON.stringify(email)}, in any case`, async ({ page, server }) => {
    await ask(page, server, { email, id: "User-17a" });
    await field(page, "Type your user id to confirm").fill(" uSER-17A");
    await expect(button(page, "Delete permanently")).toBeEnabled();
  });
}

test("another address does not confirm", async ({ page, server }) => {
  await ask(page, server, { email: "zoe@agence-example.fr" });
  await field(page, "Type your email to confirm").fill("zoé@agence-example.fr");
  await page.keyboard.press("Tab");
  await expect(field(page, "Type your email to confirm")).toHaveAttribute("aria-invalid", "true");
  await expect(button(page, "Delete permanently")).toBeDisabled();
});
