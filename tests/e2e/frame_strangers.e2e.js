// A page in a frame, and a portal around it, where the other side is not the one that was named, or not what it should be.
import { button, expect, field, heading, signIn } from "./fixtures.js";
import { API_KEY } from "./support/config.js";
import { delivered, frameUp, inFrame, test } from "./support/frame.js";
import { pageSite, sendText, Site } from "./support/site.js";

/** Every message that the portal's window got. */
const received = (page) => page.evaluate(() => window.received);

/** Posts a `hello` as the script for portals does, from a portal with a bare frame; what comes back is in `window.onPort`. */
const hello = (page, version = 1) =>
  page.evaluate((version) => {
    const { port1, port2 } = new MessageChannel();
    window.onPort = [];
    port1.onmessage = ({ data }) => window.onPort.push(data);
    window.port = port1;
    const greeting = { iam: version, type: "hello", theme: "dark", locale: "fr", route: "/settings" };
    document.querySelector("iframe").contentWindow.postMessage(greeting, "*", [port2]);
  }, version);

/** Counts the listeners for messages of each document from now on. */
const countListeners = (page) =>
  page.addInitScript(() => {
    const { addEventListener } = EventTarget.prototype;
    window.listeners = 0;
    EventTarget.prototype.addEventListener = function (type, ...rest) {
      if (type === "message") window.listeners += 1;
      return addEventListener.call(this, type, ...rest);
    };
  });

for (const [what, listed] of [
  ["without the list", null],
  ["with an empty list", ""],
  ["in a portal that is not in the list", "https://portal.example.com http://127.0.0.1:1"],
]) {
  test.describe(what, () => {
    test.use({ listed, keys: { auth: API_KEY } });

    test("nothing is posted or heard, and the page works by itself", async ({ page, portal, server }) => {
      await countListeners(page);
      const frame = await frameUp(page, portal, server, "/profile", { plain: "" });
      await expect(heading(frame, "Sign in")).toBeVisible();
      expect(await inFrame(page, server).evaluate(() => window.listeners)).toBe(0);
      await hello(page);
      await delivered(page, inFrame(page, server));
      await signIn(frame);
      await expect(field(frame, "First name")).toHaveValue("Zoé");
      await expect(frame.locator("iam-account")).not.toHaveAttribute("theme");
      expect(await received(page)).toEqual([]);
      expect(await page.evaluate(() => window.onPort)).toEqual([]);
    });
  });
}

test.describe("with a list that is wrong", () => {
  test.use({ listed: "portal *" });

  test("the page names the key and posts nothing", async ({ page, portal, server }) => {
    const frame = await frameUp(page, portal, server, "/profile", { plain: "" });
    await expect(frame.getByRole("alert")).toContainText("“embed.origins” has to be a list of origins");
    expect(await received(page)).toEqual([]);
  });
});

test("in the top window nothing is heard", async ({ page, server }) => {
  await countListeners(page);
  const scripts = [];
  page.on("request", (request) => scripts.push(new URL(request.url()).pathname));
  await page.goto(`${server.url}/profile`);
  await expect(heading(page, "Sign in")).toBeVisible();
  expect(await page.evaluate(() => window.listeners)).toBe(0);
  expect(scripts).not.toContain("/frame.js");
});

test("a portal that is listed and gives no token is waited for, and not for ever", async ({ page, portal, server }) => {
  await page.clock.install();
  const frame = await frameUp(page, portal, server, "/profile", { plain: "" });
  await expect.poll(() => received(page)).toEqual([[server.origin, { iam: 1, type: "ready" }]]);
  await page.clock.runFor(1000);
  await expect(frame.locator("iam-account .iam-app")).toBeAttached();
  await expect(heading(frame, "Sign in")).toBeHidden();
  await page.clock.runFor(10_000);
  await expect(heading(frame, "Sign in")).toBeVisible();
  await button(frame, "Sign in").click();
  await page.clock.runFor(10_000);
  await expect(frame.getByRole("alert").filter({ hasText: "did not sign you in" })).toBeVisible();
});

