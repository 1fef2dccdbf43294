// Vite's own server with hot reload, over a copy of examples/react that a test may change, and the API behind it.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { test as base } from "../fixtures.js";
import { ROOT } from "./devserver.js";

const EXAMPLES = join(ROOT, "examples");

/** Vite, which only the examples install. */
const vite = async () => import(pathToFileURL(createRequire(join(EXAMPLES, "react/package.json")).resolve("vite")).href);

export const test = base.extend({
  /** `{ url, edit }` of the host; `edit(file, from, to)` replaces a text in one of its files. */
  hot: async ({ server, guard }, use) => {
    // Beside the other hosts, so that it finds their packages.
    const root = mkdtempSync(join(EXAMPLES, ".hot-"));
    cpSync(join(EXAMPLES, "react"), root, { recursive: true, filter: (file) => !/\b(dist|node_modules)$/.test(file) });
    const { createServer } = await vite();
    const site = await createServer({
      root,
      logLevel: "error",
      cacheDir: join(root, ".vite"),
      server: { host: "127.0.0.1", port: 0, proxy: { "/iam/v1": server.origin } },
    });
    await site.listen();
    const { port } = site.httpServer.address();
    const url = `http://127.0.0.1:${port}`;
    guard.allowOrigin(url);
    const edit = (file, from, to) => {
      const text = readFileSync(join(root, "src", file), "utf8");
      if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
      writeFileSync(join(root, "src", file), text.replace(from, to));
    };
    await use({ url, edit });
    await site.close();
    rmSync(root, { recursive: true });
  },
});
