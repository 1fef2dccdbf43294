// A service that serves every picture of a person at one URL, which browsers may cache for a year.
import { test as base } from "../fixtures.js";
import { proxy, Site } from "./site.js";

const ADDRESS = "/media/zoe.png";
const STORED = /\/iam\/v1\/avatars\/[0-9a-f]+/;

export const test = base.extend({
  /** `query` is part of the URL; with `dated` each write changes `updated_at`, as not every service does for a picture. */
  keeper: [{ query: "", dated: false }, { option: true }],

  /** `{ url, shown }`: the page, and the URLs of the requested pictures. */
  front: async ({ server, start, guard, keeper }, use) => {
    const shown = [];
    let [stored, writes] = [undefined, 0];
    const rewrite = (text) => {
      stored = STORED.exec(text)?.[0] ?? stored;
      const body = text.replace(STORED, ADDRESS + keeper.query);
      return keeper.dated ? body.replace(/"updated_at":"[^"]*"/, `"updated_at":"2026-01-01T00:00:${10 + writes}Z"`) : body;
    };
    const respond = async (upstream, response) => {
      const chunks = [];
      for await (const chunk of upstream) chunks.push(chunk);
      const body = Buffer.from(rewrite(Buffer.concat(chunks).toString()));
      response.writeHead(upstream.statusCode, { ...upstream.headers, "content-length": body.length }).end(body);
    };
    const site = await start(
      new Site(async (path, request, response) => {
        delete request.headers["accept-encoding"];
        writes += request.method === "GET" ? 0 : 1;
        if (/users\/me\/(avatar\/)?$/.test(path)) return proxy(request, response, server.origin, respond);
        if (path !== ADDRESS) return proxy(request, response, server.origin);
        shown.push(request.url);
        const picture = await fetch(server.origin + stored);
        const headers = { "content-type": "image/png", "cache-control": "public, max-age=31536000, immutable" };
        response.writeHead(picture.status, headers).end(Buffer.from(await picture.arrayBuffer()));
      }),
    );
    guard.allowOrigin(site.url);
    await use({ url: site.url, shown });
  },
});
