import { css, html, LitElement, nothing } from "lit";
import { styleMap } from "lit/directives/style-map.js";

import { addressOf, begin, hasEnded, interval, LOADING, LOST, percentOf, showIn, watched, WORDS } from "../page.js";

class JobStatus extends LitElement {
  static properties = {
    project: {},
    name: {},
    label: {},
    job: { state: true },
    failure: { state: true },
  };

  static styles = css`
    :host { display: block; margin-block: 8px; padding: 16px; border: 1px solid #dde2ea; border-radius: 10px; font: 14px/20px system-ui, sans-serif; }
    header { display: flex; justify-content: space-between; }
    .badge { padding: 2px 10px; border: 1px solid currentcolor; border-radius: 12px; }
    [role="progressbar"] { block-size: 8px; margin-block: 10px; border-radius: 4px; background: #e4e8ef; }
    .fill { block-size: 100%; border-radius: inherit; background: #1a5fd0; }
  `;

  #timer;

  connectedCallback() {
    super.connectedCallback();
    this.#ask();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  async #ask() {
    try {
      const response = await fetch(addressOf(this.project, this.name));
      if (!response.ok) throw new Error(`${response.status}`);
      this.job = await response.json();
      this.failure = undefined;
    } catch (error) {
      this.failure = error;
    }
    if (this.isConnected && !hasEnded(this.job?.status)) {
      this.#timer = setTimeout(() => this.#ask(), interval);
    }
  }

  render() {
    const percent = percentOf(this.job);
    const word = this.job ? (WORDS[this.job.status] ?? this.job.status) : LOADING;
    return html`
      <header>
        <strong>${this.label}</strong>
        <span class="badge">${this.failure ? LOST : word}</span>
      </header>
      <div role="progressbar" aria-label=${this.label} aria-valuenow=${percent}>
        <div class="fill" style=${styleMap({ inlineSize: `${percent}%` })}></div>
      </div>
      <div>${percent}% ${this.job?.entities?.current_task ?? nothing}</div>
    `;
  }
}
customElements.define("job-status", JobStatus);

const make = (at) => {
  const { project, job, label } = watched(at);
  return Object.assign(document.createElement("job-status"), { project, name: job, label });
};

begin({ show: showIn(document.getElementById("app"), make), widgets: "job-status", badge: ".badge" });
