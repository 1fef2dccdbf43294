// Memory leaks after elements were mounted and removed, counted by the browser after a garbage collection.
import { expect } from "./fixtures.js";
import { FIRST, test as hosted } from "./support/host_token.js";
import { test as plain } from "./support/portal.js";

const ROUNDS = 200;

/** Adds an element with `attributes` to the page, waits until `selector` is in it, and removes it, `rounds` times. */
const comeAndGo = (page, rounds, attributes, selector) =>
  page.evaluate(
    async ([rounds, attributes, selector]) => {
      for (let round = 0; round < rounds; round += 1) {
        const element = document.createElement("iam-account");
        for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
        element.getToken = () => window.giveToken();
        document.querySelector("main").append(element);
        const place = element.shadowRoot ?? element;
        const arrived = new Promise((resolve) => {
          const observer = new MutationObserver(() => {
            if (!place.querySelector(selector)) return;
            observer.disconnect();
            resolve();
          });
          observer.observe(place, { childList: true, subtree: true });
        });
        await arrived;
        element.remove();
        // Unmounting happens in a microtask.
        await new Promise((resolve) => setTimeout(resolve));
      }
    },
    [rounds, attributes, selector],
  );

/** After a few rounds, which create everything that exists once, two hundred more leave nothing. */
async function leavesNothing(page, attributes, selector) {
  const cdp = await page.context().newCDPSession(page);
  const count = async () => {
    await cdp.send("HeapProfiler.collectGarbage");
    const { nodes, jsEventListeners } = await cdp.send("Memory.getDOMCounters");
    return { nodes, listeners: jsEventListeners };
  };
  await comeAndGo(page, 5, attributes, selector);
  const before = await count();
  await comeAndGo(page, ROUNDS, attributes, selector);
  // Less than one for each round: the browser and its debugger keep a few for a while.
  const left = async () => {
    const after = await count();
    return Math.max(after.nodes - before.nodes, after.listeners - before.listeners) < ROUNDS / 2;
  };
  await expect.poll(left, { timeout: 15_000 }).toBe(true);
}

hosted.describe("one page in a portal that signs in", () => {
  hosted.describe.configure({ timeout: 240_000 });
  hosted.use({ element: "" });

  hosted("comes and goes without a trace", async ({ page, portal, desk }) => {
    desk.give = () => FIRST;
    await page.goto(`${portal.url}/host`);
    await leavesNothing(page, { page: "profile" }, "input[autocomplete=given-name]");
  });
});

plain.describe("with the router", () => {
  plain.describe.configure({ timeout: 240_000 });
  plain.use({ element: "" });

  for (const [name, attributes] of Object.entries({
    embedded: { "base-path": "/host/account" },
    "in light DOM": { "base-path": "/host/account", "light-dom": "" },
    standalone: { "base-path": "/host/account", standalone: "" },
  }))
    plain(`${name}, it comes and goes without a trace`, async ({ page, portal }) => {
      await page.goto(`${portal.url}/host/account/profile`);
      await leavesNothing(page, attributes, "input[type=password]");
    });
});
