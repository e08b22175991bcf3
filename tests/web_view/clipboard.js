// Stands in for the browser's clipboard, which a page without focus may not use.

export function replace(write) {
  const value = write && { writeText: write };
  Object.defineProperty(navigator, "clipboard", { configurable: true, value });
}

export function restore() {
  delete navigator.clipboard;
  getSelection().removeAllRanges();
}

export function selected() {
  return String(getSelection());
}
