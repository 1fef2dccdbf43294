// Another client that writes to the same account, and faults for exactly one request.
import { expect, operation } from "../fixtures.js";

/** Changes keys of a document and keeps every digit of its numbers. `change` gets the document and may return another one. */
export async function write(server, path, change) {
  const { text } = await server.api("GET", path);
  const doc = JSON.parse(text.replace(/([:[,])(-?\d[\d.eE+-]*)(?=[,\]}])/g, '$1"#$2"'));
  const wanted = JSON.stringify(change(doc) ?? doc).replace(/"#([^"]*)"/g, "$1");
  expect((await server.api("PUT", path, wanted)).status).toBe(200);
}

/** Does `work` after the next GET has a response, before the page receives it: between its GET and its PUT. */
export async function afterNextRead(page, path, work) {
  await page.route(operation(path), async (route) => {
    if (route.request().method() !== "GET") return route.fallback();
    await page.unroute(operation(path));
    const response = await route.fetch();
    await work();
    await route.fulfill({ response });
  });
}

/** Does `work` when the page sends the next PUT or PATCH, and passes that on afterwards. */
export async function beforeNextWrite(page, path, work) {
  await page.route(operation(path), async (route) => {
    if (route.request().method() === "GET") return route.fallback();
    await page.unroute(operation(path));
    await work();
    await route.fallback();
  });
}

/** Passes the next write to the service, and responds with `response` (see `route.fulfill`) or not at all. */
export async function loseResponse(page, path, response) {
  await page.route(operation(path), async (route) => {
    if (route.request().method() === "GET") return route.fallback();
    await page.unroute(operation(path));
    await route.fetch();
    await (response ? route.fulfill(response) : route.abort("connectionreset"));
  });
}
