// Random actions under random faults: the network's, a server that is killed, a device that goes offline. At the end the
// database has what the page reported, and the screen shows what the database has. `SOAK_SEED` repeats a run, and
// `cargo xtask test --soak 2000` makes longer ones.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, field, open, test as base } from "./fixtures.js";
import { shipped } from "./support/config.js";
import { Faults } from "./support/faults.js";
import { Model } from "./support/model.js";
import { Dice } from "./support/random.js";
import { Person } from "./support/soak.js";

const SEEDS = process.env.SOAK_SEED ? [Number(process.env.SOAK_SEED)] : [20261124, 42, 7];
/** For each seed. */
const ACTIONS = Number(process.env.SOAK_ACTIONS ?? 50);
/** Short intervals, so that a wrong step is found near its cause. */
const LOOK_EVERY = 25;

const test = base.extend({
  /** Keeps its data when it is killed. */
  server: async ({ launch, guard }, use) => {
    const folder = mkdtempSync(join(tmpdir(), "iam-account-"));
    const server = await launch({ config: shipped(), db: join(folder, "db.sqlite") });
    guard.allowOrigin(server.url);
    await use(server);
    await server.stop();
    rmSync(folder, { recursive: true });
  },
});

for (const seed of SEEDS)
  test(`the result of ${ACTIONS} random actions under random faults equals a model: seed ${seed}`, async ({ page, server, guard }) => {
    test.setTimeout(60_000 + ACTIONS * 2000);
    guard.expectError(/Failed to load resource/);
    const config = await server.read("config/");
    const known = { ...config, dark_mode: false, interface_config: { a: 0 } };
    await server.api("PUT", "config/", known);

    const faults = new Faults(page, server);
    await faults.watch();
    await open(page, server, "/profile");
    await expect(field(page, "First name")).toHaveValue("Zoé");
    const person = new Person(page, server, new Dice(seed), faults, await Model.read(server));
    const agree = async () => expect((await Model.read(server)).docs).toEqual(person.model.docs);
    try {
      await person.look();
      for (let action = 0; action < ACTIONS; action++) {
        await person.act();
        if (action % LOOK_EVERY === 0) await agree();
      }
      await agree();
      // Pages read again when they are opened, so wait for that.
      await expect(async () => expect(person.model.docs).toMatchObject(await person.look())).toPass({ timeout: 20_000 });
    } catch (cause) {
      const log = person.log.slice(-LOOK_EVERY - 5).join("\n");
      throw new Error(`SOAK_SEED=${seed}: ${cause.message}\n\nThe last actions:\n${log}`, { cause });
    }
  });
