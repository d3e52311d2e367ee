/* The steps of a procedure: the browser opens and closes them. This shows all of them when asked, and on paper; opens the
   step a link leads to in browsers that don't; and keeps in sight the step that was opened when the one above it closes. */
(() => {
  "use strict";
  const steps = [...document.querySelectorAll("details.step")];
  if (!steps.length) return;
  const GROUP = steps[0].getAttribute("name");

  const group = (one) => {
    for (const step of steps) one ? step.setAttribute("name", GROUP) : step.removeAttribute("name");
  };

  /* Where the browser knows nothing of a group, one closes the others here. */
  const grouped = "name" in HTMLDetailsElement.prototype;
  const closeOthers = (opened) => {
    if (!grouped && opened.hasAttribute("name")) for (const step of steps) if (step !== opened) step.open = false;
  };

  const button = document.querySelector("[data-all-steps]");
  const one = button.dataset.allSteps;
  const all = button.textContent;
  button.parentElement.hidden = false;
  button.addEventListener("click", () => {
    const showAll = button.textContent === all;
    group(!showAll);
    for (const [i, step] of steps.entries()) step.open = showAll || i === 0;
    button.textContent = showAll ? one : all;
  });

  const show = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const step = id && document.getElementById(id)?.closest("details.step");
    if (!step) return;
    step.open = true;
    closeOthers(step);
    step.scrollIntoView();
  };
  addEventListener("hashchange", show);
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href^='#']");
    if (link && link.hash === location.hash) show(); // no change of address, so the browser doesn't look
  });
  show();

  for (const step of steps) {
    step.addEventListener("toggle", () => {
      if (!step.open) return;
      closeOthers(step);
      const { top } = step.getBoundingClientRect();
      if (step.hasAttribute("name") && step.matches(":focus-within") && top < 0) step.scrollIntoView();
    });
  }

  let closed = [];
  addEventListener("beforeprint", () => {
    closed = steps.filter((step) => !step.open);
    group(false);
    for (const step of closed) step.open = true;
  });
  addEventListener("afterprint", () => {
    for (const step of closed) step.open = false;
    group(button.textContent === all);
  });
})();
