// Errors that are told to the operator's own server: off by default, without anything of the person.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, field, heading, json, link, signIn, test as base } from "./fixtures.js";
import { shipped } from "./support/config.js";
import { DIST, ROOT } from "./support/devserver.js";
import { proxy, sendText, Site } from "./support/site.js";

const [, version] = readFileSync(join(ROOT, "Cargo.toml"), "utf8").match(/^\[workspace\.package\]$[^[]*?^version = "([^"]+)"$/m);
const beaconFile = (page) => {
  const asked = [];
  page.on("request", (request) => request.url().endsWith("/beacon.js") && asked.push(request.url()));
  return asked;
};

const test = base.extend({
  /** The key `beacon` of config.json. */
  beacon: ["/errors", { option: true }],

  /** `{ url, told }`: the page behind a server that keeps what is posted to `/errors`. */
  site: async ({ server, start, guard, beacon }, use) => {
    const told = [];
    const config = JSON.stringify(beacon === null ? shipped() : { ...shipped(), beacon });
    const site = await start(
      new Site(async (path, request, response) => {
        if (path === "/config.json") return sendText(response, ".json", config);
        if (path !== "/errors") return proxy(request, response, server.origin);
        let body = "";
        for await (const piece of request) body += piece;
        told.push([request.method, request.headers["content-type"], JSON.parse(body)]);
        response.writeHead(204).end();
      }),
    );
    guard.allowOrigin(site.url);
    await use({ url: site.url, told });
  },
});

const posted = (content) => ["POST", "application/json", { version, page: "profile", requestId: null, failure: null, ...content }];

/** Signs in, and opens a page whose document the service refuses with an error that names the person. */
async function fail(page, site, requestId) {
  await page.goto(`${site.url}/profile`);
  await signIn(page);
  await expect(field(page, "First name")).toHaveValue("Zoé");
  const refusal = { ...json(500, { detail: "zoe@example.test is refused" }), headers: { "x-request-id": requestId } };
  await page.route("**/notification-preferences/", (route) => route.fulfill(refusal));
  await link(page, "Notifications").click();
  await expect(page.getByText(requestId)).toBeAttached();
}

test("an error that the person sees is posted with its request id, and without its text", async ({ page, site, guard }) => {
  guard.expectStatus(500);
  await fail(page, site, "r-7");
  await expect.poll(() => site.told).toEqual([posted({ page: "notifications", requestId: "r-7" })]);
});

test("a program that cannot start is posted", async ({ page, site, guard }) => {
  guard.expectStatus(404);
  guard.expectError(/failed to fetch Wasm/);
  await page.route(/\.wasm$/, (route) => route.fulfill({ status: 404, body: "" }));
  await page.goto(`${site.url}/profile`);
  await expect(page.getByRole("alert")).toBeVisible();
  await expect.poll(() => site.told).toEqual([posted({ version: null, page: null, failure: "start" })]);
});

test("what fails again and again is posted twenty times", async ({ page, site }) => {
  await page.goto(`${site.url}/profile`);
  await expect(heading(page, "Sign in")).toBeVisible();
  await page.evaluate(() => {
    const element = document.querySelector("iam-account");
    for (let id = 1; id <= 25; id += 1) element.dispatchEvent(new CustomEvent("iam-account:error", { detail: { requestId: `r-${id}` } }));
  });
  await expect.poll(() => site.told.map(([, , { requestId }]) => requestId)).toContain("r-20");
  expect(site.told).toHaveLength(20);
});

test.describe("without the key", () => {
  test.use({ beacon: null });

  test("nothing is fetched or posted", async ({ page, site, guard }) => {
    guard.expectStatus(500);
    const asked = beaconFile(page);
    await fail(page, site, "r-8");
    expect([asked, site.told]).toEqual([[], []]);
  });
});

for (const beacon of ["https://elsewhere.example.test/errors", "//elsewhere.example.test/errors", "errors"])
  test.describe(beacon, () => {
    test.use({ beacon });

    test("is an error of the configuration that names the key, and nothing is posted", async ({ page, site }) => {
      await page.goto(`${site.url}/profile`);
      await expect(heading(page, "This page is not set up correctly")).toBeVisible();
      await expect(page.getByRole("alert")).toContainText("“beacon”");
      expect(site.told).toEqual([]);
    });
  });

test("the file is small, and names no other origin", () => {
  const script = readFileSync(join(DIST, "beacon.js"), "utf8");
  expect(script.length).toBeLessThan(1024);
  expect(script).not.toMatch(/https?:/);
});
