// Prints the paths that a cold visitor's Chromium asks for until the profile form is usable, as JSON.
import { launch, SPEEDS, signIn } from "./browser.js";
import { load } from "./loads.js";
import { serve } from "./served.js";

const [server, browser] = await Promise.all([serve(), launch()]);
try {
  await signIn(browser, server);
  const { urls } = await load(browser, server, SPEEDS["1 × CPU"]);
  process.stdout.write(JSON.stringify(urls.map((url) => new URL(url).pathname)));
} finally {
  await Promise.all([browser.close(), server.stop()]);
}
