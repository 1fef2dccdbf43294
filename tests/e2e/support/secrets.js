// Finds leaked secrets. The network traffic shows what is secret; after each test everything that may be stored is read and
// must contain none of it.

const REPORT = "__reportEvent";
const EVENTS = ["ready", "user-changed", "navigated", "dirty-changed", "unauthorized", "deleted", "error"];
/** The kind of access tokens, API keys and a host's tokens. */
const CREDENTIAL = "credential";
/** Members of a token response, and of a request to a token endpoint. */
const TOKENS = { access_token: CREDENTIAL, refresh_token: "refresh_token", id_token: "id_token" };
const FORM = ["refresh_token", "code", "code_verifier", "password"];
const PASSWORDS = ["current_password", "new_password"];
/** The minimum length of a secret, because shorter texts occur by chance. */
const SHORTEST = 6;

export class Secrets {
  #context;
  #kinds = new Map();
  #outputs = [];
  #reading = [];
  #persists = false;

  /** Observes everything in a context from now on. */
  async watch(context) {
    this.#context = context;
    await context.exposeBinding(REPORT, (_, event) => this.#outputs.push(["event", event]));
    await context.addInitScript(listen, [EVENTS.map((name) => `iam-account:${name}`), REPORT]);
    context.on("console", (message) => this.#outputs.push(["console", message.text()]));
    context.on("weberror", (error) => this.#outputs.push(["console", String(error.error())]));
    context.on("request", (request) => this.#onRequest(request));
    context.on("response", (response) => this.#onResponse(response));
  }

  /** Adds a secret; its first kind counts. */
  add(kind, text) {
    if (typeof text === "string" && text.length >= SHORTEST && !this.#kinds.has(text)) this.#kinds.set(text, kind);
  }

  #onRequest(request) {
    const { authorization } = request.headers();
    this.add(CREDENTIAL, authorization?.split(" ").at(-1));
    this.#outputs.push(["request to", request.url()]);
    const body = request.postData();
    if (!body) return;
    const sent = fields(body);
    for (const name of [...FORM, ...PASSWORDS]) this.add(name, sent[name]);
  }

  #onResponse(response) {
    if (new URL(response.url()).pathname.endsWith("/config.json")) {
      // Not waited for: the page has preloaded it, and a response out of the memory cache may never count as finished.
      this.#onConfig(response).catch(() => {});
    } else if (response.request().postData()?.includes("grant_type=")) {
      this.#reading.push(this.#onTokens(response).catch(() => {}));
    }
  }

  async #onConfig(response) {
    this.#persists = (await response.json()).auth?.persist === "session";
  }

  async #onTokens(response) {
    const body = await response.json();
    for (const [name, kind] of Object.entries(TOKENS)) this.add(kind, body[name]);
  }

  /** Every secret at a forbidden place, as its kind and the place. */
  async complaints() {
    const frames = this.#context.pages().flatMap((page) => page.frames());
    // A frame that is gone contains nothing.
    const read = frames.filter((frame) => frame.url().startsWith("http")).map((frame) => frame.evaluate(collect).catch(() => []));
    const found = (await Promise.all(read)).flat();
    await Promise.all(this.#reading);
    const cookies = (await this.#context.cookies()).filter(({ httpOnly }) => !httpOnly);
    const isTyped = ([area]) => area === "password field";
    found.filter(isTyped).forEach(([area, , text]) => this.add(area, text));
    const places = [
      ...found.filter((place) => !isTyped(place)),
      ...cookies.map(({ name, value }) => ["cookie", name, value]),
      ...this.#outputs.map(([area, text]) => [area, "", text]),
    ];
    const complaints = places.flatMap(([area, name, text]) => {
      const held = [...this.#kinds].filter(([secret]) => holds(`${name} ${text}`, secret)).map(([, kind]) => kind);
      return held.filter((kind) => !this.#isAllowed(kind, area, name, text)).map((kind) => `${kind} in ${area} ${name}`.trim());
    });
    return [...new Set(complaints)].sort();
  }

  #isAllowed(kind, area, name, text) {
    // `auth.persist: "session"` stores it for a reload.
    if (kind === "refresh_token") return area === "sessionStorage" && name === "iam-account:oidc" && this.#persists;
    // RFC 6749 §4.1.2 and OpenID Connect RP-Initiated Logout 1.0 §2 send these in a URL.
    if (kind === "code") return area === "request to";
    return kind === "id_token" && ["request to", "address"].includes(area) && text.includes("id_token_hint=");
  }
}

/** Members of a body, whatever its type. */
function fields(body) {
  try {
    return Object(JSON.parse(body));
  } catch {
    return Object.fromEntries(new URLSearchParams(body));
  }
}

/** Whether a text has a secret, as it is or as URLs and JSON write it. */
const holds = (text, secret) =>
  [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), Buffer.from(secret).toString("base64")].some(
    (form) => text.includes(form),
  );

/** Runs in each document: reports the element's events before another listener can stop them. */
function listen([names, report]) {
  for (const name of names) {
    addEventListener(name, ({ detail }) => window[report](JSON.stringify([name, detail])), { capture: true });
  }
}

/** Runs in a document: everything that is stored there, as `[area, name, text]`. */
async function collect() {
  const found = [];
  const look = async (area, read) => {
    try {
      for (const [name, value] of await read()) {
        found.push([area, name, typeof value === "string" ? value : (JSON.stringify(value) ?? "")]);
      }
    } catch {
      // Blocked or not available: then nothing is stored there either.
    }
  };
  await look("localStorage", () => Object.entries({ ...localStorage }));
  await look("sessionStorage", () => Object.entries({ ...sessionStorage }));
  await look("cookie", () => [["", document.cookie]]);
  await look("address", () => [["", location.href]]);
  await look("history", () => navigation.entries().map(({ url }) => ["", url]));
  await look("history.state", () => [["", history.state]]);
  await look("window.name", () => [["", window.name]]);
  await look("title", () => [["", document.title]]);
  const trees = [document, ...document.querySelectorAll("iam-account")].map((node) => node.shadowRoot ?? node);
  await look("password field", () =>
    trees.flatMap((tree) => [...tree.querySelectorAll("input[type=password]")]).map(({ value }) => ["", value]),
  );
  // A sandboxed document has no storage, and reading it is an error that cannot be caught.
  if (self.origin === "null") return found;
  const records = (store) =>
    new Promise((resolve, reject) => {
      const [keys, values] = [store.getAllKeys(), store.getAll()];
      values.onsuccess = () => resolve([keys.result, values.result]);
      values.onerror = reject;
    });
  await look("IndexedDB", async () => {
    const all = [];
    for (const { name } of await indexedDB.databases()) {
      const opened = indexedDB.open(name);
      await new Promise((resolve, reject) => Object.assign(opened, { onsuccess: resolve, onerror: reject }));
      for (const store of opened.result.objectStoreNames) {
        all.push([name, await records(opened.result.transaction(store).objectStore(store))]);
      }
      opened.result.close();
    }
    return all;
  });
  await look("caches", async () => {
    const all = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) all.push([name, [request.url, await (await cache.match(request)).text()]]);
    }
    return all;
  });
  return found;
}
