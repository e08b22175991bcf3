// Writes the blocks of the guides into `guides/written`, for `tsc` to check against the package: scripts
// as they are, those in pages too, and the markup around them as JSX. Style sheets are parsed here.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { transform } from "lightningcss";
import { lexer } from "marked";

const ROOT = new URL("../../", import.meta.url);
const WRITTEN = new URL("guides/written/", import.meta.url);
/** Where a page without a bundler has the package. */
const BESIDE = "./jobwatch/jobwatch.js";
const SCRIPT = /<script type="module">(.*?)<\/script>/gs;

const guides = readdirSync(new URL("docs/", ROOT)).filter((name) => name.endsWith(".md"));
const documents = ["README.md", ...guides.map((name) => `docs/${name}`)];

/** A module, so that names of one block are not another's. */
const script = (code) => `${code.replaceAll(BESIDE, "jobwatch")}\nexport {};\n`;
const markup = (code) => `import type {} from "jobwatch/react";\nexport default <>${code}</>;\n`;

const write = {
  js: (name, code) => save(`${name}.js`, script(code)),
  ts: (name, code) => save(`${name}.ts`, script(code)),
  html: (name, code) => {
    const scripts = [...code.matchAll(SCRIPT)].map(([, inside]) => inside);
    scripts.forEach((inside, index) => write.js(`${name}-${index}`, inside));
    save(`${name}.tsx`, markup(code.replaceAll(SCRIPT, "")));
  },
  css: (name, code) => transform({ filename: name, code: Buffer.from(code), errorRecovery: false }),
};

const counts = {};
const save = (name, text) => writeFileSync(new URL(name, WRITTEN), text);

rmSync(WRITTEN, { recursive: true, force: true });
mkdirSync(WRITTEN);
for (const path of documents) {
  const blocks = lexer(readFileSync(new URL(path, ROOT), "utf8")).filter(({ type }) => type === "code");
  blocks.forEach(({ lang, text }, index) => {
    write[lang]?.(`${path.replaceAll(/\W/g, "-")}-${index}`, text);
    counts[lang] = (counts[lang] ?? 0) + 1;
  });
}
for (const lang of ["js", "html", "css"]) {
  if (!(counts[lang] > 3)) throw Error(`${counts[lang] ?? "no"} blocks of ${lang} in the guides`);
}
