// A portal without a framework: two places, a clock, and the element in one of them.
import "iam-account";
import "./shop.css";
import { token } from "./session.js";

const main = document.querySelector("main");
const clock = document.querySelector("time");

function account() {
  const element = document.createElement("iam-account");
  element.setAttribute("base-path", "/account");
  element.config = { auth: { mode: "host" } };
  element.getToken = token;
  return element;
}

/** Shows the place of the URL. Within the account the element looks after itself. */
function show() {
  const isAccount = location.pathname.startsWith("/account");
  if (isAccount && main.querySelector("iam-account")) return;
  main.replaceChildren(isAccount ? account() : document.querySelector("#plants").content.cloneNode(true));
}

/** Sets everything anew, as a careless portal does once a second. */
function tick() {
  clock.textContent = new Date().toLocaleTimeString();
  const element = main.querySelector("iam-account");
  if (!element) return;
  element.config = { auth: { mode: "host" } };
  element.getToken = (reason) => token(reason);
}

document.querySelector("nav").addEventListener("click", (event) => {
  const { href } = event.target;
  if (!href || event.defaultPrevented) return;
  event.preventDefault();
  history.pushState(null, "", href);
  show();
});
addEventListener("popstate", show);
setInterval(tick, 1000);
tick();
show();
