/**
 * The types of `<iam-account>`. `import "iam-account"` defines the element.
 *
 * The lists are those of the program: native tests of the project compare them with it.
 */

/** The pages, by the segments of their URLs. */
export type IamAccountPage =
  | "profile"
  | "password"
  | "settings"
  | "notifications"
  | "account"
  | "sign-in"
  | "signed-in"
  | "signed-out"
  | "diagnostics";

/** Why the element asks for a token: at the start, because the last one has expired, or because the person pressed “Sign in”. */
export type IamAccountTokenReason = "start" | "expired" | "sign-in";

/** Gives the portal's access token. Reject, or give nothing, where there is none. */
export type IamAccountGetToken = (reason: IamAccountTokenReason) => Promise<string | null | undefined>;

/** A page that the navigation may show. */
export type IamAccountSectionPage = "profile" | "password" | "settings" | "notifications" | "account";

/** A text in several languages, by their BCP 47 tags. */
export type IamAccountTitle = Record<string, string>;

/** An entry of the navigation: a page, which may have another title and icon, or a link of the portal. */
export type IamAccountSection =
  | IamAccountSectionPage
  | { page: IamAccountSectionPage; url?: never; title?: IamAccountTitle; icon?: string }
  | { page?: never; url: string; title: IamAccountTitle; icon?: string };

/** Where the URLs of the pages are: in the path, in the fragment, or nowhere. */
export type IamAccountRouting = "path" | "hash" | "none";

/** The object of `config.json`. Relative URLs are relative to the document. */
export interface IamAccountConfig {
  /** The URL before `/users/me/`; `/iam/v1` by default. */
  apiBase?: string;
  /** The path below which the pages live. */
  basePath?: string;
  /** Where texts that are not saved are kept: for all tabs, for this tab, or in memory only. */
  drafts?: "browser" | "tab" | "none";
  /** The BCP 47 tag of the language for everybody. */
  locale?: string;
  /** The navigation, in order and with at least one page; the base leads to the first. Pages that are not listed are hidden. */
  sections?: IamAccountSection[];
  auth?: {
    /** How people sign in; a portal that has their session takes `host`. */
    mode?: "oidc" | "host" | "cookie" | "api-key";
    issuer?: string;
    clientId?: string;
    /** A list, or words with spaces; `openid` has to be among them. */
    scopes?: string | string[];
    persist?: "none" | "session";
    start?: "redirect" | "ask";
    /** Where the proxy of the mode `cookie` signs in; `{returnTo}` becomes the page's path. */
    signInUrl?: string;
    signOutUrl?: string;
    csrfHeader?: string;
    /** The word before a key in `Authorization`; empty for a bare key. */
    keyScheme?: string;
  };
  brand?: {
    name?: string;
    logo?: string;
    homeUrl?: string;
    supportUrl?: string;
    /** Any colour that CSS knows. */
    accent?: string;
    /** A CSS length from `0px` to `1.25rem`. */
    radius?: string;
  };
  /** What is offered; everything by default. */
  features?: {
    deleteAccount?: boolean;
    sync?: boolean;
    export?: boolean;
    avatar?: boolean;
    password?: boolean;
  };
  password?: {
    minLength?: number;
    maxLength?: number;
    hint?: string;
  };
  avatar?: {
    /** The largest picture, in bytes. */
    maxBytes?: number;
    /** Which pictures, as in HTML's `accept`. */
    types?: string[];
  };
  /** Only in `config.json`: a path on the page's origin to which each `iam-account:error` is posted, without its text. */
  beacon?: string;
  /** Only in `config.json` of the standalone page: the portals that may frame it and talk to it. */
  embed?: {
    origins?: string[];
  };
}

/** What a portal may show of the signed-in account. */
export interface IamAccountUser {
  id: string;
  userType: "Human" | "Machine";
  name: string | null;
  email: string | null;
  /** The absolute URL of the picture. */
  avatar: string | null;
}

/** The `detail` of each event. */
export interface IamAccountEventDetails {
  /** The element shows something. */
  "iam-account:ready": { version: string };
  /** The account has changed, or no one is signed in any more. */
  "iam-account:user-changed": { user: IamAccountUser | null };
  /** Another page is shown; `null` for an unknown URL. */
  "iam-account:navigated": { page: IamAccountPage | null; path: string };
  /** What is typed and not saved has changed; `kept` says that the browser stores it, so that leaving loses nothing. */
  "iam-account:dirty-changed": { dirty: boolean; kept: boolean; pages: IamAccountPage[] };
  /** The service no longer accepts the session. */
  "iam-account:unauthorized": Record<string, never>;
  /** The account is gone. */
  "iam-account:deleted": Record<string, never>;
  /** The element, or what it shows, could not be loaded. */
  "iam-account:error": { message: string; requestId: string | null };
}

/** The events, which bubble. */
export type IamAccountEventMap = {
  [Name in keyof IamAccountEventDetails]: CustomEvent<IamAccountEventDetails[Name]>;
};

/** The attributes. */
export interface IamAccountAttributes {
  /** As `apiBase` of the configuration. */
  "api-base"?: string;
  /** The path below which the pages live; needed with the routing `path`. */
  "base-path"?: string;
  /** The level of the first heading, from 1 to 6; 2 by default. */
  "heading-level"?: string | number;
  /** No shadow root: the app is in the element itself. Not followed. */
  "light-dom"?: string | boolean;
  /** As `locale` of the configuration; followed at any time. */
  locale?: string;
  /** One page without URLs. */
  page?: IamAccountPage;
  /** `path` by default, and `none` with `page`. */
  routing?: IamAccountRouting;
  /** Wins over the person's choice; followed at any time. */
  theme?: "light" | "dark";
}

/** The properties. */
export interface IamAccountProperties {
  /** Wins over the attributes. Setting an equal object changes nothing. */
  config?: IamAccountConfig;
  /** For `auth.mode: "host"`. */
  getToken?: IamAccountGetToken;
}

/** The element. */
export interface IamAccountElement extends HTMLElement, IamAccountProperties {
  /** The attribute `base-path`. */
  basePath: string | null;
  /** The attribute `locale`. */
  locale: string | null;
  /** The attribute `page`. */
  page: IamAccountPage | null;
  /** The attribute `routing`. */
  routing: IamAccountRouting | null;
  /** The attribute `theme`. */
  theme: "light" | "dark" | null;
  /**
   * For a router's guard: true where nothing is lost when the element goes. Else the person is asked, by the browser's `confirm`
   * or by `ask`.
   */
  canLeave(ask?: (question: string) => boolean | Promise<boolean>): Promise<boolean>;
}

declare global {
  interface HTMLElementTagNameMap {
    "iam-account": IamAccountElement;
  }
  interface HTMLElementEventMap extends IamAccountEventMap {}
  interface DocumentEventMap extends IamAccountEventMap {}
  interface WindowEventMap extends IamAccountEventMap {}
}
