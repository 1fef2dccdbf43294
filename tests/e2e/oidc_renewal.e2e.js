// An access token of a third-party issuer expires: it is renewed, and the person does not notice.
import { button, card, expect, field, hold, link, operation, requests } from "./fixtures.js";
import { Asked, ended, enter, test } from "./support/peer.js";
import { picture } from "./support/png.js";
import { send } from "./support/studio.js";

const dialog = (page) => page.getByRole("dialog");
const saved = (page) => card(page, "Personal details").getByText("Saved.", { exact: true });
const token = (issuer) => (url) => url.href === `${issuer.url}/token`;

/** The statuses of the API's responses from now on. */
function statuses(page) {
  const list = [];
  page.on("response", (response) => response.url().includes("/iam/v1/") && list.push(response.status()));
  return list;
}

/** The documents that a page loads from now on. */
function navigations(page) {
  const list = [];
  page.on("request", (request) => request.isNavigationRequest() && list.push(request.url()));
  return list;
}

test.describe("with an access token of three seconds", () => {
  test.use({ issuerOptions: { accessTokenTtl: 3 } });

  test("one that expires while the person types is renewed once, and the person does not notice", async ({ page, server, issuer }) => {
    const asked = new Asked(page, issuer);
    await enter(page, server, "/profile?from=mail");
    await field(page, "First name").fill("Ana");
    await ended(server, asked.tokens);
    await expect(field(page, "First name")).toHaveValue("Ana");
    const [loads, responses, before] = [navigations(page), statuses(page), asked.renewals];
    await button(page, "Save").click();
    await expect(saved(page)).toBeVisible();
    expect((await server.read()).first_name).toBe("Ana");
    expect(asked.renewals - before).toBe(1);
    expect(new Set(responses)).toEqual(new Set([200]));
    expect(loads).toEqual([]);
    await expect(dialog(page)).toBeHidden();
    await expect(page).toHaveURL(`${server.url}/profile?from=mail`);
  });

  test("simultaneous requests share one renewal", async ({ page, server, issuer }) => {
    const asked = new Asked(page, issuer);
    await enter(page, server);
    await field(page, "First name").fill("Ana");
    await ended(server, asked.tokens);
    const [patches, uploads] = [requests(page, "PATCH", ""), requests(page, "POST", "avatar/")];
    const renewal = await hold(page, token(issuer), "POST");
    await button(page, "Save").click();
    await renewal.arrival;
    await send(page, picture());
    await expect(page.getByRole("progressbar").first()).toBeVisible();
    renewal.release();
    await expect(saved(page)).toBeVisible();
    await expect(card(page, "Picture").getByText("Your new picture is saved.")).toBeVisible();
    expect([asked.renewals, patches.length, uploads.length]).toEqual([1, 1, 1]);
    expect(await server.read()).toMatchObject({ first_name: "Ana", avatar: expect.any(String) });
  });

  test("each refresh token is used once", async ({ page, server, issuer }) => {
    const asked = new Asked(page, issuer);
    await enter(page, server);
    for (const name of ["Ana", "Léa"]) {
      await field(page, "First name").fill(name);
      await ended(server, asked.tokens);
      await button(page, "Save").click();
      await expect.poll(async () => (await server.read()).first_name).toBe(name);
    }
    const used = asked.forms.map((form) => form.refresh_token).filter(Boolean);
    expect(used).toHaveLength(2);
    expect(new Set(used).size).toBe(2);
    expect(asked.answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  });
});

test.describe("with an issuer that promises a longer lifetime than the API accepts", () => {
  test.use({ issuerOptions: { accessTokenTtl: 3 } });

  // So the app believes that the token is valid until the API rejects it.
  test.beforeEach(async ({ page, issuer }) => {
    await page.route(token(issuer), async (route) => {
      const response = await route.fetch();
      const body = await response.json();
      await route.fulfill({ response, json: body.expires_in ? { ...body, expires_in: 300 } : body });
    });
  });

  test("simultaneous requests that the API rejects share one renewal, and each is sent once more", async ({ page, server, issuer, guard }) => {
    guard.expectStatus(401);
    const asked = new Asked(page, issuer);
    await enter(page, server);
    await field(page, "First name").fill("Ana");
    await ended(server, asked.tokens);
    const [patches, uploads, responses] = [requests(page, "PATCH", ""), requests(page, "POST", "avatar/"), statuses(page)];
    // Saving a name reads the account first.
    const [reading, upload] = [await hold(page, operation(""), "GET"), await hold(page, operation("avatar/"), "POST")];
    const renewal = await hold(page, token(issuer), "POST");
    await button(page, "Save").click();
    await send(page, picture());
    await Promise.all([reading.arrival, upload.arrival]);
    [reading, upload].forEach(({ release }) => release());
    await renewal.arrival;
    await expect.poll(() => responses.filter((status) => status === 401)).toHaveLength(2);
    renewal.release();
    await expect(saved(page)).toBeVisible();
    await expect(card(page, "Picture").getByText("Your new picture is saved.")).toBeVisible();
    expect([asked.renewals, patches.length, uploads.length]).toEqual([1, 1, 2]);
    expect(await server.read()).toMatchObject({ first_name: "Ana", avatar: expect.any(String) });
  });

  test("a read that the API rejects is repeated after a renewal", async ({ page, server, issuer, guard }) => {
    guard.expectStatus(401);
    const asked = new Asked(page, issuer);
    await enter(page, server);
    await ended(server, asked.tokens);
    await link(page, "Settings").click();
    await expect(field(page, "Email signature")).toHaveValue(/Zoé Martin/);
    expect(asked.renewals).toBe(1);
    await expect(dialog(page)).toBeHidden();
  });
});

test("a clock that is set back by an hour does not extend the lifetime of a token", async ({ page, server, issuer }) => {
  await page.clock.install();
  const asked = new Asked(page, issuer);
  await enter(page, server);
  await page.clock.setSystemTime(Date.now() - 3_600_000);
  await page.clock.fastForward(300_000);
  await field(page, "First name").fill("Ana");
  await button(page, "Save").click();
  await expect(saved(page)).toBeVisible();
  expect(asked.renewals).toBe(1);
});
