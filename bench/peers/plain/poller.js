// One poller for each job, whoever watches it; none on a hidden page.
import { addressOf, hasEnded, interval } from "../page.js";

const pollers = new Map();

class Poller {
  #address;
  #listeners = new Set();
  #news = {};
  #timer;
  #isAsking = false;

  constructor(address) {
    this.#address = address;
  }

  add(listener) {
    this.#listeners.add(listener);
    listener(this.#news);
    if (this.#listeners.size === 1) this.ask();
  }

  remove(listener) {
    this.#listeners.delete(listener);
    if (this.#listeners.size > 0) return;
    clearTimeout(this.#timer);
    pollers.delete(this.#address);
  }

  async ask() {
    if (this.#isAsking || document.hidden || hasEnded(this.#news.job?.status)) return;
    clearTimeout(this.#timer);
    this.#isAsking = true;
    this.#news = await this.#answer();
    this.#isAsking = false;
    for (const listener of this.#listeners) listener(this.#news);
    if (this.#listeners.size > 0) this.#timer = setTimeout(() => this.ask(), interval);
  }

  async #answer() {
    try {
      const response = await fetch(this.#address);
      if (!response.ok) throw new Error(`${response.status}`);
      return { job: await response.json() };
    } catch (failure) {
      return { ...this.#news, failure };
    }
  }
}

document.addEventListener("visibilitychange", () => {
  for (const poller of pollers.values()) poller.ask();
});

/** Tells `listener` of a job, until what it returns is called. */
export const watch = (project, job, listener) => {
  const address = addressOf(project, job);
  const poller = pollers.get(address) ?? new Poller(address);
  pollers.set(address, poller);
  poller.add(listener);
  return () => poller.remove(listener);
};