test.describe("with an API key", () => {
  test.use({ keys: { auth: API_KEY } });

  test("messages of a higher version, of unknown types and of wrong shapes change nothing", async ({ page, portal, server }) => {
    const frame = await frameUp(page, portal, server, "/profile", { plain: "" });
    const element = frame.locator("iam-account");
    await expect(heading(frame, "Sign in")).toBeVisible();
    await hello(page, 2);
    await expect.poll(async () => (await received(page)).at(-1)).toEqual([server.origin, { iam: 1, type: "unsupported" }]);
    await page.evaluate(() => {
      const wrong = [null, undefined, "hello", 7, [], { iam: "1", type: "hello" }, { iam: 0, type: "hello" }, { iam: 1, type: "hello" }, { iam: 1 }];
      for (const message of wrong) document.querySelector("iframe").contentWindow.postMessage(message, "*");
    });
    await delivered(page, inFrame(page, server));
    await expect(element).not.toHaveAttribute("theme");
    await hello(page);
    await expect(element).toHaveAttribute("theme", "dark");
    await expect(heading(frame, "Connexion")).toBeVisible();
    await page.evaluate(() => {
      for (const type of ["constructor", "__proto__", "toString", "later", undefined]) window.port.postMessage({ iam: 1, type });
      for (const content of [{ theme: "blue" }, { theme: {} }, {}]) window.port.postMessage({ iam: 1, type: "theme", ...content });
      for (const message of [null, 5, { iam: 1, type: "token", id: "no", token: {} }]) window.port.postMessage(message);
      window.port.postMessage({ iam: 2, type: "theme", theme: "light" });
      window.port.postMessage({ iam: 1, type: "leave", id: 42 });
    });
    const last = { iam: 1, type: "leave", id: 42, question: null };
    await expect.poll(() => page.evaluate(() => window.onPort.at(-1))).toEqual(last);
    expect(await page.evaluate(() => window.onPort)).toContainEqual({ iam: 1, type: "unsupported" });
    await expect(element).toHaveAttribute("theme", "dark");
  });

  test("only the parent is heard", async ({ page, portal, server }) => {
    const frame = await frameUp(page, portal, server, "/profile", { plain: "" });
    await expect(heading(frame, "Sign in")).toBeVisible();
    // From the page itself, and from a frame beside it, which is of an origin in the list.
    await page.evaluate(() => document.body.append(Object.assign(document.createElement("iframe"), { src: "/frame.css", name: "beside" })));
    await expect.poll(() => page.frame("beside")?.url()).toBe(`${portal.url}/frame.css`);
    for (const [from, to] of [[inFrame(page, server), "self"], [page.frame("beside"), "parent[0]"]]) {
      await from.evaluate((to) => {
        const { port2 } = new MessageChannel();
        (to === "self" ? self : parent[0]).postMessage({ iam: 1, type: "hello", theme: "dark" }, "*", [port2]);
      }, to);
    }
    await delivered(page, inFrame(page, server));
    await expect(frame.locator("iam-account")).not.toHaveAttribute("theme");
  });
});

test("a parent without an origin is not heard, and the browser drops what is posted to a listed one", async ({ page, portal, start, guard }) => {
  const config = { auth: API_KEY, embed: { origins: [portal.url, "https://portal.example.com"] } };
  const site = await start(pageSite({ headers: () => ({}), config }));
  guard.allowOrigin(site.url);
  await page.goto(`${portal.url}/?plain&page=about:blank`);
  await page.evaluate(() => {
    document.body.append(Object.assign(document.createElement("iframe"), { name: "boxed", src: "data:text/html,<h1>Boxed</h1>" }));
  });
  await expect(heading(page.frameLocator("[name=boxed]"), "Boxed")).toBeVisible();
  const boxed = page.frame("boxed");
  await boxed.evaluate((src) => {
    window.received = [];
    addEventListener("message", ({ data }) => window.received.push(data));
    document.body.append(Object.assign(document.createElement("iframe"), { src }));
  }, `${site.url}/profile`);
  const frame = page.frameLocator("[name=boxed]").frameLocator("iframe");
  await expect(heading(frame, "Sign in")).toBeVisible();
  await hello(boxed);
  await delivered(boxed, inFrame(page, { origin: site.url }));
  await expect(frame.locator("iam-account")).not.toHaveAttribute("theme");
  expect(await received(boxed)).toEqual([]);
});

