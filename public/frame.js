// Lets the standalone page talk to the portal that frames it (docs/decisions/0066-iframe-host.md). Only a page in a frame whose
// config.json lists origins fetches this file. The element is the only way in: its attributes, `getToken` and events.

/** The version of the protocol. */
const VERSION = 1;

/** Milliseconds that the start, and a request for a token, wait for a portal that has not spoken yet. */
const START_PATIENCE = 1000;
const TOKEN_PATIENCE = 10000;

/**
 * For a page that is as high as its content: these are heights that depend on the frame's, and the two would drive each other.
 */
const SHEET = `
  iam-account[standalone], iam-account .standalone { min-block-size: 0 !important }
  iam-account > .iam-failure, iam-account .sign-in.card, iam-account .standalone > .content { margin-block: 2rem !important }
`;

let isJoined = false;

/**
 * Begins to talk, once in the life of the page. `file` is the text of config.json. Resolves when the portal has said what to show,
 * or is silent.
 */
export async function join(element, file) {
  const { origins, base } = read(file);
  if (isJoined || origins.length === 0) return;
  isJoined = true;
  const { promise: connected, resolve: connect } = Promise.withResolvers();
  /** The last message of each type, for a portal that speaks later. */
  const latest = new Map();
  const tokens = new Map();
  let port;
  let count = 0;

  const post = (type, content) => {
    latest.set(type, { iam: VERSION, type, ...content });
    port?.postMessage(latest.get(type));
  };

  const show = (path) => {
    if (typeof path !== "string" || !URL.canParse(base + path, location.origin)) return;
    const url = new URL(base + path, location.origin);
    if (url.origin !== location.origin || !url.pathname.startsWith(`${base}/`) || url.href === location.href) return;
    // The portal's router has made the step in the history.
    history.replaceState(history.state, "", url);
    dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
  };

  /** What is not there stays as it is. */
  const apply = ({ theme, locale, route }) => {
    if (["light", "dark", null].includes(theme)) element.theme = theme;
    if (locale === null || typeof locale === "string") element.locale = locale;
    show(route);
  };

  const verbs = {
    __proto__: null,
    theme: apply,
    locale: apply,
    route: apply,
    token: ({ id, token }) => tokens.get(id)?.(token),
    // The portal's script asks the person, because browsers block dialogs of a frame.
    leave: async ({ id }) => {
      let question = null;
      await element.canLeave((text) => (question = text));
      port.postMessage({ iam: VERSION, type: "leave", id, question });
    },
  };

  const hear = ({ data, source, origin, ports: [given] }) => {
    if (source !== parent || !origins.includes(origin)) return;
    if (data?.iam > VERSION) source.postMessage({ iam: VERSION, type: "unsupported" }, origin);
    if (data?.iam !== VERSION || data.type !== "hello" || !given) return;
    removeEventListener("message", hear);
    port = given;
    port.onmessage = ({ data }) => {
      if (data?.iam > VERSION) port.postMessage({ iam: VERSION, type: "unsupported" });
      if (data?.iam === VERSION) verbs[data.type]?.(data);
    };
    apply(data);
    for (const message of latest.values()) port.postMessage(message);
    fit(element, (px) => post("height", { px }));
    connect();
  };

  element.getToken = async (reason) => {
    await Promise.race([connected, new Promise((_, late) => setTimeout(late, TOKEN_PATIENCE))]);
    const id = ++count;
    return new Promise((give) => {
      tokens.set(id, give);
      port.postMessage({ iam: VERSION, type: "token", id, reason });
    }).finally(() => tokens.delete(id));
  };
  element.addEventListener("iam-account:navigated", ({ detail: { page, path } }) => {
    if (path.startsWith(`${base}/`)) post("route", { page, path: path.slice(base.length) });
  });
  element.addEventListener("iam-account:dirty-changed", ({ detail }) => post("dirty", detail));
  addEventListener("message", hear);
  for (const origin of origins) parent.postMessage({ iam: VERSION, type: "ready" }, origin);
  await Promise.race([connected, new Promise((go) => setTimeout(go, START_PATIENCE))]);
}

/** The listed origins that may be the parent's, and the path below which the pages live. */
function read(file) {
  try {
    const { embed, basePath } = JSON.parse(file);
    const base = basePath ? new URL(basePath, location.href).pathname : new URL(".", import.meta.url).pathname;
    // Where the list is wrong, this throws or leaves nothing, and the page shows what is wrong.
    const listed = embed.origins.every((text) => new URL(text).origin === text) ? [...new Set(embed.origins)] : [];
    // Not every browser says who the parent is; a parent's policy can forbid it, too. Then the browser drops what is posted
    // to an origin that is not the parent's.
    const [known = "null"] = location.ancestorOrigins ?? [];
    const origins = known === "null" ? listed : listed.filter((origin) => origin === known);
    return { origins, base: base.replace(/\/+$/, "") };
  } catch {
    return { origins: [] };
  }
}

/** Reports the height of the content in CSS pixels, at most once for each picture on the screen, and only when it has changed. */
function fit(element, report) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(SHEET);
  document.adoptedStyleSheets.push(sheet);
  let last;
  new ResizeObserver(() => {
    const px = Math.ceil(element.getBoundingClientRect().height);
    if (px !== last) report((last = px));
  }).observe(element);
}
