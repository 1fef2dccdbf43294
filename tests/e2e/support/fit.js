// Checks that all texts of the element fit.

/** The texts that reach out of the screen or of their part, or that are cut off. Scrollable overflow is fine. */
export const misfits = (page) =>
  page.locator("iam-account").evaluate((element) => {
    const found = [];
    const report = (what, node, text) => found.push(`${what}: ${node.localName}.${node.className} “${text.trim().slice(0, 40)}”`);
    const wide = document.scrollingElement.scrollWidth - innerWidth;
    if (wide > 0) found.push(`the page is ${wide} px too wide`);
    const isScroller = (node) => /auto|scroll/.test(getComputedStyle(node).overflowX);
    const cuts = (node) => /hidden|clip/.test(getComputedStyle(node).overflowX);
    const PARTS = "button, a, label, th, td, dt, dd, dialog, .card, .badge, .banner, iam-account";
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { data, parentElement } = walker.currentNode;
      // Texts for screen readers only, options of a select and texts in pictures have no box of their own.
      const isSeen = data.trim() && parentElement.checkVisibility() && !parentElement.closest(".visually-hidden, option, svg");
      if (!isSeen) continue;
      const range = new Range();
      range.selectNodeContents(walker.currentNode);
      const box = parentElement.closest(PARTS).getBoundingClientRect();
      for (const { left, right } of range.getClientRects()) {
        if (left < box.left - 1 || right > box.right + 1) report("reaches out of its part", parentElement, data);
        let above = parentElement;
        while (above !== element && !isScroller(above) && !cuts(above)) above = above.parentElement;
        const edge = above.getBoundingClientRect();
        // Long names end with an ellipsis; they are not translated.
        const isName = above.matches(".who-name");
        if (cuts(above) && !isName && (left < edge.left - 1 || right > edge.right + 1)) report("is cut off", parentElement, data);
        if (above === element && (left < -1 || right > innerWidth + 1)) report("reaches out of the screen", parentElement, data);
      }
    }
    return [...new Set(found)];
  });
