// The page on one origin, the API on a second, pictures on a third, with the headers that README.md documents.
import { readFile } from "node:fs/promises";
import { button, card, expect, field, heading, open, test as base, toggle } from "./fixtures.js";
import { listen } from "./support/devserver.js";
import { picture } from "./support/png.js";
import { documentedHeaders, headersOf } from "./support/readme.js";
import { pageSite } from "./support/site.js";
import { send } from "./support/studio.js";

const test = base.extend({
  /** `{ url, api }`: the page, and the server of the API. */
  deployment: async ({ launch, start, guard }, use) => {
    const socket = await listen();
    const { port } = socket.address();
    const [api, pictures] = [`http://127.0.0.1:${port}`, `http://localhost:${port}`];
    const origins = { "https://api.example.com": api, "https://pictures.example.com": pictures };
    const policy = documentedHeaders("Cross-origin deployment", origins);
    const headers = (path) => ({ ...headersOf(path.slice(1)), ...(path === "/preview.html" ? {} : policy) });
    const config = { apiBase: `${api}/iam/v1`, auth: { mode: "api-key" } };
    const site = await start(pageSite({ headers, config }));
    const args = ["--cors-origin", site.url, "--avatar-base", pictures];
    const server = await launch({ socket, args });
    [site.url, api, pictures].forEach((origin) => guard.allowOrigin(origin));
    await use({ url: site.url, server, pictures });
  },
});

test("reads and all kinds of writes work, and the picture loads from its own origin", async ({ page, deployment }) => {
  const { server, pictures } = deployment;
  await open(page, deployment, "/profile");
  await field(page, "First name").fill("Zoë");
  await button(page, "Save").click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  await send(page, picture());
  const image = page.getByRole("img", { name: "Your picture", exact: true });
  await expect(image).toHaveAttribute("src", new RegExp(`^${pictures}/`));
  await expect.poll(() => image.evaluate((image) => image.naturalWidth)).toBeGreaterThan(0);
  await button(page, "Remove picture").click();
  await expect(card(page, "Picture").getByText("Your picture is removed.")).toBeVisible();
  await page.getByRole("link", { name: "Settings", exact: true }).click();
  await toggle(page, "Dark mode").click();
  await expect.poll(() => server.read("config/")).toMatchObject({ dark_mode: true });
  expect((await server.read()).first_name).toBe("Zoë");
});

test("the service's refusals and their headers can be read", async ({ page, deployment, guard }) => {
  guard.expectStatus(401, 422);
  await page.goto(`${deployment.url}/profile`);
  await page.getByLabel("API key", { exact: true }).fill("no-such-key");
  await button(page, "Sign in").click();
  await expect(page.getByLabel("API key", { exact: true })).toHaveAccessibleDescription(/does not accept this key/);
  await open(page, deployment, "/profile");
  await field(page, "Phone").fill("abc");
  await button(page, "Save").click();
  await expect(field(page, "Phone")).toHaveAccessibleDescription(/not a valid phone number/);
  await page.getByText("Details for support", { exact: true }).click();
  await expect(page.getByText(/^Request id: \S+$/)).toBeVisible();
});

test("a deletion with the response 410 succeeds", async ({ page, deployment, guard }) => {
  guard.expectStatus(410);
  await open(page, deployment, "/account");
  await button(page, "Delete my account").click();
  await field(page, "Type your email to confirm").fill("zoe@example.test");
  await button(page, "Delete permanently").click();
  await expect(heading(page, "Your account has been deleted")).toBeVisible();
  expect((await deployment.server.api("GET", "")).status).toBe(401);
});

test("the preview of the signature works", async ({ page, deployment }) => {
  await open(page, deployment, "/settings");
  await toggle(page, "Raw HTML email").click();
  const frame = page.getByTitle("Preview of your signature", { exact: true });
  await expect(frame.contentFrame().getByText("Agence du Port")).toBeVisible();
});

test("the download has the picture where the page may read it, else its URL and the reason", async ({ page, deployment, guard }) => {
  const { server, pictures } = deployment;
  const form = new FormData();
  form.append("file", new Blob([picture().buffer], { type: "image/png" }), "zoe.png");
  await server.api("POST", "avatar/", form);
  await open(page, deployment, "/account");
  const download = async () => {
    const waiting = page.waitForEvent("download");
    await button(page, "Download my data").click();
    return JSON.parse(await readFile(await (await waiting).path(), "utf8"));
  };
  const { picture: whole, user } = await download();
  expect(whole.url).toBe(user.avatar);
  expect(new URL(whole.url).origin).toBe(pictures);
  expect(whole.data).toMatch(/^data:image\/png;base64,/);

  guard.expectNoResponse();
  await page.route(
    (url) => url.origin === pictures,
    (route) => (route.request().resourceType() === "fetch" ? route.abort() : route.fallback()),
  );
  const { picture: address, not_included: missing } = await download();
  expect(address).toEqual({ url: user.avatar, data: null });
  expect(missing).toContain("Your picture itself: it could not be read from where it is kept, so only its address is here.");
});

/** A line of the checks on /diagnostics. */
const check = (page, name) => card(page, "Checks").getByRole("listitem").filter({ has: page.getByText(name, { exact: true }) });

test("the diagnostics see whether the API allows the page's origin", async ({ page, deployment, guard }) => {
  guard.expectError(/blocked by CORS policy/);
  guard.expectNoResponse();
  await page.goto(`${deployment.url}/diagnostics`);
  await expect(check(page, "API").getByText("Good", { exact: true })).toBeVisible();
  await expect(check(page, "Clocks")).toContainText("Access-Control-Expose-Headers: Date");
  const headers = { "access-control-allow-origin": "https://elsewhere.example.com" };
  await page.route(/users\/me\/\?diagnostics/, (route) => route.fulfill({ status: 401, headers, body: "{}" }));
  await button(page, "Check again").click();
  await expect(check(page, "API")).toContainText(`allow the origin ${deployment.url} and the header Authorization`);
});
