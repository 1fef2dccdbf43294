// A person who acts at random, with a model of the expected state.
import { button, card, field, link, toggle } from "./page.js";
import { Faults } from "./faults.js";
import { FIELDS, PATHS } from "./model.js";

const SWITCHES = {
  dark_mode: "Dark mode",
  send_notification_by_mail: "Send notifications by mail",
  raw_html_email: "Raw HTML email",
};
const PAGES = ["Profile", "Settings", "Notifications"];
const humanize = (key) => (key === "sms" ? "SMS" : key[0].toUpperCase() + key.slice(1).replaceAll("_", " "));
const EVENTS = { rental_file_deletion: "Rental file deleted", rental_file_analyzed: "Rental file analysed", notifications_overview: "Overview of your notifications" };

export class Person {
  log = [];
  #count = 0;
  /** The offers to undo, by row. */
  #undos = new Map();
  #at = "Profile";

  constructor(page, server, dice, faults, model) {
    Object.assign(this, { page, server, dice, faults, model });
  }

  /** Does one random action, with or without a fault. */
  async act() {
    const act = this.dice.weighed({ switch: 24, cell: 24, haste: 5, profile: 12, text: 16, go: 7, undo: 8, other: 12 });
    const fault = act !== "haste" && this.dice.chance(0.3) ? this.dice.of(Faults.KINDS) : undefined;
    const target = this.dice.chance(0.7) ? "write" : "read";
    this.log.push(`${this.log.length}: ${act}${fault ? ` under ${fault} of a ${target}` : ""}`);
    this.faults.plan(fault, target, fault === "burst" ? 1 + this.dice.below(3) : 1);
    await this[act]();
    this.faults.plan();
    await this.faults.over();
  }

