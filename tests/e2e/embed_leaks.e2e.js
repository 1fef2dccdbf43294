// Elements that were mounted and removed leave nothing behind.
import { FIRST, test as hosted } from "./support/host_token.js";
import { countAlive, leavesNothing } from "./support/leaks.js";
import { test as plain } from "./support/portal.js";

/** Adds an element with `attributes` to the page, waits until `selector` is in it, and removes it, `rounds` times. */
const comeAndGo = (page, attributes, selector) => (rounds) =>
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

hosted.describe("one page in a portal that signs in", () => {
  hosted.describe.configure({ timeout: 240_000 });
  hosted.use({ element: "" });

  hosted("comes and goes without a trace", async ({ page, portal, desk }) => {
    desk.give = () => FIRST;
    await countAlive(page);
    await page.goto(`${portal.url}/host`);
    await leavesNothing(page, comeAndGo(page, { page: "profile" }, "input[autocomplete=given-name]"));
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
      await countAlive(page);
      await page.goto(`${portal.url}/host/account/profile`);
      await leavesNothing(page, comeAndGo(page, attributes, "input[type=password]"));
    });
});
