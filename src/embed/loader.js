// The package's entry: defines the element, paints it before the module is there, and loads the
// module, once for the page. What a setting means is decided in Rust; see mod.rs.

/** The settings that are attributes. As properties they have the same names in camel case. */
const ATTRIBUTES = [
  "src", "project-id", "job-id", "interval", "max-interval", "timeout", "deadline", "background",
  "offscreen", "share", "announce", "appearance", "label", "lang", "dir", "credentials", "mapping",
];
/**
 * The settings that are properties of any kind: no secret and no function goes into an attribute.
 * A mapping can be either, for those that have names.
 */
const PROPERTIES = ["headers", "fetch", "messages", "mapping"];

/** What can be done with a widget. */
const METHODS = "refresh pause resume".split(" ");

/** Milliseconds of work in one task: beside what the page does itself, none gets long (50 ms). */
const SLICE = 8;

/** Views that are painted at once: more than there is room for on a screen. */
const PAINTED = 50;

/** What is known before anything is. */
const unknown = () => ({
  job: null, progress: null, derived: false, answeredAt: null,
  connection: { state: "connecting", pausedBy: null, attempt: null, retryAt: null, error: null },
});

/** The words until the module is there, which has the same; and those for when it never is. */
const WORDS = {
  en: ["Loading", "Connecting…", "Job", "Not shown: no WebAssembly."],
  zh: ["加载中", "正在连接…", "任务", "无法显示：没有 WebAssembly。"],
  ar: ["جارٍ التحميل", "جارٍ الاتصال…", "مهمة", "يتعذّر العرض: لا يوجد WebAssembly."],
};

/**
 * The look until the module is there, which brings the whole sheet; the badge's dots are its icon
 * of the state that is not known yet. Of its typefaces those that a system without a `system-ui`
 * has: a word of another width would move when the sheet comes.
 *
 * `z` is a card that a slice has painted: out of sight it is not laid out, as by the sheet, for what
 * slices paint of a thousand between two frames would be a long task. Those painted at once are laid
 * out: to find what is out of sight the browser goes over them twice, 4 ms before the first badge.
 */
const LOOK = /* css */ `
:host{display:block}
:host([appearance=badge]){display:inline-block;max-inline-size:100%}
:host([hidden]){display:none}
.w,.w *{box-sizing:border-box}
.w{--s:var(--job-watch-surface,light-dark(#fff,#171b22));font:14px/20px var(--job-watch-font,system-ui,-apple-system,Segoe UI,Noto Sans CJK SC,sans-serif);color:var(--job-watch-text,light-dark(#171c26,#e6e9ef));--n:var(--job-watch-neutral,light-dark(#556074,#a3aec0));--b:1px solid var(--job-watch-border,light-dark(#dde2ea,#2d3440))}
.card{border-radius:var(--job-watch-radius,10px);display:flex;flex-direction:column;padding:16px 16px 12px;border:var(--b);background:var(--s);min-inline-size:min(100%,240px);overflow-wrap:anywhere}
.h{flex-wrap:wrap;align-items:flex-start;display:flex;gap:4px 12px}
.l{flex:1 1 40%;min-inline-size:0;font-weight:600;font-size:15px;padding-block:2px}
.g{flex:none;display:inline-flex;gap:6px;padding:2px 10px 2px 8px;border-radius:12px;border:1px solid color-mix(in oklab,var(--n) 32%,#0000);background:color-mix(in oklab,var(--n) 9%,var(--s));color:var(--n);align-items:center;line-height:18px;font-weight:500;font-size:12.5px}
.g:before{content:"";inline-size:14px;block-size:14px;background:radial-gradient(circle,currentColor .6px,#0000 1px) .4px/4.4px}
.k{align-items:center;display:flex;gap:12px;block-size:20px}
.k:before{content:"";flex:1;block-size:8px;border-radius:4px;background:var(--job-watch-track,light-dark(#e4e8ef,#2d3542))}
.k:after{content:"";inline-size:5ch;font-weight:500;font-size:13px}
.card .k{margin-block-start:10px}
.f{border-block-start:var(--b);margin-block-start:12px;padding-block:11px 4px;padding-inline-start:22px;color:var(--job-watch-muted,light-dark(#586274,#9aa5b8));position:relative;font-size:12.5px}
.f:after{content:"";inline-size:6px;block-size:6px;position:absolute;inset-inline-start:4px;background:var(--n);border-radius:50%;inset-block-start:18px}
.inline{align-items:center;display:flex;gap:12px}
.inline .g{inline-size:9em}
.inline .k{flex:1;max-inline-size:200px}
.inline .k:before{block-size:4px}
.card.z{content-visibility:auto;contain-intrinsic-size:auto 102px}
`;

