// What is left behind when the element has come and gone: counted by the browser itself, after it has collected its garbage.
import { expect, field, heading, link, signIn } from "./fixtures.js";
import { shipped } from "./support/config.js";
import { FIRST, test as hosted } from "./support/host_token.js";
import { test as portal } from "./support/portal.js";

const ROUNDS = 100;

/** Nodes and event listeners that are alive, in the document or not. */
async function counters(cdp) {
  await cdp.send("HeapProfiler.collectGarbage");
  const { nodes, jsEventListeners } = await cdp.send("Memory.getDOMCounters");
  return { nodes, listeners: jsEventListeners };
}

/** Takes the element out and puts it back, each time until `selector` is in it; at the end it is out. */
const remount = (page, rounds, selector) =>
  page.evaluate(
    async ([rounds, selector]) => {
      const { element, parentOfElement: parent } = window;
      for (let round = 0; round < rounds; round += 1) {
        const arrived = new Promise((resolve) => {
          const observer = new MutationObserver(() => {
            if (!element.querySelector(selector)) return;
            observer.disconnect();
            resolve();
          });
          observer.observe(element, { childList: true, subtree: true });
        });
        parent.append(element);
        await arrived;
        element.remove();
        // It waits for how a move ends.
        await new Promise((resolve) => setTimeout(resolve));
      }
    },
    [rounds, selector],
  );

/** After some rounds, in which everything is made that is made once, further ones leave nothing. */
async function leavesNothing(page, selector) {
  const cdp = await page.context().newCDPSession(page);
  await page.evaluate(() => {
    window.element = document.querySelector("iam-account");
    window.parentOfElement = window.element.parentNode;
    window.element.remove();
  });
  await remount(page, 5, selector);
  const before = await counters(cdp);
  await remount(page, ROUNDS, selector);
  const left = async () => {
    const after = await counters(cdp);
    return { nodes: Math.max(0, after.nodes - before.nodes), listeners: Math.max(0, after.listeners - before.listeners) };
  };
  // Less than one for each ten rounds: the browser keeps a few things of its own for a while.
  for (const proto of ["Node", "EventTarget", "BroadcastChannel", "AbortSignal"]) {
    const { result } = await cdp.send("Runtime.evaluate", { expression: `${proto}.prototype` });
    const { objects } = await cdp.send("Runtime.queryObjects", { prototypeObjectId: result.objectId });
    const { result: text } = await cdp.send("Runtime.callFunctionOn", { objectId: objects.objectId, returnByValue: true, functionDeclaration: `function() { const c = {}; for (const n of this) { if (n.isConnected) continue; const k = (n.constructor?.name) + " " + (n.outerHTML ?? n.data ?? "").slice(0, 90).replace(/[0-9]+/g, "#"); c[k] = (c[k] ?? 0) + 1; } return Object.entries(c).filter(([, v]) => v > 5); }` });
    console.log(proto, JSON.stringify(text.value, null, 1));
  }
  console.log(JSON.stringify(before), JSON.stringify(await counters(cdp)));
  await expect.poll(async () => Object.values(await left()).every((count) => count < ROUNDS / 10)).toBe(true);
}

hosted.describe("one page in a portal that signs in", () => {
  hosted.use({ element: '<iam-account page="profile"></iam-account><script src="/host/token.js"></script>' });

  hosted("a hundred mounts and unmounts leave no listener and no node", async ({ page, portal, desk }) => {
    desk.give = () => FIRST;
    await page.goto(`${portal.url}/host`);
    await expect(field(page, "First name")).toHaveValue("Zoé");
     
    await leavesNothing(page, "input[autocomplete=given-name]");
  });
});
