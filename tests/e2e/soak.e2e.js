// Five hundred random actions under random faults. At the end the database has what the page reported, and the screen shows
// what the database has. `SOAK_SEED` repeats a run.
import { expect, field, open, test } from "./fixtures.js";
import { Faults } from "./support/faults.js";
import { Model } from "./support/model.js";
import { Dice } from "./support/random.js";
import { Person } from "./support/soak.js";

const SEED = Number(process.env.SOAK_SEED ?? 20261124);
const ACTIONS = Number(process.env.SOAK_ACTIONS ?? 500);
/** Short intervals, so that a wrong step is found near its cause. */
const LOOK_EVERY = 25;

test.use({ trace: "off" });

test("the result of five hundred random actions under random faults equals a model", async ({ page, server, guard }) => {
  test.setTimeout(600_000);
  guard.expectError(/Failed to load resource/);
  const config = await server.read("config/");
  const known = { ...config, dark_mode: false, interface_config: { a: 0 } };
  await server.api("PUT", "config/", known);

  const faults = new Faults();
  await faults.watch(page);
  await open(page, server, "/profile");
  await expect(field(page, "First name")).toHaveValue("Zoé");
  const person = new Person(page, server, new Dice(SEED), faults, await Model.read(server));
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
    throw new Error(`SOAK_SEED=${SEED}: ${cause.message}\n\nThe last actions:\n${log}`, { cause });
  }
});
