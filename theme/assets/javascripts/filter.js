/* «Vis for»: of a list with workplaces, only what belongs to the chosen one, and how much that is. What is for nobody in
   particular stays. «Siden» keeps the groups down to the one that is chosen. What is chosen stands in the address
   (?jobber=barnehage) and nowhere else. */
(() => {
  "use strict";
  const form = document.querySelector("[data-filter]");
  if (!form) return;
  const select = form.querySelector("select:not([data-since])");
  const since = form.querySelector("[data-since]");
  const status = form.querySelector("[data-filter-count]");
  const items = [...document.querySelectorAll("[data-for]")];
  const groups = [...document.querySelectorAll("[data-group]")];
  const counted = (number) => `${number} ${number === 1 ? form.dataset.one : form.dataset.many}`;

  const beyond = (group) => {
    const last = since ? groups.findIndex(({ id }) => id === since.value) : -1;
    return last >= 0 && groups.indexOf(group) > last;
  };

  const apply = () => {
    const place = select ? select.value : "";
    for (const item of items) item.hidden = Boolean(place && item.dataset.for && !item.dataset.for.split(" ").includes(place));
    for (const group of groups) {
      const left = [...group.querySelectorAll("[data-for]")].filter((item) => !item.hidden).length;
      group.hidden = (place !== "" && left === 0) || beyond(group);
      for (const count of group.querySelectorAll("[data-count]")) count.textContent = counted(left);
    }
    const left = items.filter((item) => !item.closest("[hidden]")).length;
    status.textContent = left < items.length ? `Viser ${left} av ${counted(items.length)}.` : "";
  };

  since?.addEventListener("change", apply);
  select?.addEventListener("change", () => {
    const address = new URL(location.href);
    if (select.value) address.searchParams.set("jobber", select.value);
    else address.searchParams.delete("jobber");
    history.replaceState(null, "", address);
    apply();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  const asked = new URLSearchParams(location.search).get("jobber");
  if (select && [...select.options].some(({ value }) => value === asked)) select.value = asked;
  form.hidden = false;
  if (select?.value) apply();
})();
