// The program: loads it once for all elements, and stops them when it cannot go on.

const bindings = new URL("./bindings.js", import.meta.url);
const wasm = new URL("./bindings_bg.wasm", import.meta.url);

/** Loaded once for all elements; `stopped` is the report of the program when it cannot go on. */
export let program, version, stopped;
let started;

/** The elements that have an app. */
export const mounted = new Set();

/** Starts the program once for all elements; a failed start may be tried again. */
export const start = () =>
  (started ??= load().catch((error) => {
    started = undefined;
    throw error;
  }));

/** Ends the task, so that the browser can do what waits: send a request, or follow a key. A timer would wait in a hidden page. */
export const breathe = () =>
  new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    port2.postMessage(null);
  });

async function load() {
  if (!window.WebAssembly) throw Object.assign(new Error("no WebAssembly"), { what: "basic" });
  program ??= await import(bindings).catch((error) => {
    // Some browsers cache a failed module by its URL.
    bindings.search += bindings.search ? "0" : "?0";
    throw error;
  });
  program.onFault(stop);
  await program.default({ module_or_path: wasm });
  await breathe();
  version = program.version();
}

/**
 * Stops all elements, because WebAssembly cannot continue after a fault. The report has the kind of fault and the places in
 * the program, and never a text that the program processed.
 */
function stop(error) {
  stopped = [String(error), ...(String(error.stack).match(/wasm-function\[\d+\](:0x[\da-f]+)?/g) ?? [])];
  for (const element of mounted) element.stop();
}

/** Whether the server has a newer version of this module. */
export async function isOutdated() {
  const response = await fetch(import.meta.url, { cache: "reload" });
  const isModule = response.ok && /javascript/.test(response.headers.get("content-type"));
  return isModule && !(await response.text()).includes(wasm.pathname.split("/").pop());
}
