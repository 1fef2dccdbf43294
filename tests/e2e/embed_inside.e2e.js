// What browsers, assistive software and printers do in an ordinary page works in the element's shadow tree, too.
import { button, expect, field, heading, open, signIn, toggle } from "./fixtures.js";
import { violations } from "./support/axe.js";
import { Keyboard } from "./support/keyboard.js";
import { painted } from "./support/png.js";
import { content, element, test } from "./support/portal.js";
import { inks } from "./support/print.js";

const PROFILE = "/host/account/profile";
const PAGES = { profile: "Profile", password: "Password", settings: "Settings", notifications: "Notifications", account: "Account" };

for (const [name, title] of Object.entries(PAGES))
  test(`axe finds no violation in the element: ${name}`, async ({ page, portal }) => {
    await open(page, portal, `/host/account/${name}`);
    await expect(heading(page, title)).toBeVisible();
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const found = await violations(page);
      expect.soft(found.filter((line) => line.includes("iam-account")), colorScheme).toEqual([]);
    }
    expect(await content(page)).toEqual([0, 1, 1]);
  });

test("the focus is visible at each stop, and the keyboard alone saves", async ({ page, portal, server }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page, portal, PROFILE);
  await expect(field(page, "First name")).toHaveValue("Zoé");
  const keys = new Keyboard(page);
  await keys.type("First name", "Zoë");
  await keys.on("Save");
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  expect((await server.read()).first_name).toBe("Zoë");
});

test("dark on the screen, it prints dark text on white", async ({ page, portal }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await open(page, portal, PROFILE);
  await expect(field(page, "First name")).toHaveValue("Zoé");
  expect((await inks(page)).lightTexts).not.toEqual([]);
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  expect(await inks(page)).toEqual({ lightTexts: [], darkGrounds: [] });
  await expect(button(page, "Save")).toBeHidden();
});

test("with forced colours every control has an edge", async ({ page, portal }) => {
  await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
  await open(page, portal, PROFILE);
  await expect(field(page, "First name")).toHaveValue("Zoé");
  const edges = await page
    .locator("iam-account")
    .locator(".button, .input")
    .evaluateAll((controls) => controls.map((control) => getComputedStyle(control)).map((style) => [style.borderTopStyle, parseFloat(style.borderTopWidth) >= 1]));
  expect(edges.length).toBeGreaterThan(4);
  expect(new Set(edges.map(String))).toEqual(new Set(["solid,true"]));
});

test("text is pasted into its fields, and a photo into its page", async ({ page, portal }) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, portal, PROFILE);
  await field(page, "First name").fill("Zoë");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("ControlOrMeta+x");
  await expect(field(page, "First name")).toHaveValue("");
  await page.keyboard.press("ControlOrMeta+v");
  await expect(field(page, "First name")).toHaveValue("Zoë");
  await heading(page, "Profile").evaluate((node, bytes) => {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([new Uint8Array(bytes)], "image.png", { type: "image/png" }));
    node.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, composed: true, cancelable: true }));
  }, [...painted(60, 40, () => [9, 9, 9, 255])]);
  await expect(page.getByRole("slider", { name: "Zoom", exact: true })).toBeEnabled();
  const isInside = (node) => node.getRootNode() === document.querySelector("iam-account").shadowRoot;
  expect(await page.getByRole("dialog").evaluate(isInside)).toBe(true);
});

test("dialogs, live regions and the preview of a signature are inside", async ({ page, portal }) => {
  await open(page, portal, "/host/account/settings");
  await toggle(page, "Raw HTML email").click();
  await expect(page.getByTitle("Preview of your signature", { exact: true }).contentFrame().getByText("Agence du Port")).toBeVisible();
  const outside = "dialog, iframe, [role=status], [role=alert], [aria-live]";
  const texts = (outside) => [...document.querySelectorAll(outside)].map((node) => node.textContent);
  expect(await page.evaluate(texts, outside)).toEqual(["A dialog of the portal."]);
  for (const part of ["iframe", "[role=status]", "[role=alert]"]) expect(await element(page).locator(part).count()).toBeGreaterThan(0);
});

test.describe("in a template", () => {
  test.use({ element: '<template><iam-account base-path="/host/account"></iam-account></template>' });

  test("it starts when the portal takes it out, and not before", async ({ page, portal }) => {
    await page.goto(`${portal.url}${PROFILE}`);
    await page.evaluate(() => customElements.whenDefined("iam-account"));
    await expect(element(page)).toHaveCount(0);
    await page.evaluate(() => document.querySelector("main").append(document.querySelector("template").content.cloneNode(true)));
    await signIn(page);
    await expect(field(page, "First name")).toHaveValue("Zoé");
  });
});
