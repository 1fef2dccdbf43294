// `cargo xtask serve` itself: the one command that a newcomer runs.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { expect, heading, open, test } from "./fixtures.js";
import { freePort, ROOT } from "./support/devserver.js";

test("cargo xtask serve prints its address and sign-ins, serves page and API, and stops on Ctrl-C", async ({ page, guard }) => {
  // It builds what is stale, which is nothing when `cargo xtask test` has just built it.
  test.setTimeout(900_000);
  const port = await freePort();
  const command = ["xtask", "serve", "--port", String(port)];
  // A process group of its own, as in a terminal: Ctrl-C goes to all of it.
  const serve = spawn("cargo", command, { cwd: ROOT, detached: true, stdio: ["ignore", "pipe", "ignore"] });
  const ended = once(serve, "exit");
  try {
    const printed = [];
    for await (const line of createInterface({ input: serve.stdout })) {
      printed.push(line);
      if (line.startsWith("Listening on ")) break;
    }
    const address = `http://127.0.0.1:${port}`;
    expect(printed.join("\n")).toContain(address);
    expect(printed.join("\n")).toContain("zoe@example.test");
    expect(printed.join("\n")).toContain("machine-key");
    const answer = await fetch(`${address}/iam/v1/users/me/`, { headers: { Authorization: "Token machine-key" } });
    expect(await answer.json()).toMatchObject({ user_type: "Machine", name: "Nightly export" });
    guard.allowOrigin(address);
    await open(page, { url: address }, "/profile", "machine-key");
    await expect(heading(page, "Profile")).toBeVisible();
    process.kill(-serve.pid, "SIGINT");
    await ended;
    await expect(fetch(address)).rejects.toThrow();
  } finally {
    if (serve.exitCode === null && serve.signalCode === null) process.kill(-serve.pid, "SIGKILL");
  }
});
