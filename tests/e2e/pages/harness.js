// What a test needs to see that a page must not: the insides of closed shadow trees.
window.roots = new WeakMap();
const attach = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (init) {
  const root = attach.call(this, init);
  window.roots.set(this, root);
  return root;
};

// All that the page is told on the console; each text as it is, and of an error all of it.
window.said = [];
for (const level of ["debug", "info", "log", "warn", "error"]) {
  const say = console[level];
  console[level] = (...words) => {
    window.said.push(words.map((word) => (word instanceof Error ? word.stack : "") + String(word)).join(" "));
    say.apply(console, words);
  };
}

window.heard = [];
for (const name of ["job-change", "job-settled", "job-connection"]) {
  document.addEventListener(name, ({ type, target, detail }) => {
    window.heard.push({ type, id: target.id, detail });
  });
}

/** Puts an element on the page. */
window.add = (attributes, parent = document.body, tag = "job-watch") => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return parent.appendChild(element);
};
/** All that a person reads in an element. */
window.read = (element) => (window.roots.get(element)?.lastChild?.innerText ?? "");
/** Where a part of it is. */
window.place = (element, selector) => {
  const box = window.roots.get(element).querySelector(selector)?.getBoundingClientRect();
  return box && [box.x, box.y, box.width, box.height].map(Math.round);
};
/** How many requests for the module there were. */
window.loaded = () => performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".wasm")).length;

// A driver's own scripts run in a world of their own in Firefox: what they make is not the page's.

/** A browser that runs no module. */
window.refuseWebAssembly = () => {
  const refuse = () => Promise.reject(new Error("refused by the test"));
  WebAssembly.instantiateStreaming = WebAssembly.instantiate = refuse;
};

/** Gives an element settings of which some make no sense. */
window.misconfigure = (element) => {
  element.messages = { status_running: "Under way", nope: "x" };
  element.headers = "a secret";
  element.fetch = "no function";
};

/** Gives all elements an origin that is none beside one that is. */
window.misname = () =>
  jobwatch.setDefaults({ headers: () => ({}), origins: ["api.example.com", "https://api.example.com"] });

/** Gives an element a mapping of the page's own, as a text. */
window.map = (element, json) => (element.mapping = JSON.parse(json));

/** Watches a job without showing it. */
window.watchRun = (options) => jobwatch.watch(options, (snapshot) => (window.watched = snapshot));

/** Watches a job with a callback that always throws. */
window.watchAndThrow = () => {
  window.thrown = 0;
  return jobwatch.watch({ projectId: "p", jobId: "import-image" }, () => {
    window.thrown += 1;
    throw new Error("thrown by the page");
  });
};

/** Watches a job with headers, as a page does that wants to be told and nothing else. */
window.watchAndForget = () => {
  window.told = 0;
  jobwatch.watch({ projectId: "p", jobId: "import-image", headers: () => ({ "X-Asked": "yes" }) }, () => {
    window.told += 1;
  });
};
