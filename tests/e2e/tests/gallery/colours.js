// Colours as they come to the screen, and what WCAG 2.2 makes of them. Put before other scripts.

const pencil = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
const known = new Map();

/** Any colour of CSS as red, green, blue (0 to 255) and alpha (0 to 1): it is painted and looked at. */
function colour(css) {
  if (!known.has(css)) {
    const refused = "#010203";
    pencil.fillStyle = refused;
    pencil.fillStyle = css;
    if (pencil.fillStyle === refused) throw new Error(`not a colour: ${css}`);
    pencil.clearRect(0, 0, 1, 1);
    pencil.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = pencil.getImageData(0, 0, 1, 1).data;
    known.set(css, [red, green, blue, alpha / 255]);
  }
  return known.get(css);
}

/** A colour, which lets some of the opaque one below through. */
function over([red, green, blue, alpha], below) {
  return [red, green, blue].map((part, index) => part * alpha + below[index] * (1 - alpha));
}

/** How much of an element is let through by itself and what it stands in. */
function opacity(element) {
  if (!element) return 1;
  // What is shown on demand is judged as it is shown then.
  const own = Number(getComputedStyle(element).opacity) || 1;
  return own * opacity(element.parentElement);
}

/** A colour that is painted by an element, on what is behind it. */
function painted(css, element, below) {
  const [red, green, blue, alpha] = colour(css);
  return over([red, green, blue, alpha * opacity(element)], below);
}

const grounds = new Map();

/** What is seen behind the contents of an element: its ground, on the ground of what it stands in. */
function ground(element) {
  // The canvas of the page takes the root's ground, which is opaque here.
  if (!element) return [255, 255, 255];
  if (!grounds.has(element)) grounds.set(element, groundOf(element));
  return grounds.get(element);
}

function groundOf(element) {
  const style = getComputedStyle(element);
  if (style.backgroundImage !== "none") throw new Error(`a picture behind ${element.className}`);
  return painted(style.backgroundColor, element, ground(element.parentElement));
}

/** WCAG 2.2, "relative luminance". */
function luminance(rgb) {
  const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  const [red, green, blue] = rgb.map((part) => linear(part / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2, "contrast ratio": from 1 to 21. */
function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** The name of the cell that an element stands in. */
const cellOf = (element) => element.closest("[data-cell]").dataset.cell;
