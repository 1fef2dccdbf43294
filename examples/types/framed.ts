// Uses every type of the script for portals that frame the page. `tsc --strict` reads it in the gate.
import { frameAccount, type IamAccountFrame, type IamAccountFrameOptions } from "iam-account/host";

const shown: string[] = [];
const options: Required<IamAccountFrameOptions> = {
  url: new URL("https://account.example.com/"),
  title: "Your account",
  getToken: async (reason) => (reason === "sign-in" ? "token" : null),
  theme: "dark",
  locale: "fr",
  route: "/settings",
  onRoute: ({ page, path }) => shown.push(page ?? "unknown", path),
  onDirty: ({ dirty, kept, pages }) => shown.push(`${dirty} ${kept}`, ...pages),
  ask: async (question) => question.length > 0,
};

const account: IamAccountFrame = frameAccount(document.body, options);
account.frame.classList.add("account");
account.theme(null);
account.locale("en");
account.route("/profile");
account.canLeave().then((may: boolean) => may && account.remove());

// @ts-expect-error: the page's URL is needed.
frameAccount(document.body, {});
// @ts-expect-error: there is no such theme.
account.theme("blue");
