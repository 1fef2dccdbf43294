// Content that comes late leaves the page where a person has scrolled to, in each engine.
import { shipped } from "../support/config.js";
import { HEADERS, portalSite } from "../support/portal.js";
import { expect, open, test } from "./fixtures.js";

/** Scrolls to the end once what comes late was asked for, and returns how far that is. */
async function scroll(page, site) {
  await site.arrival;
  const end = await page.evaluate(() => {
    scrollTo({ top: document.documentElement.scrollHeight, behavior: "instant" });
    return scrollY;
  });
  expect(end).toBeGreaterThan(0);
  return end;
}

/** How far the page is scrolled, once what is in it is on the screen. */
const scrolled = (page) =>
  page.evaluate(async () => {
    const frame = () => new Promise(requestAnimationFrame);
    for (let frames = 0; frames < 4; frames += 1) await frame();
    return scrollY;
  });

/** A portal whose text is longer than the window, with the element after it. */
function longPortal({ origin }, attribute = "") {
  const element = `<iam-account base-path="/host/account" ${attribute}><div>Loading…</div></iam-account>`;
  const text = "<p>A long page of the portal.</p>".repeat(40);
  return portalSite(text + element, () => ({ origin, config: shipped(), headers: HEADERS }));
}

test("cards beside a form that come late leave it where it is", async ({ page, server, hold }) => {
  const site = await hold(server, /iam-account-profile-.*\.wasm$/);
  await open(page, site, "/profile", "Profile");
  await page.find("field", "Email");
  const before = await scroll(page, site);
  site.release();
  await page.says("Choose picture");
  expect(await scrolled(page)).toBe(before);
});

for (const attribute of ["", "light-dom"]) {
  test(`a document that comes late leaves a portal's page where it is ${attribute}`, async ({ page, server, start, hold }) => {
    const portal = await start(longPortal(server, attribute));
    const site = await hold(portal, /users\/me\/config/);
    await open(page, site, "/host/account/settings", "Settings");
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("iam-account { box-sizing: border-box; padding-block: 5rem }");
      document.adoptedStyleSheets.push(sheet);
    });
    await scrolled(page);
    const before = await scroll(page, site);
    site.release();
    await page.find("switch", "Dark mode");
    expect(await scrolled(page)).toBe(before);
  });
}

test("a program that comes late leaves a portal's page where it is", async ({ page, server, start, hold }) => {
  const portal = await start(longPortal(server));
  const site = await hold(portal, /iam-account-[\da-f]+\.wasm$/);
  await page.goto(`${site.url}/host/account/sign-in`);
  const before = await scroll(page, site);
  site.release();
  await page.find("heading", "Sign in");
  expect(await scrolled(page)).toBe(before);
});
