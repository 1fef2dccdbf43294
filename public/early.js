// The first request of the program, sent before the program is there. Shipped inside of the entry module.

let isFirst = true;

/**
 * Reads the user as soon as the configuration is there, for a standalone page whose session is behind a cookie. Gives what the
 * program calls in place of `fetch` for its first reading.
 */
export function readEarly(element, config) {
  // Not for a later try: until then the response may be old.
  const isWanted = isFirst && element.hasAttribute("standalone");
  isFirst = false;
  return isWanted ? config?.then(readUser, () => undefined) : undefined;
}

/** Sends what src/api/client.rs would send, and hands the response over to it, unless it wants to know something else. */
function readUser(file) {
  try {
    const { apiBase = "/iam/v1", auth } = JSON.parse(file);
    if (auth.mode !== "cookie" || location.pathname.endsWith("/signed-out")) return undefined;
    const url = `${new URL(apiBase, import.meta.url).href.replace(/\/+$/, "")}/users/me/`;
    const stop = new AbortController();
    const headers = { Accept: "application/json", [auth.csrfHeader ?? "X-CSRF"]: "1" };
    const options = { headers, cache: "no-store", credentials: "same-origin", redirect: "manual", signal: stop.signal };
    const early = new Request(url, options);
    const head = (request) => [request.method, request.url, ...request.headers].join("\n");
    const response = fetch(early);
    // The program says what a failure means.
    response.catch(() => {});
    return (request) => {
      if (head(request) !== head(early)) {
        stop.abort();
        return fetch(request);
      }
      request.signal.addEventListener("abort", () => stop.abort(request.signal.reason));
      return response;
    };
  } catch {
    return undefined;
  }
}
