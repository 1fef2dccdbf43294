// As many saves as a busy person makes in an hour, as fast as the page takes them: the memory stays the same.
import { cold, memory } from "./browser.js";
import { series } from "./series.js";

const SAVES = 720;
/** They make what exists once, and fill the history of the field: the browser itself keeps 1,000 steps for its own undo. */
const FIRST = 1000;

export async function saves({ browser, ours, say }) {
  const { page, cdp, close } = await cold(browser, ours);
  await page.goto(`${ours.url}/profile`);
  // The browser's own list of requests would grow.
  await page.evaluate(() => performance.setResourceTimingBufferSize(0));
  const field = page.locator("input[autocomplete=given-name]");
  const save = page.getByRole("button", { name: "Save", exact: true });
  const times = [];
  const saveTimes = async (count) => {
    for (let index = 0; index < count; index += 1) {
      await field.fill(`Name ${times.length}`);
      const start = performance.now();
      const written = page.waitForResponse((response) => response.request().method() === "PATCH");
      await save.click();
      if (!(await written).ok()) throw new Error("the service refused a save");
      await page.getByText("Saved.", { exact: true }).waitFor();
      times.push(performance.now() - start);
    }
  };
  say(`Saving ${FIRST} and then ${SAVES} times …`);
  await saveTimes(FIRST);
  const before = await memory(page, cdp);
  await saveTimes(SAVES);
  const after = await memory(page, cdp);
  await ours.api("PATCH", "", { first_name: "Zoé" });
  await close();
  return [
    series("a save", "ms", times.slice(FIRST)),
    series("memory before the saves", "MB", [before / 1024 / 1024]),
    series(`growth by ${SAVES} saves`, "%", [(100 * (after - before)) / before]),
  ];
}
