// Right-to-left values, and values with direction characters, inside sentences.
import { button, expect, field, open, test } from "./fixtures.js";

/** A name that reverses the text after it. */
const NAME = "\u202EZoé";

/** Whether the browser draws `first` before `second` in the line. */
const isBefore = (locator, first, second) =>
  locator.evaluate(
    (node, [first, second]) => {
      const text = [...node.childNodes].find((child) => child.data?.includes(first));
      const left = (part) => {
        const range = new Range();
        range.setStart(text, text.data.indexOf(part));
        range.setEnd(text, text.data.indexOf(part) + part.length);
        return range.getBoundingClientRect().left;
      };
      return left(first) < left(second);
    },
    [first, second],
  );

test("a name cannot reverse a sentence", async ({ page, server }) => {
  await server.api("PATCH", "", { first_name: NAME, last_name: "Martin" });
  await open(page, server, "/account");
  await expect(page.getByText(`Acting as \u2068${NAME} Martin\u2069`).first()).toBeAttached();
  await button(page, "Delete my account").click();
  await expect(field(page, "Type your email to confirm")).toBeVisible();
});

test("a typed value does not move the words after it", async ({ page, server }) => {
  await open(page, server, "/profile");
  await page.route("**/iam/v1/users/me/", async (route) => {
    if (route.request().method() !== "PATCH") return route.fallback();
    const response = await route.fetch();
    const user = await response.json();
    await route.fulfill({ response, json: { ...user, first_name: "\u202Eabc" } });
  });
  await field(page, "First name").fill("Zoë");
  await button(page, "Save").click();
  const sentence = page.getByText("The service keeps", { exact: false });
  await expect(sentence).toBeVisible();
  expect(await isBefore(sentence, "The service keeps", " as First name")).toBe(true);
  expect(await sentence.textContent()).toContain("“\u2068\u202Eabc\u2069” as First name");
});
