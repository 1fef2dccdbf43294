// What every test gets: a server of its own, and a guard that fails it for what nobody looked for.
import { test as base, expect } from "@playwright/test";
import { Devserver } from "./support/devserver.js";
import { Guard } from "./support/guard.js";

export { expect };
export * from "./support/page.js";

export const test = base.extend({
  /** Options of `server`: `{ args, port, dist }`. */
  serverOptions: [{}, { option: true }],

  /** Starts further servers; all are stopped at the end. */
  launch: async ({}, use) => {
    const started = [];
    await use(async (options) => {
      const server = new Devserver(options);
      started.push(server);
      return server.start();
    });
    await Promise.all(started.map((server) => server.stop()));
  },

  /** The embedded service with the demo accounts, as new. */
  server: async ({ launch, serverOptions, guard }, use) => {
    const server = await launch(serverOptions);
    guard.allowOrigin(server.url);
    await use(server);
  },

  guard: [
    // `launch` is named so that the servers outlive the check.
    async ({ context, page, launch: _ }, use) => {
      const guard = new Guard();
      await guard.watch(context);
      await use(guard);
      if (!page.isClosed()) await expect.poll(() => guard.complaints(), { timeout: 2000 }).toEqual([]);
      expect(guard.complaints()).toEqual([]);
    },
    { auto: true },
  ],
});
