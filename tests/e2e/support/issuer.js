// An OpenID provider that is not ours: the certified `oidc-provider` in a process of its own.
import { fork } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const PROGRAM = fileURLToPath(new URL("issuer_process.js", import.meta.url));

/** The one client: public, with the code flow and S256. */
export const CLIENT_ID = "iam-account";
/** The `aud` of access tokens, which are JSON Web Tokens. */
export const AUDIENCE = "https://api.example.test";

/** One issuer. Whoever types a known e-mail is let in with any password, and asked for no consent. */
export class Issuer {
  #options;
  #process;

  /**
   * `pages` are the addresses of the page, which add `/signed-in` and `/signed-out`. Lifetimes are in seconds, and a
   * rotated refresh token lives no longer than the first. `skewSeconds` is how far the issuer's clock is ahead.
   */
  constructor({ pages = [], port = 0, accessTokenTtl = 300, refreshTokenTtl = 3600, skewSeconds = 0 } = {}) {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    // The keys are the test's, so that tokens stay good when the process ends and comes back.
    const key = { ...privateKey.export({ format: "jwk" }), alg: "RS256", use: "sig" };
    this.#options = { pages, port, accessTokenTtl, refreshTokenTtl, skewSeconds, key };
    Object.assign(this.#options, { clientId: CLIENT_ID, audience: AUDIENCE });
  }

  /** Starts, also after `stop`: on the same port, with the same keys, and without the sessions of before. */
  async start() {
    const stdio = ["ignore", "ignore", "inherit", "ipc"];
    this.#process = fork(PROGRAM, [JSON.stringify(this.#options)], { stdio });
    const { port } = await this.#answer();
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

  /** Refuses connections until `up`, and forgets nothing. */
  async down() {
    await this.#tell("down");
  }

  async up() {
    await this.#tell("up");
  }

  /** Takes back what a subject was granted, refresh tokens above all; who is signed in at the issuer stays so. */
  async revoke(sub) {
    await this.#tell("revoke", sub);
  }

  async #tell(command, argument) {
    const answer = this.#answer();
    this.#process.send([command, argument]);
    await answer;
  }

  async #answer() {
    const told = new AbortController();
    const { signal } = told;
    const ended = once(this.#process, "exit", { signal }).then(([code]) => {
      throw new Error(`the issuer ended with ${code}`);
    });
    const [answer] = await Promise.race([once(this.#process, "message", { signal }), ended]);
    ended.catch(() => {});
    told.abort();
    return answer;
  }
}
