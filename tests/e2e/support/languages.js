// The texts of locales/, and which of them are on the screen or said to somebody who cannot see it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { button, expect, field, heading } from "../fixtures.js";
import { ROOT } from "./devserver.js";

const read = (tag) => JSON.parse(readFileSync(join(ROOT, "locales", `${tag}.json`), "utf8"));

const GAP = /\{\{ (\w+) \}\}/g;

/** The texts of a language, by module and key. */
export const texts = read;

/** A text with what its gaps hold on this page. */
export const fill = (text, values) => text.replace(GAP, (_, name) => values[name]);

/** Where the person chooses it. */
export const chooser = (page, name = "Language") => page.getByRole("combobox", { name, exact: true });

/** The page speaks the language and says so, with the document around it where that is its own. */
export async function speaks(page, tag) {
  const root = page.locator("iam-account > [lang]");
  await expect(root).toHaveAttribute("lang", tag);
  await expect(root).toHaveAttribute("dir", "ltr");
  const isOwn = (await page.locator("iam-account[standalone]").count()) > 0;
  await expect(page.locator("html")).toHaveAttribute("lang", isOwn ? tag : "en");
}

/** The person chooses a language in another tab: all that is on the screen stays as it is, an open dialog too. */
export async function speak(page, tag) {
  await page.evaluate((tag) => {
    localStorage.setItem("iam-account:locale", tag);
    dispatchEvent(new StorageEvent("storage", { key: "iam-account:locale" }));
  }, tag);
  await speaks(page, tag);
}

/** Opens a page that speaks French by its path below `server.url`, and signs in on the way. */
export async function enter(page, server, path) {
  const { pages, session } = read("fr");
  await page.goto(`${server.url}${path}`);
  await field(page, session.api_key).fill("demo-key");
  await button(page, session.sign_in).click();
  await expect(heading(page, pages.sign_in)).toBeHidden();
}

/** A pattern for each text of one language that the other says differently, if it has a word of its own. */
function patterns(tag, other) {
  const [own, others] = [read(tag), read(other)];
  const all = Object.entries(own).flatMap(([module, keys]) => Object.entries(keys).map(([key, text]) => [module, key, text]));
  const telling = all.filter(([module, key, text]) => text !== others[module][key] && /\p{L}{2}/u.test(text.replace(GAP, "")));
  const quote = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return telling.map(([, , text]) => new RegExp(`^${text.split(/\{\{ \w+ \}\}/).map(quote).join(".+")}$`, "s"));
}

/** Everything that can be read in the element: texts, and the names and descriptions that attributes give. */
const said = (page) =>
  page.locator("iam-account").evaluate((element) => {
    const found = [document.title];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) found.push(walker.currentNode.data);
    for (const name of ["aria-label", "title", "alt", "placeholder", "aria-description", "aria-valuetext"]) {
      for (const node of element.querySelectorAll(`[${name}]`)) found.push(node.getAttribute(name));
    }
    return found.map((text) => text.trim()).filter(Boolean);
  });

/** The texts in the element that only one language has; in the choice of a language each is called by its own name. */
export async function saidOnlyIn(page, tag, other) {
  const known = patterns(tag, other);
  const names = [read(tag), read(other)].map(({ language }) => language.name);
  return (await said(page)).filter((text) => !names.includes(text) && known.some((pattern) => pattern.test(text)));
}
