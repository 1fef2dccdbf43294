// The studio: every way to move, zoom and turn, with the pixels that the service then has.
import { button, card, expect, open, requests, test } from "./fixtures.js";
import { BLOCKS, blocks, painted } from "./support/png.js";
import { choose, chooser, frame, place, SAVED, send, stored, studio } from "./support/studio.js";

const [[RED, GREEN, BLUE], [YELLOW]] = BLOCKS;
/** 600 × 400 pixels: at the start the square is 400 wide and in the middle, 100 from the left. */
const photo = () => ({ name: "blocks.png", mimeType: "image/png", buffer: blocks() });
const slider = (page, name) => studio(page).getByRole("slider", { name, exact: true });
const number = (page, name) => studio(page).getByRole("spinbutton", { name, exact: true });

/** Sends the crop, and expects the colours of what the service then has at places in shares of its side. */
async function expectPixels(page, server, places) {
  await button(page, "Upload picture").click();
  await expect(card(page, "Picture").getByText(SAVED)).toBeVisible();
  const picture = await stored(server);
  expect(picture.width).toBe(picture.height);
  for (const [x, y, color] of places) {
    const pixel = picture.at(Math.floor(x * picture.width), Math.floor(y * picture.height));
    color.forEach((value, channel) => expect(Math.abs(pixel[channel] - value), `${x}, ${y}: ${pixel}`).toBeLessThan(16));
  }
  return picture;
}

/** Moves the focus with Tab until `target` has it. */
async function tabTo(page, target) {
  for (let stops = 0; stops < 20 && !(await target.evaluate((node) => node === document.activeElement)); stops += 1) {
    await page.keyboard.press("Tab");
  }
  await expect(target).toBeFocused();
}

const press = async (page, key, times) => {
  for (let time = 0; time < times; time += 1) await page.keyboard.press(key);
};

test("a picture is chosen, cropped and sent with the keyboard alone", async ({ page, server }) => {
  await open(page, server, "/profile");
  // From the start: the browser learns of it on another way than of a key, which could come first.
  const chosen = page.waitForEvent("filechooser");
  await tabTo(page, chooser(page));
  await page.keyboard.press("Enter");
  await (await chosen).setFiles(photo());
  await expect(slider(page, "Zoom")).toBeEnabled();
  await expect(frame(page)).toBeFocused();
  await press(page, "+", 10);
  await press(page, "Shift+ArrowLeft", 8);
  await press(page, "Shift+ArrowUp", 4);
  await press(page, "ArrowRight", 25);
  await expect(place(page)).toHaveText("Zoom 200%, left 25%, top 0%");
  await tabTo(page, button(page, "Upload picture"));
  await page.keyboard.press("Enter");
  await expect(card(page, "Picture").getByText(SAVED)).toBeVisible();
  await expect(chooser(page)).toBeFocused();
  const picture = await stored(server);
  expect([picture.width, picture.height, picture.type]).toEqual([200, 200, "image/jpeg"]);
  const near = (pixel, color) => color.every((value, channel) => Math.abs(pixel[channel] - value) < 16);
  expect(near(picture.at(20, 100), RED)).toBe(true);
  expect(near(picture.at(180, 100), GREEN)).toBe(true);
});

test("a photo follows a pointer that drags it", async ({ page, server }) => {
  await open(page, server, "/profile");
  await choose(page, photo());
  const { x, y, width } = await frame(page).boundingBox();
  await page.mouse.move(x + width / 2, y + width / 2);
  await page.mouse.down();
  await page.mouse.move(x + width, y + width / 2, { steps: 4 });
  await page.mouse.up();
  await expect(number(page, "Left")).toHaveValue("0");
  await expectPixels(page, server, [[0.25, 0.25, RED], [0.75, 0.25, GREEN], [0.25, 0.75, YELLOW]]);
});

test("the wheel zooms into what is under the pointer, and the page behind stays where it is", async ({ page, server }) => {
  await open(page, server, "/profile");
  await choose(page, photo());
  const { x, y, width } = await frame(page).boundingBox();
  await page.mouse.move(x + width * 0.9, y + width * 0.1);
  const before = await page.evaluate(() => scrollY);
  await page.mouse.wheel(0, -4000);
  await page.mouse.wheel(0, -4000);
  await expect(slider(page, "Zoom")).toHaveValue("500");
  expect(await page.evaluate(() => scrollY)).toBe(before);
  await expectPixels(page, server, [[0.3, 0.9, BLUE], [0.9, 0.1, BLUE]]);
});

test("two fingers zoom, and what is between them stays between them @chromium", async ({ page, server }) => {
  await open(page, server, "/profile");
  await choose(page, photo());
  const { x, y, width } = await frame(page).boundingBox();
  const [left, middle] = [x + width / 4, y + width / 4];
  const session = await page.context().newCDPSession(page);
  const touch = (type, ...gaps) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints: gaps.map((gap, id) => ({ x: left + gap, y: middle, id })) });
  await touch("touchStart", -10, 10);
  await touch("touchMove", -15, 15);
  await touch("touchMove", -20, 20);
  await touch("touchEnd");
  await expect.poll(async () => Number(await slider(page, "Zoom").inputValue())).toBeGreaterThan(180);
  await expectPixels(page, server, [[0.1, 0.1, RED]]);
});

