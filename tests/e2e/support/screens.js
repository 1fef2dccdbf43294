// Every page and dialog, and how to open it. `states.js` adds the states that look or sound different.
import { respondWith, button, expect, field, heading, json, open, signIn } from "../fixtures.js";
import { API_KEY, shipped } from "./config.js";
import { picture } from "./png.js";

/** The response to every operation after the session has ended. */
const REFUSAL = json(401, { detail: "Invalid token." });
const dialog = (page, name) => page.getByRole("dialog", { name, exact: true });

/** Serves `keys` in place of those of the shipped config.json. */
const configure = (page, keys) => page.route("**/config.json", (route) => route.fulfill(json(200, shipped(keys))));

/** Signs in and opens a page, until `ready` is on the screen. */
const page = (path, ready, key) => async (at) => {
  await open(at.page, at.server, path, key);
  await expect(ready(at.page)).toBeVisible();
};
export const profile = page("/profile", (page) => field(page, "First name"));
export const password = page("/password", (page) => button(page, "Change password"));
export const settings = page("/settings", (page) => button(page, "Save"));
export const notifications = page("/notifications", (page) => page.getByRole("table"));
export const account = page("/account", (page) => button(page, "Delete my account"));

/** The profile of a person whose session ends when they save. */
export async function ended(at) {
  at.guard.expectStatus(401);
  await profile(at);
  await respondWith(at.page, "PATCH", "", REFUSAL);
  await respondWith(at.page, "GET", "", REFUSAL);
  await field(at.page, "First name").fill("Zoë");
  await button(at.page, "Save").click();
  await expect(dialog(at.page, "Your session has ended")).toBeVisible();
}

/** A host that gives another person's token as soon as the page saves something. */
async function replaced(at) {
  at.guard.expectStatus(401);
  await configure(at.page, { auth: { mode: "host" } });
  await at.page.addInitScript(() => {
    HTMLElement.prototype.getToken = async (reason) => (reason === "expired" ? "machine-key" : "demo-key");
  });
  await at.page.goto(`${at.server.url}/profile`);
  await respondWith(at.page, "PATCH", "", REFUSAL);
  await field(at.page, "First name").fill("Zoë");
  await button(at.page, "Save").click();
  await expect(dialog(at.page, "Somebody else is signed in now")).toBeVisible();
}

export async function deletion(at) {
  await account(at);
  await button(at.page, "Delete my account").click();
  await expect(field(at.page, "Type your email to confirm")).toBeVisible();
}

/** The sign-in page of an `auth.mode`. */
const signInBy = (auth) => async (at) => {
  await configure(at.page, { auth });
  await at.page.goto(`${at.server.url}/sign-in`);
  await expect(button(at.page, "Sign in")).toBeVisible();
};

export const PAGES = {
  profile,
  password,
  settings,
  notifications,
  account,
  "the profile with a picture": async (at) => {
    const form = new FormData();
    form.append("file", new Blob([picture().buffer], { type: "image/png" }), "zoe.png");
    await at.server.api("POST", "avatar/", form);
    await profile(at);
    await expect(at.page.getByRole("img", { name: "Your picture", exact: true })).toBeVisible();
  },
  "the profile of a service account": page("/profile", (page) => heading(page, "Profile"), "machine-key"),
  "a page that is not for service accounts": page("/password", (page) => heading(page, "Password"), "machine-key"),
  "sign-in with a key": signInBy(API_KEY),
  "sign-in at an issuer": signInBy({ mode: "oidc", issuer: "https://issuer.example.test", clientId: "x" }),
  "sign-in at a proxy": async (at) => {
    at.guard.expectStatus(401);
    await signInBy({ mode: "cookie", signInUrl: "/session/sign-in", signOutUrl: "/session/sign-out" })(at);
  },
  "sign-in by the host": signInBy({ mode: "host" }),
  "signed out": async (at) => {
    await profile(at);
    await button(at.page, "Sign out").click();
    await expect(heading(at.page, "Signed out")).toBeVisible();
  },
  "a deleted account": async (at) => {
    at.guard.expectStatus(410);
    await deletion(at);
    await field(at.page, "Type your email to confirm").fill("zoe@example.test");
    await button(at.page, "Delete permanently").click();
    await expect(heading(at.page, "Your account has been deleted")).toBeVisible();
  },
  "no such page": async (at) => {
    await at.page.goto(`${at.server.url}/no-such-page`);
    await expect(at.page.getByRole("heading", { level: 1 })).toBeVisible();
  },
  diagnostics: async (at) => {
    await configure(at.page, { auth: API_KEY, colour: "red" });
    await at.page.goto(`${at.server.url}/diagnostics`);
    await expect(at.page.getByText("“colour”")).toBeVisible();
    await expect(at.page.getByText("Checking…")).toHaveCount(0);
  },
  "a wrong configuration": async (at) => {
    await configure(at.page, { auth: { mode: "passkey" } });
    await at.page.goto(`${at.server.url}/profile`);
    await expect(at.page.getByRole("alert")).toContainText("“auth.mode”");
  },
};

export const DIALOGS = {
  "the deletion dialog": deletion,
  "the question before signing out": async (at) => {
    await profile(at);
    await field(at.page, "First name").fill("Zoë");
    await button(at.page, "Sign out").click();
    await expect(at.page.getByRole("dialog")).toBeVisible();
  },
  "a session that has ended": ended,
  "another person's session": replaced,
};

export const EMBEDDED = {
  "sign-in in a portal": async (at) => {
    await at.page.goto(`${at.portal.url}/host/account/profile`);
    await expect(button(at.page, "Sign in")).toBeVisible();
  },
};
