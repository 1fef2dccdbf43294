// The texts of locales/, and which of them are on the screen or in the accessibility tree.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { button, expect, field, heading } from "../fixtures.js";
import { ROOT } from "./devserver.js";

const read = (tag) => JSON.parse(readFileSync(join(ROOT, "locales", `${tag}.json`), "utf8"));

const GAP = /\{\{ (\w+) \}\}/g;

/** The texts of a language, by module and key. */
export const texts = read;

/** A text with values in its gaps. */
export const fill = (text, values) => text.replace(GAP, (_, name) => values[name]);

/** The select for the language. */
export const chooser = (page, name = "Language") => page.getByRole("combobox", { name, exact: true });

/** Expects the page in the language, and its mark on the document where the app is standalone. */
export async function expectLanguage(page, tag) {
  const root = page.locator("iam-account [lang][dir]").first();
  await expect(root).toHaveAttribute("lang", tag);
  await expect(root).toHaveAttribute("dir", "ltr");
  const isOwn = (await page.locator("iam-account[standalone]").count()) > 0;
  await expect(page.locator("html")).toHaveAttribute("lang", isOwn ? tag : "en");
}

/** Chooses a language in another tab. Everything on the screen stays, also an open dialog. */
export async function chooseLanguage(page, tag) {
  await page.evaluate((tag) => {
    localStorage.setItem("iam-account:locale", tag);
    dispatchEvent(new StorageEvent("storage", { key: "iam-account:locale" }));
  }, tag);
  await expectLanguage(page, tag);
}

/** Opens a French page by its path below `server.url`, and signs in. */
export async function enter(page, server, path) {
  const { pages, session } = read("fr");
  await page.goto(`${server.url}${path}`);
  await field(page, session.api_key).fill("demo-key");
  await button(page, session.sign_in).click();
  await expect(heading(page, pages.sign_in)).toBeHidden();
}

/** A pattern for each text of one language that differs from the other's and has a word outside its gaps. */
function patterns(tag, other) {
  const [own, others] = [read(tag), read(other)];
  const all = Object.entries(own).flatMap(([module, keys]) => Object.entries(keys).map(([key, text]) => [module, key, text]));
  const distinct = all.filter(([module, key, text]) => text !== others[module][key] && /\p{L}{2}/u.test(text.replace(GAP, "")));
  const quote = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return distinct.map(([, , text]) => new RegExp(`^${text.split(/\{\{ \w+ \}\}/).map(quote).join(".+")}$`, "s"));
}

/** Every text in the element, with the names and descriptions in attributes. */
const textsOf = (page) =>
  page.locator("iam-account").evaluate((element) => {
    const found = [document.title];
    const tree = element.shadowRoot ?? element;
    const walker = document.createTreeWalker(tree, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) found.push(walker.currentNode.data);
    for (const name of ["aria-label", "title", "alt", "placeholder", "aria-description", "aria-valuetext"]) {
      for (const node of tree.querySelectorAll(`[${name}]`)) found.push(node.getAttribute(name));
    }
    return found.map((text) => text.trim()).filter(Boolean);
  });

/** The texts in the element that only one language has, without the languages' own names in the select. */
export async function textsOnlyIn(page, tag, other) {
  const known = patterns(tag, other);
  const names = [read(tag), read(other)].map(({ language }) => language.name);
  return (await textsOf(page)).filter((text) => !names.includes(text) && known.some((pattern) => pattern.test(text)));
}
