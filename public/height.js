// The height of the element while something in it is replaced.

/**
 * Keeps `place`, where the app is in `host`, as high as before for the first frame after something in it was removed. WebKit
 * lays a size container out before what is new in it has a style: a page whose content is replaced in one task is too short
 * for a moment, and is scrolled up for good.
 */
export function keepHeight(host, place) {
  // Browsers with scroll anchoring need no help; to Chromium's it would be a movement.
  if (CSS.supports("overflow-anchor", "auto")) return;
  let height;
  new ResizeObserver(([{ contentBoxSize }]) => (height = `${contentBoxSize[0].blockSize}px`)).observe(host);
  const isElement = (node) => node instanceof Element;
  const changes = new MutationObserver((records) => {
    const isRemoved = records.some(({ removedNodes }) => [...removedNodes].some(isElement));
    // Not a style, because that attribute is the host page's.
    if (isRemoved && height) place.animate({ minBlockSize: [height, height] }, 1);
  });
  changes.observe(host.shadowRoot ?? host, { childList: true, subtree: true });
}
