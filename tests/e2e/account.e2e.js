import { respondWith, button, card, expect, field, heading, hold, json, link, open, operation, recordEvents, requests, test } from "./fixtures.js";

const syncCard = (page) => card(page, "Sign-in service");
const dialog = (page) => page.getByRole("dialog", { name: "Delete your account?", exact: true });
const confirmation = (page) => field(page, "Type your email to confirm");

test.describe("sync", () => {
  test.use({ serverOptions: { args: ["--sync-delay-ms", "100"] } });

  test("shows each field before and after, and a second one shows that nothing has changed", async ({ page, server }) => {
    await page.clock.install();
    await open(page, server, "/account");
    await button(page, "Sync from sign-in service").click();
    await expect(syncCard(page).getByText("Syncing. This can take up to 15 seconds…")).toBeVisible();
    await expect(async () => {
      await page.clock.fastForward(1000);
      await expect(syncCard(page).getByText("Synced. This has changed:")).toBeVisible({ timeout: 200 });
    }).toPass();
    const rows = syncCard(page).getByRole("table").getByRole("row");
    await expect(rows).toHaveText([
      /Field\s*Before\s*After/,
      /Last name\s*Martin\s*Martin-Leroy/,
      /Phone\s*\+33 1 23 45 67 89\s*\+33 6 98 76 54 32/,
    ]);
    expect(await server.read()).toMatchObject({ last_name: "Martin-Leroy", phone: "+33 6 98 76 54 32" });
    await expect(page.getByRole("banner").getByText("Acting as Zoé Martin-Leroy").last()).toBeVisible();

    await button(page, "Sync from sign-in service").click();
    await expect(syncCard(page).getByRole("table")).toBeHidden();
    await expect(async () => {
      await page.clock.fastForward(8000);
      await expect(syncCard(page).getByText("Accepted, nothing changed so far.")).toBeVisible({ timeout: 200 });
    }).toPass();
    await server.api("PATCH", "", { first_name: "Zoë" });
    await button(page, "Check again").click();
    await expect(rows).toHaveText([/Field/, /First name\s*Zoé\s*Zoë/]);
  });

  test("pressing the button twice sends one request", async ({ page, server }) => {
    await open(page, server, "/account");
    const posts = requests(page, "POST", "sync-from-auth/");
    await button(page, "Sync from sign-in service").dblclick();
    await expect(syncCard(page).getByText("Synced. This has changed:")).toBeVisible();
    expect(posts).toHaveLength(1);
  });

  test("shows a failure, and works afterwards", async ({ page, server, guard }) => {
    guard.expectStatus(500);
    await open(page, server, "/account");
    const fault = await respondWith(page, "POST", "sync-from-auth/", json(500, { detail: "Internal Server Error" }));
    await button(page, "Sync from sign-in service").click();
    await expect(syncCard(page).getByRole("alert")).toContainText("error 500");
    await fault.heal();
    await button(page, "Sync from sign-in service").click();
    await expect(syncCard(page).getByText("Synced. This has changed:")).toBeVisible();
    await expect(syncCard(page).getByRole("alert")).toBeEmpty();
  });
});

