// The expected state of the service, by what a page reported.

/** The names of the profile's fields that are compared. */
export const FIELDS = { first_name: "First name", last_name: "Last name", phone: "Phone" };
/** The path of each document below `/users/me/`. */
export const PATHS = { config: "config/", preferences: "notification-preferences/", profile: "" };

/** The three documents. */
export class Model {
  constructor(docs) {
    this.docs = docs;
  }

  static async read(server) {
    const [config, preferences, user] = await Promise.all(Object.values(PATHS).map((path) => server.read(path)));
    // The contract's list is a set.
    config.property_rent_subscriptions.sort();
    const profile = Object.fromEntries(Object.keys(FIELDS).map((key) => [key, user[key]]));
    return new Model({ config, preferences, profile });
  }

  get(doc, path) {
    return path.reduce((value, key) => value?.[key], this.docs[doc]);
  }

  set(doc, path, value) {
    const inner = path.slice(0, -1).reduce((value, key) => (value[key] ??= {}), this.docs[doc]);
    if (value === undefined) delete inner[path.at(-1)];
    else inner[path.at(-1)] = value;
  }
}
