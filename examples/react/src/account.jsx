import "iam-account";
import { useNavigate } from "react-router";
import { token } from "./session.js";

/** The account. The route ends in `*`, because the pages below it are the element's own. */
export function Account() {
  const navigate = useNavigate();
  return (
    <iam-account
      base-path="/account"
      theme="dark"
      // A new object at each rendering: an equal one changes nothing.
      config={{ auth: { mode: "host" }, brand: { accent: "rebeccapurple" } }}
      // The router would think that it is still where it led to.
      oniam-account:navigated={({ detail }) => navigate(detail.path, { replace: true })}
      ref={(element) => {
        if (element) element.getToken = token;
      }}
    />
  );
}
