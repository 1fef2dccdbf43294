import { cpSync, rmSync } from "node:fs";
import { build } from "esbuild";

rmSync("dist/esbuild", { recursive: true, force: true });
await build({ entryPoints: ["main.js"], bundle: true, minify: true, format: "esm", outdir: "dist/esbuild" });
// esbuild copies no files.
cpSync("../node_modules/iam-account/files", "dist/esbuild/files", { recursive: true });
