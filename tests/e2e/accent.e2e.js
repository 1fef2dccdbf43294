// Any accent colour of an operator keeps its contrast (WCAG 2.2, 1.4.3 and 1.4.11).
import { open, expect, link, test, toggle } from "./fixtures.js";
import { shipped } from "./support/config.js";

const ACCENTS = [
  ...["white", "black", "#777", "#767676", "#808080", "gray", "silver", "#010101", "#fefefe"],
  ...["red", "lime", "blue", "yellow", "cyan", "magenta", "#39ff14", "#ff6ec7", "#fe0", "#0ff", "#ccff00"],
  ...["#0a7d55", "#ff5a1f", "#7c3aed", "#1d9bf0", "#c2185b", "#8b4513", "#ffd700", "#00008b", "#2f4f4f", "#ffc0cb"],
  ...["hsl(200 100% 35%)", "hsl(45 90% 55%)", "oklch(60% 0.15 160)", "oklch(90% 0.2 110)", "oklch(30% 0.3 280)"],
  ...["color(display-p3 0 1 0)", "color(display-p3 1 0 0.5)", "lab(50% 80 -60)", "rgb(0 0 255 / 20%)", "transparent"],
];

/** Runs in the page: the contrasts of an accent, as `[what, ratio, minimum]`. */
function measure(accent) {
  const element = document.querySelector("iam-account");
  element.style.setProperty("--iam-accent", accent);
  const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 });
  const brush = canvas.getContext("2d", { willReadFrequently: true });
  /** A colour composited on others, the lowest first. */
  const pixel = (...layers) => {
    for (const layer of layers) {
      brush.fillStyle = layer;
      brush.fillRect(0, 0, 1, 1);
    }
    return [...brush.getImageData(0, 0, 1, 1).data];
  };
  const luminance = (rgb) => {
    const [r, g, b] = rgb.slice(0, 3).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => {
    const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (high + 0.05) / (low + 0.05);
  };
  const one = (selector) => element.querySelector(selector);
  const of = (node, property) => {
    node.getAnimations({ subtree: true }).forEach((animation) => animation.finish());
    return getComputedStyle(node)[property];
  };
  const more = matchMedia("(prefers-contrast: more)").matches;
  const [text, control] = more ? [7, 4.5] : [4.5, 3];
  const page = of(element, "backgroundColor");
  const card = of(one(".card"), "backgroundColor");
  const primary = one(".button.primary");
  const current = one(".navigation a[aria-current]");
  const on = one(".switch:checked");
  const probe = one(".page").appendChild(document.createElement("a"));
  probe.href = "#";
  const linkText = of(probe, "color");
  probe.focus();
  const ring = of(probe, "outlineColor");
  probe.remove();
  const grounds = { page, card, sunken: of(one(".preview-title"), "backgroundColor") };
  const found = [
    ["button's text", contrast(pixel(card, of(primary, "backgroundColor"), of(primary, "color")), pixel(card, of(primary, "backgroundColor"))), text],
    ["button's edge", contrast(pixel(card, of(primary, "borderTopColor")), pixel(card)), control],
    ["entry of the navigation", contrast(pixel(page, of(current, "color")), pixel(page, of(current, "backgroundColor"))), text],
    ["switch's edge", contrast(pixel(card, of(on, "borderTopColor")), pixel(card)), control],
    ["switch's knob", contrast(pixel(getComputedStyle(on, "::before").backgroundColor), pixel(card, of(on, "backgroundColor"))), control],
  ];
  for (const [name, ground] of Object.entries(grounds)) {
    found.push([`link on ${name}`, contrast(pixel(ground, linkText), pixel(ground)), text]);
    found.push([`focus ring on ${name}`, contrast(pixel(ground, ring), pixel(ground)), control]);
  }
  return found.filter(([, ratio, least]) => ratio < least).map(([what, ratio]) => `${accent}: ${what} ${ratio.toFixed(2)}`);
}

test("any accent keeps its contrast in light, dark and high contrast", async ({ page, server }) => {
  await server.api("PUT", "config/", { ...(await server.read("config/")), send_notification_by_mail: true });
  await open(page, server, "/settings");
  await expect(toggle(page, "Send notifications by mail")).toBeChecked();
  const found = [];
  for (const contrast of ["no-preference", "more"])
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme, contrast, reducedMotion: "reduce" });
      for (const accent of ACCENTS) {
        const low = await page.evaluate(measure, accent);
        found.push(...low.map((what) => `${colorScheme}, ${contrast}: ${what}`));
      }
    }
  expect(found).toEqual([]);
});

test("the measurement detects a low contrast", async ({ page, server }) => {
  await server.api("PUT", "config/", { ...(await server.read("config/")), send_notification_by_mail: true });
  await open(page, server, "/settings");
  await expect(toggle(page, "Send notifications by mail")).toBeChecked();
  await page.locator("iam-account").evaluate((element) => element.style.setProperty("--accent-text", "silver"));
  expect(await page.evaluate(measure, "blue")).toContainEqual(expect.stringMatching(/^blue: link on card 1\.8/));
});

const accent = (page) => link(page, "Profile").evaluate((node) => getComputedStyle(node.closest("iam-account")).getPropertyValue("--accent"));
const radius = (page) => page.locator(".card").first().evaluate((card) => getComputedStyle(card).borderTopLeftRadius);

test.describe("config.json", () => {
  const looks = (brand) => ({ config: { ...shipped(), brand } });

  test.describe("with accent and radius", () => {
    test.use({ serverOptions: looks({ accent: "rgb(10, 125, 85)", radius: "4px" }) });

    test("sets the page's colours, and CSS on the element wins over it", async ({ page, server }) => {
      await open(page, server, "/profile");
      expect(await accent(page)).toContain("rgb(10, 125, 85)");
      expect(await radius(page)).toBe("6px");
      await page.locator("iam-account").evaluate((element) => {
        element.style.setProperty("--iam-accent", "rgb(120, 10, 85)");
        element.style.setProperty("--iam-radius", "0px");
      });
      expect(await accent(page)).toContain("rgb(120, 10, 85)");
      expect(await radius(page)).toBe("0px");
    });
  });

  for (const [key, value, kind] of [["accent", "bleu", "CSS colour"], ["accent", "inherit", "CSS colour"], ["radius", "round", "CSS length"]]) {
    test.describe(`with the ${key} “${value}”`, () => {
      test.use({ serverOptions: looks({ [key]: value }) });

      test("shows an error that names the key", async ({ page, server }) => {
        await page.goto(`${server.url}/`);
        await expect(page.getByRole("alert")).toContainText(`“brand.${key}” has to be a ${kind}`);
      });
    });
  }
});
