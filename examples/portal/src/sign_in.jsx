import { Brand } from "./portal.jsx";
import { ACCOUNTS, signIn } from "./session.js";

/** The portal's own sign-in. The element never shows one here. */
export const SignIn = () => (
  <main className="sign-in card">
    <Brand />
    <h1>Welcome back</h1>
    <p>Choose a demo account.</p>
    {ACCOUNTS.map((account) => (
      <button type="button" key={account.name} onClick={() => signIn(account)}>
        <b>{account.name}</b>
        <small>{account.role}</small>
      </button>
    ))}
  </main>
);
