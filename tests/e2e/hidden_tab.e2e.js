// A portal has the element in a tab panel of its own, and shows another one.
import { respondWith, button, expect, field, hold, json, open, operation } from "./fixtures.js";
import { element, test } from "./support/portal.js";

const PROFILE = "/host/account/profile";
const REFUSAL = json(401, { detail: "Invalid token." });
const ended = (page) => page.locator("iam-account dialog").filter({ hasText: "Your session has ended" });
const isModal = (dialog) => dialog.evaluate((node) => node.matches(":modal"));

/** How portals hide a tab panel. */
const HIDDEN = {
  "display: none": (panel) => (panel.style.display = "none"),
  "the attribute hidden": (panel) => (panel.hidden = true),
  "visibility: hidden": (panel) => (panel.style.visibility = "hidden"),
  "content-visibility: hidden": (panel) => (panel.style.contentVisibility = "hidden"),
  "opacity: 0": (panel) => (panel.style.opacity = "0"),
  "a closed details": (panel) => {
    const details = document.createElement("details");
    panel.before(details);
    details.append(panel);
  },
};
const show = (panel) => {
  panel.removeAttribute("style");
  panel.hidden = false;
  panel.closest("details")?.setAttribute("open", "");
};

/** The panel around the element, and a field of the portal beside it. */
const panel = (page) => page.locator("#panel");
const search = (page) => page.getByLabel("Search the portal", { exact: true });

test.use({ element: '<div id="panel"><iam-account base-path="/host/account"></iam-account></div>' });

test.beforeEach(async ({ page, portal, guard }) => {
  guard.expectStatus(401);
  await open(page, portal, PROFILE);
  await expect(field(page, "First name")).toHaveValue("Zoé");
  await respondWith(page, "PATCH", "", REFUSAL);
  await respondWith(page, "GET", "", REFUSAL);
});

/** Saves, and the service refuses it; `meanwhile` happens during the request. */
async function endSession(page, meanwhile) {
  const reading = await hold(page, operation(""));
  await field(page, "First name").fill("Zoë");
  await button(page, "Save").click();
  await reading.arrival;
  await meanwhile?.();
  reading.release();
}

for (const [way, hide] of Object.entries(HIDDEN)) {
  test(`a session that ends in a tab that is hidden by ${way} leaves the portal usable, and asks when it is shown`, async ({ page }) => {
    await endSession(page, () => panel(page).evaluate(hide));
    await expect(page.locator("iam-account .banner")).toHaveCount(1);
    await expect(ended(page)).toHaveCount(1);
    await search(page).fill("tenant");
    await expect(search(page)).toBeFocused();
    expect(await isModal(ended(page))).toBe(false);
    await panel(page).evaluate(show);
    await expect.poll(() => isModal(ended(page))).toBe(true);
    await expect(ended(page)).toBeVisible();
    await expect(field(page, "API key")).toBeFocused();
  });

  test(`a dialog in a tab that is hidden by ${way} is hidden too, and is unchanged when the tab is shown`, async ({ page }) => {
    await endSession(page);
    await field(page, "API key").fill("demo-");
    await panel(page).evaluate(hide);
    await expect.poll(() => isModal(ended(page))).toBe(false);
    await search(page).fill("tenant");
    await expect(search(page)).toHaveValue("tenant");
    await panel(page).evaluate(show);
    await expect(field(page, "API key")).toBeFocused();
    await expect(field(page, "API key")).toHaveValue("demo-");
    expect(await isModal(ended(page))).toBe(true);
    await page.keyboard.press("Escape");
    await expect(ended(page)).toBeHidden();
    // Pressing Save leaves the focus in the field.
    await expect(field(page, "First name")).toBeFocused();
  });
}

test("a dialog that was closed in a hidden tab stays closed", async ({ page }) => {
  await endSession(page);
  await button(page, "Not now").click();
  await expect(ended(page)).toBeHidden();
  await panel(page).evaluate(HIDDEN["display: none"]);
  await panel(page).evaluate(show);
  await expect(element(page).getByText("Sign in", { exact: true })).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
});
