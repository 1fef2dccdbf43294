// A portal that gives the token, and an API that accepts the tokens that the test selects.
import { expect, field } from "../fixtures.js";
import { shipped } from "./config.js";
import { test as base } from "./portal.js";

/** The API's keys of Zoé, and of another account. */
export const TOKEN = "demo-key";
export const OF_ANOTHER = "machine-key";
/** Tokens of Zoé that the API accepts only while `desk.accepted` has them. */
export const FIRST = "first-token-of-zoe";
export const SECOND = "second-token-of-zoe";

export const test = base.extend({
  element: '<iam-account base-path="/host/account"></iam-account><script src="/host/token.js"></script>',
  portalConfig: [shipped({ auth: { mode: "host" } }), { option: true }],

  /**
   * Gives the tokens: `give` returns one for a reason, `asked` has the reasons so far, `accepted` the valid tokens of Zoé,
   * `sent` the requests to the API as `[method, path, token]`.
   */
  desk: async ({ page }, use) => {
    const desk = { asked: [], sent: [], accepted: new Set([FIRST, SECOND]), give: () => FIRST };
    await page.exposeFunction("giveToken", (reason) => {
      desk.asked.push(reason);
      return desk.give(reason);
    });
    await page.route("**/iam/v1/**", async (route) => {
      const request = route.request();
      const token = request.headers().authorization?.replace(/^Bearer /, "");
      desk.sent.push([request.method(), new URL(request.url()).pathname.replace("/iam/v1/users/me/", ""), token]);
      await desk.before?.(request);
      const known = desk.accepted.has(token) ? TOKEN : token === OF_ANOTHER ? token : "no-such-key";
      await route.continue({ headers: { ...request.headers(), authorization: `Bearer ${known}` } });
    });
    await use(desk);
  },
});

export const PROFILE = "/host/account/profile";
/** The dialog over a page whose session has ended. */
export const ended = (page) => page.getByRole("dialog", { name: "Your session has ended", exact: true });

/** Opens the profile with the host's first token. */
export async function enter(page, portal) {
  await page.goto(`${portal.url}${PROFILE}`);
  await expect(field(page, "First name")).toHaveValue("Zoé");
}
