// A plain server of static files like a CDN, with given headers.
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer, request as forward } from "node:http";
import { once } from "node:events";
import { extname, join, normalize } from "node:path";
import { DIST } from "./devserver.js";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".htm": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};

/** A server that handles each request with `handle(path, request, response)`. */
export class Site {
  #server;

  constructor(handle) {
    this.#server = createServer((request, response) => {
      handle(new URL(`http://127.0.0.1${request.url}`).pathname, request, response);
    });
  }

  async start() {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    /** Its URL, without a trailing slash. */
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
 * Forwards a request to another server and its response back, as a reverse proxy does. `respond` may send something else.
 */
export function proxy(request, response, origin, respond = forwarded) {
  const { hostname, port } = new URL(origin);
  const { method, url: path, headers } = request;
  const onward = forward({ hostname, port, method, path, headers }, (upstream) => respond(upstream, response));
  onward.on("error", () => response.headersSent || response.writeHead(502).end());
  request.pipe(onward);
}

function forwarded(upstream, response) {
  response.writeHead(upstream.statusCode, upstream.headers);
  upstream.pipe(response);
}

/** The built page at the root. A path of one segment without a dot is the page. */
export const pageSite = ({ headers, config }) =>
  new Site((path, _, response) => {
    const isPage = /^\/[^/.]*$/.test(path);
    if (path === "/config.json") sendText(response, ".json", JSON.stringify(config), headers(path));
    else sendFile(response, DIST, isPage ? "/index.html" : path, headers(path));
  });

/**
 * The built page in a folder, on a host that treats repeated slashes as one, as many do. The API of the server at `origin`
 * is at /iam/v1 and in the folder. `index` replaces the app's own index.html.
 */
export const folderSite = ({ origin, config, folder = "", index }) =>
  new Site((requested, request, response) => {
    const path = decodeURI(requested).replace(/\/+/g, "/");
    const inside = path.startsWith(`${folder}/`) ? path.slice(folder.length) : "/no.such.file";
    const isPage = /^\/[^/.]*$/.test(inside);
    const api = request.url.indexOf("/iam/v1/");
    if (api >= 0) {
      request.url = request.url.slice(api);
      proxy(request, response, origin);
    } else if (inside === "/config.json") sendText(response, ".json", JSON.stringify(config));
    else if (isPage && index) sendText(response, ".html", index);
    else sendFile(response, DIST, isPage ? "/index.html" : inside);
  });
