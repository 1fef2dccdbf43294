import { respondWith, button, card, expect, field, hold, html, json, open, operation, requests, test } from "./fixtures.js";
import { picture, png } from "./support/png.js";
import { send } from "./support/studio.js";

const input = (page) => page.getByLabel("Choose picture", { exact: true });
const image = (page) => page.getByRole("img", { name: "Your picture", exact: true });
const initials = (page) => page.getByRole("img", { name: /your initials/ });
const statusText = (page, text) => card(page, "Picture").getByText(text);
const isLoaded = (image) => image.evaluate((image) => image.complete && image.naturalWidth > 0);

const upload = (server) => {
  const form = new FormData();
  form.append("file", new Blob([png()], { type: "image/png" }), "zoe.png");
  return server.api("POST", "avatar/", form);
};

test("a picture is uploaded, shown, and removed again", async ({ page, server }) => {
  const posts = requests(page, "POST", "avatar/");
  await open(page, server, "/profile");
  await expect(initials(page)).toHaveText("ZM");
  await send(page, picture());
  await expect(statusText(page, "Your new picture is saved.")).toBeVisible();
  await expect.poll(() => isLoaded(image(page))).toBe(true);
  expect(posts[0].headers()["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
  const { avatar } = await server.read();
  const stored = await fetch(new URL(avatar, server.origin));
  expect(Buffer.from(await stored.arrayBuffer()).equals(png())).toBe(true);

  await button(page, "Remove picture").click();
  await expect(statusText(page, "Your picture is removed.")).toBeVisible();
  await expect(initials(page)).toBeVisible();
  await expect(button(page, "Remove picture")).toBeHidden();
  await expect(input(page)).toBeFocused();
  expect((await server.read()).avatar ?? null).toBeNull();
});

test("a removal that is not visible yet is reported as accepted", async ({ page, server }) => {
  await upload(server);
  await page.clock.install();
  await open(page, server, "/profile");
  await respondWith(page, "DELETE", "avatar/", json(202, {}));
  await button(page, "Remove picture").click();
  await expect(statusText(page, "Removing your picture…")).toBeVisible();
  await expect(async () => {
    await page.clock.fastForward(8000);
    await expect(statusText(page, "Removal accepted; the service still shows your picture.")).toBeVisible({ timeout: 200 });
  }).toPass();
  await expect(image(page)).toBeVisible();
});

test("no file, a file that is too large and one of a wrong kind are refused before they are sent", async ({ page, server }) => {
  const posts = requests(page, "POST", "avatar/");
  await open(page, server, "/profile");
  await button(page, "Upload picture").click();
  await expect(input(page)).toHaveAccessibleDescription(/Choose a picture first/);
  await expect(input(page)).toBeFocused();
  await send(page, { ...picture(), buffer: Buffer.alloc(2 * 1024 * 1024 + 1) });
  await expect(input(page)).toHaveAccessibleDescription(/This file has 2\.1 MB, and 2 MB is the most/);
  await send(page, { name: "zoe.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF") });
  await expect(input(page)).toHaveAccessibleDescription(/This kind of file cannot be used/);
  expect(posts).toEqual([]);
});

test("the service's refusal of a file is shown in its own text", async ({ page, server, guard }) => {
  guard.expectStatus(422);
  await open(page, server, "/profile");
  await send(page, { ...picture(), buffer: Buffer.from("not a picture at all") });
  await expect(statusText(page, "The file is not a PNG, JPEG, WebP or GIF picture.")).toBeVisible();
  await expect(initials(page)).toBeVisible();
});

test("a picture that is too large for the service shows an error, and a second try works", async ({ page, server, guard }) => {
  guard.expectStatus(413);
  await open(page, server, "/profile");
  const fault = await respondWith(page, "POST", "avatar/", json(413, { detail: "The picture is larger than 2 MB." }));
  await send(page, picture());
  await expect(statusText(page, "The picture is larger than 2 MB.")).toBeVisible();
  await fault.heal();
  await button(page, "Upload picture").click();
  await expect.poll(() => isLoaded(image(page))).toBe(true);
});

test("an upload can be cancelled and leaves the picture as it was", async ({ page, server }) => {
  await open(page, server, "/profile");
  const post = await hold(page, operation("avatar/"), "POST");
  await send(page, picture());
  await post.arrival;
  await expect(page.getByRole("progressbar")).toBeVisible();
  await field(page, "Phone").fill("0123456789");
  await button(page, "Cancel").click();
  await expect(statusText(page, "Upload cancelled. Your picture is as it was.")).toBeVisible();
  await expect(button(page, "Cancel")).toBeHidden();
  await expect(initials(page)).toBeVisible();
  await expect(field(page, "Phone")).toHaveValue("0123456789");
  expect((await server.read()).avatar ?? null).toBeNull();
  post.release();
});

test("initials replace a picture that does not load, until the next one is shown", async ({ page, server, guard }) => {
  guard.expectNoResponse();
  await upload(server);
  const pictures = "**/iam/v1/avatars/*";
  await page.route(pictures, (route) => route.abort());
  await open(page, server, "/profile");
  await expect(initials(page)).toHaveText("ZM");
  await page.unroute(pictures);
  await send(page, picture());
  await expect.poll(() => isLoaded(image(page))).toBe(true);
});

const FAULTS = {
  "a service that fails": [json(500, { detail: "Internal Server Error" }), "error 500", 500],
  "a proxy's HTML with status 502": [html(502), "error 502", 502],
};

for (const [fault, [response, words, code]] of Object.entries(FAULTS)) {
  test(`${fault} is shown beside the upload and beside the removal, and the picture stays`, async ({ page, server, guard }) => {
    guard.expectStatus(code);
    await upload(server);
    await open(page, server, "/profile");
    const post = await respondWith(page, "POST", "avatar/", response);
    const removal = await respondWith(page, "DELETE", "avatar/", response);
    await send(page, picture());
    await expect(statusText(page, words)).toBeVisible();
    await expect.poll(() => isLoaded(image(page))).toBe(true);
    await post.heal();
    await button(page, "Upload picture").click();
    await expect(statusText(page, "Your new picture is saved.")).toBeVisible();
    await expect(statusText(page, words)).toBeHidden();
    await button(page, "Remove picture").click();
    await expect(statusText(page, words)).toBeVisible();
    await expect.poll(() => isLoaded(image(page))).toBe(true);
    expect((await server.read()).avatar).toBeTruthy();
    await removal.heal();
    await button(page, "Remove picture").click();
    await expect(initials(page)).toBeVisible();
  });
}

test("HTML in place of the account after an upload shows an error, and the picture stays", async ({ page, server }) => {
  await upload(server);
  await open(page, server, "/profile");
  const { avatar } = await server.read();
  await respondWith(page, "POST", "avatar/", html(200));
  await send(page, picture());
  await expect(statusText(page, "The service answered something that this page cannot read")).toBeVisible();
  await expect.poll(() => isLoaded(image(page))).toBe(true);
  expect((await server.read()).avatar).toBe(avatar);
});
