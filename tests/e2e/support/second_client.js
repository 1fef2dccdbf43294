// Somebody else who writes to the same account, and faults that hit exactly one request.
import { expect, operation } from "../fixtures.js";

/** Changes keys of a document, as a careful client does: to the digit. `change` gets it and may answer another one. */
export async function write(server, path, change) {
  const { text } = await server.api("GET", path);
  const doc = JSON.parse(text.replace(/([:[,])(-?\d[\d.eE+-]*)(?=[,\]}])/g, '$1"#$2"'));
  const wanted = JSON.stringify(change(doc) ?? doc).replace(/"#([^"]*)"/g, "$1");
  expect((await server.api("PUT", path, wanted)).status).toBe(200);
}

/** Does `work` as soon as the next answer to a GET is there, before the page hears it: between its GET and its PUT. */
export async function afterNextRead(page, path, work) {
  await page.route(operation(path), async (route) => {
    if (route.request().method() !== "GET") return route.fallback();
    await page.unroute(operation(path));
    const response = await route.fetch();
    await work();
    await route.fulfill({ response });
  });
}

/** Does the same as soon as the next PUT (or PATCH) leaves the page, and lets it through afterwards. */
export async function beforeNextWrite(page, path, work) {
  await page.route(operation(path), async (route) => {
    if (route.request().method() === "GET") return route.fallback();
    await page.unroute(operation(path));
    await work();
    await route.fallback();
  });
}

/** Lets the service do what the next write asks for, and answers it with `answer` (see `route.fulfill`) or not at all. */
export async function loseAnswer(page, path, answer) {
  await page.route(operation(path), async (route) => {
    if (route.request().method() === "GET") return route.fallback();
    await page.unroute(operation(path));
    await route.fetch();
    await (answer ? route.fulfill(answer) : route.abort("connectionreset"));
  });
}
