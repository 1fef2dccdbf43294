// A portal that styles everything does not change the look of the element.
import { expect, open, toggle } from "./fixtures.js";
import { test } from "./support/portal.js";

/** Rules of portals, resets and frameworks for elements, classes and ids. */
const HOSTILE = `
  html { font-size: 10px }
  * { margin: 3px; padding: 3px; box-sizing: content-box; letter-spacing: 1px }
  body { text-transform: uppercase; text-align: right; line-height: 3; word-spacing: 1em; white-space: pre; text-shadow: 1px 1px red; cursor: wait; font: italic 20px serif }
  a { color: red; text-decoration: line-through; display: inline-block } a::after { content: " !" }
  button { background: red; border: 5px solid lime; min-width: 300px; float: right; text-transform: uppercase; box-shadow: 0 0 9px red }
  button:hover { background: blue } .button, .button.primary { background: orange; border-radius: 0 }
  input, textarea { border: 4px dotted red; background: yellow; height: 5rem; width: 50%; appearance: none; outline: 9px solid red }
  label { display: block; color: red; font-size: 2rem } h1, h2, h3, h4 { color: red; font-size: 4rem; border-bottom: 3px solid }
  p, span, div, section { color: purple; max-width: 30rem } ul { list-style: square inside; columns: 2 } li { float: left; margin: 1rem }
  table, td, th { border: 3px solid red; background: pink } dialog { border: 9px solid red } img, svg { max-width: 10px; display: block } path { fill: red; stroke: lime; stroke-width: 9 }
  header, nav, main { background: cyan; position: relative; display: block } code { color: lime } progress { height: 4rem }
  main .card { background: red; border: 9px solid } #search ~ * { color: red } .content p { font-weight: 900 }
`;

/**
 * What has changed since the first call in the computed style of each part of the element, without values that depend on the
 * available space. The styles stay in the page, because there are megabytes of them.
 */
const changes = (page) =>
  page.locator("iam-account").evaluate((element) => {
    // These depend on the available space, and a shape has only its lines.
    const made = /size|height|(?<!stroke-)width|inset|origin|perspective|^(top|left|right|bottom)$|^margin-(inline-start|left)$/;
    const all = [...getComputedStyle(element)];
    const names = { shape: all.filter((name) => /^(fill|stroke)/.test(name)), box: all.filter((name) => !made.test(name)) };
    const parts = [...(element.shadowRoot ?? element).querySelectorAll(".iam-app *")].filter((node) => !node.closest("[hidden]"));
    const looks = parts.flatMap((node) =>
      [undefined, "::before", "::after"].map((pseudo) => {
        const style = getComputedStyle(node, pseudo);
        const of = names[node.localName === "path" ? "shape" : "box"];
        const values = of.map((name) => [name, style.getPropertyValue(name).replace(/iam-account-\d+/g, "")]);
        return [`${node.localName}.${node.getAttribute("class")}${pseudo ?? ""}`, Object.fromEntries(values)];
      }),
    );
    window.calm ??= looks;
    const changed = window.calm.flatMap(([name, before], at) =>
      Object.keys(before)
        .filter((property) => before[property] !== looks[at][1][property])
        .map((property) => `${name} { ${property}: ${before[property]} -> ${looks[at][1][property]} }`),
    );
    return [...new Set(changed)];
  });

test.use({ colorScheme: "light" });

for (const [where, attribute] of [["a shadow tree", ""], ["light DOM", "light-dom "]]) {
  test.describe(`in ${where}`, () => {
    test.use({ element: `<iam-account ${attribute}base-path="/host/account"></iam-account>` });

    test("rules for elements, classes and ids do not affect the element", async ({ page, portal }) => {
      await page.emulateMedia({ reducedMotion: "reduce" });
      await open(page, portal, "/host/account/settings");
      await expect(toggle(page, "Dark mode")).toBeVisible();
      await page.mouse.move(0, 0);
      expect(await changes(page)).toEqual([]);
      await page.evaluate((css) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        document.adoptedStyleSheets = [sheet];
      }, HOSTILE);
      expect(await page.locator("#search").evaluate((input) => getComputedStyle(input).backgroundColor)).toBe("rgb(255, 255, 0)");
      expect(await changes(page)).toEqual([]);
    });
  });
}
