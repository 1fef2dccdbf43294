// A text is stored as the person typed it, and an untouched one stays as the service stores it, however the browser shows
// it.
import { respondWith, button, expect, field, json, open, requests, test } from "./fixtures.js";
import { put } from "./support/typing.js";

const saved = (page) => page.getByText("Saved.", { exact: true });
const bodies = (list) => list.map((request) => request.postDataJSON());

/** Makes the service return these texts of the person. */
const holds = async (page, server, keys) => respondWith(page, "GET", "", json(200, { ...(await server.read()), ...keys }));

/** Types a letter at the end, and deletes it again. */
async function typeAndDelete(locator) {
  await locator.press("End");
  await locator.press("x");
  await locator.press("Backspace");
}

test("an unchanged address is not sent in the browser's spelling", async ({ page, server }) => {
  const sent = requests(page, "PATCH", "");
  await holds(page, server, { email: "zoe@müller.test" });
  await open(page, server, "/profile");
  await typeAndDelete(field(page, "Email"));
  await expect(field(page, "Email")).toHaveValue("zoe@müller.test");
  await expect(field(page, "Email")).not.toHaveAccessibleDescription(/Changed/);
  await field(page, "First name").fill("Zoë");
  await button(page, "Save").click();
  await expect(saved(page)).toBeVisible();
  expect(bodies(sent)).toEqual([{ first_name: "Zoë" }]);
});

test("a typed address is sent as it was typed", async ({ page, server }) => {
  const sent = requests(page, "PATCH", "");
  await open(page, server, "/profile");
  await field(page, "Email").fill("");
  await field(page, "Email").pressSequentially(" Zoé@Müller.test ");
  await button(page, "Save").click();
  await expect.poll(() => bodies(sent)).toEqual([{ email: "Zoé@Müller.test" }]);
});

for (const [what, held, label, key] of [
  ["a name with a line break", "Zoé\nAnne", "First name", "first_name"],
  ["a number with a line break", "+33 1\r\n23", "Phone", "phone"],
]) {
  test(`${what}, which no input can show, stays as it is stored`, async ({ page, server }) => {
    const sent = requests(page, "PATCH", "");
    await holds(page, server, { [key]: held });
    await open(page, server, "/profile");
    await typeAndDelete(field(page, label));
    await expect(field(page, label)).not.toHaveAccessibleDescription(/Changed/);
    await field(page, "Last name").fill("Leroy");
    await button(page, "Save").click();
    await expect(saved(page)).toBeVisible();
    expect(bodies(sent)).toEqual([{ last_name: "Leroy" }]);
  });
}

test("a signature with the line breaks of Windows stays as it is stored", async ({ page, server }) => {
  await server.api("PUT", "config/", { ...(await server.read("config/")), email_signature: "Zoé\r\nMartin" });
  await open(page, server, "/settings");
  await typeAndDelete(field(page, "Email signature"));
  await expect(field(page, "Email signature")).toHaveValue("Zoé\nMartin");
  await expect(field(page, "Email signature")).not.toHaveAccessibleDescription(/Changed/);
  await field(page, "Interface config").fill("{}");
  await button(page, "Save").click();
  await expect(saved(page)).toBeVisible();
  expect((await server.read("config/")).email_signature).toBe("Zoé\r\nMartin");
});

test("an emoji that is typed in two halves is not damaged", async ({ page, server }) => {
  await open(page, server, "/profile");
  // Some keyboards of Windows do that. A string in WebAssembly cannot contain half an emoji.
  await put(field(page, "First name"), "Zoé \ud83d", "input");
  expect(await field(page, "First name").evaluate((input) => input.value.charCodeAt(4))).toBe(0xd83d);
  await put(field(page, "First name"), "Zoé \ud83d\ude42", "input");
  await button(page, "Save").click();
  await expect(saved(page)).toBeVisible();
  expect((await server.read()).first_name).toBe("Zoé 🙂");
});

test("an invisible character around a pasted address or number is not sent", async ({ page, server }) => {
  const sent = requests(page, "PATCH", "");
  await open(page, server, "/profile");
  await field(page, "Email").fill("\u200ezoe@other.test\ufeff");
  // As copied from the contacts of a Mac.
  await field(page, "Phone").fill("\u202a+33 6 98 76 54 32\u202c");
  await button(page, "Save").click();
  await expect(saved(page)).toBeVisible();
  expect(bodies(sent)).toEqual([{ email: "zoe@other.test", phone: "+33 6 98 76 54 32" }]);
  await expect(field(page, "Email")).toHaveValue("zoe@other.test");
});

