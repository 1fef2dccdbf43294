// A drop never replaces the page: anywhere in the standalone page, inside the element in a portal.
import { button, card, expect, field, heading, open, signIn, test as own } from "./fixtures.js";
import { drop, FILE, LEFT, LINK, TAKEN, TEXT } from "./support/drop.js";
import { element, test as hosted } from "./support/portal.js";
import { studio } from "./support/studio.js";

const input = (page) => page.getByLabel("Choose picture", { exact: true });

own("a picture dropped on the card is chosen, as if by the input", async ({ page, server }) => {
  await open(page, server, "/profile");
  for (const place of [heading(page, "Picture"), input(page)]) {
    expect(await drop(place, { files: ["zoe.png", "lea.png"] })).toEqual(TAKEN);
    await expect(studio(page)).toBeVisible();
    await button(page, "Cancel").click();
    await expect(studio(page)).toBeHidden();
  }
  expect(await drop(card(page, "Picture"), LINK)).toEqual(TAKEN);
  await expect(studio(page)).toBeHidden();
});

own("a file or a link dropped anywhere else in our own page is ignored, and text goes where it is dropped", async ({ page, server }) => {
  await page.goto(`${server.url}/profile`);
  expect(await drop(heading(page, "Sign in"), FILE)).toEqual(TAKEN);
  await signIn(page);
  for (const place of [page.locator("body"), card(page, "Personal details"), field(page, "First name")]) {
    expect(await drop(place, FILE)).toEqual(TAKEN);
  }
  await expect(studio(page)).toBeHidden();
  expect(await drop(page.locator("html"), LINK)).toEqual(TAKEN);
  expect(await drop(field(page, "First name"), LINK)).toEqual(LEFT);
  expect(await drop(field(page, "First name"), TEXT)).toEqual(LEFT);
  expect(await drop(page.locator("body"), TEXT)).toEqual(LEFT);
});

hosted("in a portal drops inside the element's box are prevented, and others are not", async ({ page, portal }) => {
  await page.goto(`${portal.url}/host/account/profile`);
  await signIn(page);
  await expect(input(page)).toBeVisible();
  await page.evaluate(() => {
    const zone = Object.assign(document.createElement("div"), { id: "zone", textContent: "Drop here" });
    const native = Object.assign(document.createElement("input"), { id: "native", type: "file" });
    document.querySelector("iam-account").before(zone, native);
    window.zoneHeard = [];
    zone.addEventListener("drop", (event) => {
      window.zoneHeard.push([event.defaultPrevented, event.dataTransfer.files.length, event.dataTransfer.dropEffect]);
      event.preventDefault();
    });
  });
  expect(await drop(element(page), FILE)).toEqual(TAKEN);
  expect(await drop(card(page, "Personal details"), FILE)).toEqual(TAKEN);
  await expect(studio(page)).toBeHidden();
  expect(await drop(heading(page, "Picture"), FILE)).toEqual(TAKEN);
  await expect(studio(page)).toBeVisible();
  await button(page, "Cancel").click();
  expect(await drop(page.locator("#zone"), FILE)).toEqual([false, true]);
  expect(await page.evaluate(() => window.zoneHeard)).toEqual([[false, 1, "none"]]);
  expect(await drop(page.locator("#native"), FILE)).toEqual(LEFT);
  expect(await drop(page.locator("body"), FILE)).toEqual(LEFT);
  await page.evaluate(() => {
    const account = document.querySelector("iam-account");
    account.remove();
    window.goneAccount = account;
  });
  const after = await page.evaluate(() => {
    const event = new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: new DataTransfer() });
    event.dataTransfer.items.add(new File(["x"], "x.png"));
    window.goneAccount.dispatchEvent(event);
    return event.defaultPrevented;
  });
  expect(after, "no listener is left").toBe(false);
});
