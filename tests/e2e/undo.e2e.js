// Undo after each kind of save.
import { respondWith, button, card, expect, field, json, open, requests, test, toggle } from "./fixtures.js";
import { write } from "./support/second_client.js";
import { picture } from "./support/png.js";
import { send } from "./support/studio.js";

const CONFIG = "config/";
const PREFERENCES = "notification-preferences/";
const undo = (part) => part.getByRole("button", { name: "Undo", exact: true });
const status = (part) => part.getByRole("status").filter({ hasText: /./ });

test("a switch can be undone repeatedly, and the focus is not lost", async ({ page, server }) => {
  await open(page, server, "/settings");
  const before = (await server.api("GET", CONFIG)).text;
  const part = card(page, "Appearance");
  await toggle(page, "Dark mode").click();
  await expect(undo(part)).toBeVisible();
  await expect(undo(part)).toHaveAccessibleDescription("Dark mode");
  await expect(toggle(page, "Dark mode")).toBeFocused();
  await undo(part).press("Enter");
  await expect(part.getByText("Undone.", { exact: true })).toBeVisible();
  await expect(part.getByText("Undone.", { exact: true })).toBeFocused();
  await expect(toggle(page, "Dark mode")).not.toBeChecked();
  expect((await server.api("GET", CONFIG)).text, "the key was not there before").toBe(before);
  await part.getByRole("button", { name: "Redo", exact: true }).click();
  await expect(toggle(page, "Dark mode")).toBeChecked();
  await expect(undo(part)).toBeVisible();
  expect((await server.read(CONFIG)).dark_mode).toBe(true);
});

test("an undo restores only its own keys", async ({ page, server }) => {
  await open(page, server, "/notifications");
  const preferences = await server.read(PREFERENCES);
  await page.getByRole("checkbox", { name: "Everything in the app", exact: true }).check();
  const group = page.getByRole("group", { name: "All at once" });
  await expect(undo(group)).toBeVisible();
  await write(server, PREFERENCES, (doc) => {
    doc.sms.lease_signed = true;
  });
  await undo(group).click();
  await expect(group.getByText("Undone. Changed elsewhere meanwhile and kept: Lease signed: SMS.")).toBeVisible();
  preferences.sms.lease_signed = true;
  expect(await server.read(PREFERENCES)).toEqual(preferences);
  await expect(toggle(page, "Lease signed: SMS")).toBeChecked();
});

test("texts and lists are restored to their values before the save", async ({ page, server }) => {
  await open(page, server, "/settings");
  const before = await server.read(CONFIG);
  await field(page, "Email signature").fill("New");
  await field(page, "Interface config").fill('{"new": [1]}');
  await button(page, "Remove rent-1041").click();
  await button(page, "Save").click();
  await expect(button(page, "Undo")).toBeVisible();
  expect((await server.read(CONFIG)).email_signature).toBe("New");
  await button(page, "Undo").click();
  await expect(page.getByText("Undone.", { exact: true })).toBeVisible();
  const after = await server.read(CONFIG);
  expect(after.property_rent_subscriptions.toSorted()).toEqual(before.property_rent_subscriptions.toSorted());
  expect(after).toMatchObject({ email_signature: before.email_signature, interface_config: before.interface_config });
  await expect(field(page, "Email signature")).toHaveValue(before.email_signature);
});

test("profile fields are restored", async ({ page, server }) => {
  await open(page, server, "/profile");
  const { first_name: first, phone } = await server.read();
  const part = card(page, "Personal details");
  await field(page, "First name").fill("Other");
  await field(page, "Phone").fill("");
  await button(page, "Save").click();
  await undo(part).click();
  await expect(part.getByText("Undone.", { exact: true })).toBeVisible();
  await expect(field(page, "First name")).toHaveValue(first);
  expect(await server.read()).toMatchObject({ first_name: first, phone });
});

test("a later change by another client is not undone, and a message names it", async ({ page, server }) => {
  await open(page, server, "/profile");
  const part = card(page, "Personal details");
  await field(page, "First name").fill("Other");
  await button(page, "Save").click();
  await expect(undo(part)).toBeVisible();
  await server.api("PATCH", "", { first_name: "Theirs" });
  await undo(part).click();
  await expect(part.getByRole("alert")).toHaveText("Not undone, because it was changed elsewhere meanwhile: First name.");
  await expect(field(page, "First name")).toHaveValue("Theirs");
  expect((await server.read()).first_name).toBe("Theirs");
});

test("an undo that fails can be tried again", async ({ page, server, guard }) => {
  guard.expectStatus(500);
  await open(page, server, "/settings");
  const part = card(page, "Appearance");
  await toggle(page, "Dark mode").click();
  await expect(undo(part)).toBeVisible();
  const fault = await respondWith(page, "PUT", CONFIG, json(500, {}));
  await undo(part).click();
  await expect(part.getByRole("alert")).toContainText("error 500");
  await expect(toggle(page, "Dark mode")).toBeChecked();
  await fault.heal();
  await undo(part).click();
  await expect(part.getByText("Undone.", { exact: true })).toBeVisible();
  expect((await server.read(CONFIG)).dark_mode ?? false).toBe(false);
});

test.describe("the picture", () => {
  const part = (page) => card(page, "Picture");
  const stored = async (server) => {
    const { avatar } = await server.read();
    if (!avatar) return null;
    return Buffer.from(await (await fetch(new URL(avatar, server.origin))).arrayBuffer());
  };
  const upload = async (page) => {
    await send(page, picture());
    await expect(status(part(page)).filter({ hasText: "Your new picture is saved." })).toBeVisible();
  };

  test("a first picture is removed", async ({ page, server }) => {
    await open(page, server, "/profile");
    await upload(page);
    await undo(part(page)).click();
    await expect(part(page).getByText("Undone.", { exact: true })).toBeVisible();
    expect(await stored(server)).toBeNull();
  });

  test("a removed or replaced picture is restored byte for byte", async ({ page, server }) => {
    await open(page, server, "/profile");
    await upload(page);
    const first = await stored(server);
    const deletions = requests(page, "DELETE", "avatar/");
    await button(page, "Remove picture").click();
    await expect(part(page).getByText("Your picture is removed.")).toBeVisible();
    await undo(part(page)).click();
    await expect(part(page).getByText("Undone.", { exact: true })).toBeVisible();
    expect(deletions.length).toBe(1);
    expect((await stored(server)).equals(first)).toBe(true);
    await upload(page);
    const second = (await server.read()).avatar;
    await undo(part(page)).click();
    await expect(part(page).getByText("Undone.", { exact: true })).toBeVisible();
    expect((await stored(server)).equals(first)).toBe(true);
    expect((await server.read()).avatar).not.toBe(second);
  });
});
