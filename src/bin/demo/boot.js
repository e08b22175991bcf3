// Starts the page's wasm module.
//
// Trunk's own starter is an inline script, which a strict Content-Security-Policy blocks; this file
// takes its place, and says so in words where the module cannot run.
const built = (name) => document.querySelector(`meta[name="${name}"]`).content;
const show = (id, shown) => {
  const element = document.getElementById(id);
  if (element) element.hidden = !shown;
};

show("loading", true);
try {
  const { default: init } = await import(built("demo-glue"));
  await init({ module_or_path: built("demo-wasm") });
} catch (error) {
  show("loading", false);
  show("refused", true);
  throw error;
}
