// The basic page, for browsers that cannot run the program: in the mode `cookie` it changes the password and signs in and
// out. It uses what browsers of 2018 know.
import { at, fillPage, group, lead, link, readConfig, service, speak, storages, texts } from "./basic-config.js";

/** The passwords, by the contract's keys (operation `change_my_password`), which are the ids of their inputs too. */
const FIELDS = ["current_password", "new_password", "new_password_confirmation"];

/** Seconds until a request counts as lost. */
const PATIENCE = 30;

/** Texts by the status of a response. 0 is none at all, and 401 also a sign-in page in its place. */
const REFUSALS = { 0: "unreachable_reading", 401: "unauthorized", 403: "forbidden", 408: "timeout", 429: "too_many", 504: "timeout" };

/** With these the service has no such operation. */
for (const status of [404, 405, 501]) REFUSALS[status] = "not_offered_password_change";

/** Words in the service's sentence that say which password it refuses: the same as in src/form/validate.rs. */
const CONFIRM = /confirm|do not match|don't match|differ|correspond/i;
const CURRENT = /current|old password|actuel|incorrect|wrong|invalid credentials/i;

const show = (id, isShown) => (at(id).hidden = !isShown);
const isSuccess = (status) => status >= 200 && status < 300;

let user;
let isBusy = false;

/** Sends a request as the program does (src/api/client.rs), and returns `{ status, body }`. */
function send(method, path, content) {
  const headers = { Accept: "application/json", [group("auth").csrfHeader || "X-CSRF"]: "1" };
  if (content) headers["Content-Type"] = "application/json";
  const init = { method, headers, body: content && JSON.stringify(content), cache: "no-store", credentials: "same-origin", redirect: "manual" };
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE * 1000, { status: 408 }));
  const exchange = fetch(`${service()}/users/me/${path}`, init).then(async (response) => {
    const text = await response.text();
    const status = response.type === "opaqueredirect" ? 401 : response.status;
    try {
      return { status, body: text.trim() && JSON.parse(text) };
    } catch (_) {
      // A proxy that signs people in may respond with its own page.
      const isPage = isSuccess(status) && /html/.test(response.headers.get("content-type"));
      return { status: isPage ? 401 : status, isOdd: true };
    }
  });
  return Promise.race([exchange.catch(() => ({ status: 0 })), late]);
}

/** Says what went wrong; nothing, where it is empty. */
const complain = (problem) => (at("problem").textContent = problem || "");

function explain({ status }) {
  const key = REFUSALS[status] || (status >= 500 ? "server_reading" : status >= 400 ? "invalid" : "unexpected");
  return texts[key].replace("{{ status }}", status);
}

/** Asks who is signed in, and shows what they can do. */
async function look() {
  complain();
  show("again", false);
  at("status").textContent = texts.loading;
  const response = await send("GET", "");
  const { status, body } = response;
  user = isSuccess(status) && Object(body).id ? body : undefined;
  const { first_name, last_name, name, email, id, user_type } = Object(user);
  const isPerson = user && user_type !== "Machine";
  const mayChange = isPerson && group("features").password !== false;
  const shownName = [first_name, last_name].filter(Boolean).join(" ") || name || email || id;
  at("who").textContent = user ? texts.signed_in_as.replace("{{ name }}", () => shownName) : "";
  at("username").value = at("username").defaultValue = email || "";
  show("form", mayChange);
  show("elsewhere", user && !mayChange);
  show("sign-in", status === 401);
  show("sign-out", user && at("sign-out").hasAttribute("href"));
  show("again", !user && status !== 401);
  at("status").textContent = status === 401 ? texts.signed_out : "";
  if (!user && status !== 401) complain(explain(response));
}

/** Shows what is wrong with the fields, and leads to the first of them. Returns whether something is. */
function refuse(errors) {
  for (const key of FIELDS) {
    at(`${key}_error`).textContent = errors[key] || "";
    if (errors[key]) at(key).setAttribute("aria-invalid", "true");
    else at(key).removeAttribute("aria-invalid");
  }
  const first = FIELDS.find((key) => errors[key]);
  if (first) at(first).focus();
  return Boolean(first);
}

