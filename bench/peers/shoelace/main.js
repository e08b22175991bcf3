import "@shoelace-style/shoelace/dist/themes/light.css";
import "./style.css";
import "@shoelace-style/shoelace/dist/components/badge/badge.js";
import "@shoelace-style/shoelace/dist/components/card/card.js";
import "@shoelace-style/shoelace/dist/components/progress-bar/progress-bar.js";

import { addressOf, begin, hasEnded, interval, LOADING, LOST, percentOf, showIn, watched, WORDS } from "../page.js";

const VARIANTS = { RUNNING: "primary", SUCCESS: "success", FAIL: "danger" };

const make = (tag, properties, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

class JobStatus extends HTMLElement {
  #badge = make("sl-badge", { pill: true, variant: "neutral" }, LOADING);
  #bar = make("sl-progress-bar");
  #task = make("div");
  #timer;
  #job;

  connectedCallback() {
    if (!this.firstChild) this.#show();
    this.#ask();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  #show() {
    this.#bar.label = this.label;
    const header = make("div", { slot: "header" }, make("strong", {}, this.label), this.#badge);
    this.append(make("sl-card", {}, header, this.#bar, this.#task));
  }

  async #ask() {
    try {
      const response = await fetch(addressOf(this.project, this.name));
      if (!response.ok) throw new Error(`${response.status}`);
      this.#update(await response.json());
    } catch {
      this.#badge.variant = "warning";
      this.#badge.textContent = LOST;
    }
    if (this.isConnected && !hasEnded(this.#job?.status)) {
      this.#timer = setTimeout(() => this.#ask(), interval);
    }
  }

  #update(job) {
    this.#job = job;
    const percent = percentOf(job);
    const word = WORDS[job.status] ?? job.status;
    this.#badge.variant = VARIANTS[job.status] ?? "neutral";
    if (this.#badge.textContent !== word) this.#badge.textContent = word;
    this.#bar.value = percent;
    const text = `${percent}% ${job.entities?.current_task ?? ""}`;
    if (this.#task.textContent !== text) this.#task.textContent = text;
  }
}
customElements.define("job-status", JobStatus);

const add = (at) => {
  const { project, job, label } = watched(at);
  return make("job-status", { project, name: job, label });
};

begin({ show: showIn(document.getElementById("app"), add), widgets: "job-status", badge: "sl-badge" });
