// `cargo xtask serve`: the first command that a new developer runs.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { expect, field, heading, json, open, test as base } from "./fixtures.js";
import { shipped } from "./support/config.js";
import { signInAtServer } from "./support/cookie.js";
import { ROOT } from "./support/devserver.js";

const test = base.extend({
  /** Runs the command until it listens. Returns its URL, its output so far, and a function that sends Ctrl-C. */
  serve: async ({}, use) => {
    const groups = [];
    await use(async (...options) => {
      const command = ["xtask", "serve", "--port", "0", ...options];
      // A separate process group, as in a terminal: Ctrl-C goes to the whole group.
      const serve = spawn("cargo", command, { cwd: ROOT, detached: true, stdio: ["ignore", "pipe", "ignore"] });
      groups.push(serve);
      const ended = once(serve, "exit");
      const printed = [];
      for await (const line of createInterface({ input: serve.stdout })) {
        printed.push(line);
        if (line.startsWith("Listening on ")) break;
      }
      const interrupt = async () => {
        process.kill(-serve.pid, "SIGINT");
        await ended;
      };
      const address = printed.at(-1).replace("Listening on ", "");
      return { address, printed: printed.slice(0, -1).join("\n"), interrupt };
    });
    for (const serve of groups) {
      if (serve.exitCode === null && serve.signalCode === null) process.kill(-serve.pid, "SIGKILL");
    }
  },
});

// Serial, because they build in the same folder. Each builds what is stale; there is nothing stale after
// `cargo xtask test`.
test.describe.configure({ mode: "default", timeout: 900_000 });

test("cargo xtask serve prints its address and sign-ins, serves page and API, and stops on Ctrl-C", async ({ page, guard, serve }) => {
  const { address, printed, interrupt } = await serve();
  expect(printed).toContain(address);
  expect(printed).toContain("zoe@example.test");
  expect(printed).toContain("machine-key");
  const response = await fetch(`${address}/iam/v1/users/me/`, { headers: { Authorization: "Token machine-key" } });
  expect(await response.json()).toMatchObject({ user_type: "Machine", name: "Nightly export" });
  guard.allowOrigin(address);
  // Other tests sign in on the page.
  await page.route("**/config.json", (route) => route.fulfill(json(200, shipped())));
  await open(page, { url: address }, "/profile", "machine-key");
  await expect(heading(page, "Profile")).toBeVisible();
  // The parts that the page loads after its first form would be cut off.
  await page.waitForLoadState("networkidle");
  await interrupt();
  await expect(fetch(address)).rejects.toThrow();
});

test("a second cargo xtask serve builds nothing and listens within half a minute", async ({ serve }) => {
  await (await serve()).interrupt();
  const start = performance.now();
  const { address, printed } = await serve();
  expect(performance.now() - start).toBeLessThan(30_000);
  expect(printed).toContain("dist/ is up to date.");
  expect(printed).not.toContain("Building dist/");
  expect((await fetch(address)).status).toBe(200);
});

for (const server of ["nginx", "caddy"]) {
  test(`cargo xtask serve --behind ${server} shows the page behind it, signs in, and stops on Ctrl-C`, async ({ page, guard, serve }) => {
    const { address, interrupt } = await serve("--behind", server);
    guard.allowOrigin(address);
    await page.goto(`${address}/profile`);
    await signInAtServer(page);
    await expect(field(page, "First name")).toBeVisible();
    const { headers } = await fetch(`${address}/profile`);
    expect(headers.get("server")?.toLowerCase()).toBe(server);
    expect(headers.get("strict-transport-security")).not.toBeNull();
    await page.waitForLoadState("networkidle");
    await interrupt();
    await expect(fetch(address)).rejects.toThrow();
  });
}
