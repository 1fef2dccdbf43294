// The whole browser in a window of a virtual screen, for what only its own bars can do.
import { chromium } from "@playwright/test";
import { execFileSync } from "node:child_process";
import { test as base } from "./portal.js";
import { screen } from "./virtual_screen.js";

const PROGRAM = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";

export const test = base.extend({
  /** `{ page, press, type }`: the page in the window, and the keyboard of the desk. */
  desktop: async ({}, use) => {
    const { env, stop } = await screen();
    const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"];
    const browser = await chromium.launch({ executablePath: PROGRAM, headless: false, env, args });
    const page = await browser.newPage({ viewport: null });
    const xdotool = (...words) => execFileSync("xdotool", words, { env });
    await use({ page, press: (keys) => xdotool("key", keys), type: (text) => xdotool("type", text), click: (x, y) => xdotool("mousemove", x, y, "click", 1) });
    await browser.close();
    stop();
  },
});
