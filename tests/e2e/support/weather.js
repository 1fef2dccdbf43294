// A proxy between the page and the service that fails selected requests.
import { test as base } from "../fixtures.js";
import { proxy, Site } from "./site.js";

const MAINTENANCE = '{"detail": "Maintenance"}';

/** Responds in place of the service, which receives nothing. */
const respond = (status, type, body, headers = {}) => (_, response) =>
  response.writeHead(status, { "content-type": type, ...headers }).end(body);
/** Passes the request on, and does something else with the response. */
const after = (handle) => (request, response, origin) => proxy(request, response, origin, handle);

/** Each takes a request, the response to it, and the origin of the service. */
export const status = (code, headers) => respond(code, "application/json", MAINTENANCE, headers);
export const html = respond(200, "text/html", "<html><h1>Please wait</h1></html>");
export const reset = (request) => request.socket.destroy();
export const lost = after((_, response) => response.socket.destroy());
export const cut = after((given, response) => {
  response.writeHead(given.statusCode, { "content-type": "application/json" });
  given.setEncoding("utf8").once("data", (text) => response.end(text.slice(0, text.length / 2)));
});
export const late = (milliseconds) => (request, response, origin) =>
  setTimeout(() => proxy(request, response, origin), milliseconds);

/** Most faults, with the error of the browser in its console. */
export const FAULTS = {
  "a service in maintenance": [status(503), (guard) => guard.expectStatus(503)],
  "a gateway that waits in vain": [status(504), (guard) => guard.expectStatus(504)],
  "a service that is busy": [status(429, { "retry-after": "1" }), (guard) => guard.expectStatus(429)],
  "a connection that is reset": [reset, (guard) => guard.expectNoResponse()],
  "a response that is lost": [lost, (guard) => guard.expectNoResponse()],
  "HTML of a proxy": [html, () => {}],
  "a response that is cut short": [cut, () => {}],
};

class Weather {
  #planned = [];
  /** `[operation, milliseconds]` of all requests to the API, such as `["PUT config/", 1234]`. */
  seen = [];

  /** Applies these faults to the next requests of an operation, one each. */
  next(operation, ...faults) {
    faults.forEach((fault) => this.#planned.push([operation, fault]));
  }

  /** Applies the fault to all requests of an operation, until the returned function is called. */
  always(operation, fault) {
    const plan = [operation, fault, true];
    this.#planned.push(plan);
    return () => (this.#planned = this.#planned.filter((other) => other !== plan));
  }

  /** The number of requests of an operation. */
  count(operation) {
    return this.seen.filter(([other]) => other === operation).length;
  }

  /** The fault for a request. */
  faultFor({ method, url }) {
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
      // On a reused connection, browsers repeat a request without a response by themselves.
      response.shouldKeepAlive = false;
      const fault = weather.faultFor(request) ?? proxy;
      fault(request, response, server.origin);
    });
    await start(site);
    weather.url = site.url;
    guard.allowOrigin(site.url);
    await use(weather);
  },
});
