// All that axe-core finds on the page, once it is put there. Gives what `axe.rs` reads.

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const [done] = arguments;

const selectors = (nodes) => nodes.map(({ target, failureSummary }) => {
  const element = document.querySelector(target.join(" "));
  const cell = element?.closest("[data-cell]")?.dataset.cell ?? "the page";
  return `${cell}: ${target.join(" ")}: ${failureSummary}`;
});
const told = ({ id, nodes }) => selectors(nodes).map((node) => `${id}: ${node}`);

axe
  .run(document, { runOnly: RULES, resultTypes: ["violations", "incomplete"] })
  .then(({ violations, incomplete, passes }) => ({
    cells: document.querySelectorAll("[data-cell]").length,
    passed: passes.map(({ id }) => id),
    undecided: incomplete.flatMap(told),
    faults: violations.flatMap(told),
  }))
  .catch((error) => ({ cells: 0, passed: [], undecided: [], faults: [String(error)] }))
  .then(done);
