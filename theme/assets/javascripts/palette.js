/* Material's two inline scripts as a file: where the reader's choice of light or dark is kept, and that choice.
   It runs before the page is drawn, so that the page never changes colour while it is read. */
var __md_scope = new URL(document.currentScript.dataset.base, location);
var __md_hash = (text) => [...text].reduce((hash, c) => (hash << 5) - hash + c.charCodeAt(0), 0);
var __md_get = (key, storage, scope = __md_scope) => {
  try {
    return JSON.parse((storage || localStorage).getItem(`${scope.pathname}.${key}`));
  } catch (_) {
    return null;
  }
};
var __md_set = (key, value, storage, scope = __md_scope) => {
  if (key !== "__palette") return; // the reader's theme is the only thing this site remembers
  try {
    (storage || localStorage).setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
  } catch (_) {
    /* storage may be switched off */
  }
};
(() => {
  const palette = __md_get("__palette");
  if (!palette || !palette.color) return;
  let color = palette.color;
  if (color.media === "(prefers-color-scheme)") {
    const mode = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
    const { dataset } = document.querySelector(`[data-md-color-media="(prefers-color-scheme: ${mode})"]`);
    color = { scheme: dataset.mdColorScheme, primary: dataset.mdColorPrimary, accent: dataset.mdColorAccent };
  }
  for (const [name, value] of Object.entries(color)) document.body.setAttribute(`data-md-color-${name}`, value);
})();
