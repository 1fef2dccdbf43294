// A keystroke: the main thread's work from the press of a key until the letter is painted.
import { cold, SPEEDS } from "./browser.js";
import { series } from "./series.js";
import { settled, traced } from "./trace.js";

const KEYS = "abcdefghijklmnopqrstuvwxyz";

/** What a page makes the browser do: its scripts, and what they and the letter mean for style, layout and paint. */
const STEPS = ["FunctionCall", "RunMicrotasks", "FireAnimationFrame", "TimerFire", "UpdateLayoutTree", "Layout", "PrePaint", "Paint", "Layerize", "Commit"];

/** Without the events that happen inside another one, which has their time too. */
const outermost = (events) => events.filter(({ start }, index) => !events.slice(0, index).some(({ end }) => end > start));

/** The work for each key, from its press to the first frame with the letter. */
function work(events) {
  const presses = events.filter(({ name, type }) => name === "EventDispatch" && type === "keydown");
  return presses.map((press) => {
    const input = events.find(({ name, type, start }) => name === "EventDispatch" && type === "input" && start > press.start);
    const frame = events.find(({ name, start }) => name === "Commit" && start > input.end);
    const during = events.filter(({ name, start }) => STEPS.includes(name) && start >= press.start && start <= frame.start);
    return outermost(during).reduce((sum, { work }) => sum + work, 0);
  });
}

async function measure(browser, server, speed) {
  const { page, close } = await cold(browser, server, speed);
  await page.goto(`${server.url}/profile`);
  const field = page.locator("input[autocomplete=given-name]");
  await field.press("End");
  // The first keys make what exists once.
  for (const key of "xyz") await field.press(key);
  await settled();
  const events = await traced(browser, page, async () => {
    for (const key of KEYS) {
      await page.keyboard.press(key);
      await settled();
    }
  });
  await close();
  return work(events);
}

export async function keystroke({ browser, ours, form, say }) {
  const found = [];
  for (const name of ["1 × CPU", "4 × CPU"]) {
    say(`Pressing keys at ${name} …`);
    const speed = SPEEDS[name];
    found.push(series(`keystroke, ${name}`, "ms", await measure(browser, ours, speed), await measure(browser, form, speed)));
  }
  return found;
}
