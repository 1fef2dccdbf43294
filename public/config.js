// The configuration: the file beside the entry module, and the property of an element.

/** The text of config.json; undefined where there is none. Throws where it cannot be fetched. */
export async function readConfig(file) {
  try {
    const response = await fetch(file, { cache: "no-cache" });
    if (response.status === 404) return undefined;
    if (response.ok) return await response.text();
  } catch {
    // Handled like a failed response.
  }
  throw Object.assign(new Error("no config.json"), { what: "config" });
}

/**
 * Fetches and starts the modules that only some configurations need: the one that tells the operator of errors, and for a page in
 * a frame the one that talks to the portal around it. Returns `file`, the text of config.json.
 */
export async function loadOptional(element, file) {
  const mayBeListed = parent !== window && element.hasAttribute("standalone") && file?.includes('"origins"');
  if (file?.includes('"beacon"')) await import("./beacon.js").then(({ send }) => send(element, file)).catch(() => {});
  if (mayBeListed) await (await import("./frame.js")).join(element, file);
  return file;
}

/** A configuration as JSON, the same text for equal values; `false`, which is no configuration, where JSON cannot represent it. */
export function textOf(config) {
  const isRecord = (value) => Object(value) === value && !Array.isArray(value);
  const sorted = (record) => Object.fromEntries(Object.keys(record).sort().map((key) => [key, record[key]]));
  const inOrder = (_, value) => (isRecord(value) ? sorted(value) : value);
  try {
    return JSON.stringify(config ?? null, inOrder) ?? "false";
  } catch {
    return "false";
  }
}
