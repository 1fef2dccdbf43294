// Reads the configuration that README.md documents, so that the tests use it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./devserver.js";

/** The text of README.md. */
export const README = readFileSync(join(ROOT, "README.md"), "utf8");

/** The fenced blocks below a heading. */
function fencedBlocks(title) {
  const [, section] = README.split(new RegExp(`^#+ ${title}$`, "m"));
  if (!section) throw new Error(`README.md has no heading “${title}”`);
  return section.split(/^#+ /m)[0].split(/^ *```.*$/m).filter((_, at) => at % 2 === 1);
}

/** The lines `Name: value` of such a block, with placeholders replaced. */
export function documentedHeaders(title, origins = {}, at = 0) {
  let block = fencedBlocks(title)[at].trim();
  for (const [placeholder, origin] of Object.entries(origins)) block = block.replaceAll(placeholder, origin);
  return Object.fromEntries(block.split("\n").map((line) => line.match(/^\s*([\w-]+):\s*(.+)$/).slice(1, 3)));
}

const PAGE = documentedHeaders("Deployment");
const PREVIEW = { ...PAGE, ...documentedHeaders("Deployment", {}, 1) };

/** The headers that every file needs, by its name. */
export const headersOf = (file) => (file === "preview.html" ? PREVIEW : PAGE);
