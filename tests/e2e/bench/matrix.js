// The table of notifications with many events: the longest task while it is drawn, and for one press.
import { cold } from "./browser.js";
import { series } from "./series.js";
import { longest, settled, traced } from "./trace.js";

const EVENTS = 500;
const CHANNELS = ["app", "email", "sms", "push", "slack", "webhook"];
const FIRST = "main table [role=switch], main table input[type=checkbox]";

/** Half of the events in each channel are on. */
const preferences = () => {
  const events = Array.from({ length: EVENTS }, (_, index) => [`event_${String(index).padStart(3, "0")}`, index % 2 === 0]);
  return Object.fromEntries(CHANNELS.map((channel) => [channel, Object.fromEntries(events)]));
};

async function measure(browser, server) {
  const { page, close } = await cold(browser, server);
  await page.goto(`${server.url}/profile`);
  await page.locator("input[autocomplete=given-name]").waitFor();
  await page.waitForLoadState("networkidle");
  const first = page.locator(FIRST).first();
  const draw = await traced(browser, page, async () => {
    await page.getByRole("link", { name: "Notifications", exact: true }).click();
    await first.waitFor({ timeout: 60_000 });
    await settled();
  });
  const press = await traced(browser, page, async () => {
    const written = page.waitForResponse((response) => response.request().method() === "PUT", { timeout: 60_000 });
    // Without the test driver's own look at the page, which counts as work too.
    await first.evaluate((control) => setTimeout(() => control.click()));
    await written;
    await settled();
  });
  const nodes = await page.evaluate(() => document.querySelectorAll("*").length);
  await close();
  return { draw: longest(draw), press: longest(press), nodes };
}

export async function matrix({ browser, ours, runs, say }) {
  const { status, text } = await ours.api("PUT", "notification-preferences/", preferences());
  if (status !== 200) throw new Error(`the service refused the notifications: ${text}`);
  const results = [];
  for (let run = 0; run < runs; run += 1) {
    say(`Drawing ${EVENTS} events × ${CHANNELS.length} channels: ${run + 1} of ${runs} …`);
    results.push(await measure(browser, ours));
  }
  return [
    series("matrix, longest task to draw", "ms", results.map(({ draw }) => draw)),
    series("matrix, longest task for a press", "ms", results.map(({ press }) => press)),
    series("matrix, elements of the page", "", results.map(({ nodes }) => nodes)),
  ];
}
