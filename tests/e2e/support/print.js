// The colours of what is printed.

/** The relative luminance of the colour and of the background of each printed element with text. */
export const inks = (page) =>
  page.locator("iam-account").evaluate((element) => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
    const luminance = (colour) => {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
      return alpha < 128 ? 1 : (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
    };
    const printed = [...(element.shadowRoot ?? element).querySelectorAll("*")].filter((node) => node.checkVisibility() && !node.closest(".visually-hidden, .switch, svg"));
    const texts = printed.filter((node) => node.value || [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim()));
    return {
      lightTexts: texts.filter((node) => luminance(getComputedStyle(node).color) > 0.55).map((node) => node.textContent || node.value),
      darkGrounds: printed.filter((node) => luminance(getComputedStyle(node).backgroundColor) < 0.8).map((node) => node.className),
    };
  });
