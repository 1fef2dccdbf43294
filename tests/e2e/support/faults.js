// Faults of the network and of the service, for one or several requests, in front of the real server.

const isRead = (request) => request.method() === "GET";
const fail = (status, headers = {}) => ({ status, headers, contentType: "application/json", body: '{"detail": "Fault."}' });
const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** How long a device is offline. */
const OFFLINE = 300;

/** The faults: how each handles a request in place of the server. */
const KINDS = {
  latency: async (route) => {
    await wait(120);
    await route.continue();
  },
  burst: (route) => route.fulfill(fail(500)),
  unavailable: (route) => route.fulfill(fail(503)),
  tooMany: (route) => route.fulfill(fail(429, { "retry-after": "1" })),
  reset: (route) => route.abort("connectionreset"),
  html: (route) => route.fulfill({ status: 502, contentType: "text/html", body: "<html>Bad gateway</html>" }),
  truncated: async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    await route.fulfill({ response, body: text.slice(0, Math.max(1, text.length >> 1)) });
  },
  lost: async (route, faults) => {
    if ((await route.fetch()).ok() && !isRead(route.request())) faults.taken += 1;
    await route.abort("connectionreset");
  },
  // The server is killed when the request arrives, and started again at once.
  killed: async (route, { server }) => {
    await server.stop();
    await route.abort("connectionreset");
    await server.start();
  },
  offline: async (route, { page }) => {
    await page.context().setOffline(true);
    await route.abort("internetdisconnected");
    await wait(OFFLINE);
    await page.context().setOffline(false);
  },
};

/** Stands before the API of a page, which is `server`'s. */
export class Faults {
  static KINDS = Object.keys(KINDS);
  #planned = [];
  #running = new Set();
  /** The number of writes that the server has executed since the last `plan`. */
  taken = 0;

  constructor(page, server) {
    Object.assign(this, { page, server });
  }

  async watch() {
    const { page } = this;
    await page.route("**/iam/v1/users/me/**", (route) => this.#handle(route));
    page.on("response", (response) => {
      if (!isRead(response.request()) && response.url().includes("/users/me/") && response.ok()) this.taken += 1;
    });
  }

  /** Plans `kind` for the next `times` reads or writes, in place of everything planned before. */
  plan(kind, target = "write", times = 1) {
    this.taken = 0;
    this.#planned = kind ? Array.from({ length: times }, () => ({ kind, target })) : [];
  }

  async #handle(route) {
    const [next] = this.#planned;
    const isMeant = next && (next.target === "read") === isRead(route.request());
    if (isMeant) this.#planned.shift();
    // The page may have cancelled the request.
    const handling = (isMeant ? KINDS[next.kind](route, this) : route.continue()).catch(() => {});
    this.#running.add(handling);
    await handling;
    this.#running.delete(handling);
  }

  /** Waits until the server is up and the device is online again. */
  async over() {
    await Promise.all(this.#running);
  }
}
