// The origins that the page may request: those in config.json only.

/** The keys of config.json that are URLs. */
const ADDRESSES = [
  (config) => config.apiBase,
  ({ auth }) => auth?.issuer,
  ({ auth }) => auth?.signInUrl,
  ({ auth }) => auth?.signOutUrl,
  ({ brand }) => brand?.logo,
  ({ brand }) => brand?.homeUrl,
  ({ brand }) => brand?.supportUrl,
];

/** The origins that a page at `url` may request, by its config.json. */
export async function namedOrigins(url) {
  const config = await (await fetch(`${url}/config.json`)).json();
  const addresses = ADDRESSES.map((read) => read(config)).filter(Boolean);
  return new Set([url, ...addresses].map((address) => new URL(address, url).origin));
}

/** Collects every request of a context from now on; `strangers` returns those to none of `origins`. */
export function watchOrigins(context) {
  const requested = [];
  context.on("request", (request) => requested.push(new URL(request.url())));
  const remote = () => requested.filter(({ protocol }) => !["data:", "blob:"].includes(protocol));
  return {
    asked: () => new Set(remote().map(({ origin }) => origin)),
    strangers: (origins) => remote().filter(({ origin }) => !origins.has(origin)).map(({ href }) => href),
  };
}
