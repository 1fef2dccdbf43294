// The page's configuration: as shipped, but with an API key, because most tests are not about signing in.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DIST } from "./devserver.js";

/** Sign-in with a key: it needs one field and no other server. */
export const API_KEY = { mode: "api-key", keyScheme: "Token" };

/** The shipped config.json with other keys in place of its own. */
export const shipped = (keys = { auth: API_KEY }) => ({
  ...JSON.parse(readFileSync(join(DIST, "config.json"), "utf8")),
  ...keys,
});
