// The npm package in a bundle of each bundler, and from a CDN: every file of it is found.
import { button, expect, field, toggle } from "./fixtures.js";
import { cdnSite, hostSite, test, version } from "./support/example.js";
import { element } from "./support/portal.js";
import { choose, studio } from "./support/studio.js";

const html = (body) => `<!doctype html><html lang="en"><title>Portal</title><link rel="icon" href="data:,">${body}`;
const BUNDLES = {
  vite: html('<body><script type="module" src="/main.js"></script></body>'),
  webpack: html('<body><script src="/main.js"></script></body>'),
  esbuild: html('<body><script type="module" src="/main.js"></script></body>'),
};

/** Uses whatever is a file of its own: parts of the program, stylesheets, the preview. */
async function visit(page, url) {
  await page.goto(`${url}/account/profile`);
  await expect(field(page, "First name")).toHaveValue("Zoé", { timeout: 15_000 });
  await expect(button(page, "Save")).toHaveCSS("border-radius", "8px");
  await choose(page);
  await expect(studio(page)).toBeVisible();
  await button(page, "Cancel").click();
  await element(page).getByRole("link", { name: "Settings", exact: true }).click();
  await toggle(page, "Raw HTML email").click();
  await field(page, "Email signature").fill("<b>Zoé Martin</b>");
  await expect(page.frameLocator("iframe").getByText("Zoé Martin")).toBeVisible();
}

for (const [bundler, index] of Object.entries(BUNDLES)) {
  test(`${bundler} finds every file`, async ({ page, server, start, guard }) => {
    const site = await start(hostSite(server, `bundlers/dist/${bundler}`, index));
    guard.allowOrigin(site.url);
    await visit(page, site.url);
  });
}

test("from a CDN every file is found", async ({ page, server, start, guard }) => {
  const cdn = await start(cdnSite());
  guard.allowOrigin(cdn.url);
  const index = html(`<script type="module" src="${cdn.url}/iam-account@${version()}/files/iam-account.js"></script>
    <script type="module" src="/cdn.js"></script><body><iam-account base-path="/account"></iam-account></body>`);
  const site = await start(hostSite(server, "bundlers", index, cdn.url));
  guard.allowOrigin(site.url);
  await visit(page, site.url);
});
