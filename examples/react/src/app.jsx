import { useEffect, useState } from "react";
import { NavLink, Route, Routes } from "react-router";
import { Account } from "./account.jsx";

/** The time, which renders everything below anew once a second. */
function useNow() {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

export function App() {
  const now = useNow();
  return (
    <>
      <header>
        <b>Orbit</b>
        <nav aria-label="Mission">
          <NavLink to="/">Launches</NavLink>
          <NavLink to="/account/profile">My account</NavLink>
        </nav>
        <time role="timer" aria-label="Mission time">
          {now.toLocaleTimeString()}
        </time>
      </header>
      <main>
        <Routes>
          <Route path="/" element={<Launches />} />
          <Route path="/account/*" element={<Account />} />
        </Routes>
      </main>
    </>
  );
}

const Launches = () => (
  <>
    <h1>Launches</h1>
    <ol>
      <li>Kestrel 4, Monday</li>
      <li>Kestrel 5, Thursday</li>
    </ol>
  </>
);
