// The portal's own session. A real one comes from the portal's sign-in; here each demo account has a key that stands for its
// token. The tab remembers who is signed in, and never a key.
import { useSyncExternalStore } from "react";

const ENTRY = "northwind:account";
const listeners = new Set();

export const ACCOUNTS = [
  { name: "Zoé Martin", role: "Property manager", key: "demo-key" },
  { name: "Noor", role: "Accountant", key: "noor-key" },
];

const current = () => ACCOUNTS.find(({ name }) => name === sessionStorage.getItem(ENTRY));

export function signIn(account) {
  sessionStorage.setItem(ENTRY, account.name);
  for (const listener of listeners) listener();
}

export function signOut() {
  sessionStorage.removeItem(ENTRY);
  for (const listener of listeners) listener();
}

/** For the element: the token of whom the portal knows. */
export const token = async () => current()?.key;

/** Whether someone is signed in. */
export const useIsSignedIn = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current() !== undefined,
  );
