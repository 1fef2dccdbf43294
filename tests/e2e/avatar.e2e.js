import { respondWith, button, card, expect, hold, html, json, open, operation, requests, test } from "./fixtures.js";
import { picture, png } from "./support/png.js";
import { give, send, stored, studio } from "./support/studio.js";

const input = (page) => page.getByLabel("Choose picture", { exact: true });
const image = (page) => page.getByRole("img", { name: "Your picture", exact: true });
const initials = (page) => page.getByRole("img", { name: /your initials/ });
const statusText = (page, text) => card(page, "Picture").getByText(text);
const isLoaded = (image) => image.evaluate((image) => image.complete && image.naturalWidth > 0);

test("a picture is uploaded, shown, and removed again", async ({ page, server }) => {
  const posts = requests(page, "POST", "avatar/");
  await open(page, server, "/profile");
  await expect(initials(page)).toHaveText("ZM");
  await send(page, picture());
  await expect(statusText(page, "Your new picture is saved.")).toBeVisible();
  await expect.poll(() => isLoaded(image(page))).toBe(true);
  expect(posts[0].headers()["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
  const { type, width, height } = await stored(server);
  expect([type, width, height]).toEqual(["image/jpeg", 8, 8]);

  await button(page, "Remove picture").click();
  await expect(statusText(page, "Your picture is removed.")).toBeVisible();
  await expect(initials(page)).toBeVisible();
  await expect(button(page, "Remove picture")).toBeHidden();
  await expect(input(page)).toBeFocused();
  expect((await server.read()).avatar ?? null).toBeNull();
});

test("a removal that is not visible yet is reported as accepted", async ({ page, server }) => {
  await give(server);
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

test("a file that is no picture is named in the studio and not sent", async ({ page, server }) => {
  const posts = requests(page, "POST", "avatar/");
  await open(page, server, "/profile");
  await input(page).setInputFiles({ name: "zoe.png", mimeType: "image/png", buffer: Buffer.from("%PDF-1.7") });
  await expect(studio(page).getByRole("alert")).toContainText("PDF");
  await button(page, "Cancel").click();
  await expect(studio(page)).toBeHidden();
  await expect(input(page)).toBeFocused();
  expect(posts).toEqual([]);
});

test("the service's refusal of a file is shown in its own text", async ({ page, server, guard }) => {
  guard.expectStatus(422);
  await open(page, server, "/profile");
  const detail = [{ loc: ["body", "file"], msg: "There is no face in it.", type: "value_error" }];
  await respondWith(page, "POST", "avatar/", json(422, { detail }));
  await send(page, picture());
  await expect(studio(page).getByText("There is no face in it.")).toBeVisible();
  await button(page, "Cancel").click();
  await expect(initials(page)).toBeVisible();
});

test("a picture that is too large for the service shows an error, and a second try works", async ({ page, server, guard }) => {
  guard.expectStatus(413);
  await open(page, server, "/profile");
  const fault = await respondWith(page, "POST", "avatar/", json(413, { detail: "The picture is larger than 2 MB." }));
  await send(page, picture());
  await expect(studio(page).getByText("The picture is larger than 2 MB.")).toBeVisible();
  await fault.heal();
  await button(page, "Try again").click();
  await expect.poll(() => isLoaded(image(page))).toBe(true);
});

test("an upload can be cancelled and leaves the picture as it was", async ({ page, server }) => {
  await open(page, server, "/profile");
  const post = await hold(page, operation("avatar/"), "POST");
  await send(page, picture());
  await post.arrival;
  await expect(page.getByRole("progressbar")).toBeVisible();
  await button(page, "Cancel").click();
  await expect(studio(page).getByText("Upload cancelled. Your picture is as it was.")).toBeVisible();
  await expect(page.getByRole("progressbar")).toBeHidden();
  await page.keyboard.press("Escape");
  await expect(studio(page)).toBeHidden();
  await expect(initials(page)).toBeVisible();
  expect((await server.read()).avatar ?? null).toBeNull();
  post.release();
});

test("initials replace a picture that does not load, until the next one is shown", async ({ page, server, guard }) => {
  guard.expectNoResponse();
  await give(server);
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
    await give(server);
    await open(page, server, "/profile");
    const post = await respondWith(page, "POST", "avatar/", response);
    const removal = await respondWith(page, "DELETE", "avatar/", response);
    await send(page, picture());
    await expect(studio(page).getByText(words)).toBeVisible();
    await expect.poll(() => isLoaded(image(page))).toBe(true);
    await post.heal();
    await button(page, "Try again").click();
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
  await give(server);
  await open(page, server, "/profile");
  const { avatar } = await server.read();
  await respondWith(page, "POST", "avatar/", html(200));
  await send(page, picture());
  await expect(statusText(page, "The service answered something that this page cannot read")).toBeVisible();
  await expect.poll(() => isLoaded(image(page))).toBe(true);
  expect((await server.read()).avatar).toBe(avatar);
});
