
// `cargo xtask dist` adds this to wasm-bindgen's module, so that every call into the program goes through here. A fault that
// leaves the program is its own, even if the page uses other WebAssembly. No call enters a program that has stopped.
let thrown, fault, observe;

/** Calls `observer` with the error, once, when the program has stopped for good. */
export function onFault(observer) {
  observe = observer;
}

/**
 * Whether an error is a trap or a stack overflow, as each browser reports them. Any other error was thrown on purpose.
 */
const isFault = (error) =>
  error instanceof WebAssembly.RuntimeError ||
  error?.name === "InternalError" ||
  (error instanceof RangeError && error.message.includes("call stack"));

/** Handles the error that was thrown last. */
function look() {
  if (!fault && isFault(thrown)) {
    const error = thrown;
    // The program may be running around this call, so the observer must not run yet.
    queueMicrotask(() => observe?.(error));
    fault = error;
  }
  thrown = undefined;
}

const guarded = (call) => (...args) => {
  if (thrown) look();
  // The surrounding code reads zero as nothing: no error, no result, no text.
  if (fault) return 0;
  try {
    return call(...args);
  } catch (error) {
    thrown = error;
    try {
      look();
    } catch {
      // A full stack has no room for this either. The next call handles the error.
    }
    throw error;
  }
};

const entrance = (exports) =>
  Object.fromEntries(
    Object.entries(exports).map(([name, value]) => [name, typeof value === "function" ? guarded(value) : value]),
  );
