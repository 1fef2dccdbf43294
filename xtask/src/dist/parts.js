
// `cargo xtask dist` adds this to wasm-bindgen's module: it fetches the lazy parts of the program.
const fetched = new Map();

/** Fetches and links a file, once. A failure is not remembered, so that the next call tries again. */
function fetchPart(file) {
  if (!fetched.has(file)) {
    const part = link(file).catch((error) => {
      fetched.delete(file);
      throw error;
    });
    fetched.set(file, part);
  }
  return fetched.get(file);
}

/** A bundler gives each file a name of its own; the element's class in the npm package has a table of them. */
const addressOf = (file) => customElements.get("iam-account").files?.[file] ?? new URL(file, import.meta.url);

async function link(file) {
  const response = await fetch(addressOf(file));
  if (!response.ok) throw new Error(`status ${response.status}`);
  const imports = { __wasm_split: shared() };
  // Some servers send another type, for which there is no streaming.
  const isTyped = response.headers.get("content-type") === "application/wasm";
  return isTyped
    ? WebAssembly.instantiateStreaming(response, imports)
    : WebAssembly.instantiate(await response.arrayBuffer(), imports);
}

/** Calls the program back when the files are there, or cannot be fetched; not before the style of what they draw is there, too, or cannot be. */
async function load(files, callback, data) {
  const loaded = await Promise.all([customElements.get("iam-account").styled(), ...files.map(fetchPart)]).then(
    () => true,
    () => false,
  );
  guarded(table().get(callback))(data, loaded);
}
