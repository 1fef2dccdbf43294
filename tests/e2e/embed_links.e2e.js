// A portal may stop clicks before they reach the window: drawers and drop-downs do, at their container.
import { expect, field, heading, link, open, signIn } from "./fixtures.js";
import { element, test } from "./support/portal.js";

const PROFILE = "/host/account/profile";

/** Stops each click above the element, and marks the document, so that a load of another one is detected. */
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

test("the app's links navigate without a load, and so does the way back", async ({ page, portal }) => {
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

test("a link in the text of a page navigates without a load, also by Enter", async ({ page, portal }) => {
  await element(page).getByRole("link", { name: "Notifications", exact: true }).click();
  await expect(heading(page, "Notifications")).toBeVisible();
  await element(page).getByRole("link", { name: "Settings", exact: true }).press("Enter");
  await expect(heading(page, "Settings")).toBeVisible();
  await expect(page).toHaveURL(`${portal.url}/host/account/settings`);
  expect(await isSame(page)).toBe(true);
});

test("a modified click opens another tab", async ({ page, portal }) => {
  const opened = page.context().waitForEvent("page");
  await element(page).getByRole("link", { name: "Password", exact: true }).click({ modifiers: ["ControlOrMeta"] });
  const other = await opened;
  // No one is signed in there, so the page that was opened follows once someone is.
  await signIn(other);
  await expect(other).toHaveURL(`${portal.url}/host/account/password`);
  await other.close();
  await expect(page).toHaveURL(`${portal.url}${PROFILE}`);
  expect(await isSame(page)).toBe(true);
});

test("a click that the host page has handled is ignored", async ({ page, portal }) => {
  const password = element(page).getByRole("link", { name: "Password", exact: true });
  await password.evaluate((link) => link.addEventListener("click", (event) => event.preventDefault()));
  await password.click();
  await expect(heading(page, "Profile")).toBeVisible();
  await expect(page).toHaveURL(`${portal.url}${PROFILE}`);
});

/** Links that the browser handles. */
const OTHERS = {
  "leads out of the base path": { href: "/host/other" },
  "only looks as if it led below the base path": { href: "/host/accounts" },
  "is marked as external": { href: "/host/account/password", rel: "nofollow external" },
  "has a target": { href: "/host/account/password", target: "_top" },
};
for (const [what, attributes] of Object.entries(OTHERS))
  test(`the browser handles a link that ${what}`, async ({ page, portal }) => {
    await page.locator("iam-account .page").evaluate((place, attributes) => {
      place.append(Object.assign(document.createElement("a"), attributes, { textContent: "Foreign" }));
    }, attributes);
    // The address is there for a moment only: the document that is loaded may go on to the sign-in at once.
    const isLoad = (request) => request.isNavigationRequest() && request.url() === `${portal.url}${attributes.href}`;
    const loaded = page.waitForRequest(isLoad);
    await link(page, "Foreign").click();
    expect((await (await loaded).response()).status()).toBe(200);
  });
