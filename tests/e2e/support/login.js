// A proxy that responds with its own login page in place of the service.
import { sendText, Site } from "./site.js";

/** The page's messages for a service that is not reached. */
export const REFUSED = /^The service (cannot be reached|answered something)/;

/** Responds with a redirect to `to`. */
export const redirect = (to) => (_, response) => response.writeHead(302, { location: to }).end();

/** The proxy's login page on an origin of its own, and the requests to it. */
export const login = async (start, guard) => {
  const asked = [];
  const site = await start(new Site((path, request, response) => {
    asked.push(`${request.method} ${path}`);
    sendText(response, ".html", "<h1>Please sign in</h1>");
  }));
  // The browser reports the target of a redirect, although it does not request it.
  guard.allowOrigin(site.url);
  return { asked, url: site.url };
};