/** A page that says what ours says, asks for a token, and keeps what it gets. */
const ROGUE = `<!doctype html><title>Rogue</title><h1>Rogue</h1><script>
  window.got = [];
  addEventListener("message", ({ data, ports: [port] }) => {
    got.push(data);
    if (!port) return;
    port.onmessage = ({ data }) => got.push(data);
    port.postMessage({ iam: 1, type: "token", id: 1, reason: "expired" });
  });
  parent.postMessage({ iam: 1, type: "ready" }, "*");
</script>`;

const withRogue = test.extend({
  rogue: async ({ start, guard }, use) => {
    const site = await start(new Site((_, __, response) => sendText(response, ".html", ROGUE)));
    guard.allowOrigin(site.url);
    await use({ url: site.url, origin: site.url });
  },
});

withRogue("a frame that goes to another origin gets neither a port nor a token", async ({ page, portal, server, desk, rogue }) => {
  const frame = await frameUp(page, portal, server);
  await expect(field(frame, "First name")).toHaveValue("Zoé");
  await page.evaluate((url) => (window.account.frame.src = url), rogue.url);
  await expect(heading(frame, "Rogue")).toBeVisible();
  await expect.poll(() => received(page)).toContainEqual([rogue.origin, { iam: 1, type: "ready" }]);
  await page.evaluate(() => window.account.theme("dark"));
  await delivered(page, inFrame(page, rogue));
  expect(await inFrame(page, rogue).evaluate(() => window.got)).toEqual(["the last one"]);
  expect(desk.asked).toEqual(["start"]);
});

withRogue("a frame of another origin than the portal named gets nothing", async ({ page, portal, rogue, server, desk }) => {
  const moved = `${portal.url}/?${new URLSearchParams({ page: `${server.url}/profile` })}`;
  await page.route(`${server.url}/profile`, (route) => route.fulfill({ status: 302, headers: { location: rogue.url } }));
  await page.goto(moved);
  const frame = page.getByTitle("Your account", { exact: true }).contentFrame();
  await expect(heading(frame, "Rogue")).toBeVisible();
  await expect.poll(() => received(page)).toEqual([[rogue.origin, { iam: 1, type: "ready" }]]);
  await delivered(page, inFrame(page, rogue));
  expect(await inFrame(page, rogue).evaluate(() => window.got)).toEqual(["the last one"]);
  expect(desk.asked).toEqual([]);
});

test("a second frame of the page, which the portal's script did not make, gets no token", async ({ page, portal, server, desk }) => {
  await page.addInitScript(() => {
    window.kinds = [];
    addEventListener("message", ({ data }) => window.kinds.push(data?.type ?? data));
  });
  const frame = await frameUp(page, portal, server);
  await expect(field(frame, "First name")).toHaveValue("Zoé");
  await page.evaluate((src) => document.body.prepend(Object.assign(document.createElement("iframe"), { src })), `${server.url}/settings`);
  await expect.poll(async () => (await received(page)).length).toBe(2);
  const second = page.frames().find((other) => other.url() === `${server.url}/settings`);
  await delivered(page, second);
  expect(await second.evaluate(() => window.kinds)).toEqual(["the last one"]);
  expect(desk.asked).toEqual(["start"]);
});

test("the script for portals refuses a page without an origin", async ({ page, portal, server, desk: _, guard }) => {
  guard.expectError(/TypeError: no origin/);
  await page.goto(`${portal.url}/?${new URLSearchParams({ page: "data:text/html,hello" })}`);
  await expect(heading(page, "Portal")).toBeVisible();
  await expect(page.locator("iframe")).toHaveCount(0);
  expect(server.url).toBeTruthy();
});
