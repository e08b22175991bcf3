// Runs before anything of the page. A page says what it knows of its job in `data-status` of the
// root; what it then shows is painted with the next frame, at whose end the one after it begins.
let status;
const look = () => {
  if (document.documentElement?.dataset.status) {
    requestAnimationFrame(() => (status = performance.now()));
  } else {
    requestAnimationFrame(look);
  }
};
requestAnimationFrame(look);

const files = () =>
  [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
    .filter(({ name }) => !name.includes("/jobs/"));

globalThis.measured = () => {
  // The pages show nothing else than the widget: what is painted first is its title and badge.
  const [paint] = performance.getEntriesByName("first-contentful-paint");
  if (!paint || !status) return null;
  const bytes = files().reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
  return { badge: paint.startTime, status, bytes };
};
