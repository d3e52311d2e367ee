/* The bar: of the numbers that the open step names, or the page, the first that answers now. What the build wrote stands
   until then, and where nobody can say who answers. */
(() => {
  "use strict";
  const engine = window.handbookHoursEngine;
  const data = window.handbookHours;
  const words = window.handbookCalls;
  const bar = document.querySelector("[data-bar]");
  if (!engine || !data || !words || !bar) return;
  const { hours } = words;
  const place = bar.querySelector("[data-bar-call]");
  const written = [...place.childNodes];
  const danger = bar.querySelector(".bar__danger").getAttribute("href");
  const contactOf = (key) => data.contacts[key];

  const make = (tag, className, ...content) => {
    const element = document.createElement(tag);
    element.className = className;
    element.append(...content);
    return element;
  };

  /* The agencies in turn: its own numbers first, then those who answer for it, a confirmed one before others. */
  const reach = (agencies, now) => {
    for (const keys of agencies) {
      const open = keys.find((key) => hours.opening(key).isOpen(now));
      if (open) return { key: open, until: hours.opening(open).closes(now) };
      const { reached } = hours.answerOn(keys.flatMap((key) => contactOf(key).otherwise), now);
      const found = reached.find((one) => !contactOf(one.key).unverified) ?? reached[0];
      if (found) return found;
    }
    return null;
  };

  /* «politi/1 barnevern/0+barnevern/1»: agencies, and in each its contacts. */
  const keysOf = (element) => (element?.dataset.keys ?? "").split(" ").map((agency) => agency.split("+").filter((key) => key in data.contacts))
    .filter((keys) => keys.length);
  const openStep = () => {
    const open = document.querySelectorAll("details.step[open]");
    return open.length === 1 ? open[0] : null;
  };

  const number = ({ key, until }, now) => {
    const { tel, shown, name, unverified } = contactOf(key);
    const state = until === null ? "åpent nå" : words.openWords(until, now).replace("Åpent", "åpent");
    const link = make(
      "a", `bar__number${unverified ? " bar__number--unsure" : ""}`,
      make("span", "bar__ring", "Ring ", make("span", "number", shown)), " ",
      make("span", "bar__name", `${name}\u00a0· ${unverified ? "ikke bekreftet nummer" : state}`),
    );
    link.href = tel;
    return link;
  };

  let shown = "";
  const show = () => {
    const now = engine.wallTime(new Date());
    if (!hours.covers(now)) return;
    bar.querySelector("[data-bar-when]").textContent = `Ring nå · ${words.weekday(now)} ${words.clock(now)}`;
    const keys = keysOf(openStep());
    const found = reach(keys.length ? keys : keysOf(bar), now);
    const other = found && contactOf(found.key).tel !== danger; // that one has its own place
    const fresh = other ? [number(found, now)] : written;
    const text = fresh.map((part) => part.outerHTML ?? part.textContent).join("");
    if (text === shown) return; // nothing is read aloud again
    shown = text;
    place.replaceChildren(...fresh);
  };

  for (const step of document.querySelectorAll("details.step")) step.addEventListener("toggle", show);
  document.addEventListener("visibilitychange", () => document.hidden || show());
  const tick = () => {
    show();
    setTimeout(tick, 60_050 - (Date.now() % 60_000));
  };
  tick();
})();
