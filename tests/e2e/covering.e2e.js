// The combinations that axe looks at cover every screen, and every pair of values. This test needs no browser.
import { expect, test } from "@playwright/test";
import { DIMENSIONS } from "./support/axe.js";
import { combinations } from "./support/covering.js";
import { SCREENS } from "./support/states.js";

const screens = Object.keys(SCREENS);
const runs = screens.flatMap((screen, at) => combinations(at, DIMENSIONS).map((combination) => ({ screen, ...combination })));

test("every pair of values of two dimensions is covered, and the screen is one of them", () => {
  const dimensions = Object.entries({ screen: screens, ...DIMENSIONS });
  for (const [at, [one, ones]] of dimensions.entries())
    for (const [other, others] of dimensions.slice(at + 1)) {
      const pairs = ones.flatMap((first) => others.map((second) => `${one} ${first}, ${other} ${second}`));
      const covered = new Set(runs.map((run) => `${one} ${run[one]}, ${other} ${run[other]}`));
      expect(pairs.filter((pair) => !covered.has(pair))).toEqual([]);
    }
});

test("every theme is covered in every language at every width", () => {
  const { screen: _, ...first } = runs[0];
  const covered = new Set(runs.map(({ screen: _, ...combination }) => JSON.stringify(combination)));
  const all = Object.values(DIMENSIONS).reduce((count, values) => count * values.length, 1);
  expect(Object.keys(first)).toEqual(Object.keys(DIMENSIONS));
  expect(covered.size).toBe(all);
});

test("a screen has no more combinations than the longest dimension has values", () => {
  expect(combinations(5, { letter: ["a", "b"], digit: [1, 2, 3] })).toHaveLength(3);
  expect(combinations(1, { letter: ["a", "b"] })).toEqual([{ letter: "b" }, { letter: "a" }]);
});
