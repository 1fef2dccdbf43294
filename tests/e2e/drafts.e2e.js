// What is typed and not saved survives a reload, a session's end and a crash, for exactly one person.
import { respondWith, button, card, expect, field, heading, hold, json, link, offered, open, operation, putBack, signIn, test, traces } from "./fixtures.js";
import { ZOE, draftKey, draftKeys as keys, stored } from "./support/drafts.js";

/** Reloads, which forgets the API key, and signs in again. */
async function comeBack(page, key) {
  await page.reload();
  await signIn(page, key);
  await expect(heading(page, "Sign in")).toBeHidden();
}

test("typed texts survive a reload, are shown beside the saved ones, and can be put back", async ({ page, server }) => {
  await open(page, server, "/profile");
  await field(page, "First name").fill("Zoë ");
  await field(page, "Phone").fill("");
  expect(await stored(page, "profile")).toEqual({ first_name: "Zoë ", phone: "" });
  await comeBack(page);
  await expect(offered(page)).toHaveAccessibleName("You typed this before and did not save it: First name, Phone.");
  await expect(offered(page).getByRole("definition")).toHaveText([/Saved now\s*Zoé/, /You typed\s*Zoë/, /Saved now\s*\+33 1 23/, /You typed\s*Empty/]);
  await expect(heading(page, "Profile")).toBeFocused();
  await expect(field(page, "First name")).toHaveValue("Zoé");
  await expect(field(page, "First name")).not.toHaveAccessibleDescription(/Changed/);
  await putBack(page);
  await expect(offered(page)).toBeHidden();
  await expect(page.getByText("It is back in the form and not saved yet.")).toBeFocused();
  await expect(field(page, "First name")).toHaveValue("Zoë ");
  await expect(field(page, "First name")).toHaveAccessibleDescription(/Changed/);
  await expect(field(page, "Phone")).toHaveValue("");
  await expect(field(page, "Last name")).toHaveValue("Martin");
  expect((await server.read()).first_name).toBe("Zoé");
  await field(page, "Phone").fill("+33 1 23 45 67 89");
  await button(page, "Save").click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  expect(await keys(page)).toEqual([]);
  expect(await server.read()).toMatchObject({ first_name: "Zoë" });
});

test("discarding removes the draft and touches nothing else", async ({ page, server }) => {
  await open(page, server, "/profile");
  await field(page, "First name").fill("Ana");
  await comeBack(page);
  await field(page, "Phone").fill("12");
  await button(offered(page), "Discard").click();
  await expect(offered(page)).toBeHidden();
  await expect(page.getByText("Discarded.", { exact: true })).toBeFocused();
  await expect(field(page, "First name")).toHaveValue("Zoé");
  await expect(field(page, "Phone")).toHaveValue("12");
  expect(await stored(page, "profile")).toEqual({ phone: "12" });
  await comeBack(page);
  await expect(offered(page)).toHaveAccessibleName(/: Phone\.$/);
});

test("a newly typed text hides the earlier draft, which shows again when the text is undone", async ({ page, server }) => {
  await open(page, server, "/profile");
  await field(page, "First name").fill("Ana");
  await comeBack(page);
  await field(page, "First name").fill("Lé");
  await expect(offered(page)).toBeHidden();
  expect(await stored(page, "profile")).toEqual({ first_name: "Lé" });
  await field(page, "First name").fill("Zoé");
  await expect(offered(page)).toContainText("Ana");
  expect(await stored(page, "profile")).toEqual({ first_name: "Ana" });
});

test("a long text shows its beginning, and all of it on demand", async ({ page, server }) => {
  await open(page, server, "/settings");
  const long = Array.from({ length: 30 }, (_, line) => `Line ${line + 1}`).join("\n");
  await field(page, "Email signature").fill(long);
  await comeBack(page);
  const typed = offered(page).getByRole("definition").last();
  await expect(typed.getByText("Line 30")).toBeHidden();
  await typed.getByText("Show all", { exact: true }).click();
  await expect(typed.getByText("Line 30")).toBeVisible();
});

test("a draft shows that the saved value has changed since then", async ({ page, server }) => {
  await open(page, server, "/profile");
  await field(page, "First name").fill("Ana");
  await field(page, "Phone").fill("+33 6 00 00 00 00");
  await server.api("PATCH", "", { first_name: "Zoé-Marie", phone: "+33 6 00 00 00 00" });
  await comeBack(page);
  await expect(offered(page)).toHaveAccessibleName(/: First name\.$/);
  await expect(offered(page)).toContainText("Zoé-Marie");
  await expect(offered(page)).toContainText("Meanwhile it was changed. When you typed, this was saved: Zoé");
  // It is saved by now.
  expect(await stored(page, "profile")).toEqual({ first_name: "Ana" });
});

