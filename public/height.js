// The height of the element while something in it is replaced.

/**
 * Keeps `place`, where the app is in `host`, as high as before for the first frame after an element in it was removed. WebKit
 * lays a size container out before what is new in it has a style: a page whose content is replaced in one task is too short
 * for a moment, and is scrolled up for good. Returns what measures the height now, for content that may have had no frame yet.
 */
export function keepHeight(host, place) {
  // Browsers with scroll anchoring need no help; to Chromium's it would be a movement.
  if (CSS.supports("overflow-anchor", "auto")) return;
  let height;
  // As `min-block-size` counts it, with or without padding.
  const measure = () => (height = getComputedStyle(place.isConnected ? place : host).blockSize);
  const sizes = new ResizeObserver(measure);
  for (const element of [host, place]) sizes.observe(element, { box: "border-box" });
  const isElement = (node) => node instanceof Element;
  const changes = new MutationObserver((records) => {
    const isRemoved = records.some(({ removedNodes }) => [...removedNodes].some(isElement));
    // Not a style, because that attribute is the host page's.
    if (isRemoved && height) place.animate({ minBlockSize: [height, height] }, 1);
  });
  changes.observe(host.shadowRoot ?? host, { childList: true, subtree: true });
  return measure;
}
