/* «Gjelder arket?»: what the QR code on a sheet asks, #A4-3.1cf02ef2. The answer is looked up in the list of the page; what
   stands after # is sent nowhere, and nothing is stored. */
(() => {
  "use strict";
  const answer = document.querySelector("[data-sheet-answer]");
  if (!answer) return;
  const pairs = (text) => new Map(text.split(" ").filter(Boolean).map((pair) => pair.split("=")));
  const lookUp = (name, digest) => {
    const found = [...document.querySelectorAll("[data-sheet]")].find((item) => item.dataset.sheet === name);
    if (!found) return [answer.dataset.sheetAnswer ? "unknown" : "draft"];
    const { now, then, gone } = found.dataset;
    if (pairs(now).has(digest)) return ["valid", pairs(now).get(digest), found.closest("[data-changed]") !== null];
    if (gone) return ["gone", gone];
    return pairs(then).has(digest) ? ["replaced", pairs(then).get(digest)] : ["draft"];
  };
  const show = () => {
    const asked = /^#([A-Z][0-9]*-[0-9]+|[ivxl]+)\.([0-9a-f]{8})$/.exec(location.hash);
    answer.hidden = !asked;
    if (!asked) return;
    const [what, edition = "", changed = false] = lookUp(asked[1], asked[2]);
    for (const part of answer.children) part.hidden = part.dataset.when !== what && !(changed && part.dataset.when === "changed");
    for (const slot of answer.querySelectorAll("[data-name]")) slot.textContent = asked[1];
    for (const slot of answer.querySelectorAll("[data-edition]")) slot.textContent = edition;
  };
  addEventListener("hashchange", show);
  show();
})();
