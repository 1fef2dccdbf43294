// The preview of the signature: untrusted HTML with any style and no abilities.
import { expect, field, open, test, toggle } from "./fixtures.js";

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";
const frame = (page) => page.getByTitle("Preview of your signature", { exact: true });
const inside = (page) => frame(page).contentFrame();

test.beforeEach(async ({ page, server }) => {
  await open(page, server, "/settings");
  await expect(field(page, "Email signature")).toHaveValue(/Agence du Port/);
});

test("a plain signature is previewed as text", async ({ page }) => {
  await field(page, "Email signature").fill("<b>Zoé</b> & co");
  await expect(page.getByText("<b>Zoé</b> & co", { exact: true }).last()).toBeVisible();
  await expect(frame(page)).toHaveCount(0);
  await field(page, "Email signature").fill("");
  await expect(page.getByText("Type a signature to see it here.")).toBeVisible();
});

test("a raw HTML signature is previewed with its own styles, while it is typed", async ({ page }) => {
  await toggle(page, "Raw HTML email").click();
  await expect(inside(page).getByText("Agence du Port")).toBeVisible();
  await field(page, "Email signature").fill('<p style="color: rgb(1, 2, 3)">Styled</p>');
  await expect(inside(page).getByText("Styled")).toHaveCSS("color", "rgb(1, 2, 3)");
  await field(page, "Email signature").fill("<p>Typed on</p>");
  await expect(inside(page).getByText("Typed on")).toBeVisible();
  await expect(inside(page).getByText("Styled")).toBeHidden();
});

test("scripts and handlers in a signature do not run, and nothing is fetched", async ({ page, guard }) => {
  // A request that the policy blocks is visible here, but gets no response.
  const responded = [];
  page.on("response", (response) => responded.push(response.url()));
  await toggle(page, "Raw HTML email").click();
  await field(page, "Email signature").fill(
    `<p>Quiet</p><script>window.caught = 1; parent.caught = 1; top.caught = 1;</script>
     <img src="/iam/v1/users/me/?from-signature" onerror="window.caught = 1; parent.caught = 1">
     <svg onload="window.caught = 1"></svg>
     <iframe srcdoc="<script>parent.caught = 1</script>"></iframe>
     <img src="data:image/gif;base64,bm90IGEgcGljdHVyZQ==" onerror="window.caught = 1">
     <form action="/caught"><button autofocus onfocus="window.caught = 1">Send</button></form>`,
  );
  await expect(inside(page).getByText("Quiet")).toBeVisible();
  // The parser reports handlers in a document that cannot run scripts. There are no other errors.
  expect(guard.previewViolations.filter((violation) => violation !== "script-src-attr inline")).toEqual([]);
  expect(await inside(page).getByText("Quiet").evaluate(() => window.caught)).toBeUndefined();
  expect(await page.evaluate(() => window.caught)).toBeUndefined();
  expect(responded.filter((url) => url.includes("from-signature") || url.includes("caught"))).toEqual([]);
});

test("a link in a signature does not navigate from the preview", async ({ page }) => {
  await toggle(page, "Raw HTML email").click();
  await field(page, "Email signature").fill('<a href="https://away.example.test/">Our site</a>');
  const preview = await (await frame(page).elementHandle()).contentFrame();
  await preview.getByRole("link", { name: "Our site", exact: true }).click();
  await field(page, "Email signature").fill("<p>Typed on</p>");
  await expect(inside(page).getByText("Typed on")).toBeVisible();
  expect(preview.url()).toMatch(/\/preview\.html$/);
});

test("the preview has no origin, no storage and no access to the page", async ({ page }) => {
  await toggle(page, "Raw HTML email").click();
  await expect(frame(page)).toHaveAttribute("sandbox", "allow-scripts");
  const reached = await inside(page).getByText("Agence du Port").evaluate(() => {
    const attempt = (act) => {
      try {
        return String(act());
      } catch (error) {
        return error.name;
      }
    };
    const ways = [() => parent.document.title, () => localStorage.length, () => document.cookie];
    return [self.origin, ...ways.map(attempt)];
  });
  expect(reached).toEqual(["null", "SecurityError", "SecurityError", "SecurityError"]);
});

test("a message to the preview from another source changes nothing", async ({ page }) => {
  await toggle(page, "Raw HTML email").click();
  await expect(inside(page).getByText("Agence du Port")).toBeVisible();
  await inside(page).getByText("Agence du Port").evaluate(() => window.postMessage("<p>Forged</p>", "*"));
  await field(page, "Email signature").fill("<p>Own</p>");
  await expect(inside(page).getByText("Own")).toBeVisible();
  await expect(inside(page).getByText("Forged")).toHaveCount(0);
});

test("the document of the preview has its own content security policy", async ({ server }) => {
  const response = await fetch(`${server.url}/preview.html`);
  expect(response.headers.get("content-security-policy")).toBe(POLICY);
});
