// The element from the npm package, in a host without a framework, and in React, Vue and Svelte.
import { button, expect, field, heading, link, requests } from "./fixtures.js";
import { HOSTS, test } from "./support/example.js";
import { countAlive, leavesNothing } from "./support/leaks.js";
import { element } from "./support/portal.js";

const inside = (page, name) => element(page).getByRole("link", { name, exact: true });

async function enter(page, host) {
  await page.goto(host.url);
  await expect(heading(page, host.heading)).toBeVisible();
  await link(page, host.account).click();
  // The program is compiled only now, beside the framework's own start.
  await expect(field(page, "First name")).toHaveValue("Zoé", { timeout: 15_000 });
}

/** In the page: leaves the account by the link `away`, and comes back by the link `there` until its form is shown, `rounds` times. */
async function visit([rounds, there, away]) {
  const until = (isSo) =>
    new Promise((resolve) => {
      const look = () => (isSo() ? resolve() : requestAnimationFrame(look));
      look();
    });
  const follow = (name) => [...document.querySelectorAll("a")].find(({ textContent }) => textContent === name).click();
  const account = () => document.querySelector("iam-account");
  for (let round = 0; round < rounds; round += 1) {
    follow(away);
    await until(() => !account());
    follow(there);
    await until(() => account()?.shadowRoot?.querySelector("input[autocomplete=given-name]"));
  }
}

for (const example of Object.keys(HOSTS)) {
  test.describe(`in the host ${example}`, () => {
    test.use({ example });

    test("the portal's token signs in, and a save reaches the service", async ({ page, host, server }) => {
      await enter(page, host);
      await expect(heading(page, "Sign in")).toBeHidden();
      await field(page, "First name").fill("Zoë");
      await button(page, "Save").click();
      await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
      expect((await server.read()).first_name).toBe("Zoë");
    });

    test("back and forward cross the border between portal and account", async ({ page, host }) => {
      await enter(page, host);
      await inside(page, "Settings").click();
      await expect(heading(page, "Settings")).toBeVisible();
      await page.goBack();
      await expect(heading(page, "Profile")).toBeVisible();
      await page.goBack();
      await expect(heading(page, host.heading)).toBeVisible();
      await expect(element(page)).toHaveCount(0);
      await page.goForward();
      await expect(heading(page, "Profile")).toBeVisible();
      await page.goForward();
      await expect(heading(page, "Settings")).toBeVisible();
      await expect(page).toHaveURL(`${host.url}/account/settings`);
    });

    test("a link of the portal's router to a page of the account leads there", async ({ page, host }) => {
      await enter(page, host);
      await inside(page, "Settings").click();
      await expect(heading(page, "Settings")).toBeVisible();
      await link(page, host.account).click();
      await expect(heading(page, "Profile")).toBeVisible();
      await expect(page).toHaveURL(`${host.url}/account/profile`);
      await page.goBack();
      await expect(heading(page, "Settings")).toBeVisible();
    });

    test("a parent that renders once a second disturbs no one who types", async ({ page, host }) => {
      await enter(page, host);
      const clock = page.getByRole("timer", { name: host.clock, exact: true });
      const asked = requests(page, "GET", "");
      await field(page, "First name").press("Home");
      for (const letter of "Ana-") {
        const before = await clock.textContent();
        await page.keyboard.press(letter);
        await expect(clock).not.toHaveText(before);
      }
      await expect(field(page, "First name")).toHaveValue("Ana-Zoé");
      await expect(field(page, "First name")).toBeFocused();
      await expect(element(page)).toHaveCount(1);
      expect(asked).toEqual([]);
    });

    test("leaving removes the element, and coming back finds what was typed", async ({ page, host }) => {
      await enter(page, host);
      for (const name of ["Ada", "Eve", "Ida"]) {
        await field(page, "First name").fill(name);
        await link(page, host.home).click();
        await expect(heading(page, host.heading)).toBeVisible();
        await expect(element(page)).toHaveCount(0);
        await link(page, host.account).click();
        await expect(page.getByRole("group", { name: /^You typed this before/ })).toContainText(name);
      }
    });

    test("two hundred visits leave nothing behind", async ({ page, host }) => {
      test.setTimeout(240_000);
      await countAlive(page);
      await enter(page, host);
      await leavesNothing(page, (rounds) => page.evaluate(visit, [rounds, host.account, host.home]));
    });
  });
}
