// Page switches: from the click on a link until the other page, with its content, is painted.
import { cold } from "./browser.js";
import { series } from "./series.js";

/** The pages in the order of the visits, each with a part that is there only when it has loaded. */
const VISITS = [
  ["Settings", "main [role=switch]"],
  ["Notifications", "main table"],
  ["Password", "main input[type=password]"],
  ["Account", "main h2"],
  ["Profile", "main input[autocomplete=given-name]"],
];

/** Runs in the page. */
async function visit([name, selector]) {
  const shown = () => document.querySelector("main h1")?.textContent === name && document.querySelector(selector);
  const link = [...document.querySelectorAll("nav a")].find(({ textContent }) => textContent.trim() === name);
  const start = performance.now();
  const ready = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!shown()) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  link.click();
  await ready;
  const { port1, port2 } = new MessageChannel();
  const painted = new Promise((resolve) => (port1.onmessage = resolve));
  requestAnimationFrame(() => port2.postMessage(null));
  await painted;
  return performance.now() - start;
}

export async function pages({ browser, ours, runs, say }) {
  const { page, close } = await cold(browser, ours);
  await page.goto(`${ours.url}/profile`);
  await page.locator("input[autocomplete=given-name]").waitFor();
  const times = VISITS.map(() => []);
  for (let run = 0; run < runs; run += 1) {
    say(`Going from page to page: ${run + 1} of ${runs} …`);
    for (const [index, step] of VISITS.entries()) {
      times[index].push(await page.evaluate(visit, step));
      await page.waitForLoadState("networkidle");
    }
  }
  await close();
  return VISITS.map(([name], index) => series(`to ${name}`, "ms", times[index]));
}