test.describe("deletion", () => {
  test.beforeEach(async ({ page, server }) => {
    await recordEvents(page);
    await open(page, server, "/account");
    await expect(heading(page, "Delete account")).toBeVisible();
  });

  test("shows which account is deleted and what is lost, and Cancel and Escape return the focus", async ({ page, server }) => {
    await button(page, "Delete my account").click();
    await expect(dialog(page).getByText("Account: Zoé Martin")).toBeVisible();
    await expect(dialog(page).getByText("This cannot be undone. You will lose:")).toBeVisible();
    await expect(dialog(page).getByRole("listitem")).toHaveCount(4);
    await button(page, "Cancel").click();
    await expect(dialog(page)).toBeHidden();
    await expect(button(page, "Delete my account")).toBeFocused();
    await page.keyboard.press("Enter");
    await confirmation(page).fill("zoe@example.test");
    await page.keyboard.press("Escape");
    await expect(dialog(page)).toBeHidden();
    await expect(button(page, "Delete my account")).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(confirmation(page)).toHaveValue("");
    expect((await server.api("GET", "")).status).toBe(200);
  });

  test("is enabled within a second after the text matches, and not at once", async ({ page }) => {
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 3_600_000);
    await button(page, "Delete my account").click();
    const confirm = button(page, "Delete permanently");
    await expect(confirm).toBeDisabled();
    await confirmation(page).fill("zoe@example.tes");
    await page.clock.runFor(5000);
    await expect(confirm).toBeDisabled();
    await confirmation(page).fill("zoe@example.test");
    await page.clock.runFor(100);
    await expect(confirm).toBeDisabled();
    await page.clock.runFor(900);
    await expect(confirm).toBeEnabled();
    await confirmation(page).fill("zoe@example.test.");
    await expect(confirm).toBeDisabled();
  });

  test("is not sent with a text that does not match, and the field shows why", async ({ page, server }) => {
    const deletes = requests(page, "DELETE", "");
    await button(page, "Delete my account").click();
    await expect(confirmation(page)).toHaveAccessibleDescription(/Type zoe@example\.test exactly\./);
    await confirmation(page).fill("someone@example.test");
    await confirmation(page).press("Enter");
    await confirmation(page).press("Tab");
    await expect(confirmation(page)).toHaveAccessibleDescription(/This does not match\./);
    await expect(button(page, "Delete permanently")).toBeDisabled();
    expect(deletes).toEqual([]);
    expect((await server.api("GET", "")).status).toBe(200);
  });

  test("succeeds, shows that, and leaves nothing behind", async ({ page, server, guard }) => {
    guard.expectStatus(410);
    await link(page, "Profile").click();
    await link(page, "Account").click();
    await button(page, "Delete my account").click();
    await confirmation(page).fill("zoe@example.test");
    await button(page, "Delete permanently").click();
    await expect(heading(page, "Your account has been deleted")).toBeVisible();
    await expect(page).toHaveURL(`${server.url}/signed-out`);
    await expect(button(page, "Sign out")).toBeHidden();
    await expect(page.getByText("Zoé")).toHaveCount(0);
    expect((await server.api("GET", "")).status).toBe(401);
    const names = (await page.evaluate(() => window.recordedEvents)).map(([name]) => name);
    expect(names).toContain("deleted");
    await page.goBack();
    await expect(heading(page, "Your account has been deleted")).toBeVisible();
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
  });

  test("shows a failure, and can be tried again", async ({ page, server, guard }) => {
    guard.expectStatus(500, 410);
    const fault = await respondWith(page, "DELETE", "", json(500, { detail: "Internal Server Error" }));
    await button(page, "Delete my account").click();
    await confirmation(page).fill("zoe@example.test");
    await button(page, "Delete permanently").click();
    await expect(dialog(page).getByText(/Your account has not been deleted\. .*error 500/)).toBeVisible();
    await expect(confirmation(page)).toHaveValue("zoe@example.test");
    expect((await server.api("GET", "")).status).toBe(200);
    await fault.heal();
    await button(page, "Delete permanently").click();
    await expect(heading(page, "Your account has been deleted")).toBeVisible();
  });

  test("without any response shows that the result is unknown, and only reads", async ({ page, server, guard }) => {
    guard.expectNoResponse();
    await button(page, "Delete my account").click();
    await confirmation(page).fill("zoe@example.test");
    await server.stop();
    await button(page, "Delete permanently").click();
    await expect(dialog(page).getByText(/It is not known whether your account has been deleted\. The service cannot/)).toBeVisible();
    await expect(button(page, "Delete permanently")).toBeHidden();
    const deletes = requests(page, "DELETE", "");
    await server.start();
    await button(page, "Check again").click();
    await expect(dialog(page).getByText(/Your account has not been deleted\./)).toBeVisible();
    await expect(button(page, "Delete permanently")).toBeEnabled();
    expect(deletes).toEqual([]);
    expect((await server.api("GET", "")).status).toBe(200);
  });

  test("pressed twice is sent once", async ({ page, guard }) => {
    guard.expectStatus(410);
    const deletes = requests(page, "DELETE", "");
    const held = await hold(page, operation(""), "DELETE");
    await button(page, "Delete my account").click();
    await confirmation(page).fill("zoe@example.test");
    await button(page, "Delete permanently").dblclick();
    await held.arrival;
    await expect(dialog(page).getByText("Deleting your account…")).toBeVisible();
    held.release();
    await expect(heading(page, "Your account has been deleted")).toBeVisible();
    expect(deletes).toHaveLength(1);
  });
});

test("a person without an email confirms with the user id", async ({ page, server }) => {
  await server.api("PATCH", "", { email: null });
  await open(page, server, "/account");
  await button(page, "Delete my account").click();
  await field(page, "Type your user id to confirm").fill("263814927364518273");
  await expect(button(page, "Delete permanently")).toBeEnabled();
});
