// Faults of other programs in the same document do not stop the app.
import { button, expect, field, heading, open } from "./fixtures.js";
import { element, heard, WITHOUT_TRUSTED_TYPES, test } from "./support/portal.js";
import { FOREIGN, trap } from "./support/trap.js";

/** Expects that the page still works. */
async function isAlive(page) {
  await field(page, "First name").fill("Zoë");
  await button(page, "Save").click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  await expect(element(page).getByText("This page has stopped")).toHaveCount(0);
  expect((await heard(page)).filter(({ name }) => name === "error")).toEqual([]);
}

test.beforeEach(async ({ page, portal }) => {
  await open(page, portal, "/host/account/profile");
  await expect(field(page, "First name")).toHaveValue("Zoé");
});

test("WebAssembly from bytes of a portal's script traps, in a timer and in a promise", async ({ page, guard }) => {
  guard.expectError(/RuntimeError: unreachable/);
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  await page.evaluate(async (bytes) => {
    const { instance } = await WebAssembly.instantiate(new Uint8Array(bytes));
    setTimeout(() => instance.exports.trap());
    void Promise.resolve().then(() => instance.exports.trap());
  }, FOREIGN);
  await expect.poll(() => faults).toEqual(["unreachable", "unreachable"]);
  await isAlive(page);
});

test.describe("in a portal that names scripts by their URL", () => {
  test.use({ portalHeaders: WITHOUT_TRUSTED_TYPES });

  test("WebAssembly traps in a worker of the portal", async ({ page, portal, guard }) => {
    guard.expectError(/unreachable/);
    const body = `WebAssembly.instantiate(new Uint8Array([${FOREIGN}])).then(({ instance }) => setTimeout(() => instance.exports.trap()));`;
    await page.route("**/host/worker.js", (route) => route.fulfill({ contentType: "text/javascript", body }));
    await page.evaluate(
      (url) => new Promise((failed) => (new Worker(url).onerror = () => failed())),
      `${portal.url}/host/worker.js`,
    );
    await isAlive(page);
  });
});

test("another program of the same tools traps, even one of the same file", { tag: "@chromium" }, async ({ page, portal, guard }) => {
  guard.expectError(/RuntimeError: memory access out of bounds/);
  const fault = page.waitForEvent("pageerror");
  await trap(page, `${portal.url}/host/assets`, "?another");
  expect((await fault).message).toBe("memory access out of bounds");
  await isAlive(page);
});

test("errors without an error object, and rejections with any reason", async ({ page, guard }) => {
  guard.expectError(/another’s/);
  await page.evaluate(() => {
    dispatchEvent(new ErrorEvent("error", { message: "Script error." }));
    dispatchEvent(new Event("error"));
    const fault = new WebAssembly.RuntimeError("another’s");
    dispatchEvent(new ErrorEvent("error", { error: fault, message: fault.message }));
    const reasons = [undefined, null, "another’s", {}, fault, new RangeError("another’s Maximum call stack size exceeded")];
    for (const reason of reasons) {
      dispatchEvent(new PromiseRejectionEvent("unhandledrejection", { promise: Promise.resolve(), reason }));
    }
    void Promise.reject(fault);
  });
  await isAlive(page);
});

test("a listener of the portal traps during an event of the program", async ({ page, guard }) => {
  guard.expectError(/RuntimeError: unreachable/);
  await page.evaluate(async (bytes) => {
    const { instance } = await WebAssembly.instantiate(new Uint8Array(bytes));
    document.addEventListener("iam-account:dirty-changed", () => instance.exports.trap(), { once: true });
  }, FOREIGN);
  await isAlive(page);
  await expect(heading(page, "Profile")).toBeVisible();
});
