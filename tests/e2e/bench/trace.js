// What the main thread of a page does meanwhile, from the browser's own trace.
import { setTimeout as pause } from "node:timers/promises";

const CATEGORIES = ["devtools.timeline", "disabled-by-default-devtools.timeline"];
/** Long enough for a person's next key, and for everything that one of them starts. */
const SETTLED = 300;

export const settled = () => pause(SETTLED);

/**
 * Runs `action` and returns the main thread's events: `{ name, type, start, end, work }`, in milliseconds, by their start. An
 * event named `RunTask` is a whole task. `work` is the time of the processor, without what other programs took meanwhile.
 */
export async function traced(browser, page, action) {
  await browser.startTracing(page, { categories: CATEGORIES });
  await action();
  await settled();
  const { traceEvents } = JSON.parse(await browser.stopTracing());
  const thread = ({ pid, tid }) => `${pid} ${tid}`;
  const main = new Set(traceEvents.filter(({ args }) => args?.name === "CrRendererMain").map(thread));
  const busy = new Map();
  for (const event of traceEvents) {
    if (event.name === "RunTask" && main.has(thread(event))) busy.set(thread(event), (busy.get(thread(event)) ?? 0) + event.dur);
  }
  // Chromium keeps a spare renderer, which does next to nothing.
  const [busiest] = [...busy].sort(([, a], [, b]) => b - a)[0];
  return traceEvents
    .filter((event) => thread(event) === busiest && event.ts > 0)
    .map(({ name, args, ts, dur = 0, tdur = 0 }) => {
      const start = ts / 1000;
      return { name, type: args?.data?.type, start, end: start + dur / 1000, work: tdur / 1000 };
    })
    .sort((a, b) => a.start - b.start);
}

/** The work of the longest task. */
export const longest = (events) => Math.max(0, ...events.filter(({ name }) => name === "RunTask").map(({ work }) => work));
