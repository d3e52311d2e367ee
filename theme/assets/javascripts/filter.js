/* «Vis for»: of a list with workplaces, only what belongs to the chosen one, and how much that is. What is for nobody in
   particular stays. The choice stands in the address (?jobber=barnehage) and nowhere else. */
(() => {
  "use strict";
  const form = document.querySelector("[data-filter]");
  if (!form) return;
  const select = form.querySelector("select");
  const status = form.querySelector("[data-filter-count]");
  const items = [...document.querySelectorAll("[data-for]")];
  const groups = [...document.querySelectorAll("[data-group]")];
  const counted = (number) => `${number} ${number === 1 ? form.dataset.one : form.dataset.many}`;

  const apply = () => {
    const place = select.value;
    for (const item of items) item.hidden = Boolean(place && item.dataset.for && !item.dataset.for.split(" ").includes(place));
    for (const group of groups) {
      const left = [...group.querySelectorAll("[data-for]")].filter((item) => !item.hidden).length;
      group.hidden = left === 0;
      for (const count of group.querySelectorAll("[data-count]")) count.textContent = counted(left);
    }
    const left = items.filter((item) => !item.hidden).length;
    status.textContent = place ? `Viser ${left} av ${counted(items.length)}.` : "";
  };

  select.addEventListener("change", () => {
    const address = new URL(location.href);
    if (select.value) address.searchParams.set("jobber", select.value);
    else address.searchParams.delete("jobber");
    history.replaceState(null, "", address);
    apply();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  const asked = new URLSearchParams(location.search).get("jobber");
  if ([...select.options].some(({ value }) => value === asked)) select.value = asked;
  form.hidden = false;
  if (select.value) apply();
})();
