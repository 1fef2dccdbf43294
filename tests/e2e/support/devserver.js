// The devserver as a process of its own, with access to its API past the page.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The work tree. */
export const ROOT = process.env.ROOT ?? here("../../..");
/** The built page. */
export const DIST = process.env.DIST ?? here("../../../dist");
/** The page as a debug build: unoptimised, with the gallery of components and the pseudo-locale. */
export const DEV_DIST = process.env.DEV_DIST ?? here("../../../dist-dev");
const PROGRAM = process.env.DEVSERVER ?? here("../../../target/debug/devserver");

/** A listening socket to hand to a server, for a URL that must be known before the server starts. */
export async function listen() {
  const socket = createServer().listen(0, "127.0.0.1");
  await once(socket, "listening");
  return socket;
}

/**
 * One server. `args` follow those that every test needs. `config` is served in place of the built config.json. With `db`,
 * a path, the stored data survives `stop`. It listens on `socket`, from `listen`, or else on `port`. With `record`,
 * `exchanges` has every request to the API with its response once it has stopped.
 */
export class Devserver {
  #args;
  #socket;
  #port;
  #config;
  #record;
  #folder;
  #process;
  exchanges = [];

  constructor({ args = [], socket, port = 0, dist = DIST, config, db = ":memory:", record = false } = {}) {
    this.#args = ["--db", db, "--demo", "--dist", dist, ...args];
    this.#socket = socket;
    this.#port = port;
    this.#config = config;
    this.#record = record;
  }

  /** Starts, also again after `stop`: on the same port, and without `db` with new demo accounts. */
  async start() {
    const env = { ...process.env, RUST_LOG: "warn" };
    // Node passes only connections by themselves; a listening socket goes by its number.
    const fd = this.#socket?._handle.fd;
    const [input, place] = fd ? [fd, ["--socket-on-stdin"]] : ["ignore", ["--port", String(this.#port)]];
    const options = { env, stdio: [input, "pipe", "inherit"] };
    const record = this.#record ? ["--record", this.#file("record")] : [];
    this.#process = spawn(PROGRAM, [...place, ...this.#configFile(), ...record, ...this.#args], options);
    // The server has its own copy, and alone accepts connections from now on.
    this.#socket?.close();
    this.#socket = undefined;
    const ended = once(this.#process, "exit").then(([code]) => {
      throw new Error(`${PROGRAM} ended with ${code} before it listened`);
    });
    const address = await Promise.race([this.#address(), ended]);
    ended.catch(() => {});
    /** The URL of the page, without a trailing slash. */
    this.url = address;
    this.origin = new URL(address).origin;
    this.#port = Number(new URL(address).port);
    return this;
  }

  #configFile() {
    if (this.#config === undefined) return [];
    const file = this.#file("config.json");
    writeFileSync(file, JSON.stringify(this.#config));
    return ["--config", file];
  }

  /** The path of a file of its own. */
  #file(name) {
    this.#folder ??= mkdtempSync(join(tmpdir(), "iam-account-"));
    return join(this.#folder, name);
  }

  #readRecord() {
    const file = this.#record && this.#file("record");
    if (!file || !existsSync(file)) return [];
    // The last line is empty, or cut off by the signal.
    return readFileSync(file, "utf8").split("\n").slice(0, -1).map(JSON.parse);
  }

  async #address() {
    for await (const line of createInterface({ input: this.#process.stdout })) {
      const address = line.match(/^Listening on (http:\/\/\S+)$/);
      if (address) return address[1];
    }
    return new Promise(() => {});
  }

  /** Stops at once, as a crash would. */
  async stop() {
    const ending = this.#process;
    if (ending && ending.exitCode === null && ending.signalCode === null) {
      const ended = once(ending, "exit");
      ending.kill("SIGKILL");
      await ended;
    }
    this.exchanges.push(...this.#readRecord());
    if (this.#folder) rmSync(this.#folder, { recursive: true, force: true });
    this.#folder = undefined;
  }

  /** Sends a request to the API. `path` follows `/users/me/`; a string is sent as it is, another value as JSON. */
  async api(method, path, body, key = "demo-key") {
    const headers = { Authorization: `Token ${key}` };
    if (body !== undefined && !(body instanceof FormData)) headers["Content-Type"] = "application/json";
    const plain = body === undefined || typeof body === "string" || body instanceof FormData;
    const response = await fetch(`${this.origin}/iam/v1/users/me/${path}`, {
      method,
      headers,
      body: plain ? body : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, text, json: () => JSON.parse(text) };
  }

  /** The document at `path`, parsed. */
  async read(path = "", key = "demo-key") {
    return (await this.api("GET", path, undefined, key)).json();
  }
}
