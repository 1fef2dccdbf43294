// The main flows behind nginx and behind Caddy, as deploy/ configures them, with the devserver as API.
import { button, expect, field, heading, link, open, signIn, toggle } from "./fixtures.js";
import { COOKIE, signInAtServer } from "./support/cookie.js";
import { painted } from "./support/png.js";
import { BASES, test } from "./support/servers.js";
import { stored, upload } from "./support/studio.js";

const OLD = "correct-horse-battery";
const NEW = "entirely-new-staple";
const saved = (page) => page.getByText("Saved.", { exact: true });

/** A picture of nearly 2 MB, the most that the devserver takes. */
const large = () => painted(800, 800, () => [0, 0, 0].map(() => Math.floor(Math.random() * 256)), 2);

for (const base of BASES) {
  test.describe(`at ${base}/`, () => {
    test.use({ base });

    test("a person signs in, saves, and comes back by a deep link", async ({ page, front, server }) => {
      await open(page, front, "/profile");
      await field(page, "First name").fill("Zoë");
      await button(page, "Save").click();
      await expect(saved(page)).toBeVisible();
      expect((await server.read()).first_name).toBe("Zoë");
      await link(page, "Notifications").click();
      await expect(heading(page, "Notifications")).toBeVisible();
      await expect(page).toHaveURL(`${front.url}/notifications`);
      await page.reload();
      await signIn(page);
      await expect(page).toHaveURL(`${front.url}/notifications`);
      await page.goto(`${front.url}/settings/?from=mail`);
      await signIn(page);
      await expect(page).toHaveURL(`${front.url}/settings?from=mail`);
    });

    test("the base leads to the first page, and an unknown URL to help", async ({ page, front }) => {
      await open(page, front, "/");
      await expect(page).toHaveURL(`${front.url}/profile`);
      await page.goto(`${front.url}/nowhere`);
      await expect(heading(page, "Page not found")).toBeVisible();
    });

    test("pictures are sent and shown, large ones too", async ({ page, front, server }) => {
      await open(page, front, "/profile");
      await upload(page, { name: "zoe.png", mimeType: "image/png", buffer: large() });
      const image = page.getByRole("img", { name: "Your picture", exact: true });
      await expect(image).toHaveAttribute("src", /avatars/);
      await expect.poll(() => image.evaluate((image) => image.naturalWidth)).toBeGreaterThan(0);
      expect((await stored(server)).width).toBe(512);
      const form = new FormData();
      form.append("file", new Blob([large()], { type: "image/png" }), "zoe.png");
      const headers = { Authorization: "Token demo-key" };
      const response = await fetch(`${front.origin}/iam/v1/users/me/avatar/`, { method: "POST", headers, body: form });
      expect(response.status).toBe(201);
      expect((await stored(server)).width).toBe(800);
    });

    test("the password, a switch and the preview of a signature work", async ({ page, front, server, guard }) => {
      guard.expectStatus(400);
      await open(page, front, "/password");
      const change = async (current) => {
        await page.getByLabel("Current password", { exact: true }).fill(current);
        await page.getByLabel("New password", { exact: true }).fill(NEW);
        await page.getByLabel("Confirm new password", { exact: true }).fill(NEW);
        await button(page, "Change password").click();
      };
      await change("wrong");
      await expect(page.getByLabel("Current password", { exact: true })).toHaveAttribute("aria-invalid", "true");
      await change(OLD);
      await expect(page.getByText("Your new password is accepted.")).toBeVisible();
      await link(page, "Settings").click();
      await toggle(page, "Dark mode").click();
      await expect.poll(() => server.read("config/")).toMatchObject({ dark_mode: true });
      await toggle(page, "Raw HTML email").click();
      const frame = page.getByTitle("Preview of your signature", { exact: true });
      await expect(frame.contentFrame().getByText("Agence du Port")).toBeVisible();
    });

    test.describe("with a session behind a cookie", () => {
      test.use({
        auth: { ...COOKIE, start: "ask" },
        signIn: ["session/", "ui/"],
        serverOptions: { args: ["--cookie-session"] },
      });

      test("a person signs in, saves and signs out", async ({ page, front, server, guard }) => {
        guard.expectStatus(401);
        await page.goto(`${front.url}/profile`);
        await button(page, "Sign in").click();
        await signInAtServer(page);
        await expect(page).toHaveURL(`${front.url}/profile`);
        await field(page, "First name").fill("Zoë");
        await button(page, "Save").click();
        await expect(saved(page)).toBeVisible();
        expect((await server.read()).first_name).toBe("Zoë");
        await button(page, "Sign out").click();
        await expect(page).toHaveURL(`${front.url}/signed-out`);
      });
    });
  });
}