/** Shows the service's own words: a sentence about one of the passwords, or a list with a place for each. */
function refuseAs(detail) {
  const errors = {};
  const others = [];
  if (typeof detail === "string") errors[FIELDS[CONFIRM.test(detail) ? 2 : CURRENT.test(detail) ? 0 : 1]] = detail;
  for (const { loc, msg } of Array.isArray(detail) ? detail.map(Object) : []) {
    const key = FIELDS.find((name) => [].concat(loc).includes(name));
    if (key) errors[key] = msg;
    else others.push(msg);
  }
  const isMarked = refuse(errors);
  complain(others.join(" ") || (isMarked ? texts.mend_fields : texts.invalid));
}

/** Marks the form as busy, so that nothing is sent twice. The button keeps the focus. */
function setBusy(on) {
  isBusy = on;
  at("change").setAttribute("aria-busy", on);
  at("status").textContent = on ? texts.changing : "";
}

async function change(event) {
  event.preventDefault();
  if (isBusy) return;
  complain();
  const [current_password, new_password, new_password_confirmation] = FIELDS.map((key) => at(key).value);
  const isMissing = refuse({
    current_password: !current_password && texts.current_missing,
    new_password: !new_password && texts.new_missing,
    new_password_confirmation: new_password_confirmation ? new_password_confirmation !== new_password && texts.confirm_differs : texts.confirm_missing,
  });
  if (isMissing) return;
  setBusy(true);
  // Another tab may have signed in someone else.
  let response = await send("GET", "");
  const isRead = isSuccess(response.status) && !response.isOdd;
  const isOther = isRead && Object(response.body).id !== user.id;
  if (isRead && !isOther) response = await send("POST", "password/", { current_password, new_password, new_password_confirmation });
  setBusy(false);
  const { status, body, isOdd } = response;
  if (isOther) {
    at("form").reset();
    await look();
    complain(texts.other_user);
  } else if (isSuccess(status) && !isOdd) {
    at("form").reset();
    at("status").textContent = texts.changed;
  } else if (status === 400 || status === 422) {
    refuseAs(Object(body).detail);
  } else {
    complain(explain(response));
    if (status === 401) show("sign-in", true);
  }
}

/** What the program does at a sign-out too: no tab signs in by itself, no draft stays, and the other tabs hear of it. */
function forget() {
  const draft = `iam-account:draft:${encodeURIComponent(user.id)}:`;
  storages((area) => Object.keys(area).filter((key) => key.startsWith(draft)).forEach((key) => area.removeItem(key)));
  storages((area) => area === localStorage && area.setItem("iam-account:signed-out", "yes"));
  if (window.BroadcastChannel) new BroadcastChannel(`iam-account:${service()}`).postMessage("signed-out");
}

/** Reads config.json, and does what its mode allows. */
async function begin() {
  complain();
  try {
    await readConfig();
  } catch (_) {
    speak();
    show("card", true);
    show("again", true);
    return complain(texts.unreachable_reading);
  }
  speak();
  fillPage();
  const { mode, signInUrl, signOutUrl } = group("auth");
  const isOffered = mode === "cookie" && Boolean(link(signInUrl));
  show("card", isOffered);
  show("elsewhere", !isOffered);
  if (!isOffered) return;
  lead("sign-in", link(signInUrl));
  lead("sign-out", link(signOutUrl));
  await look();
}

// For those who came here with a browser that can run the program.
if (window.WebAssembly && Object.hasOwn) at("full").href = "./";
show("why", !at("full").href);
at("form").addEventListener("submit", change);
at("again").addEventListener("click", begin);
at("sign-in").addEventListener("click", () => storages((area) => area.removeItem("iam-account:signed-out")));
at("sign-out").addEventListener("click", forget);
speak();
begin();
