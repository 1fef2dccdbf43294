// The element's shadow tree: what a portal's style reaches, where the stylesheet comes from, and what has to find its way in it.
import { button, expect, field, heading, hold, open, signIn } from "./fixtures.js";
import { content, element, test } from "./support/portal.js";

const PROFILE = "/host/account/profile";
const STYLESHEET = /\/iam-account-[\da-f]+\.css$/;

/** Rules that a portal can force on everything that they reach. */
const FORCED = `
  * { all: unset !important; letter-spacing: 1em !important; color: red !important; --text: red !important; --space-4: 0 !important }
  button, input, dialog { display: none !important } :focus { outline: none !important }
`;

/** Adds rules to the portal, as a constructed sheet because of the content security policy. */
const style = (page, css) =>
  page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }, css);

test("no rule of a portal changes a pixel, not even an important one", async ({ page, portal }) => {
  await page.emulateMedia({ reducedMotion: "reduce", colorScheme: "light" });
  await open(page, portal, PROFILE);
  await expect(field(page, "First name")).toHaveValue("Zoé");
  await page.evaluate(() => {
    for (const { ownerNode } of document.styleSheets) ownerNode.remove();
    document.body.replaceChildren(document.querySelector("iam-account"));
  });
  await style(page, "body { margin: 0 }");
  const look = () => page.locator("iam-account .iam-app").screenshot();
  await expect(page.getByRole("img", { name: "Zoé Martin" }).or(heading(page, "Picture")).first()).toBeVisible();
  const alone = await look();
  await style(page, FORCED);
  expect((await look()).equals(alone)).toBe(true);
  await expect(button(page, "Save")).toBeVisible();
});

test("a portal styles the outer pieces by their part names, and the colours by properties", async ({ page, portal }) => {
  await open(page, portal, PROFILE);
  await style(page, "iam-account { --iam-accent: rgb(10, 125, 85) } iam-account::part(header) { background: rgb(1, 2, 3) }");
  await expect(page.locator("iam-account .header")).toHaveCSS("background-color", "rgb(1, 2, 3)");
  await expect(button(page, "Save")).toHaveCSS("background-color", /srgb 0.039\d* 0.490\d* 0.333/);
  const parts = await page.locator("iam-account [part]").evaluateAll((nodes) => nodes.map(({ part }) => part.value));
  expect(new Set(parts)).toEqual(new Set(["app", "header", "navigation", "content", "title", "card"]));
});

test.describe("two elements", () => {
  test.use({ element: '<iam-account page="profile"></iam-account><iam-account page="password"><p>Soon…</p></iam-account>' });

  test("share one stylesheet, which is there before them and fetched once", async ({ page, portal }) => {
    const files = [];
    page.on("request", (request) => STYLESHEET.test(request.url()) && files.push(request.url()));
    const sheet = await hold(page, STYLESHEET);
    await page.goto(`${portal.url}/host`);
    await sheet.arrival;
    await expect(page.getByText("Soon…")).toBeVisible();
    // The program is ready by then, and waits.
    await page.waitForFunction(() => performance.getEntriesByType("resource").some(({ name }) => name.endsWith(".wasm")));
    await expect(page.locator("iam-account .iam-app")).toHaveCount(0);
    sheet.release();
    await expect(heading(page, "Sign in")).toHaveCount(2);
    await expect(page.getByText("Soon…")).toBeHidden();
    const isShared = () => {
      const [[first], [second]] = [...document.querySelectorAll("iam-account")].map(({ shadowRoot }) => shadowRoot.adoptedStyleSheets);
      return first instanceof CSSStyleSheet && first === second;
    };
    expect(await page.evaluate(isShared)).toBe(true);
    expect(files).toHaveLength(1);
    expect(await page.evaluate(() => document.querySelectorAll("link[href*=iam-account], style").length)).toBe(0);
  });
});

test("a stylesheet that cannot be loaded leaves the page usable, and the next element asks for it again", async ({ page, portal, guard }) => {
  guard.expectNoResponse();
  await page.route(STYLESHEET, (route) => route.abort());
  await page.goto(`${portal.url}${PROFILE}`);
  await expect(heading(page, "Sign in")).toBeVisible();
  expect(await content(page)).toEqual([0, 1, 0]);
  await page.unroute(STYLESHEET);
  await page.evaluate(() => {
    const old = document.querySelector("iam-account");
    old.replaceWith(old.cloneNode());
  });
  await expect.poll(() => content(page)).toEqual([0, 1, 1]);
  await expect(heading(page, "Sign in")).toBeVisible();
});

test("what the portal puts inside is its own: the app neither shows nor touches it", async ({ page, portal }) => {
  await open(page, portal, PROFILE);
  await page.evaluate(() => document.querySelector("iam-account").append(document.createElement("p")));
  await page.evaluate(() => (document.querySelector("iam-account > p").textContent = "The portal's"));
  await expect(page.getByText("The portal's")).toBeHidden();
  await page.evaluate(() => document.body.append(document.querySelector("iam-account")));
  await expect(heading(page, "Profile")).toBeVisible();
  expect(await content(page)).toEqual([1, 1, 1]);
});

test("labels, the list of mistakes and dialogs move the focus inside of the tree", async ({ page, portal }) => {
  await open(page, portal, PROFILE);
  await element(page).getByText("First name", { exact: true }).click();
  await expect(field(page, "First name")).toBeFocused();
  await field(page, "Email").fill("zoe");
  await button(page, "Save").click();
  await page.getByRole("link", { name: /^Email/ }).click();
  await expect(field(page, "Email")).toBeFocused();
  await element(page).getByRole("link", { name: "Account", exact: true }).click();
  await button(page, "Delete my account").click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await button(page, "Cancel").click();
  await expect(button(page, "Delete my account")).toBeFocused();
});

test.describe("with light-dom", () => {
  test.use({ element: '<iam-account light-dom base-path="/host/account"></iam-account>' });

  test("the app is in the document's tree, with a stylesheet of its own", async ({ page, portal }) => {
    await page.goto(`${portal.url}${PROFILE}`);
    await signIn(page);
    expect(await content(page)).toEqual([2, 0, 0]);
    await expect(field(page, "First name")).toHaveValue("Zoé");
    expect(await page.evaluate(() => document.querySelectorAll("iam-account input[autocomplete=given-name]").length)).toBe(1);
    const order = () => [...document.querySelectorAll("iam-account > link")].map(({ href }) => /-parts-/.test(href));
    await expect.poll(() => page.evaluate(order)).toEqual([false, true]);
    await style(page, "input { background: red }");
    await expect(field(page, "First name")).not.toHaveCSS("background-color", "rgb(255, 0, 0)");
  });
});
