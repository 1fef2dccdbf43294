// A portal or an extension that wraps `fetch` may throw, reject with anything and return anything: a failed request.
import { button, expect, field, open, test } from "./fixtures.js";

/** Ways in which `fetch` fails. */
const wrap = (page, what) =>
  page.evaluate((what) => {
    window.whole = window.fetch;
    window.fetch = {
      "rejects with a text": () => Promise.reject("offline"),
      "rejects with nothing": () => Promise.reject(),
      throws: () => {
        throw "offline";
      },
      "gives nothing": () => undefined,
      "gives something else": () => Promise.resolve({ ok: true, status: 200 }),
    }[what];
  }, what);

for (const what of ["rejects with a text", "rejects with nothing", "throws", "gives nothing", "gives something else"]) {
  test(`a fetch that ${what} shows that the service cannot be reached, and Save works once it is restored`, async ({ page, server }) => {
    await open(page, server, "/profile");
    await field(page, "First name").fill("Zoë");
    await wrap(page, what);
    await button(page, "Save").click();
    await expect(page.getByText(/The service cannot be reached/)).toBeVisible();
    await expect(field(page, "First name")).toHaveValue("Zoë");
    await page.evaluate(() => (window.fetch = window.whole));
    await button(page, "Save").click();
    await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
    expect((await server.read()).first_name).toBe("Zoë");
  });
}
