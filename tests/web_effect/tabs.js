// Another tab of the same origin: it has the same locks and channels.

export class OtherTab {
  constructor(name) {
    this.name = name;
    this.heard = [];
    this.holds = false;
    this.channel = new BroadcastChannel(name);
    this.channel.onmessage = (event) => this.heard.push(event.data);
    this.close = new AbortController();
  }

  // Waits for the lock, and holds it until `letGo`.
  queue() {
    const held = () =>
      new Promise((letGo) => {
        this.holds = true;
        this.letGo = () => {
          this.holds = false;
          letGo();
        };
      });
    navigator.locks.request(this.name, { signal: this.close.signal }, held).catch(() => {});
  }

  holdsLock() {
    return this.holds;
  }

  letGoOfLock() {
    this.letGo?.();
  }

  say(message) {
    this.channel.postMessage(message);
  }

  heardOf(kind) {
    return this.heard.filter((message) => message.kind === kind);
  }

  end() {
    this.close.abort();
    this.letGo?.();
    this.channel.close();
  }
}

export function hideLocks() {
  Object.defineProperty(navigator, 'locks', { value: undefined, configurable: true });
}

export function showLocks() {
  delete navigator.locks;
}
