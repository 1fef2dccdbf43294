// Frameworks clone an element, restore its HTML, load its module again, and set its property at each rendering.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { button, expect, field, heading, signIn } from "./fixtures.js";
import { shipped } from "./support/config.js";
import { DIST } from "./support/devserver.js";
import { content, element, WITHOUT_TRUSTED_TYPES, test } from "./support/portal.js";

const PROFILE = "/host/account/profile";
const PROPERTY = { ...shipped(), basePath: "/host/account", brand: { name: "Acme" } };

/** Expects one live page with one stylesheet and no rest of another one, beside what the portal has put into the element. */
async function isOnePage(page, own = 0) {
  await expect(heading(page, "Sign in")).toHaveCount(1);
  const isLight = await element(page).evaluate(({ shadowRoot }) => !shadowRoot);
  await expect.poll(() => content(page)).toEqual(isLight ? [2, 0, 0] : [own, 1, 1]);
  await signIn(page);
  await expect(field(page, "First name")).toHaveValue("Zoé");
  await expect(heading(page, "Profile")).toHaveCount(1);
}

const ACTS = {
  "puts a clone in its place": () => {
    const old = document.querySelector("iam-account");
    old.replaceWith(old.cloneNode(true));
  },
  "rewrites its own HTML": () => {
    const main = document.querySelector("main");
    main.innerHTML = String(main.innerHTML);
  },
  "puts a snapshot of the body back": () => {
    const snapshot = document.body.cloneNode(true);
    document.body.replaceWith(document.createElement("body"));
    document.body.replaceWith(snapshot);
  },
};
for (const kind of ["", "light-dom "])
  test.describe(`an element ${kind}`, () => {
    test.use({ element: `<iam-account ${kind}base-path="/host/account"></iam-account>`, portalHeaders: WITHOUT_TRUSTED_TYPES });

    for (const [how, act] of Object.entries(ACTS))
      test(`has one live page in a host that ${how}`, async ({ page, portal }) => {
        await page.goto(`${portal.url}${PROFILE}`);
        await signIn(page);
        await expect(field(page, "First name")).toHaveValue("Zoé");
        await page.evaluate(act);
        await isOnePage(page);
      });
  });

test("a clone of an element that could not start is one page too", async ({ page, portal, guard }) => {
  guard.expectNoResponse();
  guard.expectError(/TypeError/);
  await page.route(/\.wasm$/, (route) => route.abort());
  await page.goto(`${portal.url}${PROFILE}`);
  await expect(element(page).getByRole("alert")).toHaveCount(1);
  await page.evaluate(() => {
    const old = document.querySelector("iam-account");
    old.replaceWith(old.cloneNode(true));
  });
  await expect(element(page).getByRole("alert")).toHaveCount(1);
  await page.unroute(/\.wasm$/);
  await button(page, "Try again").click();
  await isOnePage(page);
});

test.describe("with content of the portal in the element", () => {
  test.use({ element: '<iam-account base-path="/host/account">Just a moment… <p class="waiting">Your account comes.</p></iam-account>' });

  test("it stays until the page is there", async ({ page, portal }) => {
    const wasm = [];
    // The parts follow the program.
    await page.route(/\.wasm$/, (route) => (wasm.push(route) > 1 ? route.continue() : undefined));
    await page.goto(`${portal.url}${PROFILE}`);
    await expect.poll(() => wasm.length).toBe(1);
    await expect(element(page).getByText("Your account comes.")).toBeVisible();
    await wasm[0].continue();
    await isOnePage(page, 1);
    await expect(element(page).getByText("Your account comes.")).toBeHidden();
  });
});

