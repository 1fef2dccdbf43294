// One line of the bench's result: the values of each run, from which `cargo xtask bench` makes medians and ratios.

/** `form` has the values of the Preact form, where it was measured too. */
export const series = (name, unit, ours, form = []) => ({ name, unit, ours, form });
