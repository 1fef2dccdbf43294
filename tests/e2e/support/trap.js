// Real faults of the program, as a page can bring them about, and WebAssembly that is somebody else's.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DIST } from "./devserver.js";

const ENTRY = readFileSync(join(DIST, "iam-account.js"), "utf8");
const [BINDINGS] = ENTRY.match(/iam-account-.{16}\.js/);
const [WASM] = ENTRY.match(/iam-account-.{16}\.wasm/);

/**
 * Has the program at `files` reach outside of its memory, as a fault of its own would: it is called with a thing that it
 * never made. With `other`, a query, it is another instance of the same program, which nobody but this script knows.
 */
export const trap = (page, files, other = "") =>
  page.evaluate(
    async ([bindings, wasm]) => {
      const program = await import(bindings);
      await program.default({ module_or_path: wasm });
      const thing = Object.assign(Object.create(program.Mounted.prototype), { __wbg_ptr: 0xfffffff0 });
      setTimeout(() => program.set_locale(thing, undefined));
    },
    [`${files}/${BINDINGS}${other}`, `${files}/${WASM}`],
  );

/** A script of the host page or an extension has the document refuse to copy a node, once: the view library panics at that. */
export const refuseOnce = (page) =>
  page.evaluate(() => {
    const { cloneNode } = Node.prototype;
    Node.prototype.cloneNode = function () {
      Node.prototype.cloneNode = cloneNode;
      throw new DOMException("Refused", "NotSupportedError");
    };
  });

/**
 * A page that recurses until its stack is full and then calls the program wherever there is a little left of it, so that
 * this finds no room in the middle of its work.
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
        program.mount(place, {});
        throw error;
      }
    };
    setTimeout(deeper);
  }, [`${files}/${BINDINGS}`, `${files}/${WASM}`]);

/** `(module (func (export "trap") unreachable))`, which is in no file. */
export const FOREIGN = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 8, 1, 4, 116, 114, 97, 112, 0, 0, 10, 5, 1, 3, 0, 0, 11,
];
