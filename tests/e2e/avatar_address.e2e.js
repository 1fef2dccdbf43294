// A service that serves every picture at one URL: the page shows, keeps for “Undo” and downloads the last one.
import { readFile } from "node:fs/promises";
import { button, card, expect, field, open } from "./fixtures.js";
import { test } from "./support/one_address.js";
import { png } from "./support/png.js";
import { send } from "./support/studio.js";

const [RED, GREEN, BLUE] = [[200, 20, 20], [20, 160, 20], [20, 20, 200]];
const part = (page) => card(page, "Picture");
const inCard = (page) => page.getByRole("img", { name: "Your picture", exact: true });
const inHeader = (page) => page.getByRole("banner").locator("img.picture");
const undo = (page) => part(page).getByRole("button", { name: "Undo", exact: true }).click();

const upload = async (page, color) => {
  const file = { name: "zoe.png", mimeType: "image/png", buffer: png(8, color) };
  await send(page, file);
  await expect(part(page).getByText("Your new picture is saved.")).toBeVisible();
};

/** The colour of a picture on the screen. */
const color = (image) =>
  image.evaluate((image) => {
    const context = document.createElement("canvas").getContext("2d");
    context.drawImage(image, 0, 0);
    // What is sent is encoded anew, which may change a colour a little.
    return [...context.getImageData(2, 2, 1, 1).data.slice(0, 3)].map((value) => Math.round(value / 20) * 20);
  });

const expectShown = async (page, expected) => {
  await expect.poll(() => color(inCard(page))).toEqual(expected);
  await expect.poll(() => color(inHeader(page))).toEqual(expected);
};

const KEEPERS = {
  "a URL without a query": { query: "", dated: false },
  "a URL with a query": { query: "?u=1", dated: false },
  "a URL without a query and a new date": { query: "", dated: true },
  "a URL with a query and a new date": { query: "?u=1", dated: true },
};

for (const [name, keeper] of Object.entries(KEEPERS)) {
  test.describe(name, () => {
    test.use({ keeper });

    test("the new picture is shown at once, Undo restores the previous one, and a reload shows the last one", async ({ page, front }) => {
      await open(page, front, "/profile");
      await upload(page, RED);
      await expectShown(page, RED);
      await upload(page, GREEN);
      await expectShown(page, GREEN);
      await upload(page, BLUE);
      await expectShown(page, BLUE);
      await undo(page);
      await expect(part(page).getByText("Undone.", { exact: true })).toBeVisible();
      await expectShown(page, GREEN);
      await button(page, "Remove picture").click();
      await expect(part(page).getByText("Your picture is removed.")).toBeVisible();
      await undo(page);
      await expect(part(page).getByText("Undone.", { exact: true })).toBeVisible();
      await expectShown(page, GREEN);
      await button(page, "Remove picture").click();
      await expect(part(page).getByText("Your picture is removed.")).toBeVisible();
      await upload(page, RED);
      await expectShown(page, RED);
      await open(page, front, "/profile");
      await expectShown(page, RED);
    });

    test("another tab shows it too", async ({ context, page, front }) => {
      await open(page, front, "/profile");
      await upload(page, RED);
      const other = await context.newPage();
      await open(other, front, "/profile");
      await expectShown(other, RED);
      await upload(page, BLUE);
      await expectShown(other, BLUE);
    });
  });
}

test.describe("a signed URL", () => {
  test.use({ keeper: { query: "?X-Signature=00", dated: true } });

  test("is unchanged until the picture is replaced", async ({ page, front }) => {
    await open(page, front, "/profile");
    await upload(page, RED);
    await expectShown(page, RED);
    await field(page, "First name").fill("Other");
    await button(page, "Save").click();
    await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
    expect(new Set(front.shown)).toEqual(new Set(["/media/zoe.png?X-Signature=00"]));
  });
});

test("the download has the last picture, and the service's own URL", async ({ page, front }) => {
  await open(page, front, "/profile");
  await upload(page, RED);
  await upload(page, BLUE);
  await expectShown(page, BLUE);
  await page.getByRole("link", { name: "Account", exact: true }).click();
  const download = page.waitForEvent("download");
  await button(page, "Download my data").click();
  const { picture, user } = JSON.parse(await readFile(await (await download).path(), "utf8"));
  expect([picture.url, user.avatar]).toEqual(["/media/zoe.png", "/media/zoe.png"]);
  const kept = Buffer.from(await (await fetch(new URL("/media/zoe.png", front.url))).arrayBuffer());
  expect(picture.data.split(";base64,")).toEqual([expect.stringMatching(/^data:image/), kept.toString("base64")]);
});
