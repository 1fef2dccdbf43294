// Shows the HTML that the page around this frame sends, and nothing of it that could do anything: the parsed HTML is never
// put into this document. What is shown is built anew of the elements and attributes below.

const ELEMENTS = words(`a abbr address b big blockquote br caption center cite code col colgroup dd del div dl dt em
  figcaption figure font h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small span strike strong style sub
  sup table tbody td tfoot th thead tr tt u ul wbr`);
const ATTRIBUTES = words(`align alt bgcolor border cellpadding cellspacing class color colspan dir face height href lang
  rowspan size src start style title valign width`);
/** What has no text for people in it, or a text for another kind of browser. Of anything else unknown the content stays. */
const HIDDEN = words("iframe noembed noframes noscript script template title");
/** Addresses, which must be of this kind: links lead nowhere from here, and nothing is fetched. */
const ADDRESSES = { href: /^(https?:|mailto:|tel:)/i, src: /^data:image\//i };

function words(list) {
  return new Set(list.split(/\s+/));
}

/** The harmless likeness of the nodes. */
function likeness(nodes) {
  return [...nodes].flatMap((node) => {
    if (node.nodeType === Node.TEXT_NODE) return [node.data];
    // Drawings and formulas are documents of their own, with scripts and links of their own.
    if (!(node instanceof HTMLElement) || HIDDEN.has(node.localName)) return [];
    const content = likeness(node.childNodes);
    if (!ELEMENTS.has(node.localName)) return content;
    const copy = document.createElement(node.localName);
    for (const { name, value } of node.attributes) {
      if (ATTRIBUTES.has(name) && (ADDRESSES[name]?.test(value) ?? true)) copy.setAttribute(name, value);
    }
    copy.append(...content);
    return [copy];
  });
}

/** The parent's first port is the way in; messages that come otherwise mean nothing. */
function connect({ source, ports: [port] }) {
  if (source !== parent || !port) return;
  removeEventListener("message", connect);
  port.onmessage = ({ data }) => {
    const { documentElement } = new DOMParser().parseFromString(String(data), "text/html");
    document.body.replaceChildren(...likeness([documentElement]));
  };
}

// Only in a sandbox: elsewhere this document has the origin of the app, and whoever frames it may be anybody.
if (self.origin === "null" && parent !== self) {
  addEventListener("message", connect);
  // Neither a link nor a file that is dropped here takes the preview's place.
  for (const type of ["click", "dragover", "drop"]) addEventListener(type, (event) => event.preventDefault());
}
