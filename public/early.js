// The first request of the program, sent while the program is still on its way.

/**
 * Reads the user of a session behind a cookie, where `file`, the text of config.json, says that there is one. Returns what sends
 * the program's requests in the place of `fetch`: a request that is just like the one sent gets its response, once.
 */
export function readEarly(file, element) {
  const controller = new AbortController();
  let early, response;
  try {
    const { apiBase, auth } = JSON.parse(file);
    const base = element.getAttribute("api-base") ?? (apiBase ? new URL(apiBase, import.meta.url) : "/iam/v1");
    // A page that says that the session is over asks for none.
    if (auth.mode === "cookie" && !/signed-out/.test(location)) {
      early = new Request(`${new URL(base, document.baseURI)}`.replace(/\/*$/, "/users/me/"), {
        cache: "no-store",
        headers: { Accept: "application/json", [auth.csrfHeader ?? "X-CSRF"]: "1" },
        redirect: "manual",
        signal: controller.signal,
      });
      response = fetch(early);
      // The program may never ask for it.
      response.catch(() => {});
    }
  } catch {
    // The program says what is wrong with the configuration.
  }
  return (request) => {
    const taken = early && isLike(early, request) && response;
    early = undefined;
    if (!taken) return fetch(request);
    request.signal.addEventListener("abort", ({ target }) => controller.abort(target.reason));
    return taken;
  };
}

const isLike = (...requests) => {
  const [one, other] = requests.map(({ cache, credentials, headers, method, redirect, url }) =>
    JSON.stringify([cache, credentials, [...headers], method, redirect, url]),
  );
  return one === other;
};
