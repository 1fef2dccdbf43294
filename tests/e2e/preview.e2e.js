// preview.html in the frame of somebody who means harm, on a host that sends no headers at all.
import { expect, test as base } from "./fixtures.js";
import { DIST } from "./support/devserver.js";
import { sendFile, sendText, Site } from "./support/site.js";

/** All the ways in which HTML runs a script, fetches something, leads away or changes what addresses mean. */
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
  /** `{ url }` of a page that frames what it likes, and `preview`, the URL of the app's page on a careless host. */
  hostile: async ({ start, guard }, use) => {
    const careless = await start(new Site((path, _, response) => sendFile(response, DIST, path)));
    const site = await start(
      new Site((_, __, response) => sendText(response, ".html", '<!doctype html><title>Hostile</title><link rel="icon" href="data:,">')),
    );
    [careless, site].forEach(({ url }) => guard.allowOrigin(url));
    await use({ url: site.url, preview: `${careless.url}/preview.html` });
  },
});

/** Frames the preview and answers the frame; the page can then `say` something to it, with a port of its own or without. */
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
      window.say = (html, withPort) => {
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
    window.heard = 0;
    addEventListener("message", () => (window.heard += 1));
  });
  return frame;
}

/** Has `html` arrive, and everything that is sent by then. */
async function say(page, frame, html, withPort) {
  const before = await frame.evaluate(() => window.heard);
  await page.evaluate(([html, withPort]) => window.say(html, withPort), [html, withPort]);
  await expect.poll(() => frame.evaluate(() => window.heard)).toBe(before + 1);
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
    await say(page, frame, PAYLOAD, false);
    await say(page, frame, PAYLOAD, true);
    await expect(frame.locator("body")).toBeEmpty();
    await expect(frame.locator("body > *")).toHaveCount(0);
    expect(await frame.evaluate(() => window.caught)).toBeUndefined();
  });
}

test("opened in a window of its own, it shows nothing", async ({ page, hostile }) => {
  await page.goto(hostile.preview);
  await page.evaluate(() => {
    const { port1, port2 } = new MessageChannel();
    window.postMessage("<p>Shown</p>", "*", [port2]);
    port1.postMessage("<p>Shown</p>");
    return new Promise((resolve) => addEventListener("message", resolve));
  });
  await expect(page.locator("body")).toBeEmpty();
});

test("in its sandbox it shows a likeness that can do nothing, whatever headers are missing", async ({ page, hostile, guard }) => {
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  const frame = await framed(page, hostile, "allow-scripts");
  asked.length = 0;
  await say(page, frame, PAYLOAD, true);
  await expect(frame.getByText("Shown", { exact: true })).toHaveCSS("color", "rgb(1, 2, 3)");
  const found = await frame.evaluate(() => {
    const all = [...document.body.querySelectorAll("*")];
    const attributes = all.flatMap(({ attributes }) => [...attributes].map(({ name, value }) => `${name}=${value}`));
    return [[...new Set(all.map(({ localName }) => localName))].sort(), [...new Set(attributes)].sort()];
  });
  expect(found).toEqual([["a", "img", "p"], ["src=data:image/gif;base64,eA==", "style=color: rgb(1, 2, 3)"]]);
  expect(await frame.evaluate(() => window.caught)).toBeUndefined();
  expect(asked.filter((url) => !url.startsWith("data:"))).toEqual([]);
  // Handlers that the parser finds in a document that can run none.
  expect(guard.previewViolations.filter((violation) => violation !== "script-src-attr inline")).toEqual([]);
});

test("a policy of its own forbids scripts in it as well", async ({ page, hostile, guard }) => {
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

test("only the first port of its parent is heard", async ({ page, hostile }) => {
  const frame = await framed(page, hostile, "allow-scripts");
  await say(page, frame, "<p>Without a port</p>", false);
  await expect(frame.locator("body")).toBeEmpty();
  await frame.evaluate(() => {
    const { port1, port2 } = new MessageChannel();
    window.postMessage("", "*", [port2]);
    port1.postMessage("<p>From elsewhere</p>");
  });
  await say(page, frame, "<p>The first</p>", true);
  await expect(frame.locator("body")).toHaveText("The first");
  await say(page, frame, "<p>A second</p>", true);
  await expect(frame.locator("body")).toHaveText("The first");
});
