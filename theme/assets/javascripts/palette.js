/* Where the reader's choice of light or dark is kept, and that choice. It runs before the page is drawn, so that the
   page never changes colour while it is read. The four names with __md are what Material's own scripts call. */
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
  "use strict";
  // What Material's script would set later, when every element of a long page had to be styled again for it.
  document.documentElement.className = "js-focus-visible js";

  const { body } = document;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const buttons = [...document.querySelectorAll("[data-palette]")];
  const meta = (name) => {
    const element = document.createElement("meta");
    element.name = name;
    document.head.append(element);
    return element;
  };
  const bar = meta("theme-color");
  const scheme = meta("color-scheme");
  let chosen = 0; // as the reader's machine is set

  const draw = () => {
    const { palette } = buttons[chosen].dataset;
    const dark = chosen === 0 ? system.matches : palette.includes("dark");
    scheme.content = dark ? "dark" : "light";
    body.setAttribute("data-md-color-scheme", dark ? "slate" : "default");
    bar.content = getComputedStyle(document.querySelector(".md-header")).backgroundColor;
  };
  const offer = () => {
    for (const [i, button] of buttons.entries()) button.hidden = i !== chosen;
  };
  const stored = __md_get("__palette");
  if (stored) chosen = Math.max(0, buttons.findIndex((button) => button.dataset.palette === stored.media));
  draw();
  addEventListener("DOMContentLoaded", offer); // when what stands beside it is there, so that nothing moves
  system.addEventListener("change", draw);
  for (const [i, button] of buttons.entries()) {
    button.addEventListener("click", () => {
      chosen = (i + 1) % buttons.length;
      __md_set("__palette", { media: buttons[chosen].dataset.palette });
      body.setAttribute("data-md-color-switching", ""); // no slow fading from one to the other
      draw();
      offer();
      buttons[chosen].focus();
      requestAnimationFrame(() => requestAnimationFrame(() => body.removeAttribute("data-md-color-switching")));
    });
  }
})();
