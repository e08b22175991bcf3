// Time that moves only when a test says so. Stands in for the page's timers, clocks and dice.

const real = {
  setTimeout: window.setTimeout.bind(window),
  clearTimeout: window.clearTimeout.bind(window),
  now: performance.now.bind(performance),
};

// Far from the ids that browsers give, so that a real timer can still be cleared meanwhile.
const FIRST_ID = 1e9;

// WebDriver, "script timeout": WebKit's driver takes it, for its own scripts, by the page's setTimeout.
// A test that lets a day pass would have it give up on the page.
const SCRIPT_TIMEOUT = 30_000;

let saved = null;
let timers = new Map();
let lastId = FIRST_ID;
let now = 0;
let unixAtZero = 0;

function add(callback, delay, period) {
  lastId += 1;
  timers.set(lastId, { callback, period, at: now + Math.max(0, delay ?? 0), id: lastId });
  return lastId;
}

function clear(id) {
  if (!timers.delete(id)) {
    real.clearTimeout(id);
  }
}

export function freeze(unixMillis) {
  thaw();
  saved = {
    setTimeout: window.setTimeout,
    clearTimeout: window.clearTimeout,
    setInterval: window.setInterval,
    clearInterval: window.clearInterval,
    dateNow: Date.now,
    random: Math.random,
  };
  timers = new Map();
  // Not zero: a test should notice if zero were taken for "no time".
  now = 10_000;
  unixAtZero = unixMillis - now;
  window.setTimeout = (callback, delay) =>
    delay === SCRIPT_TIMEOUT ? real.setTimeout(callback, delay) : add(callback, delay, null);
  window.setInterval = (callback, delay) => add(callback, delay, delay);
  window.clearTimeout = clear;
  window.clearInterval = clear;
  performance.now = () => now;
  Date.now = () => unixAtZero + now;
  Math.random = () => 0.5;
}

export function thaw() {
  if (saved === null) {
    return;
  }
  window.setTimeout = saved.setTimeout;
  window.clearTimeout = saved.clearTimeout;
  window.setInterval = saved.setInterval;
  window.clearInterval = saved.clearInterval;
  Date.now = saved.dateNow;
  Math.random = saved.random;
  delete performance.now;
  saved = null;
}

// Runs what is due within the next `millis`, in order, and lets the page come to rest after each.
export async function advance(millis) {
  const end = now + millis;
  for (let next = earliest(end); next; next = earliest(end)) {
    now = Math.max(now, next.at);
    if (next.period === null) {
      timers.delete(next.id);
    } else {
      next.at = now + next.period;
    }
    next.callback();
    await turn();
  }
  now = end;
  await turn();
}

function earliest(end) {
  let found = null;
  for (const timer of timers.values()) {
    if (timer.at <= end && (found === null || timer.at < found.at)) {
      found = timer;
    }
  }
  return found;
}

export function pendingTimers() {
  return timers.size;
}

// One turn of the real event loop.
export function turn() {
  return new Promise((resolve) => real.setTimeout(resolve, 0));
}

export function realNow() {
  return real.now();
}
