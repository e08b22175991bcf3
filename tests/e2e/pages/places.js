// Places that an element can be in.

const JOB = { "project-id": "p", "job-id": "import-image" };

/** An element in a `<dialog>`. */
window.inDialog = () => {
  jobwatch.define();
  window.dialog = document.body.appendChild(document.createElement("dialog"));
  window.it = add(JOB, dialog);
};

/** An element in the shadow tree of another element, which is neither closed nor of this package. */
window.inShadowTree = () => {
  jobwatch.define();
  customElements.define(
    "outer-panel",
    class extends HTMLElement {
      connectedCallback() {
        const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
        window.it = add(JOB, root);
      }
    },
  );
  window.outer = add({}, document.body, "outer-panel");
  window.outside = [];
  for (const type of ["job-change", "job-settled"]) {
    outer.addEventListener(type, ({ target }) => outside.push([type, target === outer]));
  }
};

/** A frame of the same origin; its address, or none for an empty one. */
window.openFrame = (address) =>
  new Promise((opened) => {
    window.frame = document.createElement("iframe");
    frame.onload = () => opened();
    if (address) frame.src = address;
    document.body.append(frame);
    // An empty frame has been loaded by now (HTML, "about:blank").
    if (!address) opened();
  });

/** Loads the package again, from other addresses. */
window.loadCopy = async () => {
  window.copy = await import("/copy/plain/jobwatch/jobwatch.js");
};

/** Loads the package into a page that knows nothing of it. */
window.loadPackage = async () => {
  window.jobwatch = await import("/plain/jobwatch/jobwatch.js");
};

/** Notes each click that reaches an element. */
window.countClicks = (element) => {
  window.clicks = [];
  element.addEventListener("click", ({ target }) => clicks.push(target.localName));
};

/** Presses a button inside a widget. */
window.press = (element, name) => {
  const buttons = [...roots.get(element).querySelectorAll("button")];
  buttons.find((button) => button.getAttribute("aria-label") === name).click();
};

/** The colour of a card's border: none without its style sheet. */
window.looks = (element) => {
  const card = roots.get(element).querySelector(".job-watch");
  return card.ownerDocument.defaultView.getComputedStyle(card).borderTopStyle;
};

/** The tag, for something else. */
window.takeTag = () => {
  customElements.define("job-watch", class extends HTMLElement {});
  window.taken = customElements.get("job-watch");
  window.it = add({ "project-id": "p", "job-id": "first" });
};

/** What `define` says. */
window.defineAgain = () => {
  try {
    jobwatch.define();
    return "nothing";
  } catch ({ message }) {
    return message;
  }
};

/** An element in a node of the demo page that listens for clicks, by way of yew, to move the focus. */
window.inYewApp = () => {
  jobwatch.define();
  const link = document.querySelector(".skip-link");
  countClicks(link);
  window.it = add({ "project-id": "p", "job-id": "inner", lang: "en" }, link);
  window.skips = 0;
  document.querySelector("main").focus = () => (window.skips += 1);
};

/** Whether the tag is what it was. */
window.isStillTaken = () => customElements.get("job-watch") === taken && !it.shadowRoot;

/** Moves an element through a document that has no window, as rendering from templates may. */
window.passThroughTemplate = (element) => {
  document.createElement("template").content.append(element);
  document.body.append(element);
};
