/* Where the reader works, as the address says it (?jobber=barnehage): kept in the links of the page, stored nowhere. Lists
   with workplaces (`data-for`) show what is for that one, and how much that is, or have it first (`data-order`); what is for
   nobody in particular stays. «Vis for» (`data-filter`) changes it, and «Siden» keeps the groups down to one. Other scripts read `handbookWorkplace`: its id and name,
   null when nobody has chosen, and `keep` for links they make. */
(() => {
  "use strict";
  const line = document.querySelector("[data-workplaces]");
  if (!line) return;
  const places = new Map(Object.entries(JSON.parse(line.dataset.workplaces)));
  const base = new URL(line.dataset.base, location);
  const known = (id) => (places.has(id) ? id : null);
  let chosen = known(new URLSearchParams(location.search).get("jobber"));

  /* The links. */
  const name = document.createElement("strong");
  const all = Object.assign(document.createElement("a"), { href: location.pathname, textContent: "vis alt" });
  line.append("Viser for ", name, " · ", all);
  const keep = (link) => {
    const url = new URL(link.href, location);
    if (url.origin !== base.origin || !url.pathname.startsWith(base.pathname) || !/(\.html|\/)$/.test(url.pathname)) return;
    if (link.getAttribute("href").startsWith("#") || link === all) return;
    if (chosen) url.searchParams.set("jobber", chosen);
    else url.searchParams.delete("jobber");
    if (url.href !== link.href) link.href = url.href;
  };
  window.handbookWorkplace = {
    get id() { return chosen; },
    get name() { return chosen && places.get(chosen); },
    keep,
  };

  /* The lists. */
  const form = document.querySelector("[data-filter]");
  const ordered = [...document.querySelectorAll("[data-order]")];
  const items = [...document.querySelectorAll("[data-for]")].filter((item) => !item.closest("[data-order]"));
  const isFor = (item) => !chosen || !item.dataset.for || item.dataset.for.split(" ").includes(chosen);
  const left = (among, hidden = (item) => item.hidden) => among.filter((item) => !hidden(item)).length;
  const counted = (number) => `${number} ${number === 1 ? form.dataset.one : form.dataset.many}`;
  const groups = [...document.querySelectorAll("[data-group]")];
  const since = form && form.querySelector("[data-since]");
  const beyond = (group) => {
    const last = since ? groups.findIndex(({ id }) => id === since.value) : -1;
    return last >= 0 && groups.indexOf(group) > last;
  };
  const arrange = () => {
    for (const item of items) item.hidden = !isFor(item);
    for (const list of ordered) list.prepend(...[...list.children].filter((item) => chosen && item.dataset.for && isFor(item)));
    for (const group of groups) {
      const number = left([...group.querySelectorAll("[data-for]")]);
      group.hidden = (chosen !== null && number === 0) || beyond(group);
      for (const count of group.querySelectorAll("[data-count]")) count.textContent = counted(number);
    }
  };
  const show = () => {
    for (const link of document.querySelectorAll("a[href]")) keep(link);
    arrange();
    line.hidden = !chosen || form !== null || !items.length;
    name.textContent = places.get(chosen) ?? "";
    all.href = location.pathname + location.hash;
  };
  if (chosen) show();
  if (!form) return;

  /* «Vis for»: a list on a phone, chips where there is room for them. */
  const select = form.querySelector("select:not([data-since])");
  const chips = [...form.querySelectorAll("input[type=radio]")];
  const say = () => {
    if (select) select.value = chosen ?? "";
    for (const chip of chips) chip.checked = chip.value === (chosen ?? "");
    const shown = left(items, (item) => item.closest("[hidden]"));
    form.querySelector("[data-filter-count]").textContent = shown < items.length ? `Viser ${shown} av ${counted(items.length)}.` : "";
  };
  form.addEventListener("change", ({ target }) => {
    if (target !== since) chosen = known(target.value);
    const address = new URL(location.href);
    if (chosen) address.searchParams.set("jobber", chosen);
    else address.searchParams.delete("jobber");
    history.replaceState(history.state, "", address);
    show();
    say();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  say();
})();
