import "./style.css";

import { begin, LOADING, LOST, percentOf, watched, WORDS } from "../page.js";
import { watch } from "./poller.js";

const make = (tag, className, ...children) => {
  const element = document.createElement(tag);
  element.className = className;
  element.append(...children);
  return element;
};

/** Touches only what has changed. */
const write = (element, text) => {
  if (element.textContent !== text) element.textContent = text;
};

/** A card, and what ends its updates. */
const card = (at) => {
  const { project, job, label } = watched(at);
  const badge = make("span", "badge", LOADING);
  const fill = make("div", "fill");
  const bar = make("div", "bar", fill);
  bar.role = "progressbar";
  bar.ariaLabel = label;
  const line = make("div", "line");
  let shown;
  const update = ({ job, failure }) => {
    const word = job ? (WORDS[job.status] ?? job.status) : LOADING;
    write(badge, failure ? LOST : word);
    const percent = percentOf(job);
    write(line, `${percent}% ${job?.entities?.current_task ?? ""}`);
    if (percent === shown) return;
    shown = percent;
    bar.ariaValueNow = percent;
    fill.style.inlineSize = `${percent}%`;
  };
  const element = make("div", "job", make("div", "head", make("strong", "", label), badge), bar, line);
  return { element, stop: watch(project, job, update) };
};

const box = document.getElementById("app");
const cards = [];

const show = (count) => {
  for (const { element, stop } of cards.splice(count)) {
    stop();
    element.remove();
  }
  while (cards.length < count) cards.push(card(cards.length));
  box.append(...cards.slice(box.children.length).map(({ element }) => element));
};

begin({ show, widgets: ".job", badge: ".badge" });
