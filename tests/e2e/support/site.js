// A host of static files of the plainest kind: what a CDN does, with the headers that it is told.
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer, request as forward } from "node:http";
import { once } from "node:events";
import { extname, join, normalize } from "node:path";
import { DIST } from "./devserver.js";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};

/** A server that answers with `answer(path, request, response)`. */
export class Site {
  #server;

  constructor(answer) {
    this.#server = createServer((request, response) => {
      answer(new URL(request.url, "http://127.0.0.1").pathname, request, response);
    });
  }

  async start() {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    /** Where it is, without a slash at the end. */
    this.url = `http://127.0.0.1:${this.#server.address().port}`;
    return this;
  }

  async stop() {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }
}

/** Sends a file, or 404. */
export function sendFile(response, folder, path, headers = {}) {
  const file = join(folder, normalize(path));
  if (!file.startsWith(folder) || !existsSync(file) || !statSync(file).isFile()) {
    return response.writeHead(404, headers).end("Not found\n");
  }
  response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream", ...headers });
  return createReadStream(file).pipe(response);
}

/** Sends a text. */
export function sendText(response, type, text, headers = {}) {
  response.writeHead(200, { "content-type": TYPES[type], ...headers });
  response.end(text);
}

/**
 * Hands a request on to another server and its answer back, as a reverse proxy does. `hand` is for who has other plans with
 * the answer.
 */
export function proxy(request, response, origin, hand = forwarded) {
  const { hostname, port } = new URL(origin);
  const { method, url: path, headers } = request;
  const onward = forward({ hostname, port, method, path, headers }, (answer) => hand(answer, response));
  onward.on("error", () => response.headersSent || response.writeHead(502).end());
  request.pipe(onward);
}

function forwarded(answer, response) {
  response.writeHead(answer.statusCode, answer.headers);
  answer.pipe(response);
}

/** The built page at the root: a path of one segment without a dot is the page. */
export const pageSite = ({ headers, config }) =>
  new Site((path, _, response) => {
    const isPage = /^\/[^/.]*$/.test(path);
    if (path === "/config.json") sendText(response, ".json", JSON.stringify(config), headers(path));
    else sendFile(response, DIST, isPage ? "/index.html" : path, headers(path));
  });
