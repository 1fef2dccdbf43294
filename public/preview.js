// Shows the HTML that the parent page sends, without anything active. The parsed HTML is never inserted into this document:
// a copy is built from the elements and attributes below.

const ELEMENTS = words(`a abbr address b big blockquote br caption center cite code col colgroup dd del div dl dt em
  figcaption figure font h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small span strike strong style sub
  sup table tbody td tfoot th thead tr tt u ul wbr`);
const ATTRIBUTES = words(`align alt bgcolor border cellpadding cellspacing class color colspan dir face height href lang
  rowspan size src start style title valign width`);
/** Elements whose content is not shown. Of any other unknown element the content stays. */
const HIDDEN = words("iframe noembed noframes noscript script template title");
/** The allowed URLs: links are not followed here, and nothing is fetched. */
const ADDRESSES = { href: /^(https?:|mailto:|tel:)/i, src: /^data:image\//i };

function words(list) {
  return new Set(list.split(/\s+/));
}

/** A safe copy of the nodes. */
function sanitize(nodes) {
  return [...nodes].flatMap((node) => {
    if (node.nodeType === Node.TEXT_NODE) return [node.data];
    // SVG and MathML may have scripts and links of their own.
    if (!(node instanceof HTMLElement) || HIDDEN.has(node.localName)) return [];
    const content = sanitize(node.childNodes);
    if (!ELEMENTS.has(node.localName)) return content;
    const copy = document.createElement(node.localName);
    for (const { name, value } of node.attributes) {
      if (ATTRIBUTES.has(name) && (ADDRESSES[name]?.test(value) ?? true)) copy.setAttribute(name, value);
    }
    copy.append(...content);
    return [copy];
  });
}

/** Accepts the parent's first port. Other messages are ignored. */
function connect({ source, ports: [port] }) {
  if (source !== parent || !port) return;
  removeEventListener("message", connect);
  port.onmessage = ({ data }) => {
    const { documentElement } = new DOMParser().parseFromString(String(data), "text/html");
    document.body.replaceChildren(...sanitize([documentElement]));
  };
}

// Only in a sandbox: elsewhere this document has the origin of the app, and any page may frame it.
if (self.origin === "null" && parent !== self) {
  addEventListener("message", connect);
  // Neither a link nor a dropped file replaces the preview.
  for (const type of ["click", "dragover", "drop"]) addEventListener(type, (event) => event.preventDefault());
}
