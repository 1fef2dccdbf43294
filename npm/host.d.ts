/**
 * The script for a portal on another origin, which shows the standalone page in a frame. The page's `config.json` has to
 * list the portal's origin (`embed.origins`).
 */
import type { IamAccountEventDetails, IamAccountGetToken } from "iam-account";

/** The options of `frameAccount`. */
export interface IamAccountFrameOptions {
  /** The URL of the page. Only its origin is heard, and only it is given tokens. */
  url: string | URL;
  /** The frame's accessible name; “Account” by default. */
  title?: string;
  /** For `auth.mode: "host"` of the page. */
  getToken?: IamAccountGetToken;
  /** Wins over the person's choice. */
  theme?: "light" | "dark" | null;
  /** The BCP 47 tag of the language. */
  locale?: string | null;
  /** The page to begin with, as a path below the page's base path (`/settings`). */
  route?: string;
  /** Another page is shown. The path begins below the page's base path. */
  onRoute?: (route: IamAccountEventDetails["iam-account:navigated"]) => void;
  /** What is typed and not saved has changed. */
  onDirty?: (detail: IamAccountEventDetails["iam-account:dirty-changed"]) => void;
  /** Asks the person whether what was typed may be lost; the browser's `confirm` by default. */
  ask?: (question: string) => boolean | Promise<boolean>;
}

/** The frame, and what can be done with it. */
export interface IamAccountFrame {
  readonly frame: HTMLIFrameElement;
  theme(theme: "light" | "dark" | null): void;
  locale(locale: string | null): void;
  /** Shows a page, without a step in the history. */
  route(path: string): void;
  /** Whether the frame may go. Where something would be lost the person is asked. */
  canLeave(): Promise<boolean>;
  /** Removes the frame and all listeners. */
  remove(): void;
}

/** Adds the page to `container`, in a frame that is as high as its content. */
export function frameAccount(container: Element, options: IamAccountFrameOptions): IamAccountFrame;
