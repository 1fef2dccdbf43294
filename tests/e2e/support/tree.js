// The browser's accessibility tree, as lines of text.

/** Roles without meaning: boxes, and the pieces of a line of text. */
const IGNORED = new Set([
  ...["none", "generic", "InlineTextBox", "ListMarker", "LineBreak", "RootWebArea", "Iframe", "LabelText"],
  ...["sectionheader", "rowgroup", "DescriptionList", "strong", "code"],
]);
/** Roles whose name contains the texts in them already. */
const NAMED_BY_TEXT = new Set([
  ...["heading", "link", "button", "columnheader", "rowheader", "DisclosureTriangle", "term", "textbox", "image"],
]);
const STATES = ["checked", "pressed", "expanded", "disabled", "readonly", "invalid", "busy", "live", "modal", "required"];

/** One line for each node that a screen reader stops at, indented by depth: role, name, states, description. */
export async function tree(page) {
  const client = await page.context().newCDPSession(page);
  const { nodes } = await client.send("Accessibility.getFullAXTree");
  await client.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines = [];
  const visit = (node, depth, named) => {
    const role = node.role?.value ?? "none";
    const shown = !node.ignored && !IGNORED.has(role) && !(role === "StaticText" && named);
    // It differs in each run.
    if (role === "time") return lines.push(`${"  ".repeat(depth)}time`);
    if (shown) lines.push("  ".repeat(depth) + line(node, role));
    const inner = named || NAMED_BY_TEXT.has(role) || role === "LabelText" || (role === "cell" && node.name?.value);
    for (const id of node.childIds ?? []) visit(byId.get(id), shown ? depth + 1 : depth, inner);
  };
  visit(nodes[0], 0, false);
  // The port differs in each run.
  return `${nodes[0].name.value}\n\n${lines.join("\n")}\n`
    .replaceAll(new URL(page.url()).origin, "http://origin")
    .replaceAll(/^( *)[0-9a-f]{16}$/gm, "$1hash");
}

function line({ name, description, value, properties = [] }, role) {
  const text = (name?.value ?? "").replace(/\s+/g, " ").trim();
  if (role === "StaticText") return text;
  const states = properties
    .filter(({ name, value }) => (STATES.includes(name) || (name === "level" && role === "heading")) && ![false, "false", "off", ""].includes(value.value))
    .map(({ name, value }) => (value.value === true || value.value === "true" ? name : `${name}=${value.value}`));
  return [
    role,
    text && `“${text}”`,
    states.length > 0 && `[${states.join(", ")}]`,
    role === "textbox" && value?.value && `= ${JSON.stringify(value.value)}`,
    description?.value && `— ${description.value.replace(/\s+/g, " ").trim()}`,
  ]
    .filter(Boolean)
    .join(" ");
}
