// Runs axe on a page and all its frames. The debugger injects the source, because the page's content security policy
// blocks foreign scripts.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** In what a screen can look different. */
export const DIMENSIONS = { theme: ["light", "dark"], language: ["en", "fr"], width: [320, 768, 1280] };

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** Every rule that is on by default, best practices included, and the one of WCAG 2.2 that is off by default. */
const OPTIONS = { rules: { "target-size": { enabled: true } }, resultTypes: ["violations"] };

/** The violations that axe finds, as lines with the place; `rules` are switched on too. */
export async function violations(page, rules = {}) {
  const options = { ...OPTIONS, rules: { ...OPTIONS.rules, ...rules } };
  const partials = await inspect(page.mainFrame(), options);
  const found = await page.evaluate(([partials, options]) => window.axe.finishRun(partials, options), [partials, options]);
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")} (${failureSummary.replace(/\s+/g, " ")})`),
  );
}

/** The results of a frame, then those of the frames in it, in the order that axe expects. */
async function inspect(frame, options, context) {
  if (!(await frame.evaluate(() => "axe" in window))) await frame.evaluate(source);
  const [partial, inner] = await frame.evaluate(
    async ([context, options]) => [
      await window.axe.runPartial(context ?? document, options),
      window.axe.utils.getFrameContexts(context ?? document, options).map(({ frameSelector, frameContext }) => [frameSelector, frameContext]),
    ],
    [context, options],
  );
  const partials = [partial];
  for (const [selector, innerContext] of inner) {
    const element = await frame.locator(String(selector)).elementHandle();
    partials.push(...(await inspect(await element.contentFrame(), options, innerContext)));
  }
  return partials;
}
