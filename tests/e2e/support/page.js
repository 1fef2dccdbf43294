// What a person does on more than one page, and faults of the network.
import { expect } from "@playwright/test";

/** Types the key on the sign-in page, wherever that stands. */
export async function signIn(page, key = "demo-key") {
  await page.getByLabel("API key", { exact: true }).fill(key);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Opens a page by its path below `server.url` and signs in on the way. */
export async function open(page, server, path, key = "demo-key") {
  await page.goto(`${server.url}${path}`);
  await signIn(page, key);
  await expect(heading(page, "Sign in")).toBeHidden();
}

export const heading = (page, name) => page.getByRole("heading", { name, exact: true });
export const button = (page, name) => page.getByRole("button", { name, exact: true });
export const link = (page, name) => page.getByRole("link", { name, exact: true });
export const field = (page, name) => page.getByRole("textbox", { name, exact: true });
export const toggle = (page, name) => page.getByRole("switch", { name, exact: true });
/** The part of a page under a heading of its own. */
export const card = (page, name) => page.getByRole("region", { name, exact: true });

/** What was typed before the page was loaded, beside what is saved. */
export const offered = (page) => page.getByRole("group", { name: /^You typed this before and did not save it/ });
/** Puts it back into the fields. */
export const putBack = (page) => offered(page).getByRole("button", { name: "Put back", exact: true }).click();

/** Matches the URL of an operation; `path` comes after `/users/me/`. */
export const operation = (path) => (url) => url.pathname === `/iam/v1/users/me/${path}`;

/** The requests of one operation, collected from now on. */
export function requests(page, method, path) {
  const list = [];
  const isIt = operation(path);
  page.on("request", (request) => {
    if (request.method() === method && isIt(new URL(request.url()))) list.push(request);
  });
  return list;
}

/** Answers one operation with `answer` (see `route.fulfill`; "abort" answers nothing) until `heal` is called. */
export async function answerWith(page, method, path, answer) {
  const handler = (route) => {
    if (route.request().method() !== method) return route.fallback();
    return answer === "abort" ? route.abort() : route.fulfill(answer);
  };
  const url = operation(path);
  await page.route(url, handler);
  return { heal: () => page.unroute(url, handler) };
}

/** Something that a test lets happen: a promise, and what fulfils it. */
export function later() {
  let resolve;
  const promise = new Promise((settle) => (resolve = settle));
  return [promise, resolve];
}

/** Keeps requests waiting until `release`. `url` is what `page.route` takes. */
export async function hold(page, url, method = "GET") {
  const [released, release] = later();
  const [arrival, arrived] = later();
  await page.route(url, async (route) => {
    if (route.request().method() !== method) return route.fallback();
    arrived();
    await released;
    // The page may have given the request up meanwhile.
    await route.fallback().catch(() => {});
  });
  return { arrival, release };
}

export const json = (status, body) => ({ status, contentType: "application/json", body: JSON.stringify(body) });
export const html = (status) => ({ status, contentType: "text/html", body: "<html><h1>Proxy error</h1></html>" });

/** Listens for the element's events from the first on; answers `[name, detail]` of all that came. */
export async function recordEvents(page) {
  await page.addInitScript(() => {
    window.recordedEvents = [];
    const names = ["ready", "user-changed", "navigated", "dirty-changed", "unauthorized", "deleted", "error"];
    for (const name of names) {
      addEventListener(`iam-account:${name}`, ({ detail }) => window.recordedEvents.push([name, detail]));
    }
  });
  return () => page.evaluate(() => window.recordedEvents);
}

/** Goes to the diagnostics without loading the document again; the card of what was odd about answers. */
export async function diagnose(page, server) {
  await page.evaluate((url) => {
    history.pushState(null, "", url);
    dispatchEvent(new PopStateEvent("popstate"));
  }, `${server.url}/diagnostics`);
  await expect(heading(page, "Diagnostics")).toBeVisible();
  return card(page, "Answers of the service");
}

/** Everything in which a secret could have been left behind, as one text. */
export async function traces(page) {
  const kept = await page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const caches = await window.caches.keys();
    const areas = [{ ...localStorage }, { ...sessionStorage }, document.cookie, window.name, history.state];
    return JSON.stringify([location.href, areas, databases, caches, window.recordedEvents ?? []]);
  });
  return kept + JSON.stringify(await page.context().cookies());
}

/** The size of text that the person has set in their browser, whose own is 16 px. */
export async function setDefaultFont(page, standard) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Page.setFontSizes", { fontSizes: { standard, fixed: standard } });
}
