// A proxy that answers with its own login page in place of the service.
import { sendText, Site } from "./site.js";

/** What the page says of weather. */
export const REFUSED = /^The service (cannot be reached|answered something)/;

/** Answers with a redirect; `to` is where it leads. */
export const redirect = (to) => (_, response) => response.writeHead(302, { location: to }).end();

/** The proxy's login page on an origin of its own, and everything that it was asked for. */
export const login = async (start, guard) => {
  const asked = [];
  const site = await start(new Site((path, request, response) => {
    asked.push(`${request.method} ${path}`);
    sendText(response, ".html", "<h1>Please sign in</h1>");
  }));
  // The browser reports where a redirect leads to, although it does not go there.
  guard.allowOrigin(site.url);
  return { asked, url: site.url };
};
