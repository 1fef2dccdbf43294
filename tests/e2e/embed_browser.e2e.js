// What the browser itself does with the element's shadow tree: find in the page, and fill in a form.
import { button, expect, field, open, test as own } from "./fixtures.js";
import { fillAddress } from "./support/autofill.js";
import { test as desktop } from "./support/desktop.js";
import { test as embedded } from "./support/portal.js";

desktop("the browser's own search finds a text in the element, marks it and scrolls to it", { tag: "@chromium" }, async ({ desktop, portal }) => {
  const { page, press, type, click } = desktop;
  await open(page, portal, "/host/account/profile");
  await expect(field(page, "First name")).toHaveValue("Zoé");
  const found = () =>
    page.evaluate(() => [document.querySelector("iam-account").shadowRoot.getSelection().toString(), scrollY > 0]);
  expect(await found()).toEqual(["", false]);
  // The window has the focus of the screen from the first click.
  click(600, 850);
  const search = () => {
    press("ctrl+f");
    type("account state");
    press("Return");
    press("Escape");
    return found();
  };
  await expect.poll(search).toEqual(["Account state", true]);
});

/** The browser fills in the form of names, and what it has filled in is saved. */
async function fillAndSave(page, server) {
  await expect(field(page, "First name")).toHaveValue("Zoé");
  // It writes over no text but that of the field which the person is at.
  await field(page, "Last name").fill("");
  await fillAddress(page, "First name");
  await expect(field(page, "First name")).toHaveValue("Ada");
  await expect(field(page, "Last name")).toHaveValue("Lovelace");
  await button(page, "Save").click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  expect(await server.read()).toMatchObject({ first_name: "Ada", last_name: "Lovelace" });
}

embedded("the browser fills in a form of the element", { tag: "@chromium" }, async ({ page, portal, server }) => {
  await open(page, portal, "/host/account/profile");
  await fillAndSave(page, server);
});

own("the browser fills in a form of our own page", { tag: "@chromium" }, async ({ page, server }) => {
  await open(page, server, "/profile");
  await fillAndSave(page, server);
});
