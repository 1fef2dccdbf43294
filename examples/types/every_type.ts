// Uses every type of the package once. `tsc --strict` reads it in the gate. A line after `@ts-expect-error` has to be wrong.
import type {
  IamAccountAttributes,
  IamAccountConfig,
  IamAccountElement,
  IamAccountEventDetails,
  IamAccountEventMap,
  IamAccountGetToken,
  IamAccountPage,
  IamAccountProperties,
  IamAccountRouting,
  IamAccountSection,
  IamAccountSectionPage,
  IamAccountTitle,
  IamAccountTokenReason,
  IamAccountUser,
} from "iam-account";
import "iam-account";

const title: IamAccountTitle = { en: "Preferences", fr: "Préférences" };
const first: IamAccountSectionPage = "profile";
const section: IamAccountSection = { page: "settings", title, icon: "/settings.svg" };
const routing: IamAccountRouting = "none";
const config: IamAccountConfig = {
  apiBase: "/iam/v1",
  basePath: "/account",
  drafts: "tab",
  locale: "fr-CA",
  sections: [first, section, { url: "/help", title: { en: "Help" } }],
  auth: {
    mode: "host",
    issuer: "/",
    clientId: "portal",
    scopes: ["openid", "profile"],
    persist: "session",
    start: "ask",
    signInUrl: "/in?to={returnTo}",
    signOutUrl: "/out",
    csrfHeader: "X-CSRF",
    keyScheme: "",
  },
  brand: { name: "Acme", logo: "/logo.svg", homeUrl: "/", supportUrl: "/help", accent: "teal", radius: "4px" },
  features: { deleteAccount: false, sync: false, export: true, avatar: true, password: true },
  password: { minLength: 12, maxLength: 128, hint: "Three words." },
  avatar: { maxBytes: 1_000_000, types: ["image/png"] },
  embed: { origins: ["https://portal.example.com"] },
};

const getToken: IamAccountGetToken = async (reason: IamAccountTokenReason) => (reason === "start" ? "token" : undefined);
const properties: IamAccountProperties = { config, getToken };
const attributes: Required<IamAccountAttributes> = {
  "api-base": "/iam/v1",
  "base-path": "/account",
  "heading-level": 3,
  "light-dom": "",
  locale: "fr",
  page: "password",
  routing,
  theme: "dark",
};

const element: IamAccountElement = document.createElement("iam-account");
Object.assign(element, properties);
for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
document.querySelector("iam-account")?.getToken?.("expired");
element.page = element.routing === "none" ? "password" : null;
element.theme = element.locale === "fr" && element.basePath ? "dark" : "light";

const shown: string[] = [];
element.canLeave().then((may: boolean) => may || shown.push("stays"));
const show = ({ name, email, avatar, userType }: IamAccountUser) => shown.push(name ?? email ?? avatar ?? userType);
element.addEventListener("iam-account:ready", ({ detail }) => detail.version.trim());
element.addEventListener("iam-account:user-changed", ({ detail }) => detail.user && show(detail.user));
element.addEventListener("iam-account:navigated", ({ detail: { page, path } }) => {
  const known: IamAccountPage = page ?? "profile";
  shown.push(known, path);
});
document.addEventListener("iam-account:dirty-changed", ({ detail: { dirty, kept, pages } }) => {
  const last: IamAccountPage | undefined = pages.at(-1);
  return dirty && !kept && last;
});
element.addEventListener("iam-account:unauthorized", ({ detail }) => Object.keys(detail));
element.addEventListener("iam-account:deleted", ({ detail }) => Object.keys(detail));
element.addEventListener("iam-account:error", ({ detail }) => shown.push(detail.message, detail.requestId ?? ""));

async function guard(): Promise<boolean> {
  const plain = await element.canLeave();
  return plain && (await element.canLeave(async (question) => question.length > 0));
}
shown.push(guard.name);

const names: Record<keyof IamAccountEventMap, keyof IamAccountEventDetails> = {
  "iam-account:ready": "iam-account:ready",
  "iam-account:user-changed": "iam-account:user-changed",
  "iam-account:navigated": "iam-account:navigated",
  "iam-account:dirty-changed": "iam-account:dirty-changed",
  "iam-account:unauthorized": "iam-account:unauthorized",
  "iam-account:deleted": "iam-account:deleted",
  "iam-account:error": "iam-account:error",
};
export default names;

// @ts-expect-error: there is no such mode.
element.config = { auth: { mode: "magic" } };
// @ts-expect-error: there is no such key.
element.config = { apiBas: "/iam/v1" };
// @ts-expect-error: a link needs a title.
element.config = { sections: ["profile", { url: "/help" }] };
// @ts-expect-error: a token comes as a promise.
element.getToken = () => "token";
// @ts-expect-error: there is no such page.
attributes.page = "passwords";
// @ts-expect-error: the event has no user.
element.addEventListener("iam-account:ready", ({ detail }) => detail.user);
