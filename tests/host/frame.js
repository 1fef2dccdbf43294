// A portal that frames the account page of `?page=`, with the script for portals or, for `?plain`, with a bare frame.
import { frameAccount } from "./iam-account-host.js";

const query = new URLSearchParams(location.search);
const container = document.querySelector("#account");

/** What the script for portals reports, and every message that arrives here. */
Object.assign(window, { routes: [], dirt: [], received: [] });
addEventListener("message", ({ data, origin }) => window.received.push([origin, data]));

if (query.has("plain")) {
  container.append(Object.assign(document.createElement("iframe"), { src: query.get("page"), title: "Your account" }));
} else {
  window.account = frameAccount(container, {
    url: query.get("page"),
    title: "Your account",
    theme: query.get("theme") ?? undefined,
    locale: query.get("locale") ?? undefined,
    route: query.get("route") ?? undefined,
    getToken: (reason) => window.giveToken(reason),
    onRoute: ({ page, path }) => window.routes.push([page, path]),
    onDirty: (detail) => window.dirt.push(detail),
  });
}
