// Runs before anything of a page, which tells in `bench` what it has: see `bench/peers/page.js`.
{
  // Closed shadow trees, for what is shown in them.
  const roots = new WeakMap();
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (init) {
    const root = attach.call(this, init);
    roots.set(this, root);
    return root;
  };

  const widgets = () => document.querySelectorAll(bench.widgets);
  const badgeIn = (widget) => (roots.get(widget) ?? widget).querySelector(bench.badge);

  // A component of a library shows its badge when it has rendered it.
  const hasBadge = (widget) => {
    const badge = badgeIn(widget);
    return !!badge && (!roots.has(badge) || roots.get(badge).hasChildNodes());
  };
  const isTold = (widget) => hasBadge(widget) && !badgeIn(widget).textContent.includes("Loading");

  const frame = () =>
    new Promise((next) => requestAnimationFrame(() => next(performance.now())));

  /** When `isDone` of `count` widgets was painted: the frame after the one that shows it begins then. */
  const painted = async (count, isDone) => {
    let done = 0;
    for (;;) {
      await frame();
      // From the first that was not: all of them in each frame would be work themselves.
      const all = widgets();
      while (done < all.length && isDone(all[done])) done += 1;
      if (done === count && all.length === count) return frame();
    }
  };

  const longTasks = () => {
    const tasks = [];
    const note = (entries) => tasks.push(...entries.map(({ duration }) => duration));
    const observer = new PerformanceObserver((list) => note(list.getEntries()));
    observer.observe({ type: "longtask" });
    return () => {
      note(observer.takeRecords());
      observer.disconnect();
      return Math.max(0, ...tasks);
    };
  };

  /** Shows so many widgets, and gives the times until their badges, and what the server told, are
   * painted, and the longest task until then: 0 where none took more than 50 ms. */
  const mount = async (count) => {
    const longest = longTasks();
    const begin = performance.now();
    bench.show(count);
    const badges = (await painted(count, hasBadge)) - begin;
    const told = (await painted(count, isTold)) - begin;
    // A task is told of when it is over.
    await new Promise((next) => setTimeout(next));
    return { badges, told, longest: longest() };
  };

  /** Shows widgets beside the first one and takes them away again. */
  const comeAndGo = async (count) => {
    bench.show(1 + count);
    await painted(1 + count, isTold);
    bench.show(1);
    // What takes its time to go has gone when another one has come after it.
    bench.show(2);
    await painted(2, isTold);
    bench.show(1);
    await painted(1, isTold);
  };

  const trees = (root) => {
    const inside = [...root.querySelectorAll("*")].filter((element) => roots.has(element));
    return [root, ...inside.flatMap((element) => trees(roots.get(element)))];
  };

  let mutations = 0;
  const observer = new MutationObserver((records) => (mutations += records.length));
  const countMutations = () => {
    for (const tree of trees(document)) {
      observer.observe(tree, { subtree: true, childList: true, attributes: true, characterData: true });
    }
  };
  const countedMutations = () => mutations + observer.takeRecords().length;

  // All that is loaded, without the page itself and the jobs.
  const bytes = () =>
    performance.getEntriesByType("resource")
      .filter(({ name }) => !name.includes("/jobs/"))
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);

  // The pages show nothing else than the widget: what is painted first is its title and badge.
  const firstPaint = () => performance.getEntriesByName("first-contentful-paint")[0];

  /** What was seen of the first widget, and when. */
  const firstSeen = async () => {
    while (!globalThis.bench) await frame();
    const told = await painted(1, isTold);
    // A paint is told of later than it happens.
    while (!firstPaint()) await frame();
    return { badge: firstPaint().startTime, told, bytes: bytes() };
  };

  globalThis.probe = { seen: firstSeen(), mount, comeAndGo, countMutations, countedMutations };
}
