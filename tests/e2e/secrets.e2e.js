// After each test all storage is searched for secrets (fixtures.js). These tests check that the search finds them.
import { button, expect, field, heading, open, test } from "./fixtures.js";
import { signInAtIssuer, test as peer } from "./support/peer.js";
import { Secrets } from "./support/secrets.js";

/** A signed-in person in a browser without the other checks. */
async function watched(browser, server) {
  const context = await browser.newContext();
  const secrets = new Secrets();
  await secrets.watch(context);
  const page = await context.newPage();
  await open(page, server, "/profile");
  await expect(heading(page, "Profile")).toBeVisible();
  return { context, page, secrets };
}

test("a secret is found in every storage area", async ({ browser, server }) => {
  const { context, page, secrets } = await watched(browser, server);
  expect(await secrets.complaints()).toEqual([]);
  await page.evaluate(async () => {
    localStorage.setItem("iam-account:draft", JSON.stringify({ text: "my demo-key" }));
    sessionStorage.setItem("demo-key", "");
    document.cookie = "kept=demo-key";
    history.pushState({ key: "demo-key" }, "", "?key=demo-key");
    history.replaceState({ key: "demo-key" }, "", "#demo-key");
    window.name = "demo-key";
    document.title = "demo-key";
    console.log(btoa("demo-key"));
    document.body.dispatchEvent(new CustomEvent("iam-account:error", { bubbles: true, detail: { message: "demo-key" } }));
    const opened = indexedDB.open("kept");
    opened.onupgradeneeded = () => opened.result.createObjectStore("store").put({ key: "demo-key" }, 1);
    await new Promise((done) => (opened.onsuccess = done));
    opened.result.close();
    await (await caches.open("kept")).put("/anything", new Response("demo-key"));
    await fetch("/config.json?key=demo-key");
  });
  const places = [
    ...["IndexedDB kept", "address", "caches kept", "console", "cookie", "cookie kept", "event", "history", "history.state"],
    ...["localStorage iam-account:draft", "request to", "sessionStorage demo-key", "title", "window.name"],
  ];
  expect(await secrets.complaints()).toEqual(places.map((place) => `credential in ${place}`));
  await context.close();
});

const type = async (page, texts) => {
  for (const [name, text] of Object.entries(texts)) await page.getByLabel(name, { exact: true }).fill(text);
};

test("a password is a secret while it is typed", async ({ page, server, secrets }) => {
  await open(page, server, "/password");
  await type(page, { "Current password": "wrong-horse-battery" });
  await page.evaluate(() => localStorage.setItem("typed", "wrong-horse-battery"));
  expect(await secrets.complaints()).toEqual(["password field in localStorage typed"]);
  await page.evaluate(() => localStorage.clear());
});

test("a password is a secret after it is sent", async ({ page, server, secrets }) => {
  await open(page, server, "/password");
  const texts = { "Current password": "correct-horse-battery", "New password": "entirely-new-staple" };
  await type(page, { ...texts, "Confirm new password": "entirely-new-staple" });
  await button(page, "Change password").click();
  await expect(field(page, "Current password")).toHaveValue("");
  await page.reload();
  await page.evaluate((kept) => localStorage.setItem("sent", kept), Object.values(texts).join());
  expect(await secrets.complaints()).toEqual(["current_password in localStorage sent", "new_password in localStorage sent"]);
  await page.evaluate(() => localStorage.clear());
});

peer.describe("with an issuer and persist: session", () => {
  peer.use({ authOptions: { persist: "session" } });

  peer("the refresh token may be in its entry, and no other token anywhere", async ({ page, server, secrets }) => {
    const tokenResponse = page.waitForResponse((response) => response.url().endsWith("/token"));
    await page.goto(`${server.url}/profile`);
    await button(page, "Sign in").click();
    await signInAtIssuer(page);
    await expect(field(page, "First name")).toHaveValue("Zoé");
    const tokens = await (await tokenResponse).json();
    const kept = await page.evaluate(() => sessionStorage.getItem("iam-account:oidc"));
    expect(kept).toContain(tokens.refresh_token);
    expect(await secrets.complaints()).toEqual([]);
    await page.evaluate((tokens) => {
      sessionStorage.setItem("another", tokens.refresh_token);
      localStorage.setItem("iam-account:oidc", tokens.access_token);
    }, tokens);
    expect(await secrets.complaints()).toEqual([
      "credential in localStorage iam-account:oidc",
      "refresh_token in sessionStorage another",
    ]);
    await page.evaluate(() => {
      localStorage.clear();
      sessionStorage.removeItem("another");
    });
  });
});

peer("without persist: session the refresh token is not stored", async ({ page, server, secrets }) => {
  const tokenResponse = page.waitForResponse((response) => response.url().endsWith("/token"));
  await page.goto(`${server.url}/profile`);
  await button(page, "Sign in").click();
  await signInAtIssuer(page);
  await expect(field(page, "First name")).toHaveValue("Zoé");
  const { refresh_token: token } = await (await tokenResponse).json();
  await page.evaluate((token) => sessionStorage.setItem("iam-account:oidc", token), token);
  expect(await secrets.complaints()).toEqual(["refresh_token in sessionStorage iam-account:oidc"]);
  await page.evaluate(() => sessionStorage.clear());
});
