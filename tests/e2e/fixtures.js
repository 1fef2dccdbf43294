// The fixtures of every test: a server of its own, and a guard that fails it for unexpected events.
import { test as base, expect } from "@playwright/test";
import { shipped } from "./support/config.js";
import { violations } from "./support/contract.js";
import { Devserver } from "./support/devserver.js";
import { Guard } from "./support/guard.js";
import { Secrets } from "./support/secrets.js";

export { expect };
export * from "./support/page.js";

export const test = base.extend({
  /** Options of `server`: `{ args, port, dist, config }`. */
  serverOptions: [{}, { option: true }],

  /**
   * Starts something that has `start` and `stop`. All are stopped at the end, after the last check, because stopping a
   * server causes an error for each request that is still under way.
   */
  start: async ({}, use) => {
    const started = [];
    await use(async (process) => {
      started.push(process);
      return process.start();
    });
    await Promise.all(started.map((process) => process.stop()));
    const exchanges = started.flatMap((process) => process.exchanges ?? []);
    expect(await violations(exchanges), "against docs/contract/openapi.json").toEqual([]);
  },

  /** Starts further servers. */
  launch: async ({ start }, use) => {
    await use((options) => start(new Devserver({ record: true, ...options })));
  },

  /** A devserver with new demo accounts, whose page asks for an API key. */
  server: async ({ launch, serverOptions, guard }, use) => {
    const server = await launch({ config: shipped(), ...serverOptions });
    guard.allowOrigin(server.url);
    await use(server);
  },

  guard: [
    // `launch` is a dependency, so that the servers outlive the check.
    async ({ context, page, launch: _ }, use) => {
      const guard = new Guard();
      await guard.watch(context);
      await use(guard);
      if (!page.isClosed()) await expect.poll(() => guard.complaints(), { timeout: 2000 }).toEqual([]);
      expect(guard.complaints()).toEqual([]);
    },
    { auto: true },
  ],

  secrets: [
    // `guard` is a dependency, so that the servers outlive this check too.
    async ({ context, page: _, guard: __ }, use) => {
      const secrets = new Secrets();
      await secrets.watch(context);
      await use(secrets);
      expect(await secrets.complaints(), "secrets where they must not be").toEqual([]);
    },
    { auto: true },
  ],
});