  #note(text) {
    this.log[this.log.length - 1] += ` | ${text}`;
  }

  async #visit(name) {
    if (this.#at === name) return;
    await link(this.page, name).click();
    await this.page.getByRole("heading", { name, exact: true }).waitFor();
    this.#undos.clear();
    this.#at = name;
  }

  go() {
    return this.#visit(this.dice.of(PAGES));
  }

  async switch() {
    await this.#visit("Settings");
    const key = this.dice.of(Object.keys(SWITCHES));
    await this.#toggle("config", [key], SWITCHES[key]);
  }

  async #cell() {
    await this.#visit("Notifications");
    const { preferences } = this.model.docs;
    const channel = this.dice.of(Object.keys(preferences).filter((key) => typeof preferences[key] === "object"));
    const event = this.dice.of(Object.keys(preferences[channel]).filter((key) => typeof preferences[channel][key] === "boolean"));
    return [[channel, event], `${EVENTS[event] ?? humanize(event)}: ${humanize(channel)}`];
  }

  async cell() {
    await this.#toggle("preferences", ...(await this.#cell()));
  }

  async haste() {
    await this.#toggle("preferences", ...(await this.#cell()), 3 + this.dice.below(6));
  }

  async #toggle(doc, path, name, times = 1) {
    const control = toggle(this.page, name);
    // In one step, so that no read of the page comes in between.
    const after = await control.evaluate((input, times) => {
      for (let click = 0; click < times; click++) input.click();
      return input.checked;
    }, times);
    const row = this.page.locator(".switch-row", { has: control });
    const done = await this.#outcome(row, `${name} ${after ? "on" : "off"}`);
    this.#record(name, done, { row, doc, path, before: this.model.get(doc, path), after });
  }

  async profile() {
    await this.#visit("Profile");
    const key = this.dice.of(Object.keys(FIELDS));
    await field(this.page, FIELDS[key]).fill(key === "phone" ? `+33 1 ${1000000 + this.#next()}` : `Name ${this.#next()}`);
    await this.#save("profile", card(this.page, "Personal details"), [key], (await field(this.page, FIELDS[key]).inputValue()));
  }

  async text() {
    await this.#visit("Settings");
    const form = this.page.locator("form.cards");
    const kind = this.dice.of(["signature", "add", "remove", "interface"]);
    const number = this.#next();
    if (kind === "signature") {
      await field(this.page, "Email signature").fill(`Yours,\n${number}`);
      return this.#save("config", form, ["email_signature"], `Yours,\n${number}`);
    }
    if (kind === "interface") {
      const key = this.dice.of(["a", "b", "c"]);
      await field(this.page, "Interface config").evaluate((box, change) => {
        box.value = JSON.stringify({ ...JSON.parse(box.value || "{}"), ...change });
        box.dispatchEvent(new Event("input", { bubbles: true }));
      }, { [key]: number });
      return this.#save("config", form, ["interface_config", key], number);
    }
    const chips = await this.page.locator(".chip > span").allTextContents();
    const item = kind === "add" || chips.length === 0 ? `rent-${number}` : this.dice.of(chips);
    if (chips.includes(item)) await button(this.page, `Remove ${item}`).click();
    else await field(this.page, "Property rent subscriptions").fill(item);
    return this.#save("config", form, ["property_rent_subscriptions"], [item, !chips.includes(item)]);
  }

  /** Presses Save, and chooses a side in a conflict. `after` of a list is the item and whether it is in the list. */
  async #save(doc, form, path, after) {
    await form.getByRole("button", { name: "Save", exact: true }).click();
    const mine = this.dice.chance(0.5);
    let done = await this.#outcome(form, `${path} = ${after}`);
    if (done === "asked") {
      await form.getByRole("button", { name: mine ? "Keep mine" : "Take theirs", exact: true }).click();
      done = await this.#outcome(form, mine ? "mine" : "theirs");
    }
    this.#record(doc, done, { row: form, doc, path, before: this.model.get(doc, path), after });
    if (done === "failed" || done === "asked") await form.getByRole("button", { name: "Discard", exact: true }).click();
  }

  async undo() {
    const rows = [...this.#undos.keys()];
    if (rows.length === 0) return this.#note("nothing to undo");
    const name = this.dice.of(rows);
    const { row, doc, path, before, after } = this.#undos.get(name);
    await row.getByRole("button", { name: "Undo", exact: true }).click();
    const done = await this.#outcome(row, `undo ${name}`);
    if (done === "undone") this.#expect(doc, path, Array.isArray(after) ? [after[0], !after[1]] : before);
    if (done !== "failed") this.#undos.delete(name);
    return undefined;
  }

  /** Another client changes something. */
  async other() {
    const kind = this.dice.of(["switch", "signature", "interface", "cell", "profile"]);
    const number = this.#next();
    const [doc, path, value] = {
      switch: ["config", ["raw_html_email"], number % 2 === 0],
      signature: ["config", ["email_signature"], `Theirs ${number}`],
      interface: ["config", ["interface_config", this.dice.of(["a", "b", "c"])], number],
      cell: ["preferences", ["app", "insurance_agreement"], number % 2 === 0],
      profile: ["profile", ["last_name"], `Theirs ${number}`],
    }[kind];
    this.#note(`${path} = ${value}`);
    this.model.set(doc, path, value);
    const wanted = doc === "profile" ? { [path[0]]: value } : this.model.docs[doc];
    const { status } = await this.server.api(doc === "profile" ? "PATCH" : "PUT", PATHS[doc], wanted);
    if (status !== 200) throw new Error(`the second client got ${status}`);
  }

  #next() {
    return (this.#count += 1);
  }

  /** The result that the page shows, once it does. */
  async #outcome(part, what) {
    await part.locator(".status-text:not(.done)").first().waitFor({ state: "detached" });
    const [text, error] = await Promise.all([
      part.locator(".status-text").last().textContent(),
      part.locator(".status-error").last().textContent(),
    ]);
    const known = { "Saved.": "saved", "Undone.": "undone", "Nothing has changed": "nothing", "Kept as it was": "theirs" };
    const [, done] = Object.entries(known).find(([begin]) => text.startsWith(begin)) ?? [];
    const failed = error.startsWith("Not undone") ? "not undone" : error.startsWith("Not saved yet") ? "asked" : "failed";
    const outcome = done ?? (error ? failed : undefined);
    this.#note(`${what}: ${outcome} (${text}${error}), taken ${this.faults.taken}`);
    if (!outcome) throw new Error(`the page shows “${text}”`);
    if (outcome === "failed" && this.faults.taken > 0) throw new Error("the page shows a failure, but the server has executed the write");
    return outcome;
  }

  #record(name, outcome, change) {
    this.#undos.delete(name);
    if (outcome !== "saved") return;
    const { doc, path, before, after } = change;
    this.#expect(doc, path, after);
    // An unchanged value cannot be undone.
    if (Array.isArray(after) || before !== after) this.#undos.set(name, change);
  }

  #expect(doc, path, value) {
    if (!Array.isArray(value)) return this.model.set(doc, path, value);
    const [item, isIn] = value;
    const rest = this.model.get(doc, path).filter((other) => other !== item);
    return this.model.set(doc, path, isIn ? [...rest, item].sort() : rest);
  }

  /** The content of the three pages, in the shape of the model. */
  async look() {
    const { page } = this;
    const seen = { config: {}, preferences: {}, profile: {} };
    await this.#visit("Profile");
    for (const [key, name] of Object.entries(FIELDS)) seen.profile[key] = await field(page, name).inputValue();
    await this.#visit("Settings");
    for (const [key, name] of Object.entries(SWITCHES)) seen.config[key] = await toggle(page, name).isChecked();
    seen.config.email_signature = await field(page, "Email signature").inputValue();
    seen.config.interface_config = JSON.parse(await field(page, "Interface config").inputValue());
    seen.config.property_rent_subscriptions = (await page.locator(".chip > span").allTextContents()).sort();
    await this.#visit("Notifications");
    for (const [channel, events] of Object.entries(this.model.docs.preferences)) {
      for (const [event, on] of Object.entries(events)) {
        if (typeof on !== "boolean") continue;
        const name = `${EVENTS[event] ?? humanize(event)}: ${humanize(channel)}`;
        (seen.preferences[channel] ??= {})[event] = await toggle(page, name).isChecked();
      }
    }
    return seen;
  }
}
