// `auth.mode: "host"`: the host has no other token, or one of another account. The page stays as it is.
import { button, expect, field, heading, link } from "./fixtures.js";
import { ended, enter, FIRST, OF_ANOTHER, PROFILE, SECOND, test } from "./support/host_token.js";
import { element } from "./support/portal.js";

const replaced = (page) => page.getByRole("dialog", { name: "Somebody else is signed in now", exact: true });
const asks = (element) => (element.getToken = (reason) => window.giveToken(reason));

/** What a host may do in place of returning a token; runs in the page. */
const NOTHING = {
  rejects: (element) => (element.getToken = () => Promise.reject(new Error("No one is signed in."))),
  throws: (element) => {
    element.getToken = () => {
      throw new Error("No one is signed in.");
    };
  },
  "gives nothing": (element) => (element.getToken = () => undefined),
  "gives an empty text": (element) => (element.getToken = async () => " "),
  "gives no text": (element) => (element.getToken = async () => ({ token: "x" })),
};

test.beforeEach(async ({ page, portal, desk }) => {
  await enter(page, portal);
  expect(desk.asked).toEqual(["start"]);
});

for (const [what, act] of Object.entries(NOTHING)) {
  test(`a host that ${what} ends the session over the unchanged page, which resumes afterwards`, async ({ page, portal, server, desk, guard }) => {
    guard.expectStatus(401);
    await element(page).evaluate(act);
    desk.accepted.delete(FIRST);
    await field(page, "First name").fill("Zoë");
    await button(page, "Save").click();
    await expect(ended(page)).toContainText("Nothing you typed is lost. Sign in to go on right here.");
    desk.give = () => SECOND;
    await element(page).evaluate(asks);
    await button(ended(page), "Sign in").click();
    await expect(ended(page)).toBeHidden();
    expect(desk.asked).toEqual(["start", "sign-in"]);
    await expect(field(page, "First name")).toHaveValue("Zoë");
    expect((await server.read()).first_name).toBe("Zoé");
    await button(page, "Save").click();
    await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
    expect((await server.read()).first_name).toBe("Zoë");
    await expect(page).toHaveURL(`${portal.url}${PROFILE}`);
  });
}

test("a host that does not respond within half a minute ends the session", async ({ page, desk, guard }) => {
  guard.expectStatus(401);
  await page.clock.install();
  desk.give = () => new Promise(() => {});
  desk.accepted.delete(FIRST);
  await field(page, "First name").fill("Zoë");
  await button(page, "Save").click();
  await expect.poll(() => desk.asked).toEqual(["start", "expired"]);
  await expect(page.getByText("Saving…")).toBeVisible();
  await page.clock.fastForward(31_000);
  await expect(ended(page)).toBeVisible();
});

test("the dialog shows that the host still has no session, and can ask it again", async ({ page, desk, guard }) => {
  guard.expectStatus(401);
  desk.give = () => null;
  desk.accepted.delete(FIRST);
  await link(element(page), "Settings").click();
  await button(ended(page), "Sign in").click();
  await expect(ended(page).getByRole("alert")).toContainText("did not sign you in. Sign in there, then try again.");
  desk.give = () => SECOND;
  await button(ended(page), "Sign in").click();
  // The page that failed to load is loaded now.
  await expect(field(page, "Email signature")).toHaveValue(/Zoé Martin/);
  await expect(ended(page)).toBeHidden();
  expect(desk.asked).toEqual(["start", "expired", "sign-in", "sign-in"]);
});

test("the dialog can be dismissed, and the banner opens it again", async ({ page, desk, guard }) => {
  guard.expectStatus(401);
  desk.give = () => null;
  desk.accepted.delete(FIRST);
  await field(page, "First name").fill("Zoë");
  await button(page, "Save").click();
  await button(ended(page), "Not now").click();
  await expect(ended(page)).toBeHidden();
  await field(page, "Last name").fill("Leroy");
  await button(page, "Sign in").click();
  desk.give = () => SECOND;
  await button(ended(page), "Sign in").click();
  await button(page, "Save").click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  expect(desk.sent.filter(([, , token]) => token === SECOND).at(-1)).toEqual(["PATCH", "", SECOND]);
});

for (const [when, give] of Object.entries({
  "when the token is renewed": () => OF_ANOTHER,
  "when the person signs in again": (reason) => (reason === "sign-in" ? OF_ANOTHER : null),
})) {
  test(`a token of another account freezes everything, ${when}`, async ({ page, server, desk, guard }) => {
    guard.expectStatus(401);
    desk.give = give;
    desk.accepted.delete(FIRST);
    await field(page, "First name").fill("Zoë");
    await button(page, "Save").click();
    if (desk.give("expired") === null) await button(ended(page), "Sign in").click();
    await expect(replaced(page)).toContainText("nothing more is saved here.");
    await button(page, "Not now").click();
    await expect(page.getByText("Another account is signed in from this browser now, so nothing more is saved here.")).toBeVisible();
    await expect(field(page, "First name")).toHaveValue("Zoë");
    await button(page, "Save").click();
    await expect(page.getByText("Not saved, because someone else is signed in by now.")).toBeVisible();
    await expect(replaced(page)).toBeVisible();
    // Only the token's account was requested.
    const sent = desk.sent.filter(([, , token]) => token === OF_ANOTHER);
    expect(new Set(sent.map(String))).toEqual(new Set([`GET,,${OF_ANOTHER}`]));
    expect((await server.read()).first_name).toBe("Zoé");
    expect((await server.read("", OF_ANOTHER)).name).toBe("Nightly export");
    desk.give = () => OF_ANOTHER;
    await button(page, "Reload with the other account").click();
    await expect(heading(page, "Profile")).toBeVisible();
  });
}
