// What an attacker would have liked to happen, and what the page must keep to itself.

/** Called by markup that has become code. */
window.pwned = (where) => window.pwnedBy.push(where);
window.pwnedBy = [];

/** Sends a header from now on: to the page's own origin, and to those. */
window.proveBy = (name, value, ...origins) => {
  jobwatch.setDefaults({ headers: async () => ({ [name]: value }), origins });
  jobwatch.define();
};

/** Ways to give headers, good and bad. None may let the secret out. */
const GIVEN = {
  object: (secret) => ({ "X-Auth-Token": secret }),
  pairs: (secret) => [["X-Auth-Token", secret]],
  function: (secret) => () => ({ "X-Auth-Token": secret }),
  promise: (secret) => async () => new Headers({ "X-Auth-Token": secret }),
  thrown: (secret) => () => {
    throw new Error(secret);
  },
  rejected: (secret) => async () => {
    throw secret;
  },
  invalid: (secret) => () => ({ "X-Auth-Token": `${secret}\n\0` }),
};

/** Puts elements on the page that have a secret, one for each way to give it and each job. */
window.giveSecret = (secret, sources) => {
  for (const give of Object.values(GIVEN)) {
    for (const src of sources) {
      for (const share of ["page", "tabs"]) {
        add({ "project-id": "p", "job-id": "j", src, share }).headers = give(secret);
      }
    }
  }
};

// What other tabs of the origin get to know.
window.posted = [];
const { postMessage } = BroadcastChannel.prototype;
BroadcastChannel.prototype.postMessage = function (message) {
  window.posted.push(`${this.name} ${JSON.stringify(message)}`);
  postMessage.call(this, message);
};
const request = globalThis.LockManager?.prototype.request;
if (request) {
  LockManager.prototype.request = function (name, ...rest) {
    window.posted.push(name);
    return request.call(this, name, ...rest);
  };
}

const elements = () => [...document.querySelectorAll("job-watch")];

/** All that can be read of the page: by people, by scripts, in its log, in other tabs. */
window.everything = () => [
  document.documentElement.outerHTML,
  ...elements().map((element) => roots.get(element).innerHTML),
  ...elements().map((element) => JSON.stringify(element.snapshot)),
  JSON.stringify(heard),
  JSON.stringify(Object.entries(localStorage)),
  JSON.stringify(Object.entries(sessionStorage)),
  location.href,
  document.cookie,
  ...said,
  ...posted,
].join("\n");

/** How many elements still wait for their first answer. */
window.connecting = () =>
  elements().filter(({ snapshot }) => snapshot.connection.state === "connecting").length;

/** The kinds of elements that a widget is made of. */
const OWN = new Set([
  "a", "bdi", "button", "circle", "dd", "details", "div", "dl", "dt", "g", "h3", "h4", "li", "ol", "p", "path", "rect",
  "slot", "span", "strong", "summary", "svg", "time", "ul",
]);

/** How far a bar is, set as a property of its style, is all that stands in a `style`. */
const SHARE = /^--job-watch-share: [\d.]+;$/;

/** What stands in widgets that is not theirs: elements of other kinds, and attributes that run. */
window.foreign = () =>
  elements()
    .flatMap((element) => [...roots.get(element).querySelectorAll("*")])
    .flatMap((element) => [
      ...(OWN.has(element.localName) ? [] : [element.outerHTML]),
      ...[...element.attributes]
        .filter(({ name }) => /^on|^href$|^src|^style$/.test(name))
        .filter(({ name, value }) => name !== "style" || !SHARE.test(value))
        .filter(({ name, value }) => name !== "href" || !/^https?:\/\//.test(value))
        .map(({ name, value }) => `${element.localName} ${name}=${value}`),
    ]);
