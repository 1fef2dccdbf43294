// Drafts end with a sign-out, a deletion, or when they are discarded. Secrets are never drafts.
import { button, card, expect, field, heading, link, open, signIn, test, traces } from "./fixtures.js";
import { draftKeys as keys } from "./support/drafts.js";

test("signing out asks first, names the pages, and then discards", async ({ page, server }) => {
  await open(page, server, "/profile");
  await field(page, "First name").fill("Ana");
  await link(page, "Settings").click();
  await field(page, "Email signature").fill("Mine");
  await button(page, "Sign out").click();
  const dialog = page.getByRole("dialog", { name: "Sign out without saving?", exact: true });
  await expect(dialog).toContainText("You have changes that are not saved: Profile, Settings. Signing out discards them.");
  await button(page, "Cancel").click();
  await expect(dialog).toBeHidden();
  await expect(button(page, "Sign out")).toBeFocused();
  await expect(field(page, "Email signature")).toHaveValue("Mine");
  await button(page, "Sign out").click();
  await button(page, "Sign out and discard").click();
  await expect(heading(page, "Signed out")).toBeVisible();
  expect(await keys(page)).toEqual([]);
  await link(page, "Sign in").click();
  await signIn(page);
  await link(page, "Profile").click();
  await expect(field(page, "First name")).toHaveValue("Zoé");
  await link(page, "Settings").click();
  await expect(field(page, "Email signature")).toHaveValue(/Zoé Martin/);
});

test("deleting the account removes the person's data from this browser, and no one else's", async ({ page, server, guard }) => {
  guard.expectStatus(410);
  await open(page, server, "/profile");
  await field(page, "First name").fill("Ana");
  const others = await page.evaluate(() => {
    sessionStorage.setItem("iam-account:draft:263814927364518273:settings", "{}");
    sessionStorage.setItem("iam-account:draft:263814927364518273:settings:email_signature", "{}");
    sessionStorage.setItem("iam-account:other", "1");
    localStorage.setItem("iam-account:theme", "dark");
    localStorage.setItem("iam-account:locale", "en");
    // Another person's, also of one whose id begins alike; the note that no one is signed in; a portal's.
    const others = ["iam-account:draft:263814927364518273%3A2:profile:phone", "iam-account:draft:someone:profile"];
    others.push("iam-account:signed-out", "of-the-host");
    others.forEach((key) => localStorage.setItem(key, "1"));
    return others.sort();
  });
  await link(page, "Account").click();
  await button(page, "Delete my account").click();
  await page.getByLabel("Type your email to confirm", { exact: true }).fill("zoe@example.test");
  await button(page, "Delete permanently").click();
  await expect(heading(page, "Your account has been deleted")).toBeVisible();
  expect(await page.evaluate(() => [Object.keys(localStorage).sort(), Object.keys(sessionStorage)])).toEqual([others, []]);
});

test("passwords, keys and confirmations are never stored", async ({ page, server }) => {
  await open(page, server, "/password");
  for (const name of ["Current password", "New password", "Confirm new password"]) {
    await page.getByLabel(name, { exact: true }).fill("a-secret-of-zoe");
  }
  await link(page, "Account").click();
  await button(page, "Delete my account").click();
  await page.getByLabel("Type your email to confirm", { exact: true }).fill("zoe@example");
  await page.reload();
  await page.getByLabel("API key", { exact: true }).fill("demo-key");
  const left = await traces(page);
  for (const secret of ["a-secret-of-zoe", "zoe@example", "demo-key"]) expect(left).not.toContain(secret);
  expect(await keys(page)).toEqual([]);
});

test("everything works with blocked storage", async ({ page, server }) => {
  await page.addInitScript(() => {
    const refuse = { get: () => { throw new DOMException("blocked", "SecurityError"); } };
    Object.defineProperty(window, "localStorage", refuse);
  });
  await open(page, server, "/profile");
  await field(page, "First name").fill("Ana");
  await button(page, "Sign out").click();
  await expect(page.getByRole("dialog").getByText("You have changes that are not saved: Profile.")).toBeVisible();
  await button(page, "Cancel").click();
  await button(page, "Save").click();
  await expect(card(page, "Personal details").getByText("Saved.")).toBeVisible();
  await button(page, "Sign out").click();
  await expect(heading(page, "Signed out")).toBeVisible();
});
