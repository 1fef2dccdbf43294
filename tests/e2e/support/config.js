// What the page is configured with: as shipped, but with the way to sign in that most tests are not about.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DIST } from "./devserver.js";

/** Signing in with a key, which takes one field and no other server. */
export const API_KEY = { mode: "api-key", keyScheme: "Token" };

/** The shipped config.json with other keys in place of its own. */
export const shipped = (keys = { auth: API_KEY }) => ({
  ...JSON.parse(readFileSync(join(DIST, "config.json"), "utf8")),
  ...keys,
});
