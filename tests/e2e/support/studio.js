// The studio: opens it with a photo, and reads what the service has stored.
import sharp from "sharp";
import { button, card, expect } from "../fixtures.js";
import { png } from "./png.js";

/** The one control that chooses a picture. */
export const chooser = (page) => page.getByLabel("Choose picture", { exact: true });
export const studio = (page) => page.getByRole("dialog", { name: "Crop your picture", exact: true });
export const frame = (page) => studio(page).getByRole("application", { name: "Photo", exact: true });
/** What screen readers hear of zoom and place, once the square rests. */
export const place = (page) => studio(page).getByRole("status").filter({ hasText: /^Zoom / });
export const SAVED = "Your new picture is saved.";

/** Chooses a file, and waits until its photo is in the studio. */
export async function choose(page, file = { name: "zoe.png", mimeType: "image/png", buffer: png() }) {
  await chooser(page).setInputFiles(file);
  await expect(studio(page).getByRole("slider", { name: "Zoom", exact: true })).toBeEnabled();
}

/** Chooses a file and presses the button that sends it. */
export async function send(page, file) {
  await choose(page, file);
  await button(page, "Upload picture").click();
}

/** The same, until the service has it. */
export async function upload(page, file) {
  await send(page, file);
  await expect(card(page, "Picture").getByText(SAVED)).toBeVisible();
}

/** A picture that the service has, in place of one that a person sends. */
export const give = (server) => {
  const form = new FormData();
  form.append("file", new Blob([png()], { type: "image/png" }), "zoe.png");
  return server.api("POST", "avatar/", form);
};

/** `{ type, width, height, bytes }` of the picture that the service has, and its pixels `at(x, y)` as `[r, g, b, a]`. */
export async function stored(server) {
  const { avatar } = await server.read();
  const response = await fetch(new URL(avatar, server.origin));
  const bytes = Buffer.from(await response.arrayBuffer());
  const type = response.headers.get("content-type");
  const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const at = (x, y) => [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)];
  return { type, bytes, width, height, at };
}
