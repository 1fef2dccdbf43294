// Finds layout mistakes: each function runs in the page and returns lines with the place.

/** A page that scrolls sideways, and boxes that reach out of the window. Scroll containers may have wide content. */
export const overflowing = () => {
  const element = document.querySelector("iam-account");
  const tree = element.shadowRoot ?? element;
  const [width, found] = [document.documentElement.clientWidth, []];
  // In a portal's page only the element counts.
  const { scrollWidth, clientWidth } = document.querySelector("iam-account:not([standalone])") ?? document.documentElement;
  if (scrollWidth > clientWidth) found.push(`the page is ${scrollWidth} px wide in ${clientWidth} px`);
  for (const node of tree.querySelectorAll(".iam-app *")) {
    const box = node.getBoundingClientRect();
    const style = getComputedStyle(node);
    const scrolls = node.parentElement.closest(".table-scroll, .code-block, textarea");
    if (!node.checkVisibility() || style.clipPath !== "none" || scrolls || node.closest(".visually-hidden")) continue;
    if (box.left < -1 || box.right > width + 1) found.push(`out of the window: ${node.localName}.${node.className} “${node.textContent.slice(0, 40)}”`);
  }
  return found;
};

/** Text that is cut off by its own box or by one around it. */
export const clipped = () => {
  const element = document.querySelector("iam-account");
  const tree = element.shadowRoot ?? element;
  const found = [];
  for (const node of tree.querySelectorAll(".iam-app *")) {
    const style = getComputedStyle(node);
    const hides = ["hidden", "clip"].some((value) => [style.overflowX, style.overflowY].includes(value));
    if (!node.checkVisibility() || !hides || style.clipPath !== "none" || node instanceof SVGElement) continue;
    const [wide, high] = [node.scrollWidth - node.clientWidth, node.scrollHeight - node.clientHeight];
    if (wide > 1 || high > 1) found.push(`cut off: ${node.localName}.${node.className} “${node.textContent.slice(0, 40)}”`);
  }
  return found;
};

/** Texts that overlap. */
export const overlapping = () => {
  const element = document.querySelector("iam-account");
  const tree = element.shadowRoot ?? element;
  const texts = [];
  const walker = document.createTreeWalker(tree.querySelector("dialog[open]") ?? tree, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    const closed = parent.closest("details:not([open])") && !parent.closest("summary");
    const unseen = !parent.checkVisibility({ opacityProperty: true }) || parent.closest(".visually-hidden, .skip-link, textarea, dialog:not([open])");
    if (!node.data.trim() || closed || unseen) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) if (box.width > 1) texts.push({ box, node, text: node.data.trim().slice(0, 40) });
  }
  const found = [];
  for (const [at, one] of texts.entries())
    for (const other of texts.slice(at + 1)) {
      const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      // The boxes of two lines overlap a little.
      if (one.node !== other.node && wide > 2 && high > 6) found.push(`“${one.text}” lies over “${other.text}”`);
    }
  return found;
};

/** Controls that are smaller than 24 by 24 px with their label (WCAG 2.2, 2.5.8), except links in a sentence. */
export const tooSmall = () => {
  const element = document.querySelector("iam-account");
  const tree = element.shadowRoot ?? element;
  const found = [];
  const controls = "a[href], button, input, textarea, select, summary, [tabindex='0']";
  for (const node of tree.querySelectorAll(controls)) {
    const style = getComputedStyle(node);
    const inSentence = style.display === "inline" && node.parentElement.textContent.trim() !== node.textContent.trim();
    if (!node.checkVisibility() || style.clipPath !== "none" || inSentence) continue;
    const boxes = [node, ...(node.labels ?? [])].map((each) => each.getBoundingClientRect());
    const width = Math.max(...boxes.map((box) => box.right)) - Math.min(...boxes.map((box) => box.left));
    const height = Math.max(...boxes.map((box) => box.bottom)) - Math.min(...boxes.map((box) => box.top));
    if (width < 24 || height < 24) found.push(`${node.localName}.${node.className} “${node.textContent}” is ${width} × ${height} px`);
  }
  return found;
};
