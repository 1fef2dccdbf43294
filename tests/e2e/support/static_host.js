// A host like Netlify or Cloudflare Pages, as far as both document what they do with `_headers` and `_redirects`.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DIST, ROOT } from "./devserver.js";
import { proxy, sendFile, sendText, Site } from "./site.js";

const DEPLOY = join(ROOT, "deploy");
const lines = (file) =>
  readFileSync(join(DEPLOY, file), "utf8").split("\n").filter((line) => line.trim() && !line.startsWith("#"));

/** A rule's path as a pattern: `*` is any text. */
const pattern = (path) => new RegExp(`^${path.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*")}$`);

/** The rules of `_headers`: a path, and below it lines `Name: value` or `! Name`. */
function headerRules() {
  const rules = [];
  for (const line of lines("_headers")) {
    if (line.startsWith("/")) rules.push({ path: pattern(line), removed: [], added: [] });
    else if (line.startsWith("  ! ")) rules.at(-1).removed.push(line.slice(4));
    else rules.at(-1).added.push(line.trim().split(/: (.*)/, 2));
  }
  return rules;
}

/** Netlify: a later rule's value replaces an earlier one's, and a line without a colon says nothing. */
function netlify(headers, { added }) {
  return { ...headers, ...Object.fromEntries(added) };
}

/** Cloudflare: values of several rules are joined, unless a rule removes the earlier ones. */
function cloudflare(headers, { removed, added }) {
  const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => !removed.includes(name)));
  for (const [name, value] of added) kept[name] = name in kept ? `${kept[name]}, ${value}` : value;
  return kept;
}

export const HOSTS = { netlify, cloudflare };

/** The headers of a response at a path. */
export const headersAt = (host, path) =>
  headerRules().filter((rule) => rule.path.test(path)).reduce(HOSTS[host], {});

/** The rules of `_redirects`, as `{ from, to, status }`. */
export const redirectRules = () =>
  lines("_redirects").map((line) => {
    const [from, to, status] = line.split(/\s+/);
    return { from, to, status: Number(status) };
  });

/** Such a host with the built page and the files of deploy/ in one folder. The API of the server at `origin` is beside it. */
export const staticHost = ({ host, origin, config }) =>
  new Site((path, request, response) => {
    if (path.startsWith("/iam/v1/")) return proxy(request, response, origin);
    const headers = headersAt(host, path);
    if (path === "/config.json") return sendText(response, ".json", JSON.stringify(config), headers);
    // Cloudflare's names of pages have no extension.
    const isPage = host === "cloudflare" && existsSync(join(DIST, `${path}.html`));
    if (isPage) return sendFile(response, DIST, `${path}.html`, headers);
    if (host === "cloudflare" && path.endsWith(".html")) return response.writeHead(308, { ...headers, Location: path.slice(0, -5) }).end();
    // A file comes before a rule.
    const rule = existsSync(join(DIST, path)) && path !== "/" ? undefined : redirectRules().find(({ from }) => from === path);
    if (rule && rule.status !== 200) return response.writeHead(rule.status, { ...headers, Location: rule.to }).end();
    const file = (rule?.to ?? path).replace(/^\/$/, "/index.html");
    if (existsSync(join(DIST, file))) return sendFile(response, DIST, file, headers);
    return response.writeHead(404, { ...headers, "Content-Type": "text/html" }).end(readFileSync(join(DEPLOY, "404.html")));
  });
