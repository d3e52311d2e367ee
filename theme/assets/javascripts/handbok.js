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

  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }

  // On paper everything stands open, also where CSS can't open what is folded.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details.more:not([open])")];
    for (const fold of opened) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of opened) fold.open = false;
  });

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

  // Material opens its menu and search with labels, which a keyboard can't reach: put buttons in their place.
  const NAMES = { __drawer: "Meny", __search: "Søk" };
  for (const label of document.querySelectorAll(".md-header__inner > label[for]")) {
    const box = document.getElementById(label.htmlFor);
    const name = NAMES[label.htmlFor];
    if (!box || !name) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = `${label.className} header-button header-button${label.htmlFor}`;
    button.setAttribute("aria-label", name);
    button.append(...label.childNodes);
    const show = () => button.setAttribute("aria-expanded", String(box.checked));
    button.addEventListener("click", () => box.click());
    box.addEventListener("change", show);
    show();
    label.replaceWith(button);
  }

  // Escape closes the menu, and the keyboard comes back to the button.
  const drawer = document.getElementById("__drawer");
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drawer || !drawer.checked) return;
    drawer.click();
    document.querySelector(".header-button__drawer").focus();
  });

  // So does the search where it covers the page; while it is closed there, the keyboard passes it by.
  const narrow = matchMedia("(max-width: 59.984em)");
  const passBy = () => {
    query.tabIndex = narrow.matches && !toggle.checked ? -1 : 0;
  };
  if (query && toggle) {
    passBy();
    narrow.addEventListener("change", passBy);
    toggle.addEventListener("change", () => {
      passBy();
      if (narrow.matches && !toggle.checked) document.querySelector(".header-button__search").focus();
    });
  }
})();
