// The page of debug builds with each component in each of its states.
import { expect, heading } from "../fixtures.js";
import { DEV_DIST } from "./devserver.js";

/** For `test.use`. */
export const GALLERY = { serverOptions: { dist: DEV_DIST } };

export async function openGallery(page, server) {
  await page.goto(`${server.url}/components`);
  await expect(heading(page, "Components")).toBeVisible();
  await expect(page.getByText("Saved.", { exact: true }).first()).toBeVisible();
}
