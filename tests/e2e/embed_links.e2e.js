// A portal may keep clicks from ever reaching the window: drawers and drop-downs stop them at a container of theirs.
import { expect, field, heading, link, open } from "./fixtures.js";
import { element, test } from "./support/portal.js";

const PROFILE = "/host/account/profile";

/** Stops each click on its way up from the element, and marks the document, so that a load of another one is seen. */
const stopClicks = (page) =>
  page.evaluate(() => {
    document.querySelector("iam-account").parentElement.addEventListener("click", (event) => event.stopPropagation());
    window.isSame = true;
  });
const isSame = (page) => page.evaluate(() => window.isSame === true);

test.beforeEach(async ({ page, portal }) => {
  await open(page, portal, PROFILE);
  await expect(field(page, "First name")).toHaveValue("Zoé");
  await stopClicks(page);
});

test("our links lead on without a load, and the way back too", async ({ page, portal }) => {
  await element(page).getByRole("link", { name: "Password", exact: true }).click();
  await expect(heading(page, "Password")).toBeFocused();
  await expect(page).toHaveURL(`${portal.url}/host/account/password`);
  await element(page).getByRole("link", { name: "Account", exact: true }).click();
  await expect(heading(page, "Account")).toBeFocused();
  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL(`${portal.url}${PROFILE}`);
  await expect(heading(page, "Profile")).toBeVisible();
  expect(await isSame(page)).toBe(true);
});

test("a link in the text of a page is one of ours, and Enter presses it", async ({ page, portal }) => {
  await element(page).getByRole("link", { name: "Notifications", exact: true }).click();
  await expect(heading(page, "Notifications")).toBeVisible();
  await element(page).getByRole("link", { name: "Settings", exact: true }).press("Enter");
  await expect(heading(page, "Settings")).toBeVisible();
  await expect(page).toHaveURL(`${portal.url}/host/account/settings`);
  expect(await isSame(page)).toBe(true);
});

test("a modified click opens another tab, as the browser has it", async ({ page, portal }) => {
  const opened = page.context().waitForEvent("page");
  await element(page).getByRole("link", { name: "Password", exact: true }).click({ modifiers: ["ControlOrMeta"] });
  const other = await opened;
  await expect(other).toHaveURL(`${portal.url}/host/account/password`);
  await other.close();
  await expect(page).toHaveURL(`${portal.url}${PROFILE}`);
  expect(await isSame(page)).toBe(true);
});

test("what the host page has dealt with already is not taken", async ({ page, portal }) => {
  const password = element(page).getByRole("link", { name: "Password", exact: true });
  await password.evaluate((link) => link.addEventListener("click", (event) => event.preventDefault()));
  await password.click();
  await expect(heading(page, "Profile")).toBeVisible();
  await expect(page).toHaveURL(`${portal.url}${PROFILE}`);
});

/** What makes a link the browser's to follow. */
const OTHERS = {
  "leads out of the base path": { href: "/host/other" },
  "only looks as if it led below the base path": { href: "/host/accounts" },
  "is marked as external": { href: "/host/account/password", rel: "nofollow external" },
  "has a target": { href: "/host/account/password", target: "_top" },
};
for (const [what, attributes] of Object.entries(OTHERS))
  test(`a link that ${what} is the browser's to follow`, async ({ page, portal }) => {
    await page.evaluate((attributes) => {
      const link = Object.assign(document.createElement("a"), attributes, { textContent: "Foreign" });
      document.querySelector("iam-account .page").append(link);
    }, attributes);
    await link(page, "Foreign").click();
    await expect(page).toHaveURL(`${portal.url}${attributes.href}`);
    await expect.poll(() => isSame(page)).toBe(false);
  });
