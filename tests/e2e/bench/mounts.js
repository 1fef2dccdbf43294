// The element in a host page, added and removed again and again.
import { cold } from "./browser.js";
import { series } from "./series.js";

const MOUNTS = 200;
const HOST = '<!doctype html><html lang="en"><title>Host</title><main></main><script type="module" src="/iam-account.js"></script></html>';

/** Runs in the page: adds an element and removes it when its form has its value, `rounds` times. Returns the times. */
async function comeAndGo(rounds) {
  await customElements.whenDefined("iam-account");
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    const element = document.createElement("iam-account");
    element.setAttribute("page", "profile");
    const start = performance.now();
    document.querySelector("main").append(element);
    const ready = new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (!element.shadowRoot.querySelector("input[autocomplete=given-name]")?.value) return;
        observer.disconnect();
        resolve();
      });
      observer.observe(element.shadowRoot, { childList: true, subtree: true, attributes: true });
    });
    await ready;
    times.push(performance.now() - start);
    element.remove();
    // Unmounting happens in a microtask.
    await new Promise((resolve) => setTimeout(resolve));
  }
  return times;
}

async function count(cdp) {
  await cdp.send("HeapProfiler.collectGarbage");
  const { nodes, jsEventListeners } = await cdp.send("Memory.getDOMCounters");
  return { nodes, listeners: jsEventListeners };
}

export async function mounts({ browser, ours, say }) {
  const { page, cdp, close } = await cold(browser, ours);
  const url = `${ours.url}/host`;
  await page.route(url, (route) => route.fulfill({ contentType: "text/html", body: HOST }));
  await page.goto(url);
  await page.unroute(url);
  // These make what exists once.
  await page.evaluate(comeAndGo, 5);
  const before = await count(cdp);
  say(`Mounting the element ${MOUNTS} times …`);
  const times = await page.evaluate(comeAndGo, MOUNTS);
  // The browser lets go of the last ones when it is idle.
  await page.waitForLoadState("networkidle");
  const after = await count(cdp);
  await close();
  return [
    series("a mount", "ms", times),
    series(`nodes left by ${MOUNTS} mounts`, "", [after.nodes - before.nodes]),
    series(`listeners left by ${MOUNTS} mounts`, "", [after.listeners - before.listeners]),
  ];
}
