// The way to the basic page, and what it shows: in browsers without WebAssembly and without JavaScript.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { button, expect, heading, later, link, signIn, test as base } from "./fixtures.js";
import { violations } from "./support/axe.js";
import { shipped } from "./support/config.js";
import { COOKIE } from "./support/cookie.js";
import { DIST } from "./support/devserver.js";
import { texts } from "./support/languages.js";
import { WITHOUT_WASM } from "./support/no_wasm.js";
import { history } from "./support/peer.js";
import { element, lastHeard, test as inAnyPortal } from "./support/portal.js";

const test = base.extend(WITHOUT_WASM);
const inPortal = inAnyPortal.extend(WITHOUT_WASM);
const BRAND = { name: "Agence du Port", supportUrl: "https://port.test/help", homeUrl: "/home" };
const basic = (server) => `${server.url}/basic.html`;
/** Files of the program, and the modules that load it. */
const PROGRAM = /\.wasm$|\/iam-account(-(?!parts)[\w-]+)?\.js$/;

test.describe("without WebAssembly", () => {
  test("a page leads to the basic one, at once and without a step in the history", async ({ page, server }) => {
    await page.goto(`${server.url}/settings`);
    await expect(page).toHaveURL(basic(server));
    await expect(heading(page, "Basic account page")).toBeVisible();
    await expect(page.getByText("as in Lockdown Mode")).toBeVisible();
    await expect(page.getByText("Change your password where you sign in.")).toBeVisible();
    expect(await page.evaluate(() => typeof WebAssembly)).toBe("undefined");
    expect((await history(page)).filter((url) => url !== "about:blank")).toEqual([basic(server)]);
    // The full page would only lead back.
    await expect(link(page, "Open the full account page")).toBeHidden();
  });

  test("what the browser has read ahead of the program is given up before it arrives", async ({ page, server }) => {
    const [left, leave] = later();
    const [reading, begin] = later();
    const index = readFileSync(join(DIST, "index.html"), "utf8");
    const begun = [];
    await page.route(PROGRAM, async (route) => {
      const isStart = index.includes(`<script src=".${new URL(route.request().url()).pathname}"`);
      if (!isStart) {
        begun.push(route.request());
        begin();
      }
      // The script that finds out comes after the first of them, and they come after it.
      await (isStart ? reading : left);
      await route.fallback().catch(() => {});
    });
    await page.goto(`${server.url}/profile`, { waitUntil: "commit" });
    await expect(page).toHaveURL(basic(server));
    leave();
    await expect(heading(page, "Basic account page")).toBeVisible();
    for (const request of begun) expect(request.failure()?.errorText, request.url()).toBe("net::ERR_ABORTED");
  });

  test.describe("and with an OpenID provider", () => {
    const config = shipped({ auth: { issuer: "https://id.port.test/realms/port" }, brand: BRAND });
    test.use({ serverOptions: { config }, locale: "fr-CA" });

    test("it links to the provider, to support and back, in the person's language, and asks the service for nothing", async ({ page, server }) => {
      const asked = [];
      page.on("request", (request) => asked.push(new URL(request.url()).pathname));
      await page.goto(basic(server));
      const { basic: fr, common, pages } = texts("fr");
      await expect(heading(page, fr.title)).toBeVisible();
      await expect(page).toHaveTitle("Agence du Port");
      await expect(link(page, fr.account)).toHaveAttribute("href", "https://id.port.test/");
      await expect(link(page, common.contact_support)).toHaveAttribute("href", BRAND.supportUrl);
      await expect(link(page, pages.back)).toHaveAttribute("href", `${server.origin}/home`);
      await expect(page.locator("form")).toBeHidden();
      await expect(page.locator("html")).toHaveAttribute("lang", "fr");
      await expect(page.getByText(texts("en").basic.title)).toBeHidden();
      expect(asked.filter((path) => path.startsWith("/iam/"))).toEqual([]);
    });
  });

  test("the operator's language wins, and an address in the page over that of config.json", async ({ page, server }) => {
    const config = shipped({ locale: "fr", auth: { issuer: "https://id.port.test" } });
    await page.route("**/config.json", (route) => route.fulfill({ json: config }));
    await page.route("**/basic.html", async (route) => {
      const body = (await (await route.fetch()).text()).replace('id="account"', 'id="account" href="https://id.port.test/me"');
      await route.fulfill({ contentType: "text/html", body });
    });
    await page.goto(basic(server));
    await expect(link(page, texts("fr").basic.account)).toHaveAttribute("href", "https://id.port.test/me");
  });

  test.describe("below a sub-path", () => {
    test.use({ serverOptions: { args: ["--base-path", "/some/sub/path"] } });

    test("it is there, with every file of its own", async ({ page, server }) => {
      await page.goto(`${server.url}/notifications`);
      await expect(page).toHaveURL(`${server.origin}/some/sub/path/basic.html`);
      await expect(heading(page, "Basic account page")).toBeVisible();
    });
  });

  test.describe("its looks", () => {
    test.use({ serverOptions: { args: ["--cookie-session"], config: shipped({ auth: COOKIE, brand: BRAND }) } });

    for (const [language, locale] of [["en", "en-GB"], ["fr", "fr-FR"]]) {
      test.describe(language, () => {
        test.use({ locale });

        test("fit each width, and axe finds no violation in light and dark", async ({ page, server, guard }) => {
          guard.expectStatus(401);
          const { session, password } = texts(language);
          await page.goto(basic(server));
          await link(page, session.sign_in).click();
          await page.getByLabel("Email", { exact: true }).fill("zoe@example.test");
          await page.getByLabel("Password", { exact: true }).fill("correct-horse-battery");
          await button(page, "Sign in").click();
          await button(page, password.change).click();
          await expect(page.getByLabel(password.current, { exact: true })).toBeFocused();
          for (const [colorScheme, width] of [["light", 320], ["dark", 360], ["light", 768], ["dark", 1280]]) {
            await page.emulateMedia({ colorScheme });
            await page.setViewportSize({ width, height: 1200 });
            expect.soft(await violations(page), `${colorScheme}, ${width} px`).toEqual([]);
            expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), `${width} px`).toBe(width);
          }
        });
      });
    }
  });
});

