// A browser without WebAssembly, as Lockdown Mode makes it: V8 without its compilers has none.

/** For `test.extend`. */
export const WITHOUT_WASM = {
  launchOptions: [
    async ({ launchOptions }, use) => {
      await use({ ...launchOptions, args: [...launchOptions.args, "--js-flags=--jitless"] });
    },
    { scope: "worker" },
  ],
};
