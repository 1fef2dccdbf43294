// The issuer's pages: plain HTML without style or script, and their handlers.
import { text } from "node:stream/consumers";

/** The subjects by email. The first is the devserver's demo account. */
const SUBJECTS = {
  "zoe@example.test": "263814927364518273",
  "noor@example.test": "263814927364518275",
};

export const emailOf = (sub) => Object.keys(SUBJECTS).find((email) => SUBJECTS[email] === sub);

const escaped = (text) => String(text).replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);

const html = (title, content) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1>${content}</html>`;

const signIn = (hint = "", problem = "") =>
  html(
    "Sign in at the issuer",
    `<form method="post"><p role="alert">${problem}</p>
    <p><label>Email <input name="email" type="email" value="${escaped(hint)}"></label></p>
    <p><label>Password <input name="password" type="password"></label></p>
    <button>Sign in</button> <button name="cancel" value="yes">Cancel</button></form>`,
  );

/** Shows the login form, and accepts every other prompt. */
export async function interact(provider, request, response) {
  const { prompt, params } = await provider.interactionDetails(request, response);
  const finish = (result) =>
    provider.interactionFinished(request, response, result, { mergeWithLastSubmission: prompt.name === "consent" });
  const ask = (problem) => {
    response.writeHead(200, { "content-type": "text/html", "cache-control": "no-store" });
    response.end(signIn(params.login_hint, problem));
  };
  if (prompt.name === "consent") return finish({ consent: {} });
  if (request.method !== "POST") return ask();
  const form = new URLSearchParams(await text(request));
  if (form.has("cancel")) return finish({ error: "access_denied", error_description: "The person said no." });
  const accountId = SUBJECTS[form.get("email")];
  return accountId ? finish({ login: { accountId } }) : ask("The issuer knows no one with this email.");
}

/** Asks before it signs out, as the standard recommends: a foreign link must not end the session. */
export function signOut(ctx, form) {
  ctx.body = html("Sign out at the issuer", `${form}<button form="op.logoutForm" name="logout" value="yes">Sign out</button>`);
}

export function signedOut(ctx) {
  ctx.body = html("Signed out at the issuer", "");
}

export function refusal(ctx, { error, error_description: description }) {
  ctx.type = "html";
  ctx.body = html("The issuer refuses", `<p>${escaped(error)}: ${escaped(description)}</p>`);
}
