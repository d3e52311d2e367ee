/* What needs the reader's own browser: today's date, print, and the menu by keyboard. */
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

  // Material opens its menu with a label, which a keyboard can't reach: put a button in its place.
  const NAMES = { __drawer: "Meny" };
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
})();
