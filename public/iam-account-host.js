// For a portal on another origin: shows the account page in a frame and talks to it (docs/decisions/0066-iframe-host.md).
// It needs no other file, and its name is stable.

/** The version of the protocol. */
const VERSION = 1;

/** Milliseconds for a page to say what would be lost. A page that does not has gone. */
const PATIENCE = 5000;

/**
 * Adds the frame to `container` and returns it with the verbs on it. `url` is that of the page, whose origin is the only one
 * that is heard. npm/host.d.ts describes the options.
 */
export function frameAccount(container, options) {
  const { url, title = "Account", getToken, onRoute, onDirty, ask = confirm, theme, locale, route } = options;
  /** What a page is told first. */
  const now = { theme, locale, route };
  const { href, origin } = new URL(url, location.href);
  // A sandboxed frame of anyone has this one.
  if (origin === "null") throw new TypeError(`no origin: ${url}`);
  const frame = Object.assign(document.createElement("iframe"), { src: href, title });
  Object.assign(frame.style, { border: 0, display: "block", width: "100%" });
  const questions = new Map();
  let port;
  let count = 0;

  const post = (to, type, content, ...where) => to?.postMessage({ iam: VERSION, type, ...content }, ...where);

  const verbs = {
    __proto__: null,
    height: ({ px }) => {
      if (px > 0) frame.style.height = `${px}px`;
    },
    // On the port that asked: another page may be in the frame by then.
    token: async ({ id, reason }, asking) => {
      const token = await new Promise((give) => give(getToken(reason))).catch(() => null);
      post(asking, "token", { id, token: typeof token === "string" ? token : null });
    },
    route: ({ page, path }) => onRoute?.({ page, path }),
    dirty: ({ dirty, kept, pages }) => onDirty?.({ dirty, kept, pages }),
    leave: ({ id, question }) => questions.get(id)?.(question),
  };

  const lose = () => {
    port?.close();
    port = undefined;
    for (const settle of questions.values()) settle();
  };

  const hear = ({ data, source, origin: from }) => {
    if (source !== frame.contentWindow || from !== origin) return;
    if (data?.iam > VERSION) post(source, "unsupported", {}, origin);
    if (data?.iam !== VERSION || data.type !== "ready") return;
    // Also after the frame was loaded anew: the old page has gone.
    lose();
    const channel = new MessageChannel();
    port = channel.port1;
    port.onmessage = ({ data, target }) => {
      if (data?.iam > VERSION) post(target, "unsupported");
      if (data?.iam === VERSION) verbs[data.type]?.(data, target);
    };
    post(source, "hello", now, origin, [channel.port2]);
    // A page that is loaded anew stays where it is.
    delete now.route;
  };

  const set = (name) => (value) => {
    if (name !== "route" || !port) now[name] = value;
    post(port, name, { [name]: value });
  };

  addEventListener("message", hear);
  container.append(frame);
  return {
    frame,
    theme: set("theme"),
    locale: set("locale"),
    route: set("route"),
    /** Whether nothing is lost when the frame goes; else the person is asked. */
    canLeave: async () => {
      const id = ++count;
      const question = port && (await new Promise((settle) => {
        questions.set(id, settle);
        post(port, "leave", { id });
        setTimeout(settle, PATIENCE);
      }));
      questions.delete(id);
      return !question || ask(question);
    },
    remove: () => {
      removeEventListener("message", hear);
      lose();
      frame.remove();
    },
  };
}
