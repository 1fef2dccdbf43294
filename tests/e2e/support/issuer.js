// An independent OpenID provider: the certified `oidc-provider` in a process of its own.
import { fork } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const PROGRAM = fileURLToPath(new URL("issuer_process.js", import.meta.url));

/** The one client: public, with the code flow and S256. */
export const CLIENT_ID = "iam-account";
/** The `aud` of access tokens, which are JSON Web Tokens. */
export const AUDIENCE = "https://api.example.test";

/** One issuer. It accepts a known email with any password, and requires no consent. */
export class Issuer {
  #options;
  #process;

  /**
   * `pages` are the base URLs of the page, to which `returns` are added: where it comes back after signing in and out. Lifetimes are in seconds; a
   * rotated refresh token ends with the first one. `skewSeconds` is how far the issuer's clock is ahead.
   */
  constructor({ pages = [], returns = ["/signed-in", "/signed-out"], port = 0, accessTokenTtl = 300, refreshTokenTtl = 3600, skewSeconds = 0 } = {}) {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    // The test holds the keys, so that tokens stay valid when the process restarts.
    const key = { ...privateKey.export({ format: "jwk" }), alg: "RS256", use: "sig" };
    this.#options = { pages, returns, port, accessTokenTtl, refreshTokenTtl, skewSeconds, key };
    Object.assign(this.#options, { clientId: CLIENT_ID, audience: AUDIENCE });
  }

  /** Starts, also again after `stop`: on the same port, with the same keys, and without the earlier sessions. */
  async start() {
    const stdio = ["ignore", "ignore", "inherit", "ipc"];
    this.#process = fork(PROGRAM, [JSON.stringify(this.#options)], { stdio });
    const { port } = await this.#reply();
    this.#options.port = port;
    /** The `iss` of its tokens. */
    this.url = `http://127.0.0.1:${port}`;
    return this;
  }

  /** Stops at once, as a crash would. */
  async stop() {
    const ending = this.#process;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    const ended = once(ending, "exit");
    ending.kill("SIGKILL");
    await ended;
  }

  /** Refuses connections until `up`, and keeps its sessions. */
  async down() {
    await this.#send("down");
  }

  async up() {
    await this.#send("up");
  }

  /** Revokes the grants of a subject with their refresh tokens; the session at the issuer stays. */
  async revoke(sub) {
    await this.#send("revoke", sub);
  }

  async #send(command, argument) {
    const reply = this.#reply();
    this.#process.send([command, argument]);
    await reply;
  }

  async #reply() {
    const listening = new AbortController();
    const { signal } = listening;
    const ended = once(this.#process, "exit", { signal }).then(([code]) => {
      throw new Error(`the issuer ended with ${code}`);
    });
    const [reply] = await Promise.race([once(this.#process, "message", { signal }), ended]);
    ended.catch(() => {});
    listening.abort();
    return reply;
  }
}
