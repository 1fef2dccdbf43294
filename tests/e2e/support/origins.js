// Where the page may ask for something: what config.json names, and nothing else.

/** The keys of config.json that are addresses. */
const ADDRESSES = [
  (config) => config.apiBase,
  ({ auth }) => auth?.issuer,
  ({ auth }) => auth?.signInUrl,
  ({ auth }) => auth?.signOutUrl,
  ({ brand }) => brand?.logo,
  ({ brand }) => brand?.homeUrl,
  ({ brand }) => brand?.supportUrl,
];

/** The origins that a page at `url` may ask, by the config.json that is served beside it. */
export async function namedOrigins(url) {
  const config = await (await fetch(`${url}/config.json`)).json();
  const addresses = ADDRESSES.map((read) => read(config)).filter(Boolean);
  return new Set([url, ...addresses].map((address) => new URL(address, url).origin));
}

/** Collects every request of a context from now on; `strangers` answers those that went to none of `origins`. */
export function watchOrigins(context) {
  const asked = [];
  context.on("request", (request) => asked.push(new URL(request.url())));
  const remote = () => asked.filter(({ protocol }) => !["data:", "blob:"].includes(protocol));
  return {
    asked: () => new Set(remote().map(({ origin }) => origin)),
    strangers: (origins) => remote().filter(({ origin }) => !origins.has(origin)).map(({ href }) => href),
  };
}
