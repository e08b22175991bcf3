// Starts the page's wasm module.
//
// Trunk's own starter is an inline script, which a strict Content-Security-Policy blocks; this file
// takes its place, and says so in words where the module cannot run.
const built = (name) => document.querySelector(`meta[name="${name}"]`).content;

try {
  const { default: init } = await import(built("demo-glue"));
  await init({ module_or_path: built("demo-wasm") });
} catch (error) {
  document.getElementById("loading")?.remove();
  document.getElementById("refused").hidden = false;
  throw error;
}