test.describe("in a portal that adds scripts by their URL", () => {
  test.use({ portalHeaders: WITHOUT_TRUSTED_TYPES });

  test("the entry module once more, under another URL and of another version, changes nothing", async ({ page, portal }) => {
    const other = `${readFileSync(join(DIST, "iam-account.js"), "utf8")}\n// Another version.\n`;
    await page.route("**/host/assets/other.js", (route) => route.fulfill({ contentType: "text/javascript", body: other }));
    const told = [];
    page.on("console", (message) => message.text().includes("changes nothing") && told.push(message.text()));
    await page.goto(`${portal.url}${PROFILE}`);
    await signIn(page);
    await field(page, "First name").fill("Zoë");
    await page.evaluate(async (files) => {
      await import(`${files}/iam-account.js?again`);
      await import(`${files}/other.js`);
      const script = Object.assign(document.createElement("script"), { type: "module", src: `${files}/iam-account.js?script` });
      const loaded = new Promise((resolve) => (script.onload = resolve));
      document.head.append(script);
      await loaded;
    }, `${portal.url}/host/assets`);
    await expect(field(page, "First name")).toHaveValue("Zoë");
    await page.evaluate(() => document.querySelector("iam-account").setAttribute("locale", "fr"));
    await expect(heading(page, "Profil")).toHaveCount(1);
    const files = `${portal.url}/host/assets/iam-account.js`;
    expect(told).toEqual([`${files}?again changes nothing: <iam-account> is that of ${files}`]);
  });
});

test("an element in a template is no page, and each copy of it is one", async ({ page, portal }) => {
  await page.goto(`${portal.url}${PROFILE}`);
  await expect(heading(page, "Sign in")).toHaveCount(1);
  await page.evaluate(() => {
    const template = document.createElement("template");
    const { content } = template;
    // As the parser does, in the template's own document.
    content.append(content.ownerDocument.createElement("iam-account"));
    content.firstChild.setAttribute("page", "profile");
    document.querySelector("main").append(template, template.content.cloneNode(true), document.importNode(template.content, true));
  });
  await expect(heading(page, "Sign in")).toHaveCount(3);
  expect(await page.evaluate(() => document.querySelector("template").content.firstChild.shadowRoot)).toBe(null);
});

test.describe("the property config", () => {
  test.use({ element: "" });

  /** Adds an element with the property, signs in and types something. */
  async function typed(page, portal) {
    await page.goto(`${portal.url}${PROFILE}`);
    await page.evaluate(async (config) => {
      await customElements.whenDefined("iam-account");
      const element = document.createElement("iam-account");
      element.config = config;
      document.querySelector("main").append(element);
    }, PROPERTY);
    await signIn(page);
    await field(page, "First name").fill("Zoë Marie");
    await field(page, "First name").evaluate((input) => input.setSelectionRange(2, 3));
  }

  test("set to an equal value keeps session, text, focus and caret", async ({ page, portal }) => {
    await typed(page, portal);
    await page.evaluate((config) => {
      const element = document.querySelector("iam-account");
      const reversed = Object.fromEntries(Object.entries(config).reverse());
      const reactive = new Proxy(structuredClone(config), {});
      for (const value of [element.config, structuredClone(config), reversed, reactive, { ...config, locale: undefined }]) {
        element.config = value;
      }
    }, PROPERTY);
    await expect(field(page, "First name")).toHaveValue("Zoë Marie");
    await expect(field(page, "First name")).toBeFocused();
    expect(await field(page, "First name").evaluate((input) => [input.selectionStart, input.selectionEnd])).toEqual([2, 3]);
    await button(page, "Save").click();
    await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  });

  test("set to the same object after a change in it is followed", async ({ page, portal }) => {
    await typed(page, portal);
    await page.evaluate(() => {
      const element = document.querySelector("iam-account");
      const { config } = element;
      config.brand.name = "Acme & Sons";
      element.config = config;
    });
    await expect(element(page).getByText("Acme & Sons", { exact: true })).toBeVisible();
    await expect(field(page, "First name")).toHaveValue("Zoë Marie");
  });

  test("set to a value that JSON cannot represent shows an error that names the key", async ({ page, portal }) => {
    await typed(page, portal);
    await page.evaluate((config) => {
      const circle = { ...config };
      circle.auth = circle;
      document.querySelector("iam-account").config = circle;
    }, PROPERTY);
    await expect(element(page).getByRole("alert")).toContainText("The configuration key “config” has to be");
  });
});
