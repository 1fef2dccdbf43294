// What an upload says is true: the picture is saved when the service shows it, and a failure keeps the crop.
import { button, card, expect, hold, html, json, open, operation, respondWith, test } from "./fixtures.js";
import { png } from "./support/png.js";
import { choose, SAVED, send, studio, upload } from "./support/studio.js";

const [RED, GREEN] = [[200, 20, 20], [20, 160, 20]];
const file = (color) => ({ name: "zoe.png", mimeType: "image/png", buffer: png(64, color) });
const inCard = (page) => page.getByRole("img", { name: "Your picture", exact: true });
const inHeader = (page) => page.getByRole("banner").locator("img.picture");
const said = (page, text) => card(page, "Picture").getByText(text);
const zoom = (page) => studio(page).getByRole("slider", { name: "Zoom", exact: true });

const expectColor = async (image, color) => {
  const shown = () =>
    image.evaluate((image) => {
      const context = document.createElement("canvas").getContext("2d");
      context.drawImage(image, 0, 0);
      return [...context.getImageData(2, 2, 1, 1).data.slice(0, 3)];
    });
  await expect.poll(async () => (await shown()).every((value, at) => Math.abs(value - color[at]) < 12)).toBe(true);
};

test("the new picture is shown at once, and called saved when the service has it", async ({ page, server }) => {
  await open(page, server, "/profile");
  await upload(page, file(RED));
  const reading = await hold(page, operation(""));
  await send(page, file(GREEN));
  await reading.arrival;
  for (const image of [inCard(page), inHeader(page)]) {
    await expect(image).toHaveAttribute("src", /^data:/);
    await expectColor(image, GREEN);
  }
  await expect(said(page, SAVED)).toBeHidden();
  reading.release();
  await expect(said(page, SAVED)).toBeVisible();
  for (const image of [inCard(page), inHeader(page)]) {
    await expect(image).toHaveAttribute("src", /avatars/);
    await expectColor(image, GREEN);
  }
});

test("a service that accepts a picture and goes on showing the old one is not believed", async ({ page, server }) => {
  await open(page, server, "/profile");
  await upload(page, file(RED));
  await expect(inCard(page)).toHaveAttribute("src", /avatars/);
  const user = await server.read();
  await respondWith(page, "POST", "avatar/", json(201, user));
  await choose(page, file(GREEN));
  await page.clock.install();
  await button(page, "Upload picture").click();
  await expectColor(inCard(page), GREEN);
  await expect(async () => {
    // Less than a reading of the picture may take.
    await page.clock.fastForward(2000);
    await expect(said(page, "The service has accepted your picture, but does not show it yet.")).toBeVisible({ timeout: 300 });
  }).toPass();
  await expect(said(page, SAVED)).toBeHidden();
  await expect(card(page, "Picture").getByRole("button", { name: "Undo", exact: true })).toBeHidden();
  await expectColor(inCard(page), RED);
  await expectColor(inHeader(page), RED);
});

const FAULTS = [
  ["a connection that is lost in the middle", "abort", "The connection was lost before the service confirmed your picture.", undefined],
  ["413 of a proxy", html(413), "too large for the service, although it was made small", 413],
  ["415", json(415, { detail: 'Unsupported media type "image/png".' }), "does not accept pictures of this type", 415],
  ["422 without a reason", json(422, {}), "The service does not accept this picture.", 422],
  ["422 with the service's reason", json(422, { detail: [{ loc: ["body", "file"], msg: "No face on it.", type: "x" }] }), "No face on it.", 422],
  ["502 of a proxy", html(502), "(error 502) and did not confirm your picture. Your crop is still here", 502],
];

for (const [name, response, sentence, status] of FAULTS) {
  test(`${name} is explained in the studio, which keeps the crop for another try`, async ({ page, server, guard }) => {
    if (status) guard.expectStatus(status);
    else guard.expectNoResponse();
    await open(page, server, "/profile");
    const fault = await respondWith(page, "POST", "avatar/", response);
    await choose(page, file(GREEN));
    await zoom(page).press("ArrowRight");
    const value = await zoom(page).inputValue();
    await button(page, "Upload picture").click();
    await expect(studio(page).getByText(sentence)).toBeVisible();
    await expect(zoom(page)).toHaveValue(value);
    expect((await server.read()).avatar ?? null).toBeNull();
    await fault.heal();
    await studio(page).getByRole("button", { name: "Try again", exact: true }).click();
    await expect(said(page, SAVED)).toBeVisible();
    await expectColor(inCard(page), GREEN);
  });
}