for (const form of ["", ", in the older form too"]) {
  test(`a text is kept for thirty days, signed in or not${form}`, async ({ page, server }) => {
    await open(page, server, "/profile");
    const entries = [
      [ZOE, "profile", "first_name", 29],
      ["someone", "profile", "phone", 31],
      ["someone", "settings", "email_signature", 29],
    ].map(([id, name, field, days]) => {
      const time = Date.now() - days * 24 * 60 * 60 * 1000;
      return form ? [draftKey(id, name), { time, texts: { [field]: "Ana" } }] : [draftKey(id, name, field), { text: "Ana", time }];
    });
    await page.evaluate((entries) => entries.forEach(([key, entry]) => localStorage.setItem(key, JSON.stringify(entry))), entries);
    await comeBack(page);
    await expect(offered(page)).toContainText("Kept in this browser for 30 days after you typed it.");
    expect(await keys(page)).toEqual([draftKey(ZOE, "profile", "first_name"), draftKey("someone", "settings", "email_signature")]);
  });
}

test("a text that is saved after its page was left is no longer a draft", async ({ page, server }) => {
  await open(page, server, "/profile");
  const patch = await hold(page, operation(""), "PATCH");
  await field(page, "Email").fill("Zoe.Martin@Example.test");
  await button(page, "Save").click();
  await patch.arrival;
  await link(page, "Password").click();
  await expect(heading(page, "Password")).toBeVisible();
  expect(await stored(page, "profile")).not.toBeNull();
  patch.release();
  await expect.poll(() => keys(page)).toEqual([]);
  await link(page, "Profile").click();
  await expect(field(page, "Email")).toHaveValue("zoe.martin@example.test");
  await expect(offered(page)).toBeHidden();
});

test("the texts and the list of the settings can be put back too", async ({ page, server }) => {
  await open(page, server, "/settings");
  await field(page, "Email signature").fill("Mine");
  await field(page, "Interface config").fill('{ "half": ');
  await button(page, "Remove rent-2093").click();
  await field(page, "Property rent subscriptions").fill("rent-3");
  await comeBack(page);
  await expect(offered(page)).toHaveAccessibleName(/: Email signature, Property rent subscriptions, Interface config\.$/);
  await expect(offered(page)).toContainText("rent-1041, rent-3");
  await putBack(page);
  await expect(field(page, "Email signature")).toHaveValue("Mine");
  await expect(field(page, "Interface config")).toHaveValue('{ "half": ');
  await expect(button(page, "Remove rent-1041")).toBeVisible();
  await expect(button(page, "Remove rent-3")).toBeVisible();
  await expect(button(page, "Remove rent-2093")).toBeHidden();
  await field(page, "Interface config").fill("");
  await button(page, "Save").click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  expect(await keys(page)).toEqual([]);
  expect((await server.read("config/")).property_rent_subscriptions).toEqual(["rent-1041", "rent-3"]);
});

test("typed texts stay in their fields while other pages are visited, without a question", async ({ page, server }) => {
  await open(page, server, "/settings");
  await button(page, "Remove rent-2093").click();
  await field(page, "Property rent subscriptions").fill("rent-3");
  await link(page, "Profile").click();
  await link(page, "Settings").click();
  await expect(button(page, "Remove rent-3")).toBeVisible();
  await expect(button(page, "Remove rent-2093")).toBeHidden();
  await expect(offered(page)).toBeHidden();
});

test("texts that the end of a session interrupts can be put back after signing in", async ({ page, server, guard }) => {
  guard.expectStatus(401);
  await open(page, server, "/profile");
  const fault = await respondWith(page, "PATCH", "", json(401, { detail: "Not authenticated" }));
  await field(page, "First name").fill("Ana");
  await button(page, "Save").click();
  await expect(page.getByRole("dialog", { name: "Your session has ended", exact: true })).toBeVisible();
  await fault.heal();
  await comeBack(page);
  await putBack(page);
  await expect(field(page, "First name")).toHaveValue("Ana");
  await button(page, "Save").click();
  await expect.poll(async () => (await server.read()).first_name).toBe("Ana");
});

test("another account does not see a draft, and its sign-out leaves it", async ({ page, server }) => {
  await open(page, server, "/profile");
  await field(page, "First name").fill("Ana");
  await comeBack(page, "machine-key");
  await expect(page.getByText("Acting as Nightly export").first()).toBeAttached();
  await expect(page.getByText("Ana")).toBeHidden();
  await button(page, "Sign out").click();
  await expect(heading(page, "Signed out")).toBeVisible();
  expect(await stored(page, "profile")).toEqual({ first_name: "Ana" });
});
