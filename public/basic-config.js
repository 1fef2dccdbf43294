// What the basic page (basic.js) takes from config.json: the language, the links and the brand. Shipped inside of basic.js.

/** What is said, by language; `cargo xtask dist` takes it from locales/. */
const TEXTS = {};

/** Beside this page. */
const file = new URL("config.json", location.href);

let config = {};
/** The texts of the language that is shown. */
export let texts = {};

export const at = (id) => document.getElementById(id);

/** Reads config.json. Throws where that is not possible; a missing one is empty. */
export async function readConfig() {
  const response = await fetch(file, { cache: "no-cache" });
  config = response.status === 404 ? {} : Object(await response.json());
}

/** A group of keys of config.json. */
export const group = (name) => Object(config[name]);

/** A URL of config.json as the one of a link; undefined where it is none. `{returnTo}` becomes this page's path. */
export function link(url) {
  if (typeof url !== "string" || !url) return undefined;
  try {
    const { protocol, href } = new URL(url.split("{returnTo}").join(encodeURIComponent(location.pathname)), file);
    return ["https:", "http:", "mailto:"].includes(protocol) ? href : undefined;
  } catch (_) {
    return undefined;
  }
}

/** The URL of the service. */
export const service = () => (link(config.apiBase) || link("/iam/v1")).replace(/\/+$/, "");

/** Does `act` with each storage area that the browser allows. */
export function storages(act) {
  for (const area of ["localStorage", "sessionStorage"]) {
    try {
      act(window[area]);
    } catch (_) {
      // Blocked, so nothing is there.
    }
  }
}

/** Shows the page in one language: the operator's, the person's or the device's (README, Language). */
export function speak() {
  const base = (tag) => String(tag).toLowerCase().split(/[-_]/)[0];
  let own;
  storages((area) => (own = own || area.getItem("iam-account:locale")));
  const known = (tag) => Object.keys(TEXTS).find((language) => base(language) === base(tag));
  const lang = [config.locale, own].concat(navigator.languages || []).map(known).find(Boolean) || "en";
  texts = TEXTS[lang];
  document.documentElement.lang = lang;
  for (const text of document.querySelectorAll("span[lang]")) {
    text.hidden = text.lang !== lang;
    if (!text.hidden) document.documentElement.dir = text.dir;
  }
  document.title = group("brand").name || texts.account;
}

/** Gives a link its address, where the operator has written none into the page. */
export function lead(id, url) {
  if (url && !at(id).hasAttribute("href")) at(id).href = url;
}

/** Fills in what config.json says. Its language is known too now, so the others go. */
export function fillPage() {
  for (const text of document.querySelectorAll("span[lang][hidden]")) text.remove();
  const { name, supportUrl, homeUrl } = group("brand");
  if (name) at("brand").textContent = name;
  const { mode, issuer } = group("auth");
  const provider = (!mode || mode === "oidc") && link(issuer);
  // What is wanted of the provider is a page for people: OpenID Connect has no address for it, and its own start leads there.
  if (provider) lead("account", new URL("/", provider).href);
  lead("support", link(supportUrl));
  lead("home", link(homeUrl));
  const { hint } = group("password");
  if (hint) at("hint").textContent = hint;
}
