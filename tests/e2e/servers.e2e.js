// What nginx and Caddy respond with deploy/nginx.conf and deploy/Caddyfile, held to README.md, "Deployment".
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect } from "./fixtures.js";
import { DIST } from "./support/devserver.js";
import { headersOf } from "./support/readme.js";
import { ask, BASES, test } from "./support/servers.js";
import { Site } from "./support/site.js";

const PAGE = readFileSync(join(DIST, "index.html"), "utf8");
const hashed = (extension) => readdirSync(DIST).find((name) => new RegExp(`-[0-9a-f]{16}\\.${extension}$`).test(name));
const [SCRIPT, STYLE, WASM] = ["js", "css", "wasm"].map(hashed);
const FOREVER = "public, max-age=31536000, immutable";
/** A path that leads out of the folder of files. */
const OUTSIDE = "/%2e%2e/%2e%2e/etc/passwd";
const FILES = [
  ["index.html", "text/html", "no-cache"],
  ["preview.html", "text/html", "no-cache"],
  ["config.json", "application/json", "no-cache"],
  ["iam-account.js", "text/javascript", "no-cache"],
  ["iam-account-host.js", "text/javascript", "no-cache"],
  ["icon.svg", "image/svg+xml", "no-cache"],
  [SCRIPT, "text/javascript", FOREVER],
  [STYLE, "text/css", FOREVER],
  [WASM, "application/wasm", FOREVER],
];

const expectHeaders = ({ headers }, file) => {
  for (const [name, value] of Object.entries(headersOf(file))) expect(headers[name.toLowerCase()], `${file} ${name}`).toBe(value);
};

for (const base of BASES) {
  test.describe(`at ${base}/`, () => {
    test.use({ base });

    test("each kind of file has its type, its caching and the documented headers", async ({ front }) => {
      for (const [file, type, caching] of FILES) {
        const response = await ask(front, `${base}/${file}`);
        expect(response.status, file).toBe(200);
        expect(response.headers["content-type"].split(";")[0], file).toBe(type);
        expect(response.headers["cache-control"], file).toBe(caching);
        expectHeaders(response, file);
      }
    });

    test("every path of one segment without a dot is the page", async ({ front }) => {
      for (const path of ["/", "/profile", "/signed-in?code=1&state=2.3", "/no-such-page", "/%C3%A9t%C3%A9", "/preview"]) {
        const response = await ask(front, base + path);
        expect(response.status, path).toBe(200);
        expect(response.body.toString(), path).toBe(PAGE);
        expect(response.headers["cache-control"], path).toBe("no-cache");
        expectHeaders(response, "index.html");
      }
    });

    test("what is not there is a 404 with the headers and not the page", async ({ front }) => {
      const below = ["/missing.js", "/iam-account-0123456789abcdef.js", "/no.such/", "/profile/more", "/profile/more/", OUTSIDE];
      const elsewhere = ["/.well-known", "/.well-known/", "/.well-known/security.txt", "/.well-known/change-password/"];
      const outside = base ? ["/", "/profile", "/iam-account.js", `${base}x`, "/portal/profile"] : [];
      for (const path of [...below.map((path) => base + path), ...elsewhere, ...outside]) {
        const response = await ask(front, path);
        expect(response.body.toString(), path).not.toContain("iam-account");
        // nginx refuses it without a look at its configuration.
        if (path === OUTSIDE && response.status === 400) continue;
        expect(response.status, path).toBe(404);
        expect(response.headers["cache-control"], path).toBe("no-cache");
        expectHeaders(response, "index.html");
      }
    });

    test("a slash at the end redirects to the page, with the query", async ({ front }) => {
      const pairs = [["/profile/", "/profile"], ["/profile/?a=b%20c&d", "/profile?a=b%20c&d"], ["/a%0d%0ab/", "/a%0d%0ab"]];
      if (base) pairs.push(["", "/"], ["?a=b", "/?a=b"]);
      for (const [path, target] of pairs) {
        const response = await ask(front, base + path);
        expect([response.status, response.headers.location], path).toEqual([308, base + target]);
        expectHeaders(response, "index.html");
      }
    });

    test("two slashes are neither a page nor a way to another origin", async ({ front }) => {
      const below = ["//profile", "//iam-account.js", "//example.com/", "/profile//", "//"];
      const backslashes = ["/%5Cexample.com/", "/\\example.com/", "/%5C%5Cexample/"];
      for (const path of ["//example.com/", "//example/", ...[...below, ...backslashes].map((path) => base + path)]) {
        const { status, headers, body } = await ask(front, path);
        if (status === 308) expect(headers.location, path).toMatch(/^\/(?![/\\])/);
        else expect(status, path).toBe(404);
        expect(body.toString(), path).not.toContain("iam-account");
      }
    });

    test("password managers are redirected to the password page", async ({ front }) => {
      const { status, headers } = await ask(front, "/.well-known/change-password");
      expect([status, headers.location]).toEqual([303, `${base}/password`]);
    });

    test("browsers that take brotli or gzip get the copy beside the file", async ({ front }) => {
      for (const file of ["", "profile", "iam-account.js", STYLE, WASM]) {
        const plain = readFileSync(join(DIST, file.includes(".") ? file : "index.html"));
        for (const [accepted, encoding, decompress] of [
          ["gzip, deflate, br", "br", brotliDecompressSync],
          ["gzip", "gzip", gunzipSync],
          ["identity", undefined, (body) => body],
        ]) {
          const { headers, body } = await ask(front, `${base}/${file}`, { headers: { "accept-encoding": accepted } });
          expect(headers["content-encoding"], file).toBe(encoding);
          expect(headers["vary"], file).toBe("Accept-Encoding");
          expect(decompress(body).equals(plain), file).toBe(true);
        }
      }
    });

    test("an edited config.json is what browsers get", async ({ front }) => {
      const { body } = await ask(front, `${base}/config.json`, { headers: { "accept-encoding": "gzip, br" } });
      expect(JSON.parse(body)).toMatchObject({ auth: { mode: "api-key" } });
    });

    test("what has not changed is not sent again, and HEAD has the headers alone", async ({ front }) => {
      for (const file of ["profile", "iam-account.js", WASM]) {
        for (const encoding of ["br", "identity"]) {
          const headers = { "accept-encoding": encoding };
          const first = await ask(front, `${base}/${file}`, { headers });
          const again = await ask(front, `${base}/${file}`, { headers: { ...headers, "if-none-match": first.headers.etag } });
          expect([again.status, again.body.length], file).toEqual([304, 0]);
          expect(again.headers["cache-control"]).toBe(first.headers["cache-control"]);
          const head = await ask(front, `${base}/${file}`, { method: "HEAD", headers });
          expect([head.status, head.body.length], file).toEqual([200, 0]);
          expectHeaders(head, file);
        }
      }
      expect((await ask(front, `${base}/profile`, { method: "POST" })).status).toBe(405);
    });
  });
}

