/* What needs the reader's own browser: today's date, the big search field, and menus by keyboard. */
(() => {
  "use strict";
  const today = new Date();

  // A page whose verification is overdue says so, also when the site was built long ago.
  const iso = [today.getFullYear(), today.getMonth() + 1, today.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
  for (const line of document.querySelectorAll(".verified[data-due]")) {
    if (line.dataset.due < iso) {
      line.classList.add("is-overdue");
      line.querySelector(".verified__overdue").hidden = false;
    }
  }
  for (const place of document.querySelectorAll("[data-today]")) {
    place.textContent = `skrevet ut ${today.toLocaleDateString("nb-NO", { day: "numeric", month: "long", year: "numeric" })}`;
  }

  // The field on the start page hands over to the search at the top, with what is written so far.
  const form = document.querySelector("[data-search-start]");
  const query = document.querySelector("[data-md-component=search-query]");
  const toggle = document.getElementById("__search");
  if (form && query && toggle) {
    const field = form.querySelector("input");
    const handOver = () => {
      query.value = field.value;
      field.value = "";
      if (!toggle.checked) toggle.click();
      query.focus();
      query.dispatchEvent(new Event("input", { bubbles: true }));
      query.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
    };
    field.addEventListener("input", () => field.value && handOver());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      handOver();
    });
  }

  // Material opens its menus with labels, which a keyboard can't reach.
  const NAMES = { __drawer: "Meny", __search: "Søk" };
  for (const label of document.querySelectorAll(".md-header label[for]")) {
    const box = document.getElementById(label.htmlFor);
    if (!box || !NAMES[label.htmlFor]) continue;
    const show = () => label.setAttribute("aria-expanded", String(box.checked));
    label.tabIndex = 0;
    label.setAttribute("role", "button");
    label.setAttribute("aria-label", NAMES[label.htmlFor]);
    box.addEventListener("change", show);
    show();
    label.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      box.click();
    });
  }
})();
