// A feature that the service does not offer (404, 405 or 501 of its operation) is explained or left out. It is not an error.
import {
  respondWith, button, card, expect, field, heading, html, json, link, open, recordEvents, signIn, test, toggle,
} from "./fixtures.js";
import { picture } from "./support/png.js";
import { chooser, send } from "./support/studio.js";

const navigation = (page) => page.getByRole("navigation", { name: "Account pages", exact: true });
const faults = (page) => page.getByText(/support|error \d|could not be loaded|cannot read/).filter({ visible: true });
const main = (page) => page.getByRole("main");

/** By feature: method, operation, page, the sentence, the action that sends the request, and the control that disappears. */
const FEATURES = {
  "a picture": ["POST", "avatar/", "/profile", "Changing the picture is not offered by this service.", async (page) => {
    await send(page, picture());
  }, chooser],
  "a removal of the picture": ["DELETE", "avatar/", "/profile", "Removing the picture is not offered by this service.", (page) =>
    button(page, "Remove picture").click(), (page) => button(page, "Remove picture")],
  "a password": ["POST", "password/", "/password", "Changing the password is not offered by this service.", async (page) => {
    await page.getByLabel("Current password", { exact: true }).fill("correct-horse-battery");
    await page.getByLabel("New password", { exact: true }).fill("entirely-new-staple");
    await page.getByLabel("Confirm new password", { exact: true }).fill("entirely-new-staple");
    await button(page, "Change password").click();
  }, (page) => button(page, "Change password")],
  "a sync": ["POST", "sync-from-auth/", "/account", "A sync is not offered by this service.", (page) =>
    button(page, "Sync from sign-in service").click(), (page) => button(page, "Sync from sign-in service")],
};

for (const [at, [what, [method, operation, path, sentence, act, gone]]] of Object.entries(FEATURES).entries()) {
  const status = [404, 405, 501, 405][at];
  test(`${what} that the service does not offer (${status}) is explained in its place until the person presses Try again`, async ({ page, server, guard }) => {
    guard.expectStatus(status);
    if (method === "DELETE") {
      const form = new FormData();
      form.append("file", new Blob([picture().buffer], { type: "image/png" }), "zoe.png");
      expect((await server.api("POST", "avatar/", form)).status).toBe(201);
    }
    const fault = await respondWith(page, method, operation, json(status, { detail: "Not Found" }));
    await open(page, server, path);
    await act(page);
    await expect(page.getByText(sentence, { exact: true })).toBeVisible();
    await expect(gone(page)).toBeHidden();
    await expect(faults(page)).toHaveCount(0);
    await expect(button(page, "Try again")).toHaveCount(1);
    // The service offers it now.
    await fault.heal();
    await button(page, "Try again").click();
    await expect(gone(page)).toBeVisible();
    await expect(page.getByText(sentence, { exact: true })).toBeHidden();
  });
}

test("a form that the service does not offer keeps its text", async ({ page, server, guard }) => {
  guard.expectStatus(404);
  await respondWith(page, "POST", "password/", html(404));
  await open(page, server, "/password");
  await FEATURES["a password"][4](page);
  await expect(page.getByText(FEATURES["a password"][3])).toBeVisible();
  await button(page, "Try again").click();
  await expect(page.getByLabel("New password", { exact: true })).toHaveValue("entirely-new-staple");
  await button(page, "Change password").click();
  await expect(page.getByText(FEATURES["a password"][3])).toBeVisible();
});

test("the navigation leaves out what the service does not offer, except the current page", async ({ page, server, guard }) => {
  guard.expectStatus(404);
  await respondWith(page, "POST", "password/", html(404));
  await open(page, server, "/password");
  await FEATURES["a password"][4](page);
  await expect(page.getByText(FEATURES["a password"][3])).toBeVisible();
  await expect(link(navigation(page), "Password")).toBeVisible();
  await link(navigation(page), "Profile").click();
  await expect(heading(page, "Profile")).toBeVisible();
  await expect(link(navigation(page), "Password")).toBeHidden();
  await page.goBack();
  await button(page, "Try again").click();
  await expect(page.getByLabel("New password", { exact: true })).toBeVisible();
  await expect(link(navigation(page), "Password")).toBeVisible();
});

