// The file for the picture: its type, how it is chosen, and changes before it is sent.
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { button, card, expect, hold, open, test } from "./fixtures.js";
import { shipped } from "./support/config.js";
import { picture, png } from "./support/png.js";
import { chooser, SAVED, stored, studio, upload } from "./support/studio.js";

const statusText = (page, text) => card(page, "Picture").getByText(text);

const rewrite = (path, content) => {
  writeFileSync(path, content);
  // In the next second, for file systems that store seconds.
  utimesSync(path, new Date(), new Date(Date.now() + 60_000));
};
const CHANGES = {
  "is deleted": [(path) => rmSync(path), /can no longer be read/],
  // Chromium notes what a file is a moment after it is chosen: until then it is an empty one.
  "is emptied": [(path) => rewrite(path, ""), /can no longer be read|is empty/],
};

for (const [what, [change, sentence]] of Object.entries(CHANGES)) {
  test(`a file that ${what} before it is read is explained, and can be chosen again`, async ({ page, server }) => {
    const folder = mkdtempSync(join(tmpdir(), "iam-account-"));
    const path = join(folder, "zoe.png");
    await open(page, server, "/profile");
    // The studio comes late, and the file changes meanwhile.
    const part = await hold(page, "**/*studio*.wasm");
    writeFileSync(path, png());
    await chooser(page).setInputFiles(path);
    await part.arrival;
    change(path);
    part.release();
    await expect(studio(page).getByText(sentence)).toBeVisible();
    await expect(studio(page).getByText(sentence)).toBeFocused();
    writeFileSync(path, png());
    const [files] = await Promise.all([page.waitForEvent("filechooser"), button(page, "Choose another photo").click()]);
    await files.setFiles(path);
    await button(page, "Upload picture").click();
    await expect(statusText(page, SAVED)).toBeVisible();
    rmSync(folder, { recursive: true });
  });
}

const LISTS = [
  [["image/*"], "image/jpeg"],
  [["image/PNG"], "image/png"],
  [[".webp"], "image/webp"],
  [["image/jpg", "image/png"], "image/jpeg"],
];

for (const [types, sent] of LISTS) {
  test.describe(`avatar.types ${JSON.stringify(types)}`, () => {
    test.use({ serverOptions: { config: { ...shipped(), avatar: { types, maxBytes: 2_000_000 } } } });

    test(`takes any photo and sends ${sent}`, async ({ page, server }) => {
      await open(page, server, "/profile");
      await upload(page, picture());
      expect((await stored(server)).type).toBe(sent);
    });
  });
}
