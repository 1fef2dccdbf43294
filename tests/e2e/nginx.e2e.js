// deploy/nginx.conf where nginx has no module for brotli.
import { gunzipSync } from "node:zlib";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "./fixtures.js";
import { DIST } from "./support/devserver.js";
import { Front } from "./support/front.js";
import { ask } from "./support/servers.js";

test("without its module for brotli nginx sends the copies for gzip", async ({ start }) => {
  const front = await start(new Front({ name: "nginx", api: "http://127.0.0.1:9", config: "{}", brotli: false }));
  const { status, headers, body } = await ask(front, "/profile", { headers: { "accept-encoding": "br, gzip" } });
  expect([status, headers["content-encoding"]]).toEqual([200, "gzip"]);
  expect(gunzipSync(body).equals(readFileSync(join(DIST, "index.html")))).toBe(true);
});
