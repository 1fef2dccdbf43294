import "iam-account";
import { token } from "./session.js";

/** The account. The route ends in `*`, because the pages below it are the element's own. */
export const Account = () => (
  <iam-account
    base-path="/account"
    theme="dark"
    // A new object at each rendering: an equal one changes nothing.
    config={{ auth: { mode: "host" }, brand: { accent: "rebeccapurple" } }}
    ref={(element) => {
      if (element) element.getToken = token;
    }}
  />
);
