// The states of pages and dialogs that look or sound different: mistakes, failures, successes. Tests of every screen (axe,
// reflow, forced colours) run over SCREENS.
import { respondWith, button, expect, field, hold, html, json, open, operation, signIn, toggle } from "../fixtures.js";
import { choose, chooser, studio } from "./studio.js";
import { account, deletion, DIALOGS, EMBEDDED, ended, notifications, PAGES, password, profile, settings } from "./screens.js";

const FAILURE = json(500, { detail: "Internal Server Error" });

export const STATES = {
  "the profile with a mistake": async (at) => {
    await profile(at);
    await field(at.page, "Email").fill("zoe");
    await button(at.page, "Save").click();
    await expect(field(at.page, "Email")).toHaveAttribute("aria-invalid", "true");
  },
  "the profile, saved": async (at) => {
    await profile(at);
    await field(at.page, "First name").fill("Zoë");
    await button(at.page, "Save").click();
    await expect(at.page.getByText("Saved.", { exact: true })).toBeVisible();
  },
  "the profile with an earlier draft": async (at) => {
    await profile(at);
    await field(at.page, "First name").fill("Zoë");
    await at.page.reload();
    await signIn(at.page);
    await expect(button(at.page, "Discard")).toBeVisible();
  },
  "the studio": async (at) => {
    await profile(at);
    await choose(at.page);
  },
  "the studio with a file that is no picture": async (at) => {
    await profile(at);
    await chooser(at.page).setInputFiles({ name: "zoe.png", mimeType: "image/png", buffer: Buffer.from("%PDF-1.7") });
    await expect(studio(at.page).getByText(/is a PDF document/)).toBeVisible();
  },
  "the studio while a picture is sent": async (at) => {
    await profile(at);
    const upload = await hold(at.page, operation("avatar/"), "POST");
    await choose(at.page);
    await button(at.page, "Upload picture").click();
    await upload.arrival;
    await expect(studio(at.page).getByRole("progressbar", { name: "Uploading your picture…", exact: true })).toBeVisible();
  },
  "the studio after a failed upload": async (at) => {
    at.guard.expectStatus(500);
    await profile(at);
    await respondWith(at.page, "POST", "avatar/", FAILURE);
    await choose(at.page);
    await button(at.page, "Upload picture").click();
    await expect(studio(at.page).getByRole("button", { name: "Try again", exact: true })).toBeVisible();
  },
  "the password with mistakes": async (at) => {
    await password(at);
    await button(at.page, "Change password").click();
    await expect(at.page.getByLabel("New password", { exact: true })).toHaveAttribute("aria-invalid", "true");
  },
  "settings with a mistake, a list and HTML": async (at) => {
    await settings(at);
    await toggle(at.page, "Raw HTML email").click();
    await field(at.page, "Email signature").fill("<h1>Zoé</h1><p>Martin <img src='data:,' alt='Logo'></p>");
    await field(at.page, "Property rent subscriptions").fill("12");
    await button(at.page, "Add").click();
    await field(at.page, "Interface config").fill("{");
    await button(at.page, "Save").click();
    await expect(field(at.page, "Interface config")).toHaveAttribute("aria-invalid", "true");
  },
  "a switch that was not saved": async (at) => {
    at.guard.expectStatus(500);
    await notifications(at);
    await respondWith(at.page, "PUT", "notification-preferences/", FAILURE);
    await toggle(at.page, "Lease signed: App").click();
    await expect(at.page.getByText("error 500")).toBeVisible();
  },
  "a sync that changed something": async (at) => {
    await account(at);
    await button(at.page, "Sync from sign-in service").click();
    await expect(at.page.getByRole("table")).toBeVisible({ timeout: 15_000 });
  },
  "a sync without a difference": async (at) => {
    const accepted = (route) => route.fulfill(json(202, {}));
    await at.page.clock.install();
    await at.page.route("**/sync-from-auth/", accepted);
    await account(at);
    await button(at.page, "Sync from sign-in service").click();
    await expect(async () => {
      await at.page.clock.fastForward(8000);
      await expect(button(at.page, "Check again")).toBeVisible({ timeout: 200 });
    }).toPass();
  },
  "a text that does not confirm the deletion": async (at) => {
    await deletion(at);
    await field(at.page, "Type your email to confirm").fill("zoe@example");
    await at.page.keyboard.press("Tab");
    await expect(field(at.page, "Type your email to confirm")).toHaveAttribute("aria-invalid", "true");
  },
  "a session that has ended, put off": async (at) => {
    await ended(at);
    await button(at.page, "Not now").click();
    await expect(at.page.getByRole("dialog")).toBeHidden();
  },
  "a key that is refused": async (at) => {
    at.guard.expectStatus(401);
    await at.page.goto(`${at.server.url}/profile`);
    await signIn(at.page, "no-such-key");
    await expect(at.page.getByLabel("API key", { exact: true })).toHaveAttribute("aria-invalid", "true");
  },
  "a page that could not be loaded": async (at) => {
    at.guard.expectStatus(500);
    await respondWith(at.page, "GET", "config/", FAILURE);
    await open(at.page, at.server, "/settings");
    await expect(button(at.page, "Try again")).toBeVisible();
  },
  "an account that could not be loaded": async (at) => {
    await respondWith(at.page, "GET", "", html(200));
    await open(at.page, at.server, "/profile");
    await expect(button(at.page, "Try again")).toBeVisible();
  },
  "a page that is being loaded": async (at) => {
    const reading = await hold(at.page, operation("config/"));
    await open(at.page, at.server, "/settings");
    await reading.arrival;
    await expect(at.page.getByText("Loading…")).toBeAttached();
  },
};

/** All screens: the name, and how to open it with `{ page, server, portal, guard }`. */
export const SCREENS = { ...PAGES, ...DIALOGS, ...STATES, ...EMBEDDED };