const camel = (name) => name.replace(/-./g, (part) => part[1].toUpperCase());
const NAMES = ATTRIBUTES.map(camel);

let defaults = {};
let module;

const setBudget = (core) => core.setBudget(defaults.budget?.requests, defaults.budget?.window);

/** The module, loaded when the first one needs it; tried anew by the next one if that fails. */
const load = () => (module ??= import("./jobwatch-core.js")
  .then(async (core) => {
    await core.default();
    setBudget(core);
    return core;
  })
  .catch((error) => {
    module = null;
    throw error;
  }));

/** The settings of a widget, when the mapping that it names is there. */
const settle = async (options) => {
  // What can be trimmed is a name. The mappings are a default that the module knows.
  if (options().mapping?.trim) {
    defaults.presets ??= (await import("./jobwatch-mappings.js").catch(() => {}))?.default;
  }
  // Not those of before: they may have changed meanwhile.
  return options();
};

/** The views that wait: for the module, or to be taken away. */
const waiting = new Set();
let working = false;

/**
 * Does what waits in slices, for a thousand views at once would keep the page from answering:
 * paints all, and hands them over when the module is there.
 */
const work = async () => {
  if (working) return;
  working = true;
  try {
    // What becomes of it is told when it is waited for.
    load().catch(() => {});
    let end = 0;
    for (const turn of [(view) => view.paint(), async (view) => view.turn(await load())]) {
      for (const view of waiting) {
        const isDone = await turn(view);
        // While yew rests nothing is rendered, and all would be rendered at once when it goes on. On
        // a hidden page timers are slow, and nobody is kept waiting.
        if (isDone === false || (performance.now() > end && !document.hidden)) {
          // A timer, for yew rests by one, too, and what it has left comes first then.
          // Its second argument, the delay, is a function here, which counts as 0.
          await new Promise(setTimeout);
          end = performance.now() + SLICE;
        }
      }
    }
  } catch (error) {
    console.error("jobwatch: no module.", error);
    for (const view of waiting) view.refuse();
    waiting.clear();
  }
  working = false;
};

/** A style sheet for the documents of a window: those of others do not take it (CSSOM). */
const makeSheet = (window, css) => {
  const sheet = new window.CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
};

let sheet;
/** What shadow trees wear when the module has dressed them, too. */
let worn;

const make = (tag, className = "", ...children) => {
  const element = document.createElement(tag);
  element.className = className;
  element.append(...children);
  return element;
};

/** A widget in a shadow tree, from before the module is there. */
class View {
  #host;
  #box = make("div");
  #options;
  #tell;
  #widget;
  /** The widget that is to be taken away. */
  #gone;
  #words;
  #calls = [];

  constructor(host, root, options, tell) {
    this.#host = host;
    this.#options = options;
    this.#tell = tell;
    // Another document, such as a frame's, takes no sheet of this one.
    if (root.ownerDocument === document) root.adoptedStyleSheets = [(sheet ??= makeSheet(window, LOOK))];
    root.append(this.#box);
    if (waiting.size < PAINTED) this.#paint();
    tell(null, null, ["loading"]);
    this.#wait();
  }

  #wait() {
    waiting.add(this);
    work();
  }

