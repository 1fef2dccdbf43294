// The first read of the user goes out while the program is still on its way (public/early.js), where a cookie is the session.
import { button, expect, field, heading, hold, link, operation, requests } from "./fixtures.js";
import { shipped } from "./support/config.js";
import { COOKIE, enter, test } from "./support/cookie.js";

/** Signs in and loads the profile again, after `before`; gives the reads of the user that this causes. */
async function reload({ page, server, guard }, before) {
  // The page asked for the user before.
  guard.expectStatus(401);
  await enter(page, server);
  await expect(field(page, "First name")).toBeVisible();
  const reads = requests(page, "GET", "");
  await before();
  await page.reload({ waitUntil: "commit" });
  return reads;
}

test("the user is read before the program has come, once, and just as the program reads", async ({ page, server, guard }) => {
  let program;
  const reads = await reload({ page, server, guard }, async () => (program = await hold(page, /\.wasm$/)));
  await program.arrival;
  await expect.poll(() => reads.length).toBe(1);
  expect((await reads[0].response())?.status()).toBe(200);
  program.release();
  await expect(field(page, "First name")).toHaveValue("Zoé");
  expect(reads).toHaveLength(1);
  // The program's own reads are like it.
  const own = page.waitForRequest((request) => operation("config/")(new URL(request.url())));
  await link(page, "Settings").click();
  const [early, later] = await Promise.all([reads[0], await own].map((request) => request.allHeaders()));
  expect({ ...early, referer: "" }).toEqual({ ...later, referer: "" });
  expect(early).toMatchObject({ accept: "application/json", "x-csrf": "1" });
});

test("a read that is lost on the way is sent again", async ({ page, server, guard }) => {
  guard.expectNoResponse();
  const reads = await reload({ page, server, guard }, () => page.route(operation(""), (route) => route.abort(), { times: 1 }));
  await expect(field(page, "First name")).toHaveValue("Zoé");
  expect(reads.length).toBeGreaterThan(1);
});

test("someone who does not want to wait for it ends it", async ({ page, server, guard }) => {
  await page.clock.install();
  let read;
  await reload({ page, server, guard }, async () => (read = await hold(page, operation(""))));
  const failed = page.waitForEvent("requestfailed", (request) => operation("")(new URL(request.url())));
  await expect(page.getByText("Loading…")).toBeVisible();
  await page.clock.runFor(10_000);
  await button(page, "Cancel").click();
  await failed;
  read.release();
});

test("a page that says that the session is over asks for no user", async ({ page, server }) => {
  const reads = requests(page, "GET", "");
  await page.goto(`${server.url}/signed-out`);
  await expect(heading(page, "Signed out")).toBeVisible();
  expect(reads).toHaveLength(0);
});

test.describe("with a header of the portal's own", () => {
  test.use({
    serverOptions: { args: ["--cookie-session"], config: shipped({ auth: { ...COOKIE, start: "ask", csrfHeader: "X-Portal" } }) },
  });

  test("the read has it", async ({ page, server, guard }) => {
    guard.expectStatus(401);
    const reads = requests(page, "GET", "");
    await page.goto(`${server.url}/profile`);
    await expect(heading(page, "Sign in")).toBeVisible();
    expect(reads).toHaveLength(1);
    expect((await reads[0].allHeaders())["x-portal"]).toBe("1");
  });
});

test.describe("with another way to sign in", () => {
  test.use({ serverOptions: { config: shipped() } });

  test("no user is asked for", async ({ page, server }) => {
    const reads = requests(page, "GET", "");
    await page.goto(`${server.url}/profile`);
    await expect(heading(page, "Sign in")).toBeVisible();
    expect(reads).toHaveLength(0);
  });
});

test.describe("where config.json has another address than the element", () => {
  test.use({
    serverOptions: { args: ["--cookie-session"], config: shipped({ apiBase: "/elsewhere/v1", auth: { ...COOKIE, start: "ask" } }) },
  });

  test("the address that the element's attribute has is asked, once", async ({ page, server, guard }) => {
    guard.expectStatus(401);
    const program = await hold(page, /\.wasm$/);
    await page.route("**/profile", async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace("<iam-account ", '<iam-account api-base="./iam/v1//" ');
      await route.fulfill({ response, body });
    });
    const reads = requests(page, "GET", "");
    await page.goto(`${server.url}/profile`, { waitUntil: "commit" });
    await expect.poll(() => reads.length).toBe(1);
    program.release();
    await expect(heading(page, "Sign in")).toBeVisible();
    expect(reads).toHaveLength(1);
  });
});
