// The file for the picture: its type, how it is chosen, and changes before it is sent.
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { button, card, expect, open, requests, test } from "./fixtures.js";
import { shipped } from "./support/config.js";
import { picture, png } from "./support/png.js";
import { send } from "./support/studio.js";

const input = (page) => page.getByLabel("Choose picture", { exact: true });
const statusText = (page, text) => card(page, "Picture").getByText(text);
const UNREADABLE = "The file has changed or can no longer be read. Choose it again.";

const rewrite = (path, content) => {
  writeFileSync(path, content);
  // In the next second, for file systems that store seconds.
  utimesSync(path, new Date(), new Date(Date.now() + 60_000));
};
const CHANGES = {
  "is rewritten": (path) => rewrite(path, png(16, [200, 20, 20])),
  "is deleted": (path) => rmSync(path),
  "is emptied": (path) => rewrite(path, ""),
};

for (const [what, change] of Object.entries(CHANGES)) {
  test(`a file that ${what} before it is sent must be chosen again`, async ({ page, server }) => {
    const folder = mkdtempSync(join(tmpdir(), "iam-account-"));
    const path = join(folder, "zoe.png");
    const posts = requests(page, "POST", "avatar/");
    await open(page, server, "/profile");
    writeFileSync(path, png());
    await input(page).setInputFiles(path);
    change(path);
    await button(page, "Upload picture").click();
    await expect(input(page)).toHaveAccessibleDescription(new RegExp(UNREADABLE));
    await expect(input(page)).toHaveAttribute("aria-invalid", "true");
    await expect(input(page)).toBeFocused();
    await expect(input(page)).toHaveValue("");
    expect(posts).toEqual([]);
    writeFileSync(path, png());
    await input(page).setInputFiles(path);
    await expect(input(page)).not.toHaveAccessibleDescription(/can no longer be read/);
    await button(page, "Upload picture").click();
    await expect(statusText(page, "Your new picture is saved.")).toBeVisible();
    rmSync(folder, { recursive: true });
  });
}

test("an empty file is refused before it is sent", async ({ page, server }) => {
  const posts = requests(page, "POST", "avatar/");
  await open(page, server, "/profile");
  await send(page, { ...picture(), buffer: Buffer.alloc(0) });
  await expect(input(page)).toHaveAccessibleDescription(/This file is empty\. Choose another one\./);
  expect(posts).toEqual([]);
});

const LISTS = [
  [["image/*"], "image/*", "Any image, up to 2 MB."],
  [["image/PNG"], "image/png", "PNG, up to 2 MB."],
  [[".png"], "image/png", "PNG, up to 2 MB."],
  [["image/jpg", "image/png"], "image/jpeg,image/png", "JPEG, PNG, up to 2 MB."],
];

for (const [types, accept, hint] of LISTS) {
  test.describe(`avatar.types ${JSON.stringify(types)}`, () => {
    test.use({ serverOptions: { config: { ...shipped(), avatar: { types, maxBytes: 2_000_000 } } } });

    test("accepts a PNG and no PDF, and shows what it accepts", async ({ page, server }) => {
      await open(page, server, "/profile");
      await expect(input(page)).toHaveAttribute("accept", accept);
      await expect(input(page)).toHaveAccessibleDescription(hint);
      await send(page, { name: "zoe.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF") });
      await expect(input(page)).toHaveAccessibleDescription(/This kind of file cannot be used/);
      await send(page, picture());
      await expect(statusText(page, "Your new picture is saved.")).toBeVisible();
    });
  });
}
