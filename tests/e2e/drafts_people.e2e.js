// Drafts of several people in one browser, beside entries of other versions, invalid entries and a portal's keys.
import { button, expect, field, heading, link, offered, open, operation, putBack, signIn, test } from "./fixtures.js";
import { ZOE, draftKey as draft, draftKeys as keys } from "./support/drafts.js";
import { clickRefused } from "./support/trap.js";

/** An entry, and one of the older form. */
const entry = (text) => JSON.stringify({ text });
const older = (texts, more) => JSON.stringify({ texts, ...more });
const put = (page, entries) =>
  page.evaluate((entries) => Object.entries(entries).forEach(([key, text]) => localStorage.setItem(key, text)), entries);

/** Makes the service return another id for Zoé. */
const rename = (page, id) =>
  page.route(operation(""), async (route) => {
    if (route.request().method() !== "GET") return route.fallback();
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), id } });
  });

/** Stops the program, and returns the typed texts on the page that replaces it. */
async function afterAFault(page, guard) {
  guard.expectError(/RuntimeError/);
  await clickRefused(link(page, "Settings"));
  await page.getByText("Show what you typed", { exact: true }).click();
  return page.getByRole("alert").locator("dl > *").allTextContents();
}

test("an id with colons, and one that begins like it, each have their own drafts", async ({ page, server, guard }) => {
  const [id, longer] = ["idp:zoé/1", "idp:zoé/1:profile"];
  await rename(page, id);
  await open(page, server, "/profile");
  await field(page, "First name").fill("Ana");
  expect(await keys(page)).toEqual(["iam-account:draft:idp%3Azo%C3%A9%2F1:profile:first_name"]);
  const others = [draft(longer, "profile", "phone"), draft("idp", "profile", "phone")].sort();
  await put(page, Object.fromEntries(others.map((key) => [key, entry("7")])));
  expect(await afterAFault(page, guard)).toEqual(["First name", "Ana"]);
  await button(page, "Reload").click();
  await signIn(page);
  await link(page, "Profile").click();
  await expect(offered(page)).toContainText("Ana");
  await button(page, "Sign out").click();
  await button(page, "Sign out and discard").click();
  await expect(heading(page, "Signed out")).toBeVisible();
  expect(await keys(page)).toEqual(others);
});

test("a draft of an earlier version under an id with colons is offered, and moves to its new key", async ({ page, server }) => {
  const id = "idp:zoé 100%";
  await page.goto(`${server.url}/profile`);
  await put(page, {
    [`iam-account:draft:${id}:profile`]: older({ first_name: "Ana", phone: "1" }, { bases: { phone: "2" } }),
    [draft(id, "profile")]: older({ phone: "9" }),
    [`iam-account:draft:${id}:settings`]: older({ email_signature: "Mine" }),
    [draft("someone", "profile")]: older({ phone: "3" }),
  });
  await rename(page, id);
  await page.reload();
  await signIn(page);
  await expect(offered(page)).toContainText("Ana");
  await expect(offered(page)).toContainText("9");
  const fields = [["profile", "first_name"], ["profile", "phone"], ["settings", "email_signature"]];
  expect(await keys(page)).toEqual([...fields.map((field) => draft(id, ...field)), draft("someone", "profile", "phone")].sort());
  await link(page, "Settings").click();
  await putBack(page);
  await expect(field(page, "Email signature")).toHaveValue("Mine");
});

test("stored entries are read as far as possible, and unknown ones stay", async ({ page, server, guard }) => {
  await page.goto(`${server.url}/profile`);
  await put(page, {
    [draft(ZOE, "profile")]: `{"version": 3, "texts": {"first_name": {"text": "Ana"}, "phone": "12", "": "x"}, "more": [1]}`,
    [draft(ZOE, "profile", "email")]: `{"version": 3, "text": {"parts": ["a"]}}`,
    [draft(ZOE, "settings")]: "x".repeat(2 << 20),
  });
  await page.reload();
  await signIn(page);
  await expect(offered(page)).toHaveAccessibleName(/: Phone\.$/);
  await field(page, "Last name").fill("Leroy");
  const left = (...key) => page.evaluate((key) => localStorage.getItem(key), draft(ZOE, ...key));
  expect(JSON.parse(await left("profile"))).toEqual({ version: 3, more: [1], texts: { first_name: { text: "Ana" } } });
  expect(await left("profile", "email")).toContain("parts");
  expect(await left("settings")).toHaveLength(2 << 20);
  expect(await afterAFault(page, guard)).toEqual(["", "x", "Last name", "Leroy", "Phone", "12"]);
});

test("what was typed in the older form is shown where the program has stopped, too", async ({ page, server, guard }) => {
  await open(page, server, "/profile");
  await put(page, { [draft(ZOE, "settings")]: older({ email_signature: "Mine" }), [draft(ZOE, "profile", "phone")]: entry("12") });
  expect(await afterAFault(page, guard)).toEqual(["Phone", "12", "Email signature", "Mine"]);
});

test("no key of a portal is read, written or removed", async ({ page, server }) => {
  await page.addInitScript(() => {
    window.touched = [];
    for (const name of ["getItem", "setItem", "removeItem"]) {
      const method = Storage.prototype[name];
      Storage.prototype[name] = function (key, ...rest) {
        window.touched.push(key);
        return method.call(this, key, ...rest);
      };
    }
    Storage.prototype.clear = () => window.touched.push("everything");
    for (const key of ["iam-accounts", "iam-account", "draft:iam-account:", ""]) localStorage[key] = "a portal's";
  });
  await open(page, server, "/settings");
  await field(page, "Email signature").fill("Mine");
  await button(page, "Sign out").click();
  await button(page, "Sign out and discard").click();
  await expect(heading(page, "Signed out")).toBeVisible();
  const touched = await page.evaluate(() => window.touched);
  expect(touched.length).toBeGreaterThan(2);
  expect(touched.filter((key) => !key.startsWith("iam-account:"))).toEqual([]);
  expect(await page.evaluate(() => Object.values(localStorage))).toEqual(Array(4).fill("a portal's"));
});

test("a draft of another page is stored again after the storage was cleared", async ({ page, server }) => {
  await open(page, server, "/profile");
  await field(page, "First name").fill("Ana");
  await link(page, "Settings").click();
  await field(page, "Email signature").fill("Mine");
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await signIn(page);
  await expect(offered(page)).toContainText("Mine");
  await link(page, "Profile").click();
  await expect(offered(page)).toContainText("Ana");
});

test("a clock that is set back neither hides nor removes a draft", async ({ page, server }) => {
  await page.clock.setFixedTime("2031-01-01T12:00:00Z");
  await open(page, server, "/profile");
  await field(page, "First name").fill("Ana");
  await page.clock.setFixedTime("2026-01-01T12:00:00Z");
  for (const when of ["2026-01-01T12:00:00Z", "2026-01-31T11:00:00Z"]) {
    await page.clock.setFixedTime(when);
    await page.reload();
    await signIn(page);
    await expect(offered(page)).toContainText("Ana");
  }
  // The thirty days start at the first visit with the current clock.
  await page.clock.setFixedTime("2026-01-31T13:00:00Z");
  await page.reload();
  await signIn(page);
  await expect(field(page, "First name")).toHaveValue("Zoé");
  await expect(offered(page)).toBeHidden();
  expect(await keys(page)).toEqual([]);
});
