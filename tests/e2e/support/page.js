// Actions and locators for several pages, and faults of the network.
import { expect } from "@playwright/test";

/** Signs in with a key on the current sign-in page. */
export async function signIn(page, key = "demo-key") {
  await page.getByLabel("API key", { exact: true }).fill(key);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Opens a page by its path below `server.url` and signs in. */
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
/** The section of a page with its own heading. */
export const card = (page, name) => page.getByRole("region", { name, exact: true });

/** The draft from before the page was loaded. */
export const offered = (page) => page.getByRole("group", { name: /^You typed this before and did not save it/ });
/** Puts the draft back into the fields. */
export const putBack = (page) => offered(page).getByRole("button", { name: "Put back", exact: true }).click();

/** Matches the URL of an operation; `path` follows `/users/me/`. */
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

/** Responds to one operation with `response` (see `route.fulfill`; "abort" sends none) until `heal` is called. */
export async function respondWith(page, method, path, response) {
  const handler = (route) => {
    if (route.request().method() !== method) return route.fallback();
    return response === "abort" ? route.abort() : route.fulfill(response);
  };
  const url = operation(path);
  await page.route(url, handler);
  return { heal: () => page.unroute(url, handler) };
}

/** A promise, and the function that resolves it. */
export function later() {
  let resolve;
  const promise = new Promise((fulfil) => (resolve = fulfil));
  return [promise, resolve];
}

/** Holds requests until `release`. `url` is as for `page.route`. */
export async function hold(page, url, method = "GET") {
  const [released, release] = later();
  const [arrival, arrived] = later();
  await page.route(url, async (route) => {
    if (route.request().method() !== method) return route.fallback();
    arrived();
    await released;
    // The page may have cancelled the request.
    await route.fallback().catch(() => {});
  });
  return { arrival, release };
}

export const json = (status, body) => ({ status, contentType: "application/json", body: JSON.stringify(body) });
export const html = (status) => ({ status, contentType: "text/html", body: "<html><h1>Proxy error</h1></html>" });

/** Records the element's events from the first on; returns a function that returns `[name, detail]` of each. */
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

/** Opens the diagnostics without a reload; returns the card about unexpected responses. */
export async function diagnose(page, server) {
  await page.evaluate((url) => {
    history.pushState(null, "", url);
    dispatchEvent(new PopStateEvent("popstate"));
  }, `${server.url}/diagnostics`);
  await expect(heading(page, "Diagnostics")).toBeVisible();
  return card(page, "Answers of the service");
}

/** Everything that may contain a secret, as one text. */
export async function traces(page) {
  const found = await page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const caches = await window.caches.keys();
    const areas = [{ ...localStorage }, { ...sessionStorage }, document.cookie, window.name, history.state];
    return JSON.stringify([location.href, areas, databases, caches, window.recordedEvents ?? []]);
  });
  return found + JSON.stringify(await page.context().cookies());
}

/** Sets the browser's default font size, which is 16 px otherwise. */
export async function setDefaultFont(page, standard) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Page.setFontSizes", { fontSizes: { standard, fixed: standard } });
}
