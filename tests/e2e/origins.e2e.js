// The page sends requests only to the origins in config.json: no fonts, no statistics, no error collector.
import { button, card, expect, field, heading, json, link, toggle } from "./fixtures.js";
import { API_KEY, shipped } from "./support/config.js";
import { namedOrigins, watchOrigins } from "./support/origins.js";
import { signInAtIssuer, test } from "./support/peer.js";
import { picture } from "./support/png.js";
import { sendText, Site } from "./support/site.js";
import { send } from "./support/studio.js";

const saved = (page) => page.getByText("Saved.", { exact: true });

/** The actions on each page of the navigation. */
const VISITS = {
  Profile: async (page) => {
    await field(page, "First name").fill("Zoë");
    await button(page, "Save").click();
    await expect(saved(page)).toBeVisible();
    await send(page, picture());
    const image = page.getByRole("img", { name: "Your picture", exact: true });
    await expect.poll(() => image.evaluate((image) => image.naturalWidth)).toBeGreaterThan(0);
    await button(page, "Remove picture").click();
    await expect(card(page, "Picture").getByText("Your picture is removed.")).toBeVisible();
  },
  Password: async (page) => {
    await page.getByLabel("Current password", { exact: true }).fill("correct-horse-battery");
    await page.getByLabel("New password", { exact: true }).fill("entirely-new-staple");
    await page.getByLabel("Confirm new password", { exact: true }).fill("entirely-new-staple");
    await button(page, "Change password").click();
    await expect(field(page, "Current password")).toHaveValue("");
  },
  Settings: async (page) => {
    await toggle(page, "Dark mode").click();
    await expect(saved(page)).toBeVisible();
    await toggle(page, "Raw HTML email").click();
    await field(page, "Email signature").fill('<p>Seen</p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="">');
    const frame = page.getByTitle("Preview of your signature", { exact: true }).contentFrame();
    await expect(frame.getByText("Seen")).toBeVisible();
    const written = page.waitForResponse((response) => response.request().method() === "PUT");
    await button(page, "Save").click();
    await written;
  },
  Notifications: async (page) => {
    await page.getByRole("table").getByRole("switch").or(page.getByRole("table").getByRole("checkbox")).first().click();
    await expect(saved(page)).toBeVisible();
  },
  Account: async (page) => {
    await button(page, "Sync from sign-in service").click();
    await expect(card(page, "Sign-in service").getByText("Synced. This has changed:")).toBeVisible();
    await button(page, "Delete my account").click();
    await button(page, "Cancel").click();
  },
};

test.use({ serverOptions: { args: ["--sync-delay-ms", "100"] } });

test("no action sends a request to an origin that is not in config.json", async ({ page, context, server, issuer }) => {
  const watch = watchOrigins(context);
  await page.goto(`${server.url}/nowhere`);
  await expect(heading(page, "Page not found")).toBeVisible();
  await page.goto(`${server.url}/profile`);
  await button(page, "Sign in").click();
  await signInAtIssuer(page);
  for (const [title, visit] of Object.entries(VISITS)) {
    await link(page, title).click();
    await expect(heading(page, title)).toBeVisible();
    await visit(page);
  }
  await button(page, "Sign out").click();
  await expect(heading(page, "Sign out at the issuer")).toBeVisible();
  await button(page, "Sign out").click();
  await expect(heading(page, "Signed out")).toBeVisible();
  await page.goto(`${server.url}/diagnostics`);
  await expect(heading(page, "Diagnostics")).toBeVisible();

  expect(watch.strangers(await namedOrigins(server.url))).toEqual([]);
  // Both must get requests, or this test would prove nothing.
  expect(watch.asked()).toEqual(new Set([server.origin, issuer.url]));
});

test("a request to another origin is detected, and allowed where config.json names it", async ({ browser, launch, start }) => {
  const respond = (_, __, response) => sendText(response, ".svg", '<svg xmlns="http://www.w3.org/2000/svg"/>');
  const elsewhere = await start(new Site(respond));
  const logo = `${elsewhere.url}/logo.svg`;
  const branded = shipped({ auth: API_KEY, brand: { logo } });
  for (const [served, strangers] of [[branded, []], [shipped(), [logo]]]) {
    const { url } = await launch({ config: served });
    // A browser without the other checks and without the content security policy.
    const context = await browser.newContext({ bypassCSP: true });
    const watch = watchOrigins(context);
    const page = await context.newPage();
    await page.route("**/config.json", (route) => route.fulfill(json(200, branded)));
    const loaded = page.waitForResponse(logo);
    await page.goto(`${url}/diagnostics`);
    await loaded;
    expect(watch.strangers(await namedOrigins(url))).toEqual(strangers);
    await context.close();
  }
});
