// The browser's own autofill of an address, by the debugging protocol: what choosing an entry of its list does.
import { field } from "../fixtures.js";

const ADDRESS = [
  ["NAME_FULL", "Ada Lovelace"],
  ["NAME_FIRST", "Ada"],
  ["NAME_LAST", "Lovelace"],
  ["COMPANY_NAME", "Analytical Engines"],
  ["PHONE_HOME_WHOLE_NUMBER", "+442079460000"],
  ["ADDRESS_HOME_COUNTRY", "GB"],
].map(([name, value]) => ({ name, value }));

/** Fills the form in which the field `name` is. */
export async function fillAddress(page, name) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Autofill.enable");
  // The browser fills in what the person is at.
  await field(page, name).click();
  await field(page, name).evaluate((input) => (window.filled = input));
  const { result } = await cdp.send("Runtime.evaluate", { expression: "window.filled" });
  const { node } = await cdp.send("DOM.describeNode", { objectId: result.objectId });
  await cdp.send("Autofill.trigger", { fieldId: node.backendNodeId, address: { fields: ADDRESS } });
  await cdp.detach();
}
