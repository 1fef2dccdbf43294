// Every test ends with a look at what the devserver has recorded (`fixtures.js`); these show that it sees what is wrong.
import { expect, open, test } from "./fixtures.js";
import { violations } from "./support/contract.js";

const JSON_TYPE = "application/json";
const ME = "/iam/v1/users/me/";

/** A request of the page for the settings, with a response as the document wants it, but for `differences`. */
const exchange = (differences) => ({
  method: "GET",
  path: `${ME}config/`,
  agent: "Mozilla/5.0",
  request: { type: "", body: "" },
  status: 200,
  response: { type: JSON_TYPE, body: '{"dark_mode":true,"newer":1}' },
  ...differences,
});

const response = (status, body, type = JSON_TYPE) => exchange({ status, response: { type, body } });
const update = (body, type = JSON_TYPE) => exchange({ method: "PUT", request: { type, body } });

test("a wrong request of the page fails its test, one of the test itself does not", async ({ page, server, guard }) => {
  await open(page, server, "/profile");
  guard.expectStatus(422);
  await page.evaluate(async (me) => {
    const headers = { authorization: "Token demo-key", "content-type": "application/json" };
    await fetch(me, { method: "PATCH", headers, body: '{"user_type":"Machine"}' });
  }, ME);
  await server.api("PATCH", "", { user_type: "Machine" });
  await server.stop();
  expect(server.exchanges.filter(({ status }) => status === 422)).toHaveLength(2);
  expect(await violations(server.exchanges)).toEqual([`request of PATCH ${ME}: /user_type must be equal to constant`]);
  // Found, so that this test may pass.
  server.exchanges.length = 0;
});

test("what the document allows is no violation", async () => {
  const allowed = [
    exchange(),
    update('{"interface_config":null,"newer":{}}'),
    response(401, '{"detail":"Not authenticated"}'),
    exchange({ method: "DELETE", path: ME, status: 410, response: { type: "", body: "" } }),
    exchange({ method: "GET", path: "/iam/v1/avatars/1", response: { type: "image/png", body: "\x89PNG" } }),
  ];
  expect(await violations(allowed)).toEqual([]);
});

for (const [what, wrong, found] of [
  ["a status that is not declared", response(418, "{}"), `response 418 to GET ${ME}config/: no such status`],
  ["HTML for JSON", response(200, "<p>", "text/html"), `response 200 to GET ${ME}config/: the content type "text/html"`],
  ["a value of another type", response(200, '{"dark_mode":1}'), `response 200 to GET ${ME}config/: /dark_mode must be boolean`],
  ["a refusal without a sentence", response(404, "{}"), `response 404 to GET ${ME}config/: the body must have required property 'detail'`],
  ["a body of no JSON", response(200, "{"), /response 200 .+: application\/json that cannot be read/],
  ["a body after a deletion", exchange({ method: "DELETE", path: ME, status: 410 }), `response 410 to DELETE ${ME}: a body where there is none`],
  ["a request of another type", update("a=1", "text/plain"), `request of PUT ${ME}config/: the content type "text/plain"`],
  ["a request with a body too many", exchange({ request: { type: JSON_TYPE, body: "{}" } }), `request of GET ${ME}config/: a body where there is none`],
  ["a path without its slash", exchange({ path: `${ME}config`, status: 404 }), `GET ${ME}config is no operation`],
]) {
  test(`${what} is a violation`, async () => {
    expect(await violations([wrong])).toEqual([typeof found === "string" ? found : expect.stringMatching(found)]);
  });
}
