// Two clients change the same value.
import { button, card, expect, field, open, requests, test, toggle } from "./fixtures.js";
import { write } from "./support/second_client.js";

const CONFIG = "config/";
const signature = (page) => field(page, "Email signature");
const question = (page, name) => page.getByRole("group", { name: new RegExp(`^${name} was changed elsewhere`) });
const inside = (page, name, label) => question(page, name).getByRole("button", { name: label, exact: true });
const saved = (page) => page.getByText("Saved.", { exact: true });
const alert = (page, text) => page.getByRole("alert").filter({ hasText: text });

test.describe("settings", () => {
  test.beforeEach(async ({ page, server }) => {
    await open(page, server, "/settings");
    await expect(toggle(page, "Dark mode")).toBeVisible();
  });

  /** The person types, another client writes, the person saves. */
  async function createConflict(page, server) {
    await signature(page).fill("Mine");
    await write(server, CONFIG, (doc) => ({ ...doc, email_signature: "Theirs", send_notification_by_mail: true }));
    await button(page, "Save").click();
    await expect(question(page, "Email signature")).toBeVisible();
  }

  test("both values are shown, nothing is written, and what was typed stays", async ({ page, server }) => {
    const puts = requests(page, "PUT", CONFIG);
    await createConflict(page, server);
    await expect(alert(page, "Not saved yet, because it was changed elsewhere meanwhile: Email signature.")).toBeVisible();
    await expect(question(page, "Email signature")).toContainText("Mine");
    await expect(question(page, "Email signature")).toContainText("Theirs");
    await expect(signature(page)).toHaveValue("Mine");
    await expect(toggle(page, "Send notifications by mail")).toBeChecked();
    expect(puts).toEqual([]);
    expect((await server.read(CONFIG)).email_signature).toBe("Theirs");
  });

  test("Keep mine writes mine and leaves the rest as it is", async ({ page, server }) => {
    await createConflict(page, server);
    await inside(page, "Email signature", "Keep mine").click();
    await expect(saved(page)).toBeVisible();
    await expect(question(page, "Email signature")).toBeHidden();
    await expect(signature(page)).toHaveValue("Mine");
    expect(await server.read(CONFIG)).toMatchObject({ email_signature: "Mine", send_notification_by_mail: true });
    await button(page, "Undo").click();
    await expect(signature(page)).toHaveValue("Theirs");
    await expect.poll(async () => (await server.read(CONFIG)).email_signature).toBe("Theirs");
  });

  test("Take theirs writes nothing and shows theirs", async ({ page, server }) => {
    const puts = requests(page, "PUT", CONFIG);
    await createConflict(page, server);
    await inside(page, "Email signature", "Take theirs").click();
    await expect(page.getByText("Kept as it was changed elsewhere.")).toBeVisible();
    await expect(signature(page)).toHaveValue("Theirs");
    await expect(signature(page)).not.toHaveAccessibleDescription(/Changed/);
    expect(puts).toEqual([]);
  });

  test("the conflict can be resolved with the keyboard, and the focus is not lost", async ({ page, server }) => {
    await createConflict(page, server);
    const panel = page.locator(".conflicts");
    await expect(panel).toBeFocused();
    await page.keyboard.press("Tab");
    await expect(inside(page, "Email signature", "Keep mine")).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(saved(page)).toBeVisible();
    await expect(panel).toBeFocused();
    expect((await server.read(CONFIG)).email_signature).toBe("Mine");
  });

  test("a value without a conflict is saved although another one has one", async ({ page, server }) => {
    await page.getByLabel("Property rent subscriptions", { exact: true }).fill("rent-7");
    await write(server, CONFIG, (doc) => ({ ...doc, property_rent_subscriptions: ["rent-1041", "rent-9"] }));
    await createConflict(page, server);
    const list = (await server.read(CONFIG)).property_rent_subscriptions;
    expect(list).toEqual(["rent-1041", "rent-9", "rent-7"]);
    await expect(page.getByRole("button", { name: /^Remove rent-/ })).toHaveCount(3);
  });

  test("an interface config is merged key by key, and only the key that both changed is a conflict", async ({ page, server }) => {
    const box = field(page, "Interface config");
    const text = JSON.stringify({ width: 1, sort: "due", id: 1 }).replace(/1}$/, "9007199254740993}");
    await server.api("PUT", CONFIG, `{"interface_config": ${text}}`);
    await page.reload();
    await page.getByLabel("API key", { exact: true }).fill("demo-key");
    await button(page, "Sign in").click();
    await box.fill(text.replace('"due"', '"mine"').replace('"width":1', '"width":2'));
    await server.api("PUT", CONFIG, `{"interface_config": ${text.replace('"due"', '"theirs"').replace("{", '{"new":true,')}}`);
    await button(page, "Save").click();
    await expect(question(page, "Interface config: sort")).toContainText("mine");
    await expect(question(page, "Interface config: sort")).toContainText("theirs");
    await expect(page.getByRole("group", { name: /was changed elsewhere/ })).toHaveCount(1);
    expect(await (await server.api("GET", CONFIG)).text).toContain('"width":2');
    await inside(page, "Interface config: sort", "Take theirs").click();
    await expect(box).toHaveValue(/9007199254740993/);
    await expect.poll(() => server.read(CONFIG)).toMatchObject({ interface_config: { new: true, width: 2, sort: "theirs" } });
    await expect(box).toHaveValue(/"new": true/);
    expect((await server.api("GET", CONFIG)).text).toContain("9007199254740993");
  });

  test("two equal changes are no conflict", async ({ page, server }) => {
    await signature(page).fill("Same");
    await write(server, CONFIG, (doc) => ({ ...doc, email_signature: "Same" }));
    await button(page, "Save").click();
    await expect(saved(page)).toBeVisible();
    await expect(page.getByRole("group", { name: /was changed elsewhere/ })).toHaveCount(0);
  });
});

test.describe("profile", () => {
  const status = (page) => card(page, "Personal details").getByRole("status").last();

  test.beforeEach(async ({ page, server }) => {
    await open(page, server, "/profile");
    await expect(field(page, "First name")).toHaveValue("Zoé");
  });

  test("a field that another client has changed is a conflict, and the others are saved", async ({ page, server }) => {
    await field(page, "First name").fill("Mine");
    await field(page, "Last name").fill("Dupont");
    await server.api("PATCH", "", { first_name: "Theirs", phone: "+33 9 87 65 43 21" });
    await button(page, "Save").click();
    await expect(question(page, "First name")).toContainText("Theirs");
    await expect(field(page, "First name")).toHaveValue("Mine");
    // The question appears while the other fields are still being sent.
    await expect.poll(() => server.read()).toMatchObject({ first_name: "Theirs", last_name: "Dupont", phone: "+33 9 87 65 43 21" });
    await inside(page, "First name", "Keep mine").click();
    await expect(status(page)).toHaveText("Saved.");
    expect(await server.read()).toMatchObject({ first_name: "Mine", last_name: "Dupont", phone: "+33 9 87 65 43 21" });
    await expect(field(page, "Phone")).toHaveValue("+33 9 87 65 43 21");
  });

  test("another client's change of another field is kept and shown", async ({ page, server }) => {
    await field(page, "First name").fill("Mine");
    await server.api("PATCH", "", { phone: null });
    await button(page, "Save").click();
    await expect(status(page)).toHaveText("Saved. Changed elsewhere meanwhile and kept: Phone.");
    await expect(field(page, "Phone")).toHaveValue("");
    expect(await server.read()).toMatchObject({ first_name: "Mine", phone: null });
  });
});
