// What stays behind after something has come and gone many times. Nodes, listeners and memory are counted by the browser after
// a garbage collection; timers and object URLs, which no browser counts, by the page itself.
import { expect } from "../fixtures.js";

/** How often it comes and goes while that is counted. */
const ROUNDS = 200;
/** How often before, so that everything exists that is made once: the engine's compiled code above all. */
const WARM_UP = 50;
/** What may stay of each round: none of what the page has made, and some bytes for the notes of the engine, which a page that makes
 * requests and steps in the history gives reason for with and without us. */
const LIMITS = { nodes: 0, listeners: 0, bytes: 4096 };

/** Lets the page count its pending timers and its object URLs. To be called before the page is opened. */
export const countAlive = (page) =>
  page.addInitScript(() => {
    const [timers, urls] = [new Map(), new Set()];
    for (const [start, stop] of [["setTimeout", "clearTimeout"], ["setInterval", "clearInterval"]]) {
      const { [start]: begin, [stop]: end } = window;
      window[start] = (act, wait, ...values) => {
        const run = () => {
          if (start === "setTimeout") timers.delete(id);
          act(...values);
        };
        const id = begin(run, wait);
        timers.set(id, wait);
        return id;
      };
      window[stop] = (id) => end(id, timers.delete(id));
    }
    const { createObjectURL, revokeObjectURL } = URL;
    URL.createObjectURL = (blob) => {
      const url = createObjectURL.call(URL, blob);
      urls.add(url);
      return url;
    };
    URL.revokeObjectURL = (url) => revokeObjectURL.call(URL, url, urls.delete(url));
    window.countAlive = () => ({ timers: [...timers.values()], urls: urls.size });
  });

async function count(page, cdp) {
  const { timers, urls } = await page.evaluate(() => window.countAlive());
  await cdp.send("HeapProfiler.collectGarbage");
  const { nodes, jsEventListeners } = await cdp.send("Memory.getDOMCounters");
  const { usedSize, backingStorageSize } = await cdp.send("Runtime.getHeapUsage");
  return { timers, urls, nodes, listeners: jsEventListeners, bytes: usedSize + backingStorageSize };
}

/** Two hundred rounds leave nothing. `comeAndGo` runs so many rounds, in a page that [`countAlive`] has prepared. */
export async function leavesNothing(page, comeAndGo) {
  const cdp = await page.context().newCDPSession(page);
  await comeAndGo(WARM_UP);
  const before = await count(page, cdp);
  await comeAndGo(ROUNDS);
  // At once: a timer that outlives its element by some seconds would be gone later. What the last round began may still run.
  const { timers, urls } = await count(page, cdp);
  expect(timers.length, `pending: ${timers} ms`).toBeLessThan(before.timers.length + 10);
  expect(urls).toBeLessThanOrEqual(before.urls);
  const left = async () => {
    const after = await count(page, cdp);
    const each = ([what, limit]) => [what, Math.round((after[what] - before[what]) / ROUNDS), limit];
    return Object.entries(LIMITS).map(each).filter(([, left, limit]) => left > limit);
  };
  // The browser and its debugger keep a few for a while.
  await expect.poll(left, { timeout: 15_000 }).toEqual([]);
}
