// Few combinations in place of all of them.

/**
 * The combinations for the case number `at`: as many as the longest dimension has values, so that the case meets each value
 * of each dimension. Consecutive cases shift the dimensions against each other, so that a few of them meet every
 * combination. `dimensions` are lists of values by name.
 */
export function combinations(at, dimensions) {
  const lists = Object.entries(dimensions);
  const longest = Math.max(...lists.map(([, values]) => values.length));
  let rest = at;
  const shifted = lists.map(([name, values]) => {
    const shift = rest % values.length;
    rest = Math.floor(rest / values.length);
    return [name, values, shift];
  });
  return Array.from({ length: longest }, (_, run) =>
    Object.fromEntries(shifted.map(([name, values, shift]) => [name, values[(run + shift) % values.length]])),
  );
}
