// A deletion that is under way.
import { respondWith, button, expect, field, heading, hold, json, open, operation, test } from "./fixtures.js";

const dialog = (page) => page.getByRole("dialog", { name: "Delete your account?", exact: true });

/** Confirms, and responds to the request that waits. */
async function begin(page) {
  const held = await hold(page, operation(""), "DELETE");
  await button(page, "Delete my account").click();
  await field(page, "Type your email to confirm").fill("zoe@example.test");
  await button(page, "Delete permanently").click();
  await held.arrival;
  await expect(dialog(page).getByText("Deleting your account…")).toBeVisible();
  return held;
}

test.beforeEach(async ({ page, server }) => {
  await open(page, server, "/account");
  await expect(heading(page, "Delete account")).toBeVisible();
});

test("neither Escape nor Cancel closes the dialog before the response, and then the account is deleted", async ({ page, server, guard }) => {
  guard.expectStatus(410);
  const held = await begin(page);
  await page.keyboard.press("Escape");
  await expect(dialog(page).getByText("Deleting your account…")).toBeVisible();
  await expect(button(page, "Cancel")).toBeDisabled();
  await expect(field(page, "Type your email to confirm")).toHaveValue("zoe@example.test");
  held.release();
  await expect(heading(page, "Your account has been deleted")).toBeVisible();
  expect((await server.api("GET", "")).status).toBe(401);
});

test("an Escape before a refusal leaves the dialog open to show it, and closes it afterwards", async ({ page, server, guard }) => {
  guard.expectStatus(500);
  await respondWith(page, "DELETE", "", json(500, { detail: "Internal Server Error" }));
  const held = await begin(page);
  await page.keyboard.press("Escape");
  held.release();
  await expect(dialog(page).getByText(/Your account has not been deleted\. .*error 500/)).toBeVisible();
  await expect(button(page, "Cancel")).toBeEnabled();
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toBeHidden();
  expect((await server.api("GET", "")).status).toBe(200);
});

test("repeated Escapes do not close the dialog before the response", async ({ page, guard }) => {
  guard.expectStatus(410);
  const held = await begin(page);
  for (let count = 0; count < 3; count += 1) await page.keyboard.press("Escape");
  await expect(dialog(page).getByText("Deleting your account…")).toBeVisible();
  held.release();
  await expect(heading(page, "Your account has been deleted")).toBeVisible();
});
