// The element's properties that are attributes, too.

/** The attribute of each. */
export const REFLECTED = { theme: "theme", locale: "locale", page: "page", basePath: "base-path", routing: "routing" };

/** Gives a class their accessors. */
export function reflect(prototype) {
  for (const [name, attribute] of Object.entries(REFLECTED))
    Object.defineProperty(prototype, name, {
      configurable: true,
      enumerable: true,
      get() {
        return this.getAttribute(attribute);
      },
      set(value) {
        if (value === null || value === undefined) this.removeAttribute(attribute);
        else this.setAttribute(attribute, value);
      },
    });
}

/** Sets what was set before the element was upgraded, where it hides the accessor: a reflected property, or one of `others`. */
export function upgrade(element, ...others) {
  for (const name of [...others, ...Object.keys(REFLECTED)].filter((name) => Object.hasOwn(element, name))) {
    const early = element[name];
    delete element[name];
    element[name] = early;
  }
}
