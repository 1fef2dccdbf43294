// An input method composes a word from several keys. Enter accepts it and Escape cancels it; neither affects the page.
import { button, expect, field, open, requests, test } from "./fixtures.js";
import { inputMethod } from "./support/typing.js";

const chips = (page) => page.getByRole("listitem").filter({ has: page.getByRole("button", { name: /^Remove / }) });
const subscriptions = (page) => field(page, "Property rent subscriptions");

test("a composed word is sent as it was accepted", async ({ page, server }) => {
  await open(page, server, "/profile");
  const method = await inputMethod(page);
  await field(page, "First name").fill("");
  for (const text of ["か", "かn", "かな"]) {
    await method.compose(text);
    await expect(field(page, "First name")).toHaveValue(text);
  }
  await method.take("仮名");
  await expect(field(page, "First name")).toHaveValue("仮名");
  await button(page, "Save").click();
  await expect.poll(async () => (await server.read()).first_name).toBe("仮名");
});

test("the Enter that accepts a word submits no form", async ({ page, server }) => {
  const sent = requests(page, "PATCH", "");
  await open(page, server, "/profile");
  const method = await inputMethod(page);
  await field(page, "First name").fill("");
  await method.compose("かな");
  await page.keyboard.press("Enter");
  await method.take("仮名");
  await expect(field(page, "First name")).toHaveValue("仮名");
  expect(sent).toEqual([]);
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await server.read()).first_name).toBe("仮名");
  await expect.poll(() => sent.length).toBe(1);
});

test("the Enter that accepts a word adds nothing to a list", async ({ page, server }) => {
  await open(page, server, "/settings");
  await expect(chips(page)).toHaveCount(2);
  const method = await inputMethod(page);
  await subscriptions(page).focus();
  await method.compose("かな");
  await page.keyboard.press("Enter");
  await expect(subscriptions(page)).toHaveValue("かな");
  await method.take("仮名");
  // Safari has ended the composition by then, and marks the key of the input method only by its old code.
  await subscriptions(page).evaluate((input) => {
    input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", keyCode: 229, bubbles: true, cancelable: true }));
  });
  await expect(subscriptions(page)).toHaveValue("仮名");
  await expect(chips(page)).toHaveCount(2);
  await page.keyboard.press("Enter");
  await expect(chips(page)).toHaveText([/rent-1041/, /rent-2093/, /仮名/]);
});

test("the Escape that cancels a word closes no dialog", async ({ page, server }) => {
  await open(page, server, "/account");
  await button(page, "Delete my account").click();
  const method = await inputMethod(page);
  const dialog = page.getByRole("dialog", { name: "Delete your account?", exact: true });
  await field(page, "Type your email to confirm").focus();
  await method.compose("かな");
  await page.keyboard.press("Escape");
  await method.compose("");
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});
