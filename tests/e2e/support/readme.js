// Reads the configuration that README.md documents, so that the tests use it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./devserver.js";

/** The first fenced block below a heading. */
export function fencedBlock(title) {
  const readme = readFileSync(join(ROOT, "README.md"), "utf8");
  const [, section] = readme.split(new RegExp(`^#+ ${title}$`, "m"));
  if (!section) throw new Error(`README.md has no heading “${title}”`);
  const [, block] = section.split(/^```.*$/m);
  return block.trim();
}

/** The lines `Name: value` of such a block, with placeholders replaced. */
export function documentedHeaders(title, origins) {
  let block = fencedBlock(title);
  for (const [placeholder, origin] of Object.entries(origins)) block = block.replaceAll(placeholder, origin);
  return Object.fromEntries(block.split("\n").map((line) => line.match(/^([\w-]+):\s*(.+)$/).slice(1, 3)));
}
