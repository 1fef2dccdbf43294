/** `import "iam-account/react"` defines the element, and gives React 19 its types in JSX. */
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { IamAccountAttributes, IamAccountElement, IamAccountEventMap, IamAccountProperties } from "./index.js";

export type * from "./index.js";

/** React listens to the event whose name follows `on`. */
type Listeners = { [Name in keyof IamAccountEventMap as `on${Name}`]?: (event: IamAccountEventMap[Name]) => void };

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "iam-account": DetailedHTMLProps<HTMLAttributes<IamAccountElement>, IamAccountElement> &
        IamAccountAttributes &
        IamAccountProperties &
        Listeners;
    }
  }
}
