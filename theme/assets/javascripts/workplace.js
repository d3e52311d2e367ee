/* Where the reader works, as the address says it (?jobber=barnehage): kept in the links of the page, stored nowhere. Lists
   with workplaces (`data-for`) show what is for that one, or have it first (`data-order`); what is for nobody in particular
   stays. Other scripts read `handbookWorkplace`: its id and name, null when nobody has chosen, and `keep` for links they make. */
(() => {
  "use strict";
  const line = document.querySelector("[data-workplaces]");
  if (!line) return;
  const places = JSON.parse(line.dataset.workplaces);
  const asked = new URLSearchParams(location.search).get("jobber");
  const base = new URL(line.dataset.base, location);
  const chosen = { id: Object.hasOwn(places, asked) ? asked : null };

  const name = document.createElement("strong");
  const all = Object.assign(document.createElement("a"), { textContent: "vis alt" });
  line.append("Viser for ", name, " · ", all);

  const keep = (link) => {
    const url = new URL(link.href, location);
    if (url.origin !== base.origin || !url.pathname.startsWith(base.pathname) || !/(\.html|\/)$/.test(url.pathname)) return;
    if (link.getAttribute("href").startsWith("#") || link === all) return;
    if (chosen.id) url.searchParams.set("jobber", chosen.id);
    else url.searchParams.delete("jobber");
    if (url.href !== link.href) link.href = url.href;
  };
  window.handbookWorkplace = {
    get id() { return chosen.id; },
    get name() { return chosen.id && places[chosen.id]; },
    keep,
  };

  const isFor = (item) => !item.dataset.for || item.dataset.for.split(" ").includes(chosen.id);
  const field = document.querySelector("[data-filter] select"); // a list with a choice of its own does the rest itself
  const items = field ? [] : [...document.querySelectorAll("[data-for]")];
  const show = () => {
    for (const link of document.querySelectorAll("a[href]")) keep(link);
    line.hidden = !chosen.id || !(field || items.length);
    name.textContent = places[chosen.id] ?? "";
    all.href = location.pathname + location.hash;
  };
  const arrange = () => {
    for (const item of items) if (!item.closest("[data-order]")) item.hidden = !isFor(item);
    for (const list of document.querySelectorAll("[data-order]")) {
      list.prepend(...[...list.children].filter((item) => item.dataset.for && isFor(item)));
    }
  };
  field?.addEventListener("change", () => {
    chosen.id = Object.hasOwn(places, field.value) ? field.value : null;
    show();
  });
  if (!chosen.id) return;
  show();
  arrange();
})();
