/* «Hvem ringer jeg nå?» and «Åpent nå til 15.30»: shows what hours.js finds, and finds it again each minute.
   What the reader chooses stands in the address, and nowhere else. All text is set as text, never as HTML. */
(() => {
  "use strict";
  const engine = window.handbookHoursEngine;
  const data = window.handbookHours;
  if (!engine || !data) return;
  const hours = new engine.Hours(data);
  const ROOT = new URL("../../", document.currentScript.src);
  const DAYS = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"];
  const MONTHS = ["januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember"];

  /* Words for times. */
  const dayOf = (wall) => Math.floor(wall / 1440);
  const weekday = (wall) => DAYS[(dayOf(wall) + 3) % 7];
  const clock = (wall) => [Math.floor((wall % 1440) / 60), wall % 60].map((n) => String(n).padStart(2, "0")).join(".");
  const date = (wall) => {
    const day = new Date(dayOf(wall) * 864e5);
    return `${day.getUTCDate()}.\u00a0${MONTHS[day.getUTCMonth()]}`;
  };
  const year = (wall) => new Date(dayOf(wall) * 864e5).getUTCFullYear();
  const FAR = 7; // days: until then a weekday says which day it is
  const when = (wall, now) => {
    const days = dayOf(wall) - dayOf(now);
    if (days >= FAR) return date(wall); // the hour doesn't matter yet
    const name = days === 0 ? "" : days === 1 ? "i morgen" : weekday(wall);
    return `${name} ${clock(wall)}`.trim();
  };
  const untilWords = (until, now) => (until % 1440 ? when(until, now) : when(until - 1, now).replace("23.59", "24.00"));

  /* Small builders. */
  const make = (tag, className, ...content) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...content.filter((part) => part !== null));
    return element;
  };
  const icon = (name) => {
    const element = make("span", `icon icon--${name}`);
    element.setAttribute("aria-hidden", "true");
    return element;
  };
  const link = (href, className, ...content) => {
    const element = make("a", className, ...content);
    element.href = href;
    return element;
  };
  const contactOf = (key) => data.contacts[key];
  const agencyLink = (key) => link(new URL(contactOf(key).href, ROOT), "", contactOf(key).name);
  const callLink = (key, className, ...content) => {
    const element = link(contactOf(key).tel, className, ...content);
    element.setAttribute("aria-label", contactOf(key).spoken);
    return element;
  };
  /* An author's text: words, or words and numbers to ring. */
  const told = (text) => [text].flat().map((part) => {
    if (typeof part === "string") return part;
    const element = link(part.tel, "number", part.text);
    element.setAttribute("aria-label", part.spoken);
    return element;
  });
  const number = (key) => make("span", "number", contactOf(key).shown);
  const mark = (key) => (contactOf(key).unverified ? make("small", "mark", "Ikke bekreftet") : null);

  const openWords = (until, now, chosen = false) => {
    const open = chosen ? "Åpent" : "Åpent nå";
    if (until === null) return `${open}, hele døgnet`;
    return dayOf(until) - dayOf(now) > FAR ? open : `${open} til ${untilWords(until, now)}`;
  };
  const closedWords = (opens, now) => (opens === null ? "Stengt" : `Stengt til ${when(opens, now)}`);
  const show = (element, fresh) => {
    const text = fresh.map((part) => part.outerHTML ?? part).join("");
    if (element.dataset.shown === text) return; // say nothing to a screen reader when nothing has changed
    element.dataset.shown = text;
    element.replaceChildren(...fresh);
  };

  /* On cards and steps. */
  const showStatus = (element, now) => {
    const key = element.dataset.status;
    const opening = hours.opening(key);
    const open = opening.isOpen(now);
    for (const one of [element, element.closest("[data-call]")]) {
      one?.classList.toggle("is-open", open);
      one?.classList.toggle("is-closed", !open);
    }
    element.closest(".call")?.querySelector(".call__hours")?.classList.add("is-replaced"); // the words say it better
    if (open) return show(element, [icon("check"), make("span", "", openWords(opening.closes(now), now))]);
    return show(element, [icon("clock"), make("span", "", closedWords(opening.opens(now), now))]);
  };

  /* On the card of an agency: who answers now stands first, a confirmed number before others, and a closed one last. */
  const rank = (row) => {
    const state = (row.matches("[data-own]") ? row.closest(".contact") : row).classList;
    if (state.contains("is-open")) return row.querySelector(".mark") ? 1 : 0;
    return state.contains("is-closed") ? 3 : 2;
  };
  const order = (place) => {
    const rows = [...place.children];
    const wanted = rows.map((row) => [rank(row), row]).sort(([a], [b]) => a - b).map(([, row]) => row);
    if (wanted.some((row, i) => row !== rows[i])) place.replaceChildren(...wanted);
  };

  /* On the page itself. */
  const place = document.querySelector("[data-calls]");
  const form = place?.querySelector("form");
  const select = form?.querySelector("select");
  const moment = place?.querySelector("input[type=datetime-local]");
  const answerPlace = place?.querySelector("[data-calls-answer]");

  const row = (key, words) => make(
    "li", "",
    make("div", "", make("p", "rows__link", agencyLink(key)), make("p", "rows__hours", [where(key), words].filter(Boolean).join(" "))),
    make("div", "", callLink(key, "phone phone--quiet", icon("phone"), number(key)), mark(key)),
  );
  const where = (key) => (contactOf(key).districts ? `Gjelder ${contactOf(key).districts}.` : "");
  const list = (title, rows) => (rows.length ? make("section", "calls__more", make("h2", "", title), make("ul", "rows", ...rows)) : null);

  const best = (topic, { key, until }, safe, now, chosen) => {
    const contact = contactOf(key);
    const instead = safe && make(
      "p", "calls__safe",
      make("span", "", make("strong", "", "Ikke bekreftet. "), "Sikkert nummer: ", agencyLink(safe.key)),
      callLink(safe.key, "phone phone--quiet", icon("phone"), number(safe.key)),
    );
    const parts = [
      make("p", "calls__who", agencyLink(key)),
      callLink(key, `phone calls__button${topic.acute ? " calls__button--acute" : ""}`, icon("phone"), make("span", "", "Ring ", number(key))),
      make("p", "status is-open", icon("check"), make("span", "", [where(key), openWords(until, now, chosen)].filter(Boolean).join(" "))),
      instead,
      contact.about && make("p", "calls__about", ...told(contact.about)),
      topic.help && make("p", "calls__help", ...told(topic.help)),
      contact.unverified && make("p", "unverified", icon("ask"), make("span", "", make("strong", "", "Ikke bekreftet."), " ", ...told(contact.unverified))),
    ];
    return make("div", "calls__best", ...parts.filter(Boolean));
  };

  const nobody = () => make("p", "calls__best", "Ingen av numrene i håndboka svarer nå. Er det fare, ring et av nødnumrene øverst på siden.");
  const tooOld = () => make("p", "unverified", icon("ask"), make("span", "", "Denne utgaven av håndboka er for gammel til å vite hvem som svarer nå. Se etter en nyere. Er det fare, ring et av nødnumrene øverst på siden."));

  const showAnswer = (now, chosen) => {
    if (!hours.covers(now)) return show(answerPlace, [tooOld()]);
    const topic = hours.topics.get(form.elements.tema.value);
    const { reached, uncertain, closed } = hours.answer(topic.id, select?.value ?? "", now);
    const [first, ...others] = reached;
    const safe = first && contactOf(first.key).unverified ? others.find((r) => !contactOf(r.key).unverified) : null;
    const next = others.filter((r) => r !== safe).slice(0, 3);
    const fresh = [
      topic.district && !select.value ? make("p", "calls__choose", icon("place"), make("span", "", "Velg hvor du jobber, så får du rett nummer.")) : null,
      first ? best(topic, first, safe, now, chosen) : nobody(),
      topic.procedure ? make("p", "calls__procedure", link(new URL(topic.procedure.href, ROOT), "", icon("arrow"), `Slik gjør du: ${topic.procedure.text}`)) : null,
      list(topic.acute ? "Andre som svarer" : "Får du ikke svar?", next.map((r) => row(r.key, openWords(r.until, now, chosen)))),
      list("Kan også svare", uncertain.map((u) => row(u.key, "Tidene er ikke kjent."))),
      list(chosen ? "Ikke åpent da" : "Ikke åpent nå", closed.map((c) => row(c.key, closedWords(c.opens, now)))),
    ];
    return show(answerPlace, fresh.filter((part) => part !== null));
  };

  const showTime = (now, chosen) => {
    const time = place.querySelector("[data-calls-time]");
    time.classList.toggle("is-chosen", chosen);
    time.textContent = `${chosen ? "Gjelder ikke nå, men" : "Nå er det"} ${weekday(now)} ${date(now)}${chosen ? ` ${year(now)}` : ""} kl. ${clock(now)}`;
  };

  /* What is chosen ↔ the address: ?tema=rad&distrikt=vest&tid=2027-03-25T16:40 */
  const choose = () => {
    const chosen = new URLSearchParams(location.search);
    if (hours.topics.has(chosen.get("tema"))) form.elements.tema.value = chosen.get("tema");
    const district = chosen.get("distrikt");
    if (select && [...select.options].some((option) => option.value === district)) select.value = district;
    moment.value = chosen.get("tid") ?? "";
    if (moment.value) place.querySelector("details").open = true;
  };
  const remember = () => {
    const chosen = new URLSearchParams({ tema: form.elements.tema.value });
    if (select?.value) chosen.set("distrikt", select.value);
    if (moment.value) chosen.set("tid", moment.value);
    history.replaceState(null, "", `?${chosen}${location.hash}`);
  };

  const showAll = () => {
    const now = engine.wallTime(new Date());
    document.documentElement.classList.toggle("hours-unknown", !hours.covers(now)); // then the written ones stand
    for (const element of document.querySelectorAll("[data-status]")) {
      if (hours.covers(now)) showStatus(element, now);
    }
    document.querySelectorAll("[data-ring]").forEach(order);
    if (!place) return;
    const other = moment.value ? Math.floor(Date.parse(`${moment.value}Z`) / 6e4) : NaN;
    const chosen = !Number.isNaN(other);
    select?.closest("p").toggleAttribute("hidden", !hours.topics.get(form.elements.tema.value).district);
    showTime(chosen ? other : now, chosen);
    showAnswer(chosen ? other : now, chosen);
  };

  if (place) {
    choose();
    place.addEventListener("change", () => {
      remember();
      showAll();
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    place.querySelector("[data-calls-now]").addEventListener("click", () => {
      moment.value = "";
      remember();
      showAll();
      moment.focus();
    });
  }
  window.handbookCalls = { hours, weekday, clock, openWords, closedWords };
  const tick = () => {
    showAll();
    setTimeout(tick, 60_050 - (Date.now() % 60_000));
  };
  document.addEventListener("visibilitychange", () => document.hidden || showAll());
  window.addEventListener("pageshow", (event) => event.persisted && place && choose());
  tick();
})();
