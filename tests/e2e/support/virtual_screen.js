// A screen without a device, for browsers that have no headless mode.
import { spawn } from "node:child_process";
import { once } from "node:events";

/** Starts a screen of a number that is free, and returns the environment that leads to it. */
export async function screen() {
  const server = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1280x900x24", "-nolisten", "tcp"], { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  process.once("exit", () => server.kill());
  const [number] = await once(server.stdio[3], "data");
  return { env: { ...process.env, DISPLAY: `:${String(number).trim()}` }, stop: () => server.kill() };
}
