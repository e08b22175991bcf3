// Many elements at once, and what the page could do meanwhile.

/** What a browser tells of tasks of more than 50 ms; none where it tells of none. */
const longTasks = () => {
  if (!PerformanceObserver.supportedEntryTypes.includes("longtask")) return null;
  const tasks = [];
  const note = (list) => tasks.push(...list.getEntries().map(({ duration }) => duration));
  const observer = new PerformanceObserver((list) => note(list));
  observer.observe({ type: "longtask" });
  return () => {
    note({ getEntries: () => observer.takeRecords() });
    observer.disconnect();
    return Math.max(0, ...tasks);
  };
};

/** Whether the module shows something in an element, and the job. */
const isMounted = (element) => !!roots.get(element).querySelector(".job-watch");
const isShown = (element) => isMounted(element) && !!element.job;

/** A timer: messages, one after the other, would keep a core busy that others wait for. */
const nextTask = () => new Promise((next) => setTimeout(next));

/**
 * Lets something happen until it is done, with a task of the page's own between all others. Gives
 * how often `count` was different then, the longest time between two of those tasks, and the
 * longest task that the browser tells of.
 */
const meanwhile = async (happen, count, done) => {
  const longest = longTasks();
  const seen = new Set();
  let gap = 0;
  let last = performance.now();
  happen();
  for (;;) {
    await nextTask();
    // What is counted is not what is measured.
    const now = performance.now();
    gap = Math.max(gap, now - last);
    const counted = count();
    window.counted = counted;
    seen.add(counted);
    if (done(counted)) break;
    last = performance.now();
  }
  // The last task is told of when it is over.
  await new Promise((next) => setTimeout(next));
  return { steps: seen.size, gap: Math.round(gap), task: longest && Math.round(longest()) };
};

/** Puts so many elements on the page at once, on so many jobs; then takes all of them away. */
window.crowd = async (elements, jobs) => {
  const { define } = jobwatch;
  define();
  const all = Array.from({ length: elements }, (_, at) => {
    const element = document.createElement("job-watch");
    element.setAttribute("project-id", `p${at % jobs}`);
    element.setAttribute("job-id", "ims-seed");
    return element;
  });
  // Looked at from the first that was not: a thousand looks would be a long task themselves.
  let mounted = 0;
  const countMounted = () => {
    while (mounted < elements && isMounted(all[mounted])) mounted += 1;
    return mounted;
  };
  let shown = 0;
  const countShown = () => {
    while (shown < elements && isShown(all[shown])) shown += 1;
    return shown;
  };
  const whole = (counted) => counted === elements;
  const appear = () => document.body.append(...all);
  window.crowded = { mounting: await meanwhile(appear, countMounted, whole) };
  crowded.showing = await meanwhile(() => {}, countShown, whole);
  // In the engines that can leave out what is out of sight.
  const isLeftOut = (element) =>
    !roots.get(element).querySelector(".job-watch-badge").checkVisibility({ contentVisibilityAuto: true });
  crowded.leftOut = CSS.supports("content-visibility", "auto") ? all.filter(isLeftOut).length : null;
  crowded.loaded = loaded();
};

/** Takes all elements away at once. */
window.disperse = async () => {
  const all = [...document.querySelectorAll("job-watch")];
  let left = all.length;
  const countLeft = () => {
    while (left > 0 && !roots.get(all[left - 1]).hasChildNodes()) left -= 1;
    return left;
  };
  const disappear = () => document.body.replaceChildren();
  window.dispersed = await meanwhile(disappear, countLeft, (counted) => counted === 0);
};

/** Puts elements on the page, and takes them away when that can be said of each. */
const comeAndGoOnce = async (elements, isReady) => {
  const all = Array.from({ length: elements }, (_, at) =>
    add({ "project-id": `p${at}`, "job-id": "ims-seed" }));
  while (!all.every(isReady)) await nextTask();
  for (const element of all) element.remove();
};

/**
 * Puts elements on the page and takes them away again, in batches: by turns when all know their
 * jobs, which is when they hold the most, and before, with their requests under way. The first
 * batch is one that knows, so that the module never needs more memory later. One element stays.
 */
window.comeAndGo = async (elements, batch) => {
  window.gone = 0;
  let isReady = isShown;
  while (gone < elements) {
    await comeAndGoOnce(batch, isReady);
    // One at a time is mounted or taken away: when this one is there, the others have gone.
    window.last?.remove();
    window.last = add({ "project-id": "last", "job-id": "ims-seed" });
    while (!isMounted(last)) await nextTask();
    // The test's own notes are not what is measured.
    heard.length = said.length = 0;
    gone += batch;
    isReady = isReady === isShown ? isMounted : isShown;
  }
};
