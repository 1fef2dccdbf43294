// A service account has its own profile, and most pages are not for it.
import { button, expect, heading, link, open, test } from "./fixtures.js";

const HUMAN_ONLY = ["config/", "notification-preferences/", "password/", "avatar/"];

function humanRequests(page) {
  const list = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (HUMAN_ONLY.some((path) => pathname.endsWith(`/users/me/${path}`))) list.push(pathname);
  });
  return list;
}

test("the profile shows its name, id and organisation, and no form", async ({ page, server }) => {
  const sent = humanRequests(page);
  await open(page, server, "/profile", "machine-key");
  await expect(heading(page, "Profile")).toBeVisible();
  await expect(page.getByRole("definition").filter({ hasText: "Nightly export" })).toBeVisible();
  await expect(page.getByText("263814927364518274")).toBeVisible();
  await expect(page.getByText("Agence du Port")).toBeVisible();
  await expect(page.getByRole("textbox")).toHaveCount(0);
  await expect(button(page, "Save")).toHaveCount(0);
  await expect(button(page, "Upload picture")).toHaveCount(0);
  await expect(page.getByLabel("Choose picture", { exact: true })).toHaveCount(0);
  expect(sent).toEqual([]);
});

for (const title of ["Password", "Settings", "Notifications"]) {
  test(`${title} says that it is for people and sends no request`, async ({ page, server }) => {
    const sent = humanRequests(page);
    await open(page, server, `/${title.toLowerCase()}`, "machine-key");
    await expect(heading(page, title)).toBeVisible();
    await expect(page.getByText("A service account has nothing to set here.")).toBeVisible();
    await expect(page.getByRole("switch")).toHaveCount(0);
    await expect(page.getByRole("textbox")).toHaveCount(0);
    await link(page, "Profile").click();
    await expect(heading(page, "Profile")).toBeVisible();
    await link(page, title).click();
    await expect(heading(page, title)).toBeVisible();
    expect(sent).toEqual([]);
  });
}

test("sync works, and a text in place of the button explains deletion", async ({ page, server }) => {
  await page.clock.install();
  await open(page, server, "/account", "machine-key");
  await button(page, "Sync from sign-in service").click();
  await expect(async () => {
    await page.clock.fastForward(8000);
    await expect(page.getByText("Accepted, nothing changed so far.")).toBeVisible({ timeout: 200 });
  }).toPass();
  await expect(button(page, "Check again")).toBeVisible();
  await expect(page.getByText("A service account cannot delete itself.")).toBeVisible();
  await expect(button(page, "Delete my account")).toHaveCount(0);
});
