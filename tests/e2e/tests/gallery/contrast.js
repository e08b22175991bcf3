// Every cell, and the contrast of everything in it that is to be told from its ground.

/** WCAG 2.2, 1.4.3: text of any size, for none here is large. */
const TEXT = 4.5;
/** WCAG 2.2, 1.4.11: what is needed to understand a graphic. */
const SHAPE = 3;

const faults = [];
const lowest = {};

function judge(kind, least, ratio, element, what) {
  const seen = { ratio, what: `${cellOf(element)}: ${what}` };
  if (ratio < (lowest[kind]?.ratio ?? Infinity)) lowest[kind] = seen;
  if (ratio < least) faults.push(`${seen.what} has ${ratio.toFixed(2)}:1, not ${least}:1`);
}

function isSeen(element) {
  return element.checkVisibility() && getComputedStyle(element).clipPath === "none";
}

function texts(cell) {
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    if (data.trim() !== "" && isSeen(parentElement)) found.push(parentElement);
  }
  return found;
}

function judgeText(element) {
  const behind = ground(element);
  const ink = painted(getComputedStyle(element).color, element, behind);
  judge("text", TEXT, contrast(ink, behind), element, JSON.stringify(element.innerText.slice(0, 40)));
}

function judgeShape(element, css) {
  const behind = ground(element.parentElement);
  const ink = painted(css, element, behind);
  judge("shape", SHAPE, contrast(ink, behind), element, element.getAttribute("class"));
}

function measured(cell) {
  // Without the caption, which is no part of what is looked at.
  const widget = cell.querySelector(".job-watch") ?? cell;
  const { left, top, width, height } = widget.getBoundingClientRect();
  const told = texts(cell).filter((element) => !element.closest(".cell-head"));
  const place = { left: left + scrollX, top: top + scrollY, width, height };
  return { name: cell.dataset.cell, texts: told.length, ...place };
}

const cells = [...document.querySelectorAll("[data-cell]")];
for (const cell of cells) {
  texts(cell).forEach(judgeText);
  for (const icon of cell.querySelectorAll(".job-watch-icon")) {
    judgeShape(icon, getComputedStyle(icon).stroke);
  }
  for (const filled of cell.querySelectorAll(".job-watch-fill, .job-watch-dot")) {
    judgeShape(filled, getComputedStyle(filled).backgroundColor);
  }
}
return { cells: cells.map(measured), lowest, faults };
