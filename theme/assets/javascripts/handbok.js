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
    opened = [...document.querySelectorAll("details:is(.more, .part, .fold--ask):not([open])")];
    for (const fold of opened) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of opened) fold.open = false;
  });

  // The month that it is, in the year wheel and in the list beside it.
  const month = String(today.getMonth() + 1);
  document.querySelector(`.wheel [data-month="${month}"]`)?.classList.add("is-now");
  for (const row of document.querySelectorAll("[data-held]")) row.classList.toggle("is-now", row.dataset.held.split(" ").includes(month));

  // A table that is cut says so, until its end has been in sight.
  const hint = (place) => {
    const cut = place.scrollWidth - place.clientWidth - place.scrollLeft > 8;
    const shown = place.querySelector(":scope > .table-hint");
    if (!cut) shown?.remove();
    else if (!shown) {
      const words = document.createElement("span");
      words.className = "table-hint";
      words.setAttribute("aria-hidden", "true"); // a screen reader reads the whole table anyway
      words.append(Object.assign(document.createElement("span"), { textContent: "Rull sidelengs →" }));
      place.prepend(words);
    }
  };
  if ("ResizeObserver" in window) {
    const sizes = new ResizeObserver((entries) => entries.forEach(({ target }) => hint(target)));
    for (const place of document.querySelectorAll(".table-scroll")) {
      sizes.observe(place);
      place.addEventListener("scroll", () => hint(place), { passive: true });
    }
  }

  // A link to what is folded opens it, where the browser doesn't.
  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    let closed = false;
    for (let fold = target && target.closest("details"); fold; fold = fold.parentElement.closest("details")) {
      closed ||= !fold.open;
      fold.open = true;
    }
    if (closed) target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();

  // A word's explanation stands at the end of the page where the browser can't open it in its place.
  if (!("popover" in HTMLElement.prototype)) {
    for (const word of document.querySelectorAll("[popovertarget]")) {
      word.addEventListener("click", () => { location.hash = word.getAttribute("popovertarget"); });
    }
  }

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

  // The theme scrolls the menu beside the page to where the reader is: no line of it is cut by the heading above it.
  const menu = document.querySelector(".md-sidebar--primary .md-sidebar__scrollwrap");
  const uncut = () => {
    const [heading, ...links] = [...menu.querySelectorAll(".md-nav__link")].filter((link) => link.getClientRects().length);
    const edge = heading ? heading.getBoundingClientRect().bottom : 0;
    const first = links.find((link) => link.getBoundingClientRect().bottom > edge + 1);
    if (!first || menu.scrollTop === 0) return;
    menu.scrollTop += Math.min(0, first.getBoundingClientRect().top - edge - parseFloat(getComputedStyle(first).marginTop));
  };
  if (menu) {
    uncut();
    menu.addEventListener("scroll", uncut, { once: true });
  }

  // Escape closes the menu, and the keyboard comes back to the button.
  const drawer = document.getElementById("__drawer");
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drawer || !drawer.checked) return;
    drawer.click();
    document.querySelector(".header-button__drawer").focus();
  });
})();
