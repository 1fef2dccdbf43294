// Where secrets must not be found. What passes over the network says what is secret; after each test everything that
// outlives a click is read and has to be free of it.

const REPORT = "__reportEvent";
const EVENTS = ["ready", "user-changed", "navigated", "dirty-changed", "unauthorized", "deleted", "error"];
/** What an access token, an API key and a host's token are alike: they speak for somebody. */
const CREDENTIAL = "credential";
/** Members of an answer of a token endpoint, and of what is sent to one. */
const TOKENS = { access_token: CREDENTIAL, refresh_token: "refresh_token", id_token: "id_token" };
const FORM = ["refresh_token", "code", "code_verifier", "password"];
const PASSWORDS = ["current_password", "new_password"];
/** Shorter texts are found anywhere. */
const SHORTEST = 6;

export class Secrets {
  #context;
  #kinds = new Map();
  #said = [];
  #reading = [];
  #persists = false;

  /** Sees everything that happens in a context from now on. */
  async watch(context) {
    this.#context = context;
    await context.exposeBinding(REPORT, (_, event) => this.#said.push(["event", event]));
    await context.addInitScript(listen, [EVENTS.map((name) => `iam-account:${name}`), REPORT]);
    context.on("console", (message) => this.#said.push(["console", message.text()]));
    context.on("weberror", (error) => this.#said.push(["console", String(error.error())]));
    context.on("request", (request) => this.#asked(request));
    context.on("response", (response) => this.#reading.push(this.#answered(response).catch(() => {})));
  }

  /** Takes a text for a secret; what it was first is what it is. */
  add(kind, text) {
    if (typeof text === "string" && text.length >= SHORTEST && !this.#kinds.has(text)) this.#kinds.set(text, kind);
  }

  #asked(request) {
    const { authorization } = request.headers();
    this.add(CREDENTIAL, authorization?.split(" ").at(-1));
    this.#said.push(["request to", request.url()]);
    const body = request.postData();
    if (!body) return;
    const sent = fields(body);
    for (const name of [...FORM, ...PASSWORDS]) this.add(name, sent[name]);
  }

  async #answered(response) {
    const request = response.request();
    if (new URL(response.url()).pathname.endsWith("/config.json")) {
      this.#persists = (await response.json()).auth?.persist === "session";
    } else if (request.postData()?.includes("grant_type=")) {
      const answer = await response.json();
      for (const [name, kind] of Object.entries(TOKENS)) this.add(kind, answer[name]);
    }
  }

  /** Every secret that lies where it must not, named by its kind and the place. */
  async complaints() {
    const frames = this.#context.pages().flatMap((page) => page.frames());
    // What is gone meanwhile has nothing any more.
    const read = frames.filter((frame) => frame.url().startsWith("http")).map((frame) => frame.evaluate(collect).catch(() => []));
    const found = (await Promise.all(read)).flat();
    await Promise.all(this.#reading);
    const cookies = (await this.#context.cookies()).filter(({ httpOnly }) => !httpOnly);
    const isTyped = ([area]) => area === "password field";
    found.filter(isTyped).forEach(([area, , text]) => this.add(area, text));
    const places = [
      ...found.filter((place) => !isTyped(place)),
      ...cookies.map(({ name, value }) => ["cookie", name, value]),
      ...this.#said.map(([area, text]) => [area, "", text]),
    ];
    const complaints = places.flatMap(([area, name, text]) => {
      const held = [...this.#kinds].filter(([secret]) => holds(`${name} ${text}`, secret)).map(([, kind]) => kind);
      return held.filter((kind) => !this.#isAllowed(kind, area, name, text)).map((kind) => `${kind} in ${area} ${name}`.trim());
    });
    return [...new Set(complaints)].sort();
  }

  #isAllowed(kind, area, name, text) {
    // A reload needs it, and the operator has said so.
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

/** Runs in each document: hands on what the element tells, before anybody can stop it. */
function listen([names, report]) {
  for (const name of names) {
    addEventListener(name, ({ detail }) => window[report](JSON.stringify([name, detail])), { capture: true });
  }
}

/** Runs in a document: all that is kept there, as `[area, name, text]`. */
async function collect() {
  const found = [];
  const look = async (area, read) => {
    try {
      for (const [name, value] of await read()) {
        found.push([area, name, typeof value === "string" ? value : (JSON.stringify(value) ?? "")]);
      }
    } catch {
      // Blocked, or not there in this browser or this context: then nothing is kept there either.
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
  await look("password field", () =>
    [...document.querySelectorAll("input[type=password]")].map(({ value }) => ["", value]),
  );
  // A sandboxed document has no storage, and asking for it is an error that nobody can catch.
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