for (const [status, name, operation, path] of [
  [404, "Notifications", "notification-preferences/", "/notifications"],
  [501, "Settings", "config/", "/settings"],
]) {
  test(`${name} that the service does not offer (${status}) is a sentence, and the navigation leaves it out`, async ({ page, server, guard }) => {
    guard.expectStatus(status);
    const events = await recordEvents(page);
    const fault = await respondWith(page, "GET", operation, html(status));
    await open(page, server, path);
    await expect(main(page).getByText(`${name} are not offered by this service.`, { exact: true })).toBeVisible();
    await expect(faults(page)).toHaveCount(0);
    await expect(main(page).getByRole("alert").filter({ hasText: /./ })).toHaveCount(0);
    expect((await events()).filter(([event]) => event === "error")).toEqual([]);
    await link(navigation(page), "Profile").click();
    await expect(heading(page, "Profile")).toBeVisible();
    await expect(link(navigation(page), name)).toBeHidden();
    await page.goBack();
    await expect(main(page).getByText(`${name} are not offered by this service.`, { exact: true })).toBeVisible();
    await fault.heal();
    await button(page, "Try again").click();
    await expect(page.getByRole("switch").first()).toBeVisible();
    await link(navigation(page), "Profile").click();
    await expect(link(navigation(page), name)).toBeVisible();
  });
}

test("a change that the service does not offer shows a sentence and keeps the text", async ({ page, server, guard }) => {
  guard.expectStatus(405);
  await respondWith(page, "PATCH", "", html(405));
  await open(page, server, "/profile");
  await field(page, "First name").fill("Zoë");
  await button(page, "Save").click();
  await expect(page.getByText("Changing your details is not offered by this service. What you typed is still here.")).toBeVisible();
  await expect(field(page, "First name")).toHaveValue("Zoë");
  await expect(faults(page)).toHaveCount(0);
});

test("a switch whose change the service does not offer is reverted with a sentence", async ({ page, server, guard }) => {
  guard.expectStatus(501);
  await respondWith(page, "PUT", "config/", json(501, { detail: "Not Implemented" }));
  await open(page, server, "/settings");
  await toggle(page, "Dark mode").click();
  await expect(page.getByText("Changing these settings is not offered by this service.", { exact: true })).toBeVisible();
  await expect(toggle(page, "Dark mode")).not.toBeChecked();
  await expect(link(navigation(page), "Settings")).toBeVisible();
});

test("a deletion that the service does not offer keeps the account and removes the button", async ({ page, server, guard }) => {
  guard.expectStatus(404);
  await respondWith(page, "DELETE", "", json(404, { detail: "Not Found" }));
  await open(page, server, "/account");
  await button(page, "Delete my account").click();
  await field(page, "Type your email to confirm").fill("zoe@example.test");
  await button(page, "Delete permanently").click();
  const sentence = "Deleting the account is not offered by this service.";
  await expect(page.getByRole("dialog").getByText(`Your account has not been deleted. ${sentence}`)).toBeVisible();
  await button(page, "Cancel").click();
  await expect(card(page, "Delete account").getByText(sentence, { exact: true })).toBeVisible();
  await expect(button(page, "Delete my account")).toBeHidden();
});

test("the download leaves out what the service does not offer and lists it", async ({ page, server, guard }) => {
  guard.expectStatus(404);
  await respondWith(page, "GET", "notification-preferences/", json(404, { detail: "Not Found" }));
  await open(page, server, "/account");
  const downloading = page.waitForEvent("download");
  await button(page, "Download my data").click();
  const stream = await (await downloading).createReadStream();
  const file = JSON.parse(Buffer.concat(await stream.toArray()).toString());
  expect(file.notification_preferences).toBeNull();
  expect(file.config).not.toBeNull();
  expect(file.not_included).toContain("Notifications are not offered by this service.");
});

for (const response of [json(404, { detail: "Not Found" }), html(404)]) {
  test(`a missing account (${response.contentType}) shows what to check`, async ({ page, server, guard }) => {
    guard.expectStatus(404);
    await respondWith(page, "GET", "", response);
    await page.goto(`${server.url}/profile`);
    await signIn(page);
    await expect(page.getByText(/no account for you at this address\..+ account still exists, .+\(apiBase\)/)).toBeVisible();
    await expect(button(page, "Try again")).toBeVisible();
  });
}
