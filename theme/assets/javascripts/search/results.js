// On the page, beside the search box: says how many hits there are, also to a screen reader, and makes numbers
// in the results links to tap. What the results say comes from the worker (presentation.js).

const RESULT = "[data-md-component=search-result]";

const noteFor = (hits, sure) => {
  if (sure) return hits === 1 ? "1 treff" : `${hits} treff`;
  if (hits < 0) return "Søket virker ikke nå. Her får du hjelp.";
  return hits ? "Ingen sikre treff. Se om noe av dette hjelper." : "Ingen treff. Her får du hjelp.";
};

const countHits = (result) => {
  const counted = result.querySelector("[data-search-hits]");
  if (!counted) return;
  const note = noteFor(Number(counted.dataset.searchHits), counted.dataset.searchSure === "true");
  const place = result.firstElementChild;
  if (place.textContent !== note) place.textContent = note;
};

// A link can't stand inside the result's link, so numbers move out of it, to just below.
const liftNumbers = (result) => {
  for (const line of result.querySelectorAll("a .search-phone")) {
    const call = document.createElement("a");
    call.className = "search-call";
    call.href = line.dataset.href;
    // Enter goes to the result with the highest score, and Material expects every link to carry one.
    const shown = document.createElement("span");
    shown.dataset.mdScore = "-1";
    shown.append("Ring ", ...line.childNodes);
    call.append(shown);
    const item = line.closest("li");
    (item.querySelector("details") || { before: (node) => item.append(node) }).before(call);
    line.remove();
  }
};

const result = document.querySelector(RESULT);
if (result) {
  result.firstElementChild.setAttribute("role", "status");
  new MutationObserver(() => {
    liftNumbers(result);
    countHits(result);
  }).observe(result, { childList: true, subtree: true });
}