inPortal("an element without WebAssembly says so, links to the basic page and fetches no program", async ({ page, portal }) => {
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`${portal.url}/host/account/profile`);
  const alert = element(page).getByRole("alert");
  await expect(alert).toContainText("WebAssembly is switched off in this browser (Lockdown Mode does that).");
  await expect(alert.getByRole("button")).toHaveCount(0);
  expect(await lastHeard(page, "error")).toEqual({ message: texts("en").failure.basic, requestId: null });
  expect(asked.filter((path) => /\.wasm$|-[\da-f]{16}\.js$/.test(path))).toEqual([]);
  await link(page, "Open the basic page").click();
  await expect(page).toHaveURL(`${portal.url}/host/assets/basic.html`);
  await expect(heading(page, "Basic account page")).toBeVisible();
});

base.describe("without JavaScript", () => {
  base.use({ javaScriptEnabled: false });

  base("a page links to the basic one in each language, which says in each what to do, and no program is fetched", async ({ page, server }) => {
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(`${server.url}/profile`, { waitUntil: "load" });
    expect(asked.filter((url) => url.endsWith(".wasm"))).toEqual([]);
    await expect(page.locator("p[lang=fr]").getByRole("link")).toHaveText(texts("fr").failure.open_basic);
    await page.locator("p[lang=en]").getByRole("link").click();
    await expect(page).toHaveURL(basic(server));
    for (const tag of ["en", "fr"]) {
      for (const key of ["title", "why", "elsewhere"]) {
        await expect(page.locator(`span[lang=${tag}]`, { hasText: texts(tag).basic[key] })).toBeVisible();
      }
    }
    await expect(page.locator("form, #card")).toHaveCount(2);
    for (const hidden of await page.locator("form, #card").all()) await expect(hidden).toBeHidden();
    await expect(page.getByRole("link")).toHaveCount(0);
  });

  base("it shows the links that the operator has written into it, each once and in each language", async ({ page, server }) => {
    await page.route("**/basic.html", async (route) => {
      const plain = await (await route.fetch()).text();
      const body = plain.replace('id="account"', 'id="account" href="https://id.port.test/me"').replace('id="support"', 'id="support" href="mailto:help@port.test"');
      await route.fulfill({ contentType: "text/html", body });
    });
    await page.goto(basic(server));
    await expect(page.getByRole("link")).toHaveCount(2);
    await expect(page.getByRole("link").first()).toHaveAttribute("href", "https://id.port.test/me");
    await expect(page.getByRole("link").last()).toHaveText(new RegExp(`${texts("en").common.contact_support}.*${texts("fr").common.contact_support}`, "s"));
  });
});

base("a browser that is too old for the program is led there too", async ({ page, server }) => {
  await page.addInitScript(() => delete Object.hasOwn);
  await page.goto(`${server.url}/profile`);
  await expect(page).toHaveURL(basic(server));
});

base("a browser that can run the program finds the way to the full page", async ({ page, server }) => {
  await page.goto(basic(server));
  await expect(page.getByText("as in Lockdown Mode")).toBeHidden();
  await link(page, "Open the full account page").click();
  await signIn(page);
  await expect(heading(page, "Profile")).toBeVisible();
});
