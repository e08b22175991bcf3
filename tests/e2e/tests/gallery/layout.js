// What stands out of a page that is 320 CSS pixels wide (WCAG 2.2, 1.4.10).

const WIDTH = 320;

// Some browsers have no window as narrow as that: their page is narrower than the window then. No
// rule of the style sheets asks for a width between.
if (innerWidth > WIDTH) document.documentElement.style.setProperty("inline-size", `${WIDTH}px`);

const root = document.documentElement.getBoundingClientRect();

function isClipped(element) {
  if (element === document.documentElement) return false;
  const { clipPath, overflowX } = getComputedStyle(element);
  return clipPath !== "none" || overflowX !== "visible" || isClipped(element.parentElement);
}

function standsOut(element) {
  const { left, right, width } = element.getBoundingClientRect();
  const beyond = left < root.left - 0.5 || right > root.right + 0.5;
  return width > 0 && beyond && !isClipped(element.parentElement);
}

const place = (element) => element.closest("[data-cell]")?.dataset.cell ?? "the page";
const out = [...document.querySelectorAll("body *")]
  .filter((element) => standsOut(element) && getComputedStyle(element).clipPath === "none")
  .map((element) => `${place(element)}: ${element.tagName} ${element.getAttribute("class")} stands out`);
const scrolls = document.body.scrollWidth > document.body.clientWidth;
const faults = scrolls ? [...out, "the page scrolls sideways"] : out;
const width = root.width;
document.documentElement.style.removeProperty("inline-size");
return { width, faults };
