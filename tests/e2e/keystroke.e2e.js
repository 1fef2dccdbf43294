// What a keystroke costs: one small write to the storage, and no look at it.
import { expect, field, heading, link, offered, open, putBack, signIn, test } from "./fixtures.js";
import { ZOE, draftKey } from "./support/drafts.js";

/** Counts what the page does with either storage area; each is noted as its name and the key. */
test.beforeEach(({ page }) =>
  page.addInitScript(() => {
    window.touched = [];
    const note = (name, key = "") => window.touched.push(`${name} ${key}`.trim());
    for (const name of ["getItem", "setItem", "removeItem", "key", "clear"]) {
      const method = Storage.prototype[name];
      Storage.prototype[name] = function (key, ...rest) {
        note(name, key);
        return method.call(this, key, ...rest);
      };
    }
    const { get } = Object.getOwnPropertyDescriptor(Storage.prototype, "length");
    Object.defineProperty(Storage.prototype, "length", {
      get() {
        note("length");
        return get.call(this);
      },
    });
    for (const [object, name] of [[Object, "keys"], [Reflect, "ownKeys"]]) {
      const method = object[name];
      object[name] = (target) => {
        if (target instanceof Storage) note(name);
        return method(target);
      };
    }
  }),
);

/** What was noted since the last time. */
const touched = (page) => page.evaluate(() => window.touched.splice(0));

/** Presses the keys one by one in a field, and returns what each of them cost. */
async function costs(page, control, ...keys) {
  await control.focus();
  await control.press("ControlOrMeta+End");
  await touched(page);
  const costs = [];
  for (const key of keys) {
    await control.press(key);
    costs.push(await touched(page));
  }
  return costs;
}

test("a keystroke is one write of its field's entry, and taking it back one removal", async ({ page, server }) => {
  await open(page, server, "/profile");
  await expect(field(page, "First name")).toHaveValue("Zoé");
  const entry = (name, of) => draftKey(ZOE, of, name);
  const [set, remove] = ["setItem", "removeItem"].map((verb) => (name, of = "profile") => [`${verb} ${entry(name, of)}`]);
  const first = set("first_name");
  expect(await costs(page, field(page, "First name"), "x", "y", "Backspace", "Backspace")).toEqual([first, first, first, remove("first_name")]);
  expect(await costs(page, field(page, "First name"), "x")).toEqual([first]);
  expect(await costs(page, field(page, "Phone"), "1", "2"), "beside another draft").toEqual([set("phone"), set("phone")]);
  await link(page, "Settings").click();
  await expect(field(page, "Email signature")).toBeVisible();
  const [signature, config] = ["email_signature", "interface_config"].map((name) => set(name, "settings"));
  expect(await costs(page, field(page, "Email signature"), "x", "y")).toEqual([signature, signature]);
  expect(await costs(page, field(page, "Interface config"), "x", "Backspace")).toEqual([config, remove("interface_config", "settings")]);
});

test("a keystroke over a draft from before is one write too", async ({ page, server }) => {
  await open(page, server, "/profile");
  await field(page, "First name").fill("Ana");
  await page.reload();
  await signIn(page);
  await expect(offered(page)).toContainText("Ana");
  const write = [`setItem ${draftKey(ZOE, "profile", "first_name")}`];
  expect(await costs(page, field(page, "First name"), "x", "Backspace"), "the draft comes back").toEqual([write, write]);
  await expect(offered(page)).toContainText("Ana");
  await putBack(page);
  expect(await costs(page, field(page, "First name"), "x")).toEqual([write]);
});

test("a keystroke in a password costs nothing", async ({ page, server }) => {
  await open(page, server, "/password");
  for (const name of ["Current password", "New password", "Confirm new password"]) {
    expect(await costs(page, page.getByLabel(name, { exact: true }), "x", "y"), name).toEqual([[], []]);
  }
});

test("a page without drafts reads none, and going from page to page does not look at the storage", async ({ page, server }) => {
  await open(page, server, "/profile");
  await expect(field(page, "First name")).toHaveValue("Zoé");
  expect((await touched(page)).filter((what) => what.includes(":draft:"))).toEqual([]);
  for (const name of ["Settings", "Account", "Profile"]) {
    await link(page, name).click();
    await expect(heading(page, name)).toBeVisible();
  }
  await expect(field(page, "First name")).toHaveValue("Zoé");
  expect(await touched(page)).toEqual([]);
});
