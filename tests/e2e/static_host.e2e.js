// deploy/_headers and deploy/_redirects, read as Netlify and Cloudflare Pages document it, and held to README.md, "Deployment".
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { button, expect, field, open, signIn, test as base, toggle } from "./fixtures.js";
import { shipped } from "./support/config.js";
import { DIST, ROOT } from "./support/devserver.js";
import { headersOf, README } from "./support/readme.js";
import { headersAt, HOSTS, redirectRules, staticHost } from "./support/static_host.js";

const test = base.extend({
  host: ["netlify", { option: true }],

  /** `{ url }` of the page. */
  site: async ({ server, start, guard, host }, use) => {
    const site = await start(staticHost({ host, origin: server.origin, config: shipped() }));
    guard.allowOrigin(site.url);
    await use(site);
  },
});

const FILES = readdirSync(DIST).filter((name) => !/\.(br|gz)$/.test(name));

for (const host of Object.keys(HOSTS)) {
  test.describe(host, () => {
    test.use({ host });

    test("every file has the documented headers and its caching", () => {
      for (const file of FILES) {
        const { "Cache-Control": caching, ...headers } = headersAt(host, `/${file}`);
        expect(headers, file).toEqual(headersOf(file));
        const lasting = /-[0-9a-f]{16}\./.test(file);
        expect(caching, file).toBe(lasting ? "public, max-age=31536000, immutable" : "no-cache");
      }
      expect(headersAt(host, "/profile")).toMatchObject(headersOf("index.html"));
      expect(headersAt(host, "/preview")).toMatchObject(headersOf("preview.html"));
    });

    test("a person signs in, saves, sees the preview, and comes back by a deep link", async ({ page, site, server }) => {
      await open(page, site, "/profile");
      await field(page, "First name").fill("Zoë");
      await button(page, "Save").click();
      await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
      expect((await server.read()).first_name).toBe("Zoë");
      await page.goto(`${site.url}/settings`);
      await signIn(page);
      await toggle(page, "Raw HTML email").click();
      const frame = page.getByTitle("Preview of your signature", { exact: true });
      await expect(frame.contentFrame().getByText("Agence du Port")).toBeVisible();
    });
  });
}

test("each page that docs/design.md names is a rule, and nothing else is the page", async ({ site }) => {
  const design = readFileSync(join(ROOT, "docs/design.md"), "utf8").match(/^## Pages\n([^]*?)All are one segment/m)[1];
  const pages = [...design.matchAll(/`(\/[a-z-]+)`/g)].map(([, path]) => path);
  expect(pages.length).toBeGreaterThan(5);
  const rewrites = redirectRules().filter(({ status }) => status === 200);
  expect(rewrites.map(({ from }) => from).sort()).toEqual(pages.sort());
  expect(new Set(rewrites.map(({ to }) => to))).toEqual(new Set(["/"]));
  for (const path of ["/missing.js", "/.well-known/security.txt", "/profile/more"]) {
    const response = await fetch(site.url + path);
    expect(response.status, path).toBe(404);
    expect(await response.text()).not.toContain("iam-account");
  }
});

test("password managers are redirected to the password page", async ({ site }) => {
  const response = await fetch(`${site.url}/.well-known/change-password`, { redirect: "manual" });
  expect([response.status, response.headers.get("location")]).toEqual([303, "/password"]);
});

test("the README's table of servers names each file of deploy/", () => {
  for (const file of readdirSync(join(ROOT, "deploy"))) expect(README).toContain(`\`${file}\``);
});
