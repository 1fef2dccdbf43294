// The attributes of fields for keyboards, spell checkers and password generators.
import { button, expect, field, heading, hold, link, operation, signIn, test } from "./fixtures.js";
import { shipped } from "./support/config.js";
import { password, profile, settings } from "./support/screens.js";

const input = (page, name) => page.getByLabel(name, { exact: true });
const show = (page) => page.getByRole("checkbox", { name: "Show passwords", exact: true });
const NAMES = ["Current password", "New password", "Confirm new password"];

/** The field has no correction of any kind. */
async function isVerbatim(control) {
  await expect(control).toHaveAttribute("autocapitalize", "none");
  await expect(control).toHaveAttribute("autocorrect", "off");
  await expect(control).toHaveAttribute("spellcheck", "false");
}

test("addresses, ids, keys, passwords and JSON are not corrected", async ({ page, server }) => {
  await page.goto(`${server.url}/profile`);
  await isVerbatim(input(page, "API key"));
  await signIn(page);
  await isVerbatim(field(page, "Email"));
  await isVerbatim(field(page, "Phone"));
  await link(page, "Password").click();
  await show(page).check();
  for (const name of NAMES) await isVerbatim(input(page, name));
  await link(page, "Settings").click();
  await isVerbatim(field(page, "Interface config"));
  await isVerbatim(field(page, "Property rent subscriptions"));
  await link(page, "Account").click();
  await button(page, "Delete my account").click();
  await isVerbatim(field(page, "Type your email to confirm"));
});

test("names are capitalised, and a signature is corrected like any text unless it is HTML", async ({ page, server }) => {
  await profile({ page, server });
  await expect(field(page, "First name")).toHaveAttribute("autocapitalize", "words");
  await settings({ page, server });
  const signature = field(page, "Email signature");
  await expect(signature).toHaveAttribute("spellcheck", "true");
  await expect(signature).toHaveAttribute("autocapitalize", "sentences");
  await page.getByRole("switch", { name: "Raw HTML email", exact: true }).click();
  await isVerbatim(signature);
});

test("an address is a text field with a keyboard for addresses", async ({ page, server }) => {
  await profile({ page, server });
  await expect(field(page, "Email")).toHaveAttribute("type", "text");
  await expect(field(page, "Email")).toHaveAttribute("inputmode", "email");
  await expect(field(page, "Email")).toHaveAttribute("autocomplete", "email");
});

test("shown passwords are hidden before they are sent, and stay hidden", async ({ page, server }) => {
  await password({ page, server });
  await input(page, "Current password").fill("correct-horse-battery");
  await show(page).check();
  await button(page, "Change password").click();
  await expect(heading(page, "Password")).toBeVisible();
  await expect(input(page, "New password")).toHaveAttribute("type", "text");
  for (const name of NAMES.slice(1)) await input(page, name).fill("entirely-new-staple");
  const post = await hold(page, operation("password/"), "POST");
  await button(page, "Change password").click();
  await post.arrival;
  for (const name of NAMES) await expect(input(page, name)).toHaveAttribute("type", "password");
  await expect(show(page)).not.toBeChecked();
  post.release();
  await expect(page.getByText("Your new password is accepted.", { exact: false })).toBeVisible();
  for (const name of NAMES) await expect(input(page, name)).toHaveAttribute("type", "password");
});

for (const [limits, rules, least] of [
  [{ minLength: 12, maxLength: 64 }, "minlength: 12; maxlength: 64;", "12"],
  [{ maxLength: 20 }, "maxlength: 20;", null],
]) {
  test.describe(`limits of ${rules}`, () => {
    test.use({ serverOptions: { config: { ...shipped(), password: limits } } });

    test("are set for generators, at the new password only", async ({ page, server }) => {
      await password({ page, server });
      const attributes = (name) =>
        input(page, name).evaluate((input) => ["passwordrules", "minlength", "maxlength"].map((key) => input.getAttribute(key)));
      expect(await attributes("New password")).toEqual([rules, least, null]);
      expect(await attributes("Current password")).toEqual([null, null, null]);
      expect(await attributes("Confirm new password")).toEqual([null, null, null]);
      expect(await input(page, "New password").evaluate((input) => input.form.noValidate)).toBe(true);
    });

    test("do not cut a pasted text: the field shows that it is too long", async ({ page, server }) => {
      await password({ page, server });
      const long = "long-and-longer-".repeat(6);
      await input(page, "New password").fill(long);
      await expect(input(page, "New password")).toHaveValue(long);
      await button(page, "Change password").click();
      await expect(input(page, "New password")).toHaveAccessibleDescription(/Not strong enough yet: at most \d+ characters/);
    });
  });
}