  /** `late` is "z" where a slice paints it. */
  #paint(late = "") {
    const { appearance, label, lang } = this.#options();
    const spoken = lang ?? this.#host.closest("[lang]")?.lang;
    const language = (spoken || navigator.language).slice(0, 2).toLowerCase();
    const [loading, connecting, job] = (this.#words = WORDS[language] ?? WORDS.en);
    const kind = ["inline", "badge"].includes(appearance) ? appearance : "card";
    const badge = make("span", "g", make("bdi", "", loading));
    const title = make("slot", "", make("bdi", "", label?.trim() || job));
    title.name = "label";
    const box = make("div", `w ${kind} ${late}`);
    box.dir = language === "ar" ? "rtl" : "ltr";
    if (kind === "badge") box.append(badge);
    else if (kind === "inline") box.append(badge, make("div", "k"));
    else {
      const head = make("div", "h", make("div", "l", title), badge);
      box.append(head, make("div", "k"), make("div", "f", connecting));
    }
    this.#box.replaceChildren(box);
  }

  paint() {
    if (!this.#words) this.#paint("z");
  }

  /** Says in words why there is nothing to see. */
  refuse() {
    this.#paint();
    const box = this.#box.firstChild;
    const place = box.querySelector(".f") ?? box.appendChild(make("div"));
    // Neither loads any more.
    for (const part of box.querySelectorAll(".g,.k")) part.remove();
    place.textContent = this.#words[3];
    place.role = "status";
  }

  /** Hands over to the module, or takes it away; gives whether that is to be seen already. */
  async turn(core) {
    waiting.delete(this);
    if (this.#gone) this.#gone.unmount();
    else {
      const tell = (...news) => this.#gone ?? this.#tell(...news);
      const options = await settle(this.#options);
      // Meanwhile it may have gone, or have had another turn.
      if (this.#box.parentNode) this.#widget ??= new core.Widget(this.#box, options, tell);
      for (const call of this.#calls.splice(0)) this.call(call);
    }
    // Rendering is a task of the same turn.
    await null;
    worn ??= document.adoptedStyleSheets.at(-1);
    return this.#box.hasChildNodes() !== !!this.#gone;
  }

  async update() {
    const options = await settle(this.#options);
    this.#widget?.update(options);
  }

  /** Calls a method, now or when there is a widget to call it on; after a failure tries again. */
  call(method) {
    if (this.#widget) this.#widget[method]();
    else if (this.#box.parentNode) {
      this.#calls.push(method);
      this.#wait();
    }
  }

  get snapshot() {
    return this.#widget?.snapshot() ?? unknown();
  }

  unmount() {
    waiting.delete(this);
    this.#gone = this.#widget;
    if (this.#gone) this.#wait();
    this.#widget = null;
    this.#box.remove();
  }
}

/** Passes events on, to whoever listens on the element or around it. */
const dispatchOn = (target) => (event, detail) => {
  if (event) {
    target.dispatchEvent(new CustomEvent(event, { detail, bubbles: true, composed: true }));
  }
};

/** Marks the elements of this package, whichever copy of it has defined them. */
const OURS = Symbol.for("jobwatch");

// A server that renders pages imports this, too, and has no elements.
class JobWatchElement extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = ATTRIBUTES;
  static [OURS] = true;

  #root = this.attachShadow({ mode: "closed" });
  #internals = this.attachInternals();
  #given = {};
  #view;
  #stale = false;

  connectedCallback() {
    // What was set before the element was defined is in the way of the accessors: taken away, it
    // makes a difference, and is set anew.
    for (const name of [...NAMES, ...PROPERTIES]) {
      const value = this[name];
      if (delete this[name] && value !== this[name]) this[name] = value;
    }
    this.#view ??= new View(this, this.#root, () => this.#options(), (event, detail, states) => {
      const known = this.#internals.states;
      known.clear();
      // For `:state()`.
      for (const state of states) known.add(state);
      dispatchOn(this)(event, detail);
    });
  }

  /** A move takes it out and puts it in again; only what stays out is taken away. */
  disconnectedCallback() {
    queueMicrotask(() => {
      if (!this.isConnected) this.#leave();
    });
  }

  /** Another document takes no sheet of this one, and does not tell when its frame goes. */
  adoptedCallback() {
    const defaultView = this.ownerDocument.defaultView;
    // That of a template has no window, and shows nothing.
    if (!defaultView) return;
    const rules = [...(worn?.cssRules ?? [])].map((rule) => rule.cssText);
    this.#root.adoptedStyleSheets = [makeSheet(defaultView, LOOK + rules.join(""))];
    defaultView.addEventListener("pagehide", () =>
      setTimeout(() => {
        if (!this.ownerDocument.defaultView) this.#leave();
      }));
  }

  #leave() {
    this.#view?.unmount();
    this.#view = undefined;
  }

  /** Several changes at once are one. Properties call it, too. */
  attributeChangedCallback() {
    if (this.#stale || !this.#view) return;
    this.#stale = true;
    queueMicrotask(() => {
      this.#stale = false;
      this.#view?.update();
    });
  }

  #options() {
    const options = { ...defaults };
    for (const name of ATTRIBUTES) {
      const value = this.getAttribute(name);
      if (value !== null) options[camel(name)] = value;
    }
    return Object.assign(options, this.#given);
  }

  get snapshot() {
    return this.#view?.snapshot ?? unknown();
  }

  get job() {
    return this.snapshot.job;
  }

  static {
    for (const method of METHODS) {
      this.prototype[method] = function () {
        this.#view?.call(method);
      };
    }
    for (const attribute of ATTRIBUTES) {
      const name = camel(attribute);
      // HTML itself has these.
      if (name === "lang" || name === "dir") continue;
      Object.defineProperty(this.prototype, name, {
        configurable: true,
        get() {
          return this.getAttribute(attribute);
        },
        set(value) {
          if (value == null) this.removeAttribute(attribute);
          else this.setAttribute(attribute, value);
        },
      });
    }
    for (const name of PROPERTIES) {
      Object.defineProperty(this.prototype, name, {
        configurable: true,
        get() {
          return this.#given[name];
        },
        set(value) {
          if (value === this.#given[name]) return;
          this.#given[name] = value ?? undefined;
          this.attributeChangedCallback();
        },
      });
    }
  }
}

/** Defines the element, in a browser. Twice does no harm; of two copies of the package the first one has it. */
export const define = (tag = "job-watch") => {
  if (!globalThis.customElements) return;
  const known = customElements.get(tag);
  if (!known) customElements.define(tag, class extends JobWatchElement {});
  else if (!known[OURS]) {
    throw Error(`jobwatch: <${tag}> is taken, use another name.`);
  } else if (!(known.prototype instanceof JobWatchElement)) {
    console.warn(`jobwatch: <${tag}> is another copy's.`);
  }
  return customElements.get(tag);
};

/** Settings for all that say nothing else; those shown already keep theirs until they change. */
export const setDefaults = (options) => {
  defaults = { ...defaults, ...options };
  if (module && "budget" in options) load().then(setBudget);
};

/** Shows a job in an element of any kind, without defining one. */
export const mount = (element, options = {}) => {
  const host = element.appendChild(make("div"));
  if (options.appearance) host.setAttribute("appearance", options.appearance);
  const root = host.attachShadow({ mode: "closed" });
  let current = options;
  const view = new View(host, root, () => ({ ...defaults, ...current }), dispatchOn(host));
  const widget = {
    get snapshot() {
      return view.snapshot;
    },
    update(changes) {
      current = { ...current, ...changes };
      view.update();
    },
    unmount() {
      view.unmount();
      host.remove();
    },
  };
  for (const method of METHODS) widget[method] = () => view.call(method);
  return widget;
};

/** Watches a job without showing it. */
export const watch = async (options, onSnapshot) => {
  const core = await load();
  return new core.Watch(await settle(() => ({ ...defaults, ...options })), onSnapshot);
};
