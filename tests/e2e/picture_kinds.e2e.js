// Pictures of every kind become a small private picture: upright, without metadata, in a type that the service accepts.
import { mkdir, writeFile } from "node:fs/promises";
import sharp from "sharp";
import { button, expect, open, test } from "./fixtures.js";
import { shipped } from "./support/config.js";
import * as pictures from "./support/pictures.js";
import { choose, chooser, stored, studio, upload } from "./support/studio.js";

const { MARK, REST } = pictures;
const avatar = (rules) => ({ serverOptions: { config: { ...shipped(), avatar: rules } } });

/** Whether a pixel has a colour, but for what a lossy type changes. */
const expectColor = (pixel, color) =>
  expect(pixel.slice(0, 3).every((value, at) => Math.abs(value - color[at]) < 25), `${pixel} is ${color}`).toBe(true);

/** The quarters of what the service has: the marked one is at the top left. */
const expectUpright = ({ width, at }, rest = REST) => {
  const [near, far] = [Math.round(width / 4), Math.round((width * 3) / 4)];
  expectColor(at(near, near), MARK);
  for (const [x, y] of [[far, near], [near, far], [far, far]]) expectColor(at(x, y), rest);
};

for (const orientation of pictures.ORIENTATIONS) {
  test(`a photo with EXIF orientation ${orientation} comes out upright, without its place and camera`, async ({ page, server }) => {
    const photo = await pictures.oriented(orientation);
    const camera = await sharp(photo.buffer).metadata();
    expect(camera.orientation).toBe(orientation);
    expect(camera.exif.includes("Camera")).toBe(true);
    await open(page, server, "/profile");
    await upload(page, photo);
    const picture = await stored(server);
    expectUpright(picture);
    const { exif, xmp, iptc, orientation: left } = await sharp(picture.bytes).metadata();
    expect([exif, xmp, iptc, left]).toEqual([undefined, undefined, undefined, undefined]);
  });
}

for (const name of ["sixteenBit", "cmyk"]) {
  test(`a picture with ${name === "cmyk" ? "the colours of print (CMYK)" : "16 bits for each colour"} can be used`, async ({ page, server }) => {
    await open(page, server, "/profile");
    await upload(page, await pictures[name]());
    const { at, width } = await stored(server);
    // Inks are other colours, but red stays red.
    const [red, , blue] = at(Math.round(width / 4), Math.round(width / 4));
    expect(red).toBeGreaterThan(blue + 80);
  });
}

for (const name of ["movingGif", "movingWebp"]) {
  test(`of a ${name === "movingGif" ? "GIF" : "WebP"} that moves the first frame is used, and the studio says so`, async ({ page, server }) => {
    await open(page, server, "/profile");
    await choose(page, await pictures[name]());
    await expect(studio(page).getByText("This picture moves. Only its first frame is used.")).toBeVisible();
    await button(page, "Upload picture").click();
    await expect(page.getByText("Your new picture is saved.")).toBeVisible();
    const { at, width } = await stored(server);
    expectColor(at(width / 2, width / 2), MARK);
  });
}

test("what is transparent stays transparent", async ({ page, server }) => {
  await open(page, server, "/profile");
  await upload(page, await pictures.transparent());
  const { type, at, width } = await stored(server);
  expect(["image/png", "image/webp"]).toContain(type);
  expect(at(Math.round((width * 3) / 4), Math.round((width * 3) / 4))[3]).toBe(0);
});

test.describe("a service that accepts only JPEG", () => {
  test.use(avatar({ types: ["image/jpeg"] }));

  test("gets a JPEG, with white where the picture is transparent", async ({ page, server }) => {
    await open(page, server, "/profile");
    await upload(page, await pictures.transparent());
    const picture = await stored(server);
    expect(picture.type).toBe("image/jpeg");
    expectUpright(picture, [255, 255, 255]);
  });
});

for (const type of ["image/png", "image/webp", "image/jpeg"]) {
  test.describe(`a service that accepts only ${type} of at most 12 KB`, () => {
    test.use(avatar({ types: [type], maxBytes: 12_000 }));

    test("gets that, however little can be compressed", async ({ page, server }) => {
      await open(page, server, "/profile");
      await upload(page, await pictures.noisy());
      const picture = await stored(server);
      expect(picture.type).toBe(type);
      expect(picture.bytes.length).toBeLessThanOrEqual(12_000);
    });
  });
}

test("each file that cannot become a picture has a sentence of its own", async ({ page, server }, info) => {
  await open(page, server, "/profile");
  for (const [file, sentence] of await pictures.unusable()) {
    await chooser(page).setInputFiles(file);
    await expect.soft(studio(page).getByText(sentence), `${file.name}: ${sentence}`).toBeVisible();
    await button(page, "Cancel").click();
    await expect(studio(page)).toBeHidden();
  }
  const path = info.outputPath("huge.jpg");
  await mkdir(info.outputPath(), { recursive: true });
  await writeFile(path, await pictures.huge());
  await chooser(page).setInputFiles(path);
  await expect(studio(page).getByText(/This file has 60 MB.*at most 50 MB/)).toBeVisible();
});

test("a photo with 50 megapixels can be used", async ({ page, server }) => {
  test.slow();
  await open(page, server, "/profile");
  await upload(page, await pictures.photo(8160, 6120));
  const { width, bytes } = await stored(server);
  expect(width).toBeLessThanOrEqual(512);
  expect(bytes.length).toBeLessThan(500_000);
});
