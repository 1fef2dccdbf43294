// Responses that never arrive: the page times out.
import { button, card, expect, field, hold, open, operation, test } from "./fixtures.js";
import { picture } from "./support/png.js";
import { send, studio } from "./support/studio.js";

const said = (page, name) => card(page, name).getByRole("alert");

test.beforeEach(async ({ page, server }) => {
  // Half a minute becomes half a second, the three minutes of an upload three seconds.
  await page.addInitScript(() => {
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    AbortSignal.timeout = (milliseconds) => timeout(milliseconds / 60);
  });
  await open(page, server, "/profile");
  await expect(field(page, "First name")).toHaveValue("Zoé");
});

test("a save that times out shows an error beside Save, the text stays, and Save works afterwards", async ({ page, server }) => {
  const patch = await hold(page, operation(""), "PATCH");
  await field(page, "First name").fill("Zoë");
  await button(page, "Save").click();
  await patch.arrival;
  await expect(said(page, "Personal details")).toContainText("took too long");
  await expect(field(page, "First name")).toHaveValue("Zoë");
  await expect(field(page, "First name")).toHaveAccessibleDescription(/Changed/);
  expect((await server.read()).first_name).toBe("Zoé");
  patch.release();
  await button(page, "Save").click();
  await expect(card(page, "Personal details").getByRole("status").last()).toHaveText("Saved.");
  await expect(said(page, "Personal details")).toBeEmpty();
  expect((await server.read()).first_name).toBe("Zoë");
});

test("an upload that times out shows an error beside its button, and the same file can be sent again", async ({ page, server }) => {
  const post = await hold(page, operation("avatar/"), "POST");
  await send(page, picture());
  await post.arrival;
  await expect(card(page, "Picture").getByText("took too long")).toBeVisible();
  await expect(page.getByRole("progressbar")).toBeHidden();
  await expect(page.getByRole("img", { name: /your initials/ })).toBeVisible();
  expect((await server.read()).avatar ?? null).toBeNull();
  post.release();
  await button(studio(page), "Try again").click();
  await expect(card(page, "Picture").getByText("Your new picture is saved.")).toBeVisible();
  expect((await server.read()).avatar).toBeTruthy();
});
