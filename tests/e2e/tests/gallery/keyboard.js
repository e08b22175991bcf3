// Watches where the focus goes from now on. `jobwatchWalk()` gives what was seen.

/** WCAG 2.2, 2.4.13, in CSS pixels, and 1.4.11. */
const THICKNESS = 2;
const SHAPE = 3;

const controls = [...document.querySelectorAll("[data-cell] :is(a, button, [tabindex='0'])")];
const visited = [];
const faults = [];

const fault = (element, what) => {
  const control = `${cellOf(element)}: ${element.getAttribute("class")}`;
  faults.push(`${control} ${what}`);
};

/** Buttons and regions here are named by a label or by what they say. */
const nameOf = (element) => element.getAttribute("aria-label") ?? element.innerText;

function checkOutline(element) {
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
  const behind = ground(element.parentElement);
  const ratio = contrast(painted(outlineColor, element, behind), behind);
  if (outlineStyle === "none" || parseFloat(outlineWidth) < THICKNESS) {
    fault(element, `has the outline ${outlineWidth} ${outlineStyle}`);
  } else if (ratio < SHAPE) {
    fault(element, `has an outline of ${ratio.toFixed(2)}:1`);
  }
}

/** WCAG 2.2, 2.4.11: not all of it is hidden. Firefox does not scroll to what is seen in part. */
function checkSight(element) {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const seen = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
  if (!seen) fault(element, `has the focus out of sight, from ${top} to ${bottom} px`);
}

/** Shown in full while it has the focus, though it may be faint at other times. */
function isFaint(element) {
  if (!element) return false;
  return Number(getComputedStyle(element).opacity) < 1 || isFaint(element.parentElement);
}

function check(element) {
  visited.push(controls.indexOf(element));
  if (!controls.includes(element)) fault(element, "takes the focus and is no control");
  if (nameOf(element).trim() === "") fault(element, "has no name");
  if (isFaint(element)) fault(element, "is faint while it has the focus");
  checkOutline(element);
  checkSight(element);
}

// When a key is pressed, the page has come to rest after the last one: it is scrolled and styled.
document.addEventListener("keydown", () => {
  const element = document.activeElement;
  if (element.closest("[data-cell]")) check(element);
}, { capture: true });

// Beyond the cells, so that the focus stays in the page: what a browser does at the end of one
// differs.
const end = document.createElement("button");
document.querySelector("main").append(end);

window.jobwatchWalk = () => ({
  controls: controls.length,
  visited,
  faults,
  left: document.activeElement === end,
});

// The walk begins at the last control before the cells.
document.querySelector("[name=direction]:checked").focus();
