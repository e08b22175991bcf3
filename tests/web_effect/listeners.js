// Counts the listeners of the page itself: those of the window and the document.

const targets = [window, document];

export function startCounting() {
  const kept = new Map(targets.map((target) => [target, new Set()]));
  for (const [target, listeners] of kept) {
    const { add, remove } = { add: target.addEventListener, remove: target.removeEventListener };
    target.addEventListener = function (type, listener, options) {
      listeners.add(`${type} ${idOf(listener)}`);
      return add.call(target, type, listener, options);
    };
    target.removeEventListener = function (type, listener, options) {
      listeners.delete(`${type} ${idOf(listener)}`);
      return remove.call(target, type, listener, options);
    };
  }
  return () => [...kept.values()].reduce((sum, listeners) => sum + listeners.size, 0);
}

export function stopCounting() {
  for (const target of targets) {
    delete target.addEventListener;
    delete target.removeEventListener;
  }
}

const ids = new WeakMap();
let lastId = 0;

function idOf(listener) {
  if (!ids.has(listener)) {
    lastId += 1;
    ids.set(listener, lastId);
  }
  return ids.get(listener);
}
