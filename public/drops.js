// Files and links that are dropped beside the places that take them.

/**
 * Prevents the browser from opening a dropped file or link in place of the page. An input for files and a text field accept
 * a drop by themselves; every other target has prevented the default by now.
 */
function preventOpening(event) {
  const { dataTransfer, defaultPrevented } = event;
  const hasFiles = dataTransfer?.types.includes("Files");
  if (defaultPrevented || !(hasFiles || dataTransfer?.types.includes("text/uri-list"))) return;
  // Outside of a shadow tree the event's own target is the element around the tree.
  const [target] = event.composedPath();
  if (target.closest?.(hasFiles ? "input[type=file]" : "input, textarea, [contenteditable]")) return;
  event.preventDefault();
  // A portal around the element may still handle the drop.
  if (event.currentTarget === window) dataTransfer.dropEffect = "none";
}

/** Adds or removes the listeners: on the whole window where the element is standalone, in a portal on the element. */
export function guardDrops(element, verb) {
  const target = element.hasAttribute("standalone") ? window : element;
  for (const type of ["dragover", "drop"]) target[verb](type, preventOpening);
}
