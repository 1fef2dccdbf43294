// The bench: drives Chromium and prints a list of series as JSON. `cargo xtask bench` builds what it needs, runs it with the
// number of runs and the parts to measure, and makes a table of what it prints. Progress goes to stderr.
import { launch, signIn } from "./browser.js";
import { keystroke } from "./keystroke.js";
import { loads } from "./loads.js";
import { matrix } from "./matrix.js";
import { mounts } from "./mounts.js";
import { pages } from "./pages.js";
import { picture } from "./picture.js";
import { saves } from "./saves.js";
import { buildForm, removeForm, serve } from "./served.js";

const PARTS = { loads, pages, keystroke, mounts, saves, matrix, picture };

const [runs, ...wanted] = process.argv.slice(2);
const folder = buildForm();
const [ours, form, browser] = await Promise.all([serve(), serve(folder), launch()]);
try {
  for (const server of [ours, form]) await signIn(browser, server);
  const say = (text) => console.error(text);
  const found = [];
  for (const part of wanted) found.push(...(await PARTS[part]({ browser, ours, form, runs: Number(runs), say })));
  process.stdout.write(JSON.stringify(found));
} finally {
  await Promise.all([browser.close(), ours.stop(), form.stop()]);
  removeForm(folder);
}
