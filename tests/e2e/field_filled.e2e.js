// Fields that another program fills in, such as a password manager. It fires `change` only, or no event.
import { button, card, expect, field, heading, link, offered, open, requests, signIn, test } from "./fixtures.js";
import { put } from "./support/typing.js";

const OLD = "correct-horse-battery";
const NEW = "entirely-new-staple";
const input = (page, name) => page.getByLabel(name, { exact: true });
const saved = (page) => page.getByText("Saved.", { exact: true });

for (const [way, events] of Object.entries({ "with a change event alone": ["change"], "without any event": [] })) {
  test.describe(way, () => {
    test("passwords are sent as they are in the fields", async ({ page, server }) => {
      const posts = requests(page, "POST", "password/");
      await open(page, server, "/password");
      await put(input(page, "Current password"), OLD, ...events);
      await put(input(page, "New password"), NEW, ...events);
      await put(input(page, "Confirm new password"), NEW, ...events);
      await button(page, "Change password").click();
      await expect(card(page, "Change password").getByRole("status").last()).toContainText("Your new password is accepted.");
      expect(posts.map((post) => post.postDataJSON())).toEqual([
        { current_password: OLD, new_password: NEW, new_password_confirmation: NEW },
      ]);
      await expect(input(page, "Current password")).toHaveValue("");
    });

    test("an API key is sent as it is in the field", async ({ page, server }) => {
      await page.goto(`${server.url}/profile`);
      await put(input(page, "API key"), "demo-key", ...events);
      await button(page, "Sign in").click();
      await expect(heading(page, "Profile")).toBeVisible();
    });

    test("a name is sent, and no other field", async ({ page, server }) => {
      const sent = requests(page, "PATCH", "");
      await open(page, server, "/profile");
      await put(field(page, "First name"), "Zoë", ...events);
      await button(page, "Save").click();
      await expect(saved(page)).toBeVisible();
      expect(sent.map((request) => request.postDataJSON())).toEqual([{ first_name: "Zoë" }]);
    });

    test("multiline texts and the text for a list are saved", async ({ page, server }) => {
      await open(page, server, "/settings");
      await put(field(page, "Email signature"), "Zoé\nMartin", ...events);
      await put(field(page, "Property rent subscriptions"), "rent-7", ...events);
      await button(page, "Save").click();
      await expect(saved(page)).toBeVisible();
      const config = await server.read("config/");
      expect(config.email_signature).toBe("Zoé\nMartin");
      expect(config.property_rent_subscriptions).toEqual(["rent-1041", "rent-2093", "rent-7"]);
    });

    test("the confirmation of a deletion is accepted, and still waits a moment", async ({ page, server }) => {
      await open(page, server, "/account");
      await button(page, "Delete my account").click();
      await put(field(page, "Type your email to confirm"), "zoe@example.test", ...events);
      await button(page, "Delete permanently").hover({ force: true });
      await expect(button(page, "Delete permanently")).toBeEnabled();
    });

    test("a text is a draft after a reload", async ({ page, server }) => {
      await open(page, server, "/profile");
      await put(field(page, "First name"), "Zoë", ...events);
      await page.reload();
      await signIn(page);
      await expect(offered(page)).toHaveAccessibleName("You typed this before and did not save it: First name.");
    });

    test("a text is still there after a visit of another page", async ({ page, server }) => {
      await open(page, server, "/settings");
      await put(field(page, "Email signature"), "Zoé\nMartin", ...events);
      await link(page, "Profile").click();
      await expect(heading(page, "Profile")).toBeVisible();
      await page.goBack();
      await expect(field(page, "Email signature")).toHaveValue("Zoé\nMartin");
      await expect(field(page, "Email signature")).toHaveAccessibleDescription(/Changed/);
    });
  });
}

test("a filled-in field is validated before it is sent", async ({ page, server }) => {
  await open(page, server, "/password");
  await input(page, "New password").focus();
  await put(input(page, "New password"), "short");
  await page.keyboard.press("Tab");
  await expect(input(page, "New password")).toHaveAccessibleDescription(/Not strong enough yet: at least 12 characters/);
});

test("an untouched form sends nothing", async ({ page, server }) => {
  const sent = requests(page, "PATCH", "");
  await open(page, server, "/profile");
  await button(page, "Save").click();
  await expect(page.getByText("There is nothing to save", { exact: false })).toBeVisible();
  expect(sent).toEqual([]);
});

/** What fills in a field also fires an event for a key that has none. */
const pressNothing = (field) => field.evaluate((input) => void input.dispatchEvent(new Event("keydown", { bubbles: true })));

test("a key event without a key changes nothing", async ({ page, server }) => {
  await open(page, server, "/settings");
  for (const name of ["Email signature", "Property rent subscriptions"]) await pressNothing(field(page, name));
  await link(page, "Account").click();
  await button(page, "Delete my account").click();
  const dialog = page.getByRole("dialog");
  await pressNothing(dialog.getByRole("textbox").first());
  await expect(dialog).toBeVisible();
});
