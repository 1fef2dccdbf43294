import "iam-account";
import { useEffect, useRef } from "react";
import { useNavigate } from "react-router";
import { signOut, token } from "./session.js";

const config = {
  auth: { mode: "host" },
  brand: { accent: "#0f766e", radius: "10px", supportUrl: "mailto:help@northwind.example" },
};

/** The account. The route ends in `*`, because the pages below it are the element's own. */
export function Account({ onUser }) {
  const element = useRef(null);
  const navigate = useNavigate();
  useEffect(() => {
    const account = element.current;
    const follow = ({ detail }) => (detail.user ? onUser(detail.user) : signOut());
    account.getToken = token;
    account.addEventListener("iam-account:user-changed", follow);
    return () => account.removeEventListener("iam-account:user-changed", follow);
  }, [onUser]);
  return (
    <>
      <h1>My account</h1>
      <iam-account
        ref={element}
        base-path="/account"
        config={config}
        oniam-account:navigated={({ detail }) => navigate(detail.path, { replace: true })}
      />
    </>
  );
}
