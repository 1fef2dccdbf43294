// What the browser keeps of texts that are not saved: one entry for each field.

export const ZOE = "263814927364518273";

/** The key of a draft; without a field, that of an entry of the older form, which held all fields of a page. */
export const draftKey = (id, page, field) =>
  ["iam-account:draft", encodeURIComponent(id), page, ...(field === undefined ? [] : [field])].join(":");

/** The texts that are kept of Zoé's page, by field; `null` where there is none. */
export const stored = (page, name, area = "localStorage") =>
  page.evaluate(
    ([area, start]) => {
      const keys = Object.keys(window[area]).filter((key) => key.startsWith(start));
      const texts = keys.map((key) => [key.slice(start.length), JSON.parse(window[area].getItem(key)).text]);
      return keys.length > 0 ? Object.fromEntries(texts) : null;
    },
    [area, draftKey(ZOE, name, "")],
  );

/** The keys of all drafts in the browser, of all people, in their order. */
export const draftKeys = (page) =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("iam-account:draft:")).sort());
