// What lies between the page and the service: a proxy on which the page lives, and that fails requests as it is told.
import { test as base } from "../fixtures.js";
import { proxy, Site } from "./site.js";

const MAINTENANCE = '{"detail": "Maintenance"}';

/** Answers in place of the service, which hears of nothing. */
const answer = (status, type, body, headers = {}) => (_, response) =>
  response.writeHead(status, { "content-type": type, ...headers }).end(body);
/** Lets the service answer, and does something else with that. */
const after = (hand) => (request, response, origin) => proxy(request, response, origin, hand);

/** Each takes a request that has arrived, the response to it, and where the service is. */
export const status = (code, headers) => answer(code, "application/json", MAINTENANCE, headers);
export const html = answer(200, "text/html", "<html><h1>Please wait</h1></html>");
export const reset = (request) => request.socket.destroy();
export const lost = after((_, response) => response.socket.destroy());
export const cut = after((given, response) => {
  response.writeHead(given.statusCode, { "content-type": "application/json" });
  given.setEncoding("utf8").once("data", (text) => response.end(text.slice(0, text.length / 2)));
});
export const late = (milliseconds) => (request, response, origin) =>
  setTimeout(() => proxy(request, response, origin), milliseconds);

/** Most faults, with what the browser says of them in its console. */
export const FAULTS = {
  "a service in maintenance": [status(503), (guard) => guard.expectStatus(503)],
  "a gateway that waits in vain": [status(504), (guard) => guard.expectStatus(504)],
  "a service that is busy": [status(429, { "retry-after": "1" }), (guard) => guard.expectStatus(429)],
  "a connection that is reset": [reset, (guard) => guard.expectNoAnswer()],
  "an answer that is lost": [lost, (guard) => guard.expectNoAnswer()],
  "HTML of a proxy": [html, () => {}],
  "an answer that is cut short": [cut, () => {}],
};

class Weather {
  #planned = [];
  /** `[operation, when]` of all requests to the API, such as `["PUT config/", 1234]`. */
  seen = [];

  /** The next requests of an operation meet these faults, one each. */
  next(operation, ...faults) {
    faults.forEach((fault) => this.#planned.push([operation, fault]));
  }

  /** All requests of an operation meet the fault, until the returned function is called. */
  always(operation, fault) {
    const plan = [operation, fault, true];
    this.#planned.push(plan);
    return () => (this.#planned = this.#planned.filter((other) => other !== plan));
  }

  /** How often an operation was asked for. */
  count(operation) {
    return this.seen.filter(([other]) => other === operation).length;
  }

  /** What a request meets. */
  meet({ method, url }) {
    const path = url.match(/^\/iam\/v1\/users\/me\/(.*)$/)?.[1];
    if (path === undefined) return undefined;
    const operation = `${method} ${path}`;
    this.seen.push([operation, Date.now()]);
    const at = this.#planned.findIndex(([planned]) => planned === operation);
    const [, fault, stays] = this.#planned[at] ?? [];
    if (fault && !stays) this.#planned.splice(at, 1);
    return fault;
  }
}

export const test = base.extend({
  /** `{ url }` of the page, `next`, `always`, `seen` and `count`. */
  weather: async ({ server, start, guard }, use) => {
    const weather = new Weather();
    const site = new Site((_, request, response) => {
      // On a connection that was used before, browsers send once more by themselves what got no answer.
      response.shouldKeepAlive = false;
      const fault = weather.meet(request) ?? proxy;
      fault(request, response, server.origin);
    });
    await start(site);
    weather.url = site.url;
    guard.allowOrigin(site.url);
    await use(weather);
  },
});
