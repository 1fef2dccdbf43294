// A browser context that works: under load, about one in a thousand of the headless shell's never loads a page.

/** How long a new context may take to answer, in ms: it takes some 10. */
const PATIENCE = 5000;
const TRIES = 3;

/**
 * A new context whose network answers. In one that does not, every navigation waits without end, and so does reading its
 * cookies, while the browser's next context works (microsoft/playwright#42692). That is no fault of what is tested, and
 * is found before a test begins.
 */
export async function workingContext(browser, options) {
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const context = await browser.newContext(options);
    if (await answers(context)) return context;
    console.warn(`The browser made a context whose network does not answer (${tries} of ${TRIES}).`);
    // Not waited for: closing it may wait too.
    context.close().catch(() => {});
  }
  throw new Error(`${TRIES} new browser contexts did not answer within ${PATIENCE} ms.`);
}

async function answers(context) {
  let timer;
  const late = new Promise((resolve) => (timer = setTimeout(resolve, PATIENCE, false)));
  const read = context.cookies().then(() => true);
  const inTime = await Promise.race([read, late]);
  clearTimeout(timer);
  read.catch(() => {});
  return inTime;
}