test.describe("the proxy", () => {
  /** An API that responds with what it got, or what the query says. */
  test.use({
    server: async ({ start }, use) => {
      const echo = async (path, request, response) => {
        const { length } = Buffer.concat(await request.toArray());
        const status = Number(new URL(request.url, "http://api").searchParams.get("status") ?? 200);
        response.writeHead(status, { "Content-Type": "application/json", "Cache-Control": "no-store", "Referrer-Policy": "origin" });
        response.end(JSON.stringify({ path: request.url, method: request.method, length, headers: request.headers }));
      };
      const site = await start(new Site(echo));
      await use(Object.assign(site, { origin: site.url }));
    },
  });

  test("the API gets the request as it is, and who has sent it", async ({ front }) => {
    const path = "/iam/v1/users/me/?a=%2F%20b";
    const headers = { authorization: "Token x", "x-csrf": "1", "x-forwarded-for": "203.0.113.9", "x-forwarded-host": "example.com" };
    const sent = JSON.parse((await ask(front, path, { method: "PATCH", headers, body: "{}" })).body);
    expect(sent).toMatchObject({ path, method: "PATCH", length: 2 });
    const { host } = new URL(front.origin);
    const forwarded = { "x-forwarded-for": "127.0.0.1", "x-forwarded-host": host, "x-forwarded-proto": "http" };
    expect(sent.headers).toMatchObject({ authorization: "Token x", "x-csrf": "1", host, ...forwarded });
  });

  test("responses keep their status, body and headers, and get no second ones", async ({ front }) => {
    for (const status of [200, 404, 410, 422, 500, 503]) {
      const response = await ask(front, `/iam/v1/users/me/?status=${status}`);
      expect(response.status).toBe(status);
      expect(JSON.parse(response.body).method).toBe("GET");
      expect(response.headers).toMatchObject({ "cache-control": "no-store", "referrer-policy": "origin" });
      expect(response.headers["content-security-policy"]).toBeUndefined();
    }
  });

  test("a picture below 10 MB goes through, and one of 11 MB is refused by its length", async ({ front }) => {
    const post = (options) => ask(front, "/iam/v1/users/me/avatar/", { method: "POST", ...options });
    expect(JSON.parse((await post({ body: Buffer.alloc(9_900_000) })).body).length).toBe(9_900_000);
    expect((await post({ headers: { "content-length": 11_000_000 } })).status).toBe(413);
  });
});

test("without the API there is the page, and 502 in place of the API", async ({ put }) => {
  // Port 9 is that of the protocol “discard”; nothing listens there.
  const front = await put("http://127.0.0.1:9");
  expect((await ask(front, "/iam/v1/users/me/")).status).toBe(502);
  expect((await ask(front, "/profile")).status).toBe(200);
});
