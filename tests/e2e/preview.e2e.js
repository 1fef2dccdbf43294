// preview.html in the frame of an attacker, on a host that sends no headers.
import { expect, test as base } from "./fixtures.js";
import { DIST } from "./support/devserver.js";
import { sendFile, sendText, Site } from "./support/site.js";

/** All ways in which HTML can run a script, send a request, navigate, or change the base URL. */
const PAYLOAD = `<base href="https://away.example.test/"><meta http-equiv="refresh" content="0;url=javascript:ran()">
  <body onload="ran()"><script>ran()</script><img src="x.png" onerror="ran()"><img src="data:image/gif;base64,eA==" onerror="ran()">
  <svg onload="ran()"><animate attributeName="href" values="javascript:ran()"></animate><a xlink:href="javascript:ran()"><text>S</text></a></svg>
  <math><mtext><table><mglyph><style><!--</style><img src="x.png" onerror="ran()"></mglyph></table></mtext></math>
  <a href="javascript:ran()">a</a><a href=" javascript:ran()">b</a><a href="java&#9;script&#10;:ran()">c</a><a href="data:text/html,x">d</a>
  <iframe srcdoc="<script>ran()</script>"></iframe><iframe src="javascript:ran()"></iframe><object data="x.html"></object>
  <embed src="x.html"><link rel="stylesheet" href="x.css"><video src="x.mp4" onerror="ran()"><source src="x.mp4" onerror="ran()"></video>
  <form action="x"><input autofocus onfocus="ran()"><button formaction="javascript:ran()">e</button></form>
  <details open ontoggle="ran()">f</details><template><img src="x.png" onerror="ran()"></template><noscript><img src="x.png" onerror="ran()"></noscript>
  <p id="body" name="body" onclick="ran()" style="color: rgb(1, 2, 3)">Shown</p>`;

const test = base.extend({
  /** `url` is the attacker's page; `preview` is the URL of preview.html on a host without headers. */
  hostile: async ({ start, guard }, use) => {
    const careless = await start(new Site((path, _, response) => sendFile(response, DIST, path)));
    const site = await start(
      new Site((_, __, response) => sendText(response, ".html", '<!doctype html><title>Hostile</title><link rel="icon" href="data:,">')),
    );
    [careless, site].forEach(({ url }) => guard.allowOrigin(url));
    await use({ url: site.url, preview: `${careless.url}/preview.html` });
  },
});

/** Frames the preview and returns the frame. The page can then `post` HTML to it, with or without its own port. */
async function framed(page, { url, preview }, sandbox) {
  await page.goto(url);
  await page.evaluate(
    async ([preview, sandbox]) => {
      const frame = document.createElement("iframe");
      if (sandbox !== undefined) frame.setAttribute("sandbox", sandbox);
      frame.src = preview;
      const loaded = new Promise((resolve) => (frame.onload = resolve));
      document.body.append(frame);
      await loaded;
      window.post = (html, withPort) => {
        const { port1, port2 } = new MessageChannel();
        frame.contentWindow.postMessage(html, "*", withPort ? [port2] : []);
        port1.postMessage(html);
      };
    },
    [preview, sandbox],
  );
  const frame = page.frames()[1];
  await frame.evaluate(() => {
    window.ran = () => (window.caught = true);
    window.received = 0;
    addEventListener("message", () => (window.received += 1));
  });
  return frame;
}

/** Posts `html` and waits until it has arrived. */
async function post(page, frame, html, withPort) {
  const before = await frame.evaluate(() => window.received);
  await page.evaluate(([html, withPort]) => window.post(html, withPort), [html, withPort]);
  await expect.poll(() => frame.evaluate(() => window.received)).toBe(before + 1);
  await frame.evaluate(
    () =>
      new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        port2.postMessage("");
      }),
  );
}

for (const [how, sandbox] of [
  ["without a sandbox", undefined],
  ["in a sandbox that keeps the origin", "allow-scripts allow-same-origin"],
]) {
  test(`framed ${how}, it shows nothing`, async ({ page, hostile }) => {
    const frame = await framed(page, hostile, sandbox);
    await post(page, frame, PAYLOAD, false);
    await post(page, frame, PAYLOAD, true);
    await expect(frame.locator("body")).toBeEmpty();
    await expect(frame.locator("body > *")).toHaveCount(0);
    expect(await frame.evaluate(() => window.caught)).toBeUndefined();
  });
}

test("opened in its own window, it shows nothing", async ({ page, hostile }) => {
  await page.goto(hostile.preview);
  await page.evaluate(() => {
    const { port1, port2 } = new MessageChannel();
    window.postMessage("<p>Shown</p>", "*", [port2]);
    port1.postMessage("<p>Shown</p>");
    return new Promise((resolve) => addEventListener("message", resolve));
  });
  await expect(page.locator("body")).toBeEmpty();
});

test("in its sandbox it shows the HTML without scripts or requests, even without headers", async ({ page, hostile, guard }) => {
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  const frame = await framed(page, hostile, "allow-scripts");
  asked.length = 0;
  await post(page, frame, PAYLOAD, true);
  await expect(frame.getByText("Shown", { exact: true })).toHaveCSS("color", "rgb(1, 2, 3)");
  const found = await frame.evaluate(() => {
    const all = [...document.body.querySelectorAll("*")];
    const attributes = all.flatMap(({ attributes }) => [...attributes].map(({ name, value }) => `${name}=${value}`));
    return [[...new Set(all.map(({ localName }) => localName))].sort(), [...new Set(attributes)].sort()];
  });
  expect(found).toEqual([["a", "img", "p"], ["src=data:image/gif;base64,eA==", "style=color: rgb(1, 2, 3)"]]);
  expect(await frame.evaluate(() => window.caught)).toBeUndefined();
  expect(asked.filter((url) => !url.startsWith("data:"))).toEqual([]);
  // The parser reports handlers in a document that cannot run scripts.
  expect(guard.previewViolations.filter((violation) => violation !== "script-src-attr inline")).toEqual([]);
});

test("its own content security policy forbids scripts, too", async ({ page, hostile, guard }) => {
  guard.expectError(/Executing inline script violates/);
  const frame = await framed(page, hostile, "allow-scripts");
  await frame.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "ran()";
    document.body.append(script);
  });
  await expect.poll(() => guard.previewViolations.length).toBe(1);
  expect(await frame.evaluate(() => window.caught)).toBeUndefined();
});

test("it listens only to the first port of its parent", async ({ page, hostile }) => {
  const frame = await framed(page, hostile, "allow-scripts");
  await post(page, frame, "<p>Without a port</p>", false);
  await expect(frame.locator("body")).toBeEmpty();
  await frame.evaluate(() => {
    const { port1, port2 } = new MessageChannel();
    window.postMessage("", "*", [port2]);
    port1.postMessage("<p>From elsewhere</p>");
  });
  await post(page, frame, "<p>The first</p>", true);
  await expect(frame.locator("body")).toHaveText("The first");
  await post(page, frame, "<p>A second</p>", true);
  await expect(frame.locator("body")).toHaveText("The first");
});
