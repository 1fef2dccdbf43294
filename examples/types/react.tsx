// The element in React's JSX. `tsc --strict` reads it in the gate.
import type { IamAccountElement, IamAccountEventMap } from "iam-account/react";
import { useRef } from "react";

export function Account() {
  const element = useRef<IamAccountElement>(null);
  const greet = ({ detail }: IamAccountEventMap["iam-account:user-changed"]) => detail.user?.name?.trim();
  return (
    <iam-account
      ref={element}
      className="account"
      base-path="/account"
      api-base="/iam/v1"
      heading-level={3}
      locale="fr"
      page="settings"
      theme="light"
      config={{ auth: { mode: "host" } }}
      getToken={async () => element.current?.title}
      oniam-account:user-changed={greet}
    />
  );
}

// @ts-expect-error: there is no such theme.
export const wrong = <iam-account theme="blue" />;