test("the field shows an invisible character inside a text", async ({ page, server }) => {
  const sent = requests(page, "PATCH", "");
  await open(page, server, "/profile");
  for (const [label, text] of [["Email", "zoe@\u200bother.test"], ["Phone", "+33 6\u2066 98"]]) {
    await field(page, label).fill(text);
    await button(page, "Save").click();
    await expect(field(page, label)).toHaveAccessibleDescription(/There is a character in here that cannot be seen/);
    await field(page, label).fill("");
  }
  expect(sent).toEqual([]);
});

test("the field shows an invisible character inside an id for a list, by Enter and by Save", async ({ page, server }) => {
  const puts = requests(page, "PUT", "config/");
  await open(page, server, "/settings");
  const ids = field(page, "Property rent subscriptions");
  await ids.fill("rent\u200b-7");
  await ids.press("Enter");
  await expect(ids).toHaveAccessibleDescription(/There is a character in here that cannot be seen/);
  await button(page, "Save").click();
  await expect(page.getByRole("link", { name: /^Property rent subscriptions: There is a character/ })).toBeVisible();
  expect(puts).toEqual([]);
  await ids.fill("\u200erent-7");
  await button(page, "Save").click();
  await expect(saved(page)).toBeVisible();
  expect((await server.read("config/")).property_rent_subscriptions).toContain("rent-7");
});

test("the field shows an invisible character inside an API key, and ignores it around one", async ({ page, server }) => {
  await page.goto(`${server.url}/profile`);
  const key = page.getByLabel("API key", { exact: true });
  for (const text of ["demo\u200b-key", "demo -key"]) {
    await key.fill(text);
    await button(page, "Sign in").click();
    await expect(key).toHaveAccessibleDescription(/There is a space or a character that cannot be seen inside this key/);
  }
  await key.fill("\ufeffdemo-key\u200e");
  await button(page, "Sign in").click();
  await expect(field(page, "First name")).toBeVisible();
});

test("an invalid stored text does not prevent saving another one", async ({ page, server }) => {
  const sent = requests(page, "PATCH", "");
  await holds(page, server, { email: "zoe", phone: "+33\u200b6" });
  await open(page, server, "/profile");
  await field(page, "First name").fill("Zoë");
  await button(page, "Save").click();
  await expect(saved(page)).toBeVisible();
  expect(bodies(sent)).toEqual([{ first_name: "Zoë" }]);
});

test("an invisible name counts as empty", async ({ page, server }) => {
  const sent = requests(page, "PATCH", "");
  await open(page, server, "/profile");
  await field(page, "First name").fill("\u200b\u2060");
  await field(page, "Last name").fill(" \ufeff");
  await button(page, "Save").click();
  await expect(saved(page)).toBeVisible();
  expect(bodies(sent)).toEqual([{ first_name: null, last_name: null }]);
  await expect(page.getByRole("banner").getByText("Acting as zoe@example.test").last()).toBeVisible();
});

test("with only invisible characters in the name and the address the header shows the id", async ({ page, server }) => {
  await holds(page, server, { id: "user-17", first_name: "\u200b", last_name: "\u2062", email: "\ufeff" });
  await open(page, server, "/profile");
  await expect(page.getByRole("banner").getByText("Acting as user-17").last()).toBeVisible();
});

test("JSON that would lose a value is refused, and JSON after a byte order mark is accepted", async ({ page, server }) => {
  await open(page, server, "/settings");
  const config = field(page, "Interface config");
  await config.fill('{"a": {"b": 1, "\\u0062": 2}}');
  await button(page, "Save").click();
  await expect(config).toHaveAccessibleDescription(/“b” is there twice in the same place/);
  await config.fill('\ufeff{"a": {"b": 12345678901234567890.10}}');
  await button(page, "Save").click();
  await expect(saved(page)).toBeVisible();
  expect((await server.api("GET", "config/")).text).toContain('"interface_config":{"a":{"b":12345678901234567890.10}}');
});
