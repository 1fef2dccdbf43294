// A page that nginx or Caddy serves; the devserver is the API behind it.
import { request as send } from "node:http";
import { once } from "node:events";
import { test as base } from "../fixtures.js";
import { API_KEY, shipped } from "./config.js";
import { Front } from "./front.js";

/** Where the page is in the tests: the path without its last slash. */
export const BASES = ["", "/portal/account"];

export const test = base.extend({
  /** `nginx` or `caddy`, by the project. */
  frontName: ["nginx", { option: true }],

  /** One of BASES. */
  base: ["", { option: true }],

  /** The key `auth` of the page's configuration, and the paths of its sign-in at the devserver. */
  auth: [API_KEY, { option: true }],
  signIn: [[], { option: true }],

  /** Starts the server in front of the API at a URL. */
  put: async ({ start, guard, frontName, base, auth, signIn }, use) => {
    await use(async (api) => {
      const config = JSON.stringify(shipped({ auth }));
      const front = await start(new Front({ name: frontName, api, config, base, signIn }));
      guard.allowOrigin(front.url);
      return front;
    });
  },

  /** The server, with `url` of the page and `origin`. */
  front: async ({ put, server }, use) => {
    await use(await put(server.origin));
  },
});

/**
 * The response to a request as it is, without a redirect or a decompression. `path` may be one that `fetch` would make
 * tidy. Headers that came twice are joined with “, ”.
 */
export async function ask({ origin }, path, { method = "GET", headers = {}, body } = {}) {
  const { hostname, port } = new URL(origin);
  const request = send({ hostname, port, path, method, headers, agent: false });
  request.end(body);
  const [response] = await once(request, "response");
  const chunks = await response.toArray();
  const joined = Object.entries(response.headersDistinct).map(([name, values]) => [name, values.join(", ")]);
  return { status: response.statusCode, headers: Object.fromEntries(joined), body: Buffer.concat(chunks) };
}
