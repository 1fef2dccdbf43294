// With a session, nothing visible moves from the first paint to the form: a layout shift of at most 0.01
// (https://web.dev/articles/cls).
import { expect, hold } from "./fixtures.js";
import { enter, test } from "./support/cookie.js";

const MOST = 0.01;
const READY = {
  profile: "input[autocomplete=email]",
  password: "input[autocomplete=current-password]",
  settings: ".save-bar",
  notifications: ".matrix",
  account: ".card.danger",
};

test.beforeEach(({ guard }) => guard.expectStatus(401));

/** Sums the shifts of each document from its start on; `score` is the sum, `sources` the moved elements. */
async function watch(page) {
  await page.addInitScript(() => {
    window.shift = { score: 0, sources: [] };
    const add = (list) => {
      for (const entry of list.getEntries()) {
        window.shift.score += entry.value;
        for (const { node } of entry.sources) window.shift.sources.push(`${node?.localName}.${node?.className}`);
      }
    };
    new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
  });
}

/** Waits two frames, until all shifts are counted. */
const settled = (page) =>
  page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(window.shift)))),
  );

for (const width of [360, 768, 1280])
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 800 } });

    test("from the first paint to the form of each page", async ({ page, server }) => {
      await watch(page);
      await enter(page, server);
      await expect(page.locator(READY.profile)).toBeVisible();
      for (const [name, ready] of Object.entries(READY)) {
        const program = await hold(page, /\.wasm$/);
        const responses = await hold(page, /\/iam\/v1\/users\/me\//);
        await page.goto(`${server.url}/${name}`, { waitUntil: "commit" });
        await expect(page.locator(".iam-skeleton")).toBeVisible();
        await program.arrival;
        await settled(page);
        program.release();
        await responses.arrival;
        await expect(page.locator(".skeleton")).toBeVisible();
        await settled(page);
        responses.release();
        await expect(page.locator(ready)).toBeVisible();
        const { score, sources } = await settled(page);
        expect(score, `${name}: ${sources}`).toBeLessThanOrEqual(MOST);
        await page.unrouteAll();
      }
    });

    test("from one page to the next", async ({ page, server }) => {
      await watch(page);
      await enter(page, server);
      await expect(page.locator(READY.profile)).toBeVisible();
      await page.evaluate(() => (window.shift.score = 0));
      const responses = await hold(page, /\/config\/$/);
      await page.locator('.navigation a[href$="/settings"]').click();
      await responses.arrival;
      await settled(page);
      responses.release();
      await expect(page.locator(READY.settings)).toBeVisible();
      const { score, sources } = await settled(page);
      expect(score, `${sources}`).toBeLessThanOrEqual(MOST);
    });
  });
