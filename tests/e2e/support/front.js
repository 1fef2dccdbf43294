// nginx or Caddy in front of the built page and an API, with the file of deploy/ that operators copy. Also a program:
// `cargo xtask serve --behind`.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { DIST, listen, ROOT } from "./devserver.js";

const deployed = (file) => join(ROOT, "deploy", file);

/** The text with each pattern replaced, which has to be there. */
const fill = (text, changes) =>
  changes.reduce((text, [pattern, value]) => {
    if (!pattern.test(text)) throw new Error(`deploy/nginx.conf has no ${pattern}`);
    return text.replace(pattern, () => value);
  }, text);

/** nginx.conf with its lines with EDIT edited, on plain HTTP. */
function nginx(program, { folder, files, port, api, base, signIn, brotli }) {
  const module = join(dirname(program), "../lib/nginx/modules/ngx_http_brotli_static_module.so");
  const hasBrotli = brotli && existsSync(module);
  const site = fill(readFileSync(deployed("nginx.conf"), "utf8"), [
    [/listen 443 ssl http2;/, `listen 127.0.0.1:${port};`],
    [/ *ssl_certificate .*\n/, ""],
    [/ *ssl_certificate_key .*\n/, ""],
    [/127\.0\.0\.1:9000/, new URL(api).host],
    [/\/srv\/iam-account/, files],
    [/set \$iam_base ""/, `set $iam_base "${base}"`],
    [/\^\/\(iam\/v1\/\)/, `^/(${["iam/v1/", ...signIn].join("|")})`],
    ...(hasBrotli ? [[/# brotli_static/, "brotli_static"]] : []),
  ]);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${folder}/${name};`);
  const main = [
    "daemon off; master_process off; error_log stderr crit;",
    `pid ${folder}/nginx.pid;`,
    hasBrotli ? `load_module ${module};` : "",
    "events {}",
    `http { access_log off; ${temporary.join(" ")}\n${site} }`,
  ];
  writeFileSync(join(folder, "nginx.conf"), main.join("\n"));
  return { args: ["-e", "stderr", "-p", folder, "-c", join(folder, "nginx.conf")] };
}

/** The Caddyfile with its variables set, without the port for administrators. */
function caddy(_, { folder, files, port, api, base, signIn }) {
  const global = "{\n\tadmin off\n\tdefault_bind 127.0.0.1\n\tlog {\n\t\tlevel ERROR\n\t}\n}\n";
  writeFileSync(join(folder, "Caddyfile"), `${global}import ${deployed("Caddyfile")}\n`);
  const env = {
    IAM_ADDRESS: `http://127.0.0.1:${port}`,
    IAM_FILES: files,
    IAM_API: new URL(api).host,
    IAM_BASE: base,
    IAM_SIGN_IN: signIn.map((path) => `/${path}`.replace(/\/$/, "/*")).join(" "),
    XDG_DATA_HOME: folder,
    XDG_CONFIG_HOME: folder,
  };
  return { args: ["run", "--config", join(folder, "Caddyfile")], env };
}

const SERVERS = { nginx, caddy };

/** A copy of the built page with another config.json. */
function copyWith(config, dist, folder) {
  mkdirSync(folder);
  const others = readdirSync(dist).filter((name) => name !== "config.json");
  others.forEach((name) => symlinkSync(join(dist, name), join(folder, name)));
  writeFileSync(join(folder, "config.json"), config);
  return folder;
}

/**
 * One server. `api` is the URL of the service behind it, `config` the text of config.json, and `base` the path of the page
 * without its last slash. `signIn` has further paths of that service, and folders that end with a slash. With `brotli: false`
 * nginx goes without that module, which is a package of its own.
 */
export class Front {
  #name;
  #options;
  #folder;
  #process;
  #errors = "";

  constructor({ name, api, config, base = "", signIn = [], dist = DIST, port, brotli = true }) {
    this.#name = name;
    this.#options = { api, config, base, signIn, dist, port, brotli };
  }

  async start() {
    const program = process.env[`${this.#name.toUpperCase()}_PATH`] ?? this.#name;
    const port = this.#options.port ?? (await freePort());
    const folder = (this.#folder = mkdtempSync(join(tmpdir(), `iam-account-${this.#name}-`)));
    const files = copyWith(this.#options.config, this.#options.dist, join(folder, "files"));
    const { args, env } = SERVERS[this.#name](program, { ...this.#options, folder, files, port });
    this.#process = spawn(program, args, { env: { ...process.env, ...env }, stdio: ["ignore", "ignore", "pipe"] });
    this.#process.stderr.on("data", (text) => (this.#errors += text));
    /** The origin, and the URL of the page without a trailing slash. */
    this.origin = `http://127.0.0.1:${port}`;
    this.url = this.origin + this.#options.base;
    await this.#listening(port);
    return this;
  }

  async #listening(port) {
    while (!(await accepts(port))) {
      if (this.#process.exitCode !== null) throw new Error(`${this.#name} did not start: ${this.#errors}`);
      await pause(20);
    }
  }

  /** Stops at once. */
  async stop() {
    this.#process.kill("SIGKILL");
    if (this.#process.exitCode === null && this.#process.signalCode === null) await once(this.#process, "exit");
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Neither server can be handed a socket, or says which port it has taken. */
async function freePort() {
  const socket = await listen();
  const { port } = socket.address();
  socket.close();
  await once(socket, "close");
  return port;
}

async function accepts(port) {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** Starts the API, a devserver, and the server in front of it; both end with this program. */
async function serve() {
  const options = ["name", "dist", "config", "port", "sign-in"].map((name) => [name, { type: "string" }]);
  const { values, positionals } = parseArgs({ options: Object.fromEntries(options), allowPositionals: true });
  const [program, ...args] = positionals;
  const behind = spawn(program, [...args, "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(createInterface({ input: behind.stdout }), "line");
  const front = new Front({
    name: values.name,
    api: line.replace("Listening on ", ""),
    dist: values.dist,
    config: readFileSync(values.config, "utf8"),
    port: Number(values.port),
    signIn: values["sign-in"].split(","),
  });
  await front.start();
  const stop = async () => {
    behind.kill();
    await front.stop();
    process.exit();
  };
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, stop);
  console.log(`Listening on ${front.url}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await serve();
