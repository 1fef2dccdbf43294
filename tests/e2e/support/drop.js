// Drags and drops onto the page.
import { png } from "./png.js";

/**
 * Drags something over an element and drops it there. Returns for `dragover` and `drop` whether a listener prevented the
 * browser's default. `what`: `{ files: [name], links: [url], text }`.
 */
export const drop = (locator, what) =>
  locator.evaluate(
    (target, { files = [], links = [], text, bytes }) => {
      const dataTransfer = new DataTransfer();
      const content = Uint8Array.from(atob(bytes), (byte) => byte.charCodeAt(0));
      for (const name of files) dataTransfer.items.add(new File([content], name, { type: "image/png" }));
      for (const url of links) dataTransfer.setData("text/uri-list", url);
      if (text) dataTransfer.setData("text/plain", text);
      return ["dragover", "drop"].map((type) => {
        const event = new DragEvent(type, { bubbles: true, cancelable: true, composed: true, dataTransfer });
        target.dispatchEvent(event);
        return event.defaultPrevented;
      });
    },
    { ...what, bytes: png().toString("base64") },
  );

export const FILE = { files: ["zoe.png"] };
export const LINK = { links: ["https://elsewhere.example/"] };
export const TEXT = { text: "Zoé" };
export const TAKEN = [true, true];
export const LEFT = [false, false];
