import { css, html, LitElement, nothing } from "lit";

const INTERVAL = 2_000;
const ENDED = ["SUCCESS", "FAIL"];
const WORDS = { INIT: "Waiting", RUNNING: "Running", SUCCESS: "Succeeded", FAIL: "Failed" };

class JobStatus extends LitElement {
  static properties = {
    projectId: { attribute: "project-id" },
    jobId: { attribute: "job-id" },
    label: {},
    job: { state: true },
    failure: { state: true },
  };

  static styles = css`
    :host { display: block; padding: 16px; border: 1px solid #dde2ea; border-radius: 10px; font: 14px/20px system-ui, sans-serif; }
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
      const response = await fetch(`/v1/${this.projectId}/jobs/${this.jobId}`);
      if (!response.ok) throw new Error(`${response.status}`);
      this.job = await response.json();
      this.failure = undefined;
      document.documentElement.dataset.status = this.job.status;
    } catch (error) {
      this.failure = error;
    }
    if (this.isConnected && !ENDED.includes(this.job?.status)) {
      this.#timer = setTimeout(() => this.#ask(), INTERVAL);
    }
  }

  render() {
    const percent = Math.floor((this.job?.entities?.process_percent ?? 0) * 100);
    const word = this.job ? (WORDS[this.job.status] ?? this.job.status) : "Loading";
    return html`
      <header>
        <strong>${this.label}</strong>
        <span class="badge">${this.failure ? "Connection lost" : word}</span>
      </header>
      <div role="progressbar" aria-label=${this.label} aria-valuenow=${percent}>
        <div class="fill" style="inline-size: ${percent}%"></div>
      </div>
      <div>${this.job?.entities?.current_task ?? nothing} ${this.job?.begin_time ?? nothing}</div>
    `;
  }
}
customElements.define("job-status", JobStatus);