test("sliders and number fields do the same, without a drag", async ({ page, server }) => {
  await open(page, server, "/profile");
  await choose(page, photo());
  await number(page, "Zoom").fill("200");
  await number(page, "Zoom").press("Tab");
  await expect(slider(page, "Zoom")).toHaveValue("200");
  await number(page, "Left").fill("100");
  await number(page, "Left").press("Enter");
  await slider(page, "Top").press("Home");
  await expect(number(page, "Top")).toHaveValue("0");
  await expectPixels(page, server, [[0.1, 0.1, BLUE], [0.9, 0.9, BLUE]]);
});

test("what is typed into a number field is brought within its limits", async ({ page, server }) => {
  await open(page, server, "/profile");
  await choose(page, photo());
  for (const [typed, value] of [["9000", "500"], ["1", "100"], ["", "100"]]) {
    await number(page, "Zoom").fill(typed);
    await number(page, "Zoom").press("Tab");
    await expect(number(page, "Zoom")).toHaveValue(value);
  }
});

test("a photo is turned by quarters both ways, and Centre brings the square back to the middle", async ({ page, server }) => {
  await open(page, server, "/profile");
  await choose(page, photo());
  await button(page, "Turn right").click();
  await expect(slider(page, "Left")).toBeDisabled();
  await slider(page, "Top").press("Home");
  await button(page, "Turn left").click();
  await button(page, "Turn left").click();
  await slider(page, "Top").press("Home");
  await button(page, "Centre").click();
  await expect(number(page, "Top")).toHaveValue("50");
  await slider(page, "Top").press("Home");
  // Turned left, the right end of the photo is on top: blue and turquoise, then green and violet.
  await expectPixels(page, server, [[0.25, 0.25, BLUE], [0.25, 0.75, GREEN]]);
});

test("previews show the square at once, round and square, on light and on dark", async ({ page, server }) => {
  await open(page, server, "/profile");
  await choose(page, photo());
  const previews = studio(page).getByRole("group", { name: "Preview", exact: true }).locator("canvas");
  await expect(previews).toHaveCount(8);
  const colors = () =>
    previews.evaluateAll((all) =>
      all.map((canvas) => [...canvas.getContext("2d").getImageData(canvas.width / 4, canvas.height / 4, 1, 1).data].slice(0, 3)),
    );
  for (const [key, color] of [["Home", RED], ["End", GREEN]]) {
    await slider(page, "Left").press(key);
    const isShown = (shown) => shown.every((value, channel) => Math.abs(value - color[channel]) < 16);
    await expect.poll(async () => (await colors()).filter((shown) => !isShown(shown))).toEqual([]);
  }
  const round = await previews.evaluateAll((all) => all.map((canvas) => getComputedStyle(canvas).borderRadius !== "0px"));
  expect(round).toEqual([true, true, false, false, true, true, false, false]);
});

test("a picture is never enlarged, and has at most 512 pixels a side", async ({ page, server }) => {
  await open(page, server, "/profile");
  await send(page, { ...photo(), buffer: blocks(1500, 1200) });
  await expect(card(page, "Picture").getByText(SAVED)).toBeVisible();
  expect((await stored(server)).width).toBe(512);
});

for (const [name, leave] of [
  ["Escape", (page) => page.keyboard.press("Escape")],
  ["Cancel", (page) => button(page, "Cancel").click()],
]) {
  test(`${name} leaves the studio and sends nothing, and the same photo can be chosen again`, async ({ page, server }) => {
    const posts = requests(page, "POST", "avatar/");
    await open(page, server, "/profile");
    await choose(page, photo());
    await leave(page);
    await expect(studio(page)).toBeHidden();
    await expect(chooser(page)).toBeFocused();
    await choose(page, photo());
    expect(posts).toEqual([]);
  });
}

test("the focus stays in the studio", async ({ page, server }) => {
  await open(page, server, "/profile");
  await choose(page, photo());
  for (let stop = 0; stop < 24; stop += 1) {
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => !document.activeElement.closest("main") || Boolean(document.activeElement.closest("dialog")))).toBe(true);
  }
});

test("a pasted photo opens the studio, unless it is pasted into a text", async ({ page, server }) => {
  await open(page, server, "/profile");
  const paste = (target) =>
    target.evaluate((node, bytes) => {
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File([new Uint8Array(bytes)], "image.png", { type: "image/png" }));
      node.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, [...painted(60, 40, () => [9, 9, 9, 255])]);
  await paste(page.getByRole("textbox", { name: "First name", exact: true }));
  await expect(studio(page)).toBeHidden();
  await paste(page.locator("body"));
  await expect(slider(page, "Zoom")).toBeEnabled();
});

test("a person who never opens the studio loads nothing of it", async ({ page, server }) => {
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await open(page, server, "/profile");
  await expect(chooser(page)).toBeVisible();
  await page.getByRole("link", { name: "Settings", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Settings", exact: true })).toBeVisible();
  expect(asked.filter((path) => path.includes("studio"))).toEqual([]);
  await page.getByRole("link", { name: "Profile", exact: true }).click();
  await choose(page, photo());
  expect(asked.filter((path) => path.includes("studio"))).not.toEqual([]);
});

test("at 320 pixels everything is reached without scrolling sideways", async ({ page, server }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page, server, "/profile");
  await choose(page, photo());
  const dialog = studio(page);
  expect(await dialog.evaluate((node) => node.scrollWidth - node.clientWidth)).toBe(0);
  for (const control of await dialog.locator("button, input").all()) {
    const { x, width, height } = await control.boundingBox();
    expect(x >= 0 && x + width <= 320).toBe(true);
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
  }
});
