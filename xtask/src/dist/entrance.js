
// What `cargo xtask dist` adds to wasm-bindgen's module, so that every call into the program goes through here: a fault
// that leaves it is the program's own, whatever else in the page is made of WebAssembly, and nothing enters a program that
// has stopped.
let thrown, fault, observe;

/** Has `observer` told, once and with the error, that the program has stopped for good. */
export function onFault(observer) {
  observe = observer;
}

/**
 * A trap, or a stack that is full in the middle of something, as each browser says it. Any other error has been thrown on
 * purpose.
 */
const isFault = (error) =>
  error instanceof WebAssembly.RuntimeError ||
  error?.name === "InternalError" ||
  (error instanceof RangeError && error.message.includes("call stack"));

/** Looks at what was thrown last. */
function look() {
  if (!fault && isFault(thrown)) {
    const error = thrown;
    // Something of the program may be under way around this call; nothing that it uses may be touched yet.
    queueMicrotask(() => observe?.(error));
    fault = error;
  }
  thrown = undefined;
}

const guarded = (call) => (...args) => {
  if (thrown) look();
  // The code around takes a zero for nothing: no error, no result, no text.
  if (fault) return 0;
  try {
    return call(...args);
  } catch (error) {
    thrown = error;
    try {
      look();
    } catch {
      // Where the stack is full there is no room for that either: the next call has it.
    }
    throw error;
  }
};

const entrance = (exports) =>
  Object.fromEntries(
    Object.entries(exports).map(([name, value]) => [name, typeof value === "function" ? guarded(value) : value]),
  );
