// The two pages that are compared, each on a devserver of its own: ours, and the Preact form.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { shipped } from "../support/config.js";
import { Devserver } from "../support/devserver.js";

export const COOKIE = {
  mode: "cookie",
  signInUrl: "/session/sign-in?return_to={returnTo}",
  signOutUrl: "/session/sign-out?return_to={returnTo}",
};

const FORM = fileURLToPath(new URL("form", import.meta.url));

/** A started devserver with our page, or with the files in `dist`. A session outlives the bench. */
export const serve = (dist) =>
  new Devserver({
    args: ["--cookie-session", "--token-ttl", "28800"],
    config: shipped({ auth: COOKIE }),
    ...(dist && { dist }),
  }).start();

/** Builds the Preact form into a temporary folder, minified and compressed as ours is. Returns the folder. */
export function buildForm() {
  const folder = mkdtempSync(join(tmpdir(), "iam-account-form-"));
  for (const name of ["index.html", "form.css"]) cpSync(join(FORM, name), join(folder, name));
  const options = ["--bundle", "--minify", "--format=esm", "--jsx=automatic", "--jsx-import-source=preact", "--log-level=warning"];
  // The form lies outside the folder that Preact is installed in; esbuild also looks in NODE_PATH.
  const env = { ...process.env, NODE_PATH: process.env.PREACT };
  execFileSync("esbuild", [join(FORM, "form.jsx"), ...options, `--outfile=${join(folder, "form.js")}`], { env });
  for (const name of readdirSync(folder)) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(readFileSync(join(folder, name)), { params }));
  }
  return folder;
}

export const removeForm = (folder) => rmSync(folder, { recursive: true, force: true });
