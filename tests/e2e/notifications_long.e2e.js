// A table of many events: what is drawn, found, switched at once, and woken by a press.
import { expect, open, requests, test } from "./fixtures.js";
import { violations } from "./support/axe.js";
import { preferences } from "./support/preferences.js";

const PATH = "notification-preferences/";
const [EVENTS, CHANNELS] = [500, 6];
/** Rows near a screen of 800 px, and the nodes of one row with its switches. */
const [NEAR, NODES] = [45, 160];

const rows = (page) => page.getByRole("rowheader");
const switches = (page) => page.getByRole("switch");
const row = (page, event) => page.locator(".matrix tr", { has: page.locator(`th:text-is("${event}")`) });
/** A switch, looked for in its row alone. */
const cell = (page, event, channel) => row(page, event).getByRole("switch", { name: `${event}: ${channel}`, exact: true });
/**
 * Waits until a switch is drawn. It is counted first, because any other expectation describes the whole page to itself at each
 * look in vain (Playwright 1.65), and on this page that takes longer than to draw the rows.
 */
async function drawn(page, event, channel) {
  await expect(cell(page, event, channel)).toHaveCount(1);
  await expect(cell(page, event, channel)).toBeVisible();
}
const filter = (page) => page.getByLabel("Find an event", { exact: true });

async function enter(page, server, events, channels) {
  await server.api("PUT", PATH, preferences(events, channels));
  await open(page, server, "/notifications");
  await expect(page.getByRole("table")).toBeVisible();
}

test("a short table has neither a filter nor sections", async ({ page, server }) => {
  await enter(page, server, 3, CHANNELS);
  await expect(switches(page)).toHaveCount(3 * CHANNELS);
  await expect(rows(page)).toHaveText(["Lease step 1", "Rent step 1", "Visit step 1"]);
  await expect(filter(page)).toHaveCount(0);
});

test.describe("500 events on 6 channels", () => {
  test.use({ viewport: { width: 1280, height: 800 } });
  test.beforeEach(({ page, server }) => enter(page, server, EVENTS, CHANNELS));

  test("every name is there, and only what is near the screen has switches", async ({ page }) => {
    await expect(page.locator("th[scope=row]")).toHaveCount(EVENTS);
    await drawn(page, "Lease step 1", "App");
    const count = () => page.evaluate(() => document.querySelectorAll(".matrix *").length);
    const most = EVENTS * 4 + NEAR * NODES;
    expect(await count()).toBeLessThan(most);
    const height = () => page.evaluate(() => document.querySelector(".matrix").offsetHeight);
    const before = await height();
    await row(page, "Contract step 50").scrollIntoViewIfNeeded();
    await drawn(page, "Contract step 50", "Webhook");
    await expect(cell(page, "Lease step 1", "App")).toHaveCount(0);
    expect(await count()).toBeLessThan(most);
    expect(await height(), "the rows have had their height").toBe(before);
  });

  test("the browser's search and a screen reader find the names of rows that have no switches yet", async ({ page }) => {
    const seen = await page.locator(".matrix").evaluate((table) => {
      const walker = document.createTreeWalker(table, NodeFilter.SHOW_TEXT);
      const names = [];
      while (walker.nextNode()) {
        const cell = walker.currentNode.parentElement;
        if (cell.matches("th[scope=row]") && cell.checkVisibility({ visibilityProperty: true, opacityProperty: true })) {
          names.push(walker.currentNode.data);
        }
      }
      return names;
    });
    expect(seen).toHaveLength(EVENTS);
    expect(seen).toContain("Contract step 50");
    await expect(cell(page, "Contract step 50", "App")).toHaveCount(0);
  });

  test("Tab goes from switch to switch, and a row with the focus stays", async ({ page }) => {
    await drawn(page, "Lease step 2", "App");
    await cell(page, "Lease step 1", "Webhook").focus();
    await page.keyboard.press("Tab");
    await expect(cell(page, "Lease step 2", "App")).toBeFocused();
    await row(page, "Contract step 50").scrollIntoViewIfNeeded();
    await drawn(page, "Contract step 50", "App");
    await expect(cell(page, "Lease step 2", "App")).toBeFocused();
    await page.keyboard.press("Shift+Tab");
    await expect(cell(page, "Lease step 1", "Webhook")).toBeFocused();
  });

  test("the filter leaves the events with the name", async ({ page }) => {
    await filter(page).fill("STEP 50");
    await expect(page.getByText("10 of 500 events", { exact: true })).toBeVisible();
    await expect(page.locator("th[scope=row]")).toHaveCount(10);
    await filter(page).fill("nothing like it");
    await expect(page.getByText("No event has this name.", { exact: true })).toBeVisible();
    await filter(page).fill("");
    await expect(page.locator("th[scope=row]")).toHaveCount(EVENTS);
  });

  test("the box of a section switches its events on one channel with one write", async ({ page, server }) => {
    const puts = requests(page, "PUT", PATH);
    const before = await server.read(PATH);
    const box = page.getByRole("checkbox", { name: "Lease step: everything by email", exact: true });
    await expect(box).toBeChecked({ indeterminate: true });
    await box.check();
    await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
    const lease = Object.keys(before.email).filter((event) => event.startsWith("lease_"));
    const email = { ...before.email, ...Object.fromEntries(lease.map((event) => [event, true])) };
    expect(await server.read(PATH)).toEqual({ ...before, email });
    expect(puts).toHaveLength(1);
  });

  test("a press wakes one switch, its section's box and its channel's", async ({ page }) => {
    await drawn(page, "Lease step 12", "Webhook");
    await page.evaluate(() => {
      window.woken = [];
      const { get, set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "checked");
      Object.defineProperty(HTMLInputElement.prototype, "checked", {
        set(on) {
          window.woken.push(this.labels[0].textContent);
          set.call(this, on);
        },
        get,
      });
    });
    await cell(page, "Lease step 2", "App").focus();
    await page.keyboard.press("Space");
    await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
    const woken = await page.evaluate(() => window.woken.sort());
    expect(woken).toEqual(["Everything in the app", "Lease step 2: App", "Lease step: everything in the app"]);
  });

  test("at the edge of a phone, the box of a section is seen as the switches below it are", async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 800 });
    const start = async (control) => (await control.boundingBox()).x;
    const box = page.getByRole("checkbox", { name: "Lease step: everything by push notification", exact: true });
    const below = cell(page, "Lease step 1", "Push");
    expect(await start(box)).toBeCloseTo(await start(below), 0);
  });

  test("it is accessible", async ({ page }) => {
    test.slow();
    expect(await violations(page)).toEqual([]);
  });
});
