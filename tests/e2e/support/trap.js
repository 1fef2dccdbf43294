// Real faults of the program, caused by a page, and WebAssembly of another program.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DIST } from "./devserver.js";

const ENTRY = readFileSync(join(DIST, "iam-account.js"), "utf8");
const [BINDINGS] = ENTRY.match(/iam-account-.{16}\.js/);
const [WASM] = ENTRY.match(/iam-account-.{16}\.wasm/);

/**
 * Makes the program at `files` access memory out of bounds: it is called with an object that it did not create. With
 * `other`, a query, it is another instance of the same program, which only this script uses.
 */
export const trap = (page, files, other = "") =>
  page.evaluate(
    async ([bindings, wasm]) => {
      const program = await import(bindings);
      await program.default({ module_or_path: wasm });
      const thing = Object.assign(Object.create(program.Embedded.prototype), { __wbg_ptr: 0xfffffff0 });
      setTimeout(() => program.update(thing, {}));
    },
    [`${files}/${BINDINGS}${other}`, `${files}/${WASM}`],
  );

/**
 * Clicks in a document that refuses once to clone a node, as a foreign script may make it. Leptos panics at that. Both at once,
 * so that no part of the program that is drawn meanwhile meets the refusal.
 */
export const clickRefused = (locator) =>
  locator.evaluate((target) => {
    const { cloneNode } = Node.prototype;
    Node.prototype.cloneNode = function () {
      Node.prototype.cloneNode = cloneNode;
      throw new DOMException("Refused", "NotSupportedError");
    };
    target.click();
  });

/**
 * Recurses until the stack is full, and calls the program with little of it left, so that the program runs out of stack in
 * the middle of its work.
 */
export const fillStack = (page, files) =>
  page.evaluate(async ([bindings, wasm]) => {
    const program = await import(bindings);
    await program.default({ module_or_path: wasm });
    const place = document.createElement("div");
    const deeper = () => {
      try {
        deeper();
      } catch (error) {
        program.prepare(place, place, {});
        throw error;
      }
    };
    setTimeout(deeper);
  }, [`${files}/${BINDINGS}`, `${files}/${WASM}`]);

/** `(module (func (export "trap") unreachable))`, as bytes. */
export const FOREIGN = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 8, 1, 4, 116, 114, 97, 112, 0, 0, 10, 5, 1, 3, 0, 0, 11,
];
