// Cold loads until the profile form is usable, ours and the Preact form's by turns.
import { cold, memory, SPEEDS } from "./browser.js";
import { series } from "./series.js";

const FIELD = "input[autocomplete=given-name]";

/**
 * Runs in the page before its scripts. The form is usable when the first field has its value, can be edited, and was painted
 * so: `window.usable` resolves with the milliseconds since the start of the navigation.
 */
function watch(selector) {
  window.longTasks = [];
  new PerformanceObserver((list) => window.longTasks.push(...list.getEntries())).observe({ type: "longtask", buffered: true });
  window.usable = new Promise((resolve) => {
    const isUsable = () => {
      const field = document.querySelector(selector);
      return field?.value && !field.disabled && !field.readOnly && field.checkVisibility({ visibilityProperty: true });
    };
    const check = () => {
      if (!isUsable()) return false;
      observer.disconnect();
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      // A message that is posted before a frame is painted arrives after it.
      requestAnimationFrame(() => port2.postMessage(null));
      return true;
    };
    const observer = new MutationObserver(check);
    observer.observe(document, { childList: true, subtree: true, attributes: true });
    // Setting a value is no mutation.
    const frame = () => check() || requestAnimationFrame(frame);
    requestAnimationFrame(frame);
  });
}

/** Runs in the page: what it took until then. */
async function measured() {
  const usable = await window.usable;
  // Long tasks are reported late.
  await new Promise((resolve) => setTimeout(resolve, 200));
  const until = ({ startTime }) => startTime < usable;
  const requests = ["navigation", "resource"].flatMap((type) => performance.getEntriesByType(type)).filter(until);
  const longTasks = window.longTasks.filter(until);
  const sum = (list, value) => list.reduce((total, entry) => total + value(entry), 0);
  return {
    urls: requests.map(({ name }) => name),
    bytes: sum(requests, ({ encodedBodySize }) => encodedBodySize),
    paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime,
    usable,
    blocking: sum(longTasks, ({ startTime, duration }) => Math.max(0, Math.min(startTime + duration, usable) - startTime - 50)),
  };
}

/** Loads the profile cold, types into the form, and returns what it took. */
export async function load(browser, server, speed) {
  const { page, cdp, close } = await cold(browser, server, speed, `(${watch})(${JSON.stringify(FIELD)})`);
  await page.goto(`${server.url}/profile`, { waitUntil: "commit" });
  await page.waitForFunction(() => window.usable.then(() => true));
  // What was asked for by then is listed when it has arrived.
  await page.waitForLoadState("networkidle");
  const result = await page.evaluate(measured);
  result.memory = await memory(page, cdp);
  const field = page.locator(FIELD);
  const before = await field.inputValue();
  await field.press("End");
  await field.press("x");
  if ((await field.inputValue()) !== `${before}x`) throw new Error("the form did not take a letter");
  await close();
  return result;
}

const MEASURES = [
  ["bytes", "KB", ({ bytes }) => bytes / 1024],
  ["requests", "", ({ urls }) => urls.length],
  ["first paint", "ms", ({ paint }) => paint],
  ["usable form", "ms", ({ usable }) => usable],
  ["blocking", "ms", ({ blocking }) => blocking],
  ["memory", "MB", ({ memory }) => memory / 1024 / 1024],
];

export async function loads({ browser, ours, form, runs, say }) {
  const found = [];
  for (const [name, speed] of Object.entries(SPEEDS)) {
    const results = { ours: [], form: [] };
    for (let run = 0; run < runs; run += 1) {
      say(`Loading at ${name}: ${run + 1} of ${runs} …`);
      results.ours.push(await load(browser, ours, speed));
      results.form.push(await load(browser, form, speed));
    }
    for (const [measure, unit, value] of MEASURES) {
      found.push(series(`${measure}, ${name}`, unit, results.ours.map(value), results.form.map(value)));
    }
  }
  return found;
}
