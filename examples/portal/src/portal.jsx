import { useState } from "react";
import { NavLink, Navigate, Route, Routes } from "react-router";
import { Account } from "./account.jsx";
import { Overview } from "./overview.jsx";
import { Homes } from "./homes.jsx";
import { SignIn } from "./sign_in.jsx";
import { useIsSignedIn } from "./session.js";

/** The product: a bar on the side, and a room for each of its places. */
export function Portal() {
  const isSignedIn = useIsSignedIn();
  const [user, setUser] = useState(null);
  if (!isSignedIn) return <SignIn />;
  return (
    <div className="shell">
      <aside>
        <Brand />
        <nav aria-label="Northwind Homes">
          <NavLink to="/overview">Overview</NavLink>
          <NavLink to="/homes">Homes</NavLink>
          <NavLink to="/account/profile">My account</NavLink>
        </nav>
        <Person user={user} />
      </aside>
      <main>
        <Routes>
          <Route path="/overview" element={<Overview />} />
          <Route path="/homes" element={<Homes />} />
          <Route path="/account/*" element={<Account onUser={setUser} />} />
          <Route path="*" element={<Navigate replace to="/overview" />} />
        </Routes>
      </main>
    </div>
  );
}

export const Brand = () => (
  <p className="brand">
    <img src="/logo.svg" alt="" />
    Northwind Homes
  </p>
);

/** Whom the account last said that it is about. */
const Person = ({ user }) =>
  user && (
    <p className="person">
      <b>{user.name}</b>
      <span>{user.email}</span>
    </p>
  );
