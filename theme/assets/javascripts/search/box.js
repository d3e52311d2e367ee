/* The search as readers see it: a dialog on every page, and the page of results. The engine and its words come with the
   first letter (answer.js). What is typed stands in the address of the results' page after #, which no server is sent,
   and in the browser's history; it is stored nowhere else. All text is set as text, never as HTML. */
(() => {
  "use strict";
  const opener = document.querySelector("[data-search-open]");
  if (!opener || !window.HTMLDialogElement) return;
  const ROOT = new URL("./", opener.href);
  const workplace = () => window.handbookWorkplace?.id ?? undefined; // one that there is (workplace.js)

  const make = (tag, properties, ...content) => {
    const { data = {}, ...others } = properties;
    const element = Object.assign(document.createElement(tag), others);
    for (const [name, value] of Object.entries(data)) element.setAttribute(name, value);
    element.append(...content.filter((part) => part !== null));
    return element;
  };
  const icon = (name) => make("span", { className: `icon icon--${name}`, data: { "aria-hidden": "true" } });
  const addressOf = (path) => {
    const address = new URL(path, ROOT);
    if (workplace()) address.searchParams.set("jobber", workplace());
    return address.href;
  };

  /* The engine and the words. When the net is gone the next letter tries again. */
  const script = (address) => new Promise((loaded, failed) => {
    document.head.append(make("script", { src: address, onload: loaded, onerror: failed }));
  });
  let engine;
  const ready = () => {
    engine ||= Promise.all([opener.dataset.engine, new URL("search/search_index.js", ROOT).href].map(script))
      .then(() => window.handbookSearch.search(window.handbookWords));
    engine.catch(() => (engine = undefined));
    return engine;
  };

  /* Who answers now: of an agency's numbers the first that is open is a button, else one whose hours nobody knows, without
     filling; closed ones are only words. */
  const calls = window.handbookCalls;
  const telephone = (keys, taken) => {
    const contacts = window.handbookHours?.contacts ?? {};
    const known = keys.filter((key) => contacts[key]);
    if (!calls || !known.length) return { state: "" };
    const now = window.handbookHoursEngine.wallTime(new Date());
    if (!calls.hours.covers(now)) return { state: "" };
    const opening = (key) => calls.hours.opening(key);
    const open = known.find((key) => opening(key).isOpen(now));
    const key = open ?? known.find((key) => !opening(key).known);
    if (!key) return { state: calls.closedWords(opening(known[0]).opens(now), now) };
    const { tel, shown, spoken, unverified } = contacts[key];
    const state = unverified ? "Ikke bekreftet nummer" : open ? calls.openWords(opening(open).closes(now), now) : "Tiden er ikke kjent";
    return { state, open: open && !unverified, call: taken.has(tel) ? null : { tel, shown, spoken } };
  };

  /* The answer in groups: the three best first, then the rest by what they are. */
  const BEST = 3;
  const GROUPS = {
    prosedyre: "Prosedyrer", instans: "Instanser", side: "Råd og plikter", arbeidssted: "Råd og plikter",
    skjema: "Skjema og tiltak", tiltak: "Skjema og tiltak",
  };
  const grouped = ({ hits, help }) => {
    const groups = new Map();
    hits.forEach((hit, i) => {
      const name = i < BEST ? "Mest aktuelt" : (GROUPS[hit.kind] ?? "Oppslag");
      groups.set(name, [...(groups.get(name) ?? []), hit]);
    });
    if (help.length) groups.set("Fant du ikke det du lette etter?", help);
    return [...groups];
  };

  /* `as` says what each part is: options of a list in the dialog, headings and links on the page. */
  const danger = (help, as) => as.group(
    "search-danger",
    [icon("warning"), "Kan barnet være i fare nå? Ring."],
    make("div", { className: "search-danger__numbers" }, ...help.phones.map(({ name, shown, link }) => as.item(
      make("a", { className: "search-danger__call", href: link, data: { "aria-label": `Ring ${shown} ${name}` } },
        make("span", { className: "number" }, shown), " ", make("span", { className: "search-danger__name" }, name)),
    ))),
    as.item(make("a", { className: "search-danger__more", href: addressOf(help.location) }, `Dette gjør du: ${help.title}`)),
  );

  const row = (hit, kinds, taken, as) => {
    const phone = telephone(hit.calls ?? [], taken);
    const line = [kinds[hit.kind], hit.line ?? phone.state ?? ""].filter(Boolean).join(" · ") || hit.text || "";
    const state = phone.open ? " is-open" : phone.call ? " is-unsure" : "";
    const title = make("span", { className: "search-hit__title" }, hit.title);
    if (hit.foreign) Object.assign(title, { lang: hit.foreign, dir: "auto" });
    return make("div", { className: "search-hit" },
      as.item(make("a", { className: "search-hit__link", href: addressOf(hit.location) }, title,
        make("span", { className: `search-hit__line${state}` }, line))),
      phone.call ? as.item(make("a", { className: `search-hit__call${state}`, href: phone.call.tel, data: { "aria-label": phone.call.spoken } },
        make("span", { className: "number" }, phone.call.shown))) : null,
      ...(hit.more ?? []).map((more) => as.item(make("a", { className: "search-hit__more", href: addressOf(more.location) }, more.title))),
    );
  };

  const drawn = (answer, { kinds, help }, as) => {
    const taken = new Set(answer.danger ? help[0].phones.map(({ link }) => link) : []);
    const rest = answer.danger ? answer.help.filter(({ location }) => location !== help[0].location) : answer.help;
    return [
      ...(answer.danger ? [danger(help[0], as)] : []),
      ...grouped({ hits: answer.hits, help: rest }).map(([name, hits]) => as.group("search-group", [name], ...hits.map((hit) => row(hit, kinds, taken, as)))),
    ];
  };

  /* What was found, also for those who hear it: danger is said first, and seen below. */
  const counted = ({ hits, sure, danger }) => {
    const found = hits.length === 1 ? "1 treff" : `${hits.length} treff`;
    const unsure = danger ? "Treffene under kan passe." : "Ingen sikre treff. Se om noe av dette hjelper.";
    const said = !hits.length ? "Ingen treff. Her får du hjelp." : sure ? found : unsure;
    return [danger ? make("span", { className: "hidden" }, "Kan barnet være i fare nå? Ring. ") : "", said];
  };

  /* Asks for what stands in the field, and hands on only the answer to the last letter. */
  const asker = (show) => {
    let last = "";
    return async (query) => {
      last = query.trim();
      if (!last) return show(null);
      try {
        const search = await ready();
        if (query.trim() !== last) return undefined;
        return show(search.ask(query, workplace()), search.config);
      } catch {
        return query.trim() === last ? show(undefined) : undefined;
      }
    };
  };
  const FAILED = "Søket virker ikke nå. Se Stikkord A–Å, eller «Hvem ringer jeg nå?».";
  const told = (answer) => (answer === null ? [] : answer ? counted(answer) : [FAILED]);

  /* The page of results. */
  const page = document.querySelector("[data-search-page]");
  if (page) {
    const form = page.querySelector("form");
    const field = form.querySelector("input");
    const note = page.querySelector("[role=status]");
    const place = page.querySelector("[data-search-results]");
    page.querySelector("[data-search-without]").hidden = true;
    form.hidden = false;
    const as = {
      group: (className, title, ...rows) => make("section", { className }, make("h2", { className: "search-title" }, ...title), ...rows),
      item: (link) => link,
    };
    const ask = asker((answer, config) => {
      note.replaceChildren(...told(answer));
      place.replaceChildren(...(answer ? drawn(answer, config, as) : []));
    });
    const read = () => {
      const query = new URLSearchParams(location.hash.slice(1)).get("q") ?? "";
      if (field.value !== query) field.value = query;
      ask(query);
    };
    const write = () => location.replace(`#q=${encodeURIComponent(field.value)}`);
    field.addEventListener("input", write);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      write();
    });
    addEventListener("hashchange", read);
    read();
    if (!field.value) field.focus();
  }

  /* The dialog. The field keeps the focus while the arrows go through the list (ARIA's combobox); Tab goes through the links. */
  const field = make("input", {
    type: "search", id: "search-field", className: "search-field", placeholder: "Hva lurer du på?", autocomplete: "off", spellcheck: false, enterKeyHint: "search",
    data: { role: "combobox", autocapitalize: "off", "aria-label": "Søk i håndboka", "aria-expanded": "false", "aria-controls": "search-list", "aria-autocomplete": "list" },
  });
  const close = make("button", { type: "button", className: "search-close" }, "Lukk");
  const note = make("p", { className: "search-note", data: { role: "status" } });
  const list = make("div", { id: "search-list", className: "search-list", hidden: true, data: { role: "listbox", "aria-label": "Treff" } });
  const all = make("a", { className: "search-all", hidden: true, href: addressOf("sok.html") }, "Vis alle treff på en side");
  const words = make("a", { className: "search-words", href: addressOf("stikkord.html") }, "Stikkord A–Å");
  const dialog = make("dialog", { className: "search-dialog", data: { "aria-label": "Søk" } },
    make("div", { className: "search-head", data: { role: "search" } }, field, close),
    make("div", { className: "search-body" }, note, list, make("p", { className: "search-foot" }, all, words)));
  document.body.append(dialog);

  const options = () => [...list.querySelectorAll("[role=option]")];
  let active = null;
  const activate = (option) => {
    active?.setAttribute("aria-selected", "false");
    active = option;
    if (!option) return field.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    field.setAttribute("aria-activedescendant", option.id);
    return option.scrollIntoView({ block: "nearest" });
  };
  let number = 0;
  const as = {
    group: (className, title, ...rows) => {
      const name = make("div", { className: "search-title", id: `search-group-${++number}`, data: { role: "presentation" } }, ...title);
      return make("div", { className, data: { role: "group", "aria-labelledby": name.id } }, name, ...rows);
    },
    item: (link) => {
      link.id = `search-option-${++number}`;
      link.setAttribute("role", "option");
      link.setAttribute("aria-selected", "false");
      return link;
    },
  };
  const ask = asker((answer, config) => {
    activate(null);
    number = 0;
    list.replaceChildren(...(answer ? drawn(answer, config, as) : []));
    list.hidden = !list.childElementCount;
    field.setAttribute("aria-expanded", String(!list.hidden));
    all.hidden = !answer;
    all.href = pageFor(field.value);
    note.replaceChildren(...told(answer));
  });
  const pageFor = (query) => `${addressOf("sok.html")}#q=${encodeURIComponent(query)}`;

  /* On the way back the browser gives the page its state again, and with it the search. */
  const remember = (query) => history.replaceState({ ...history.state, search: query || undefined }, "");
  const open = (query = "") => {
    if (!dialog.open) dialog.showModal();
    if (query) field.value = query;
    field.focus();
    ask(field.value);
  };
  field.addEventListener("input", () => {
    remember(field.value);
    ask(field.value);
  });
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => {
    remember("");
    opener.focus();
  });
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  opener.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
  opener.setAttribute("role", "button");
  opener.setAttribute("aria-haspopup", "dialog");

  const step = { ArrowDown: 1, ArrowUp: -1 };
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { // in a search field it would only empty it
      event.preventDefault();
      return dialog.close();
    }
    const found = options();
    const inField = event.target === field;
    if (event.key in step && found.length) {
      event.preventDefault();
      const at = found.indexOf(inField ? active : event.target) + step[event.key];
      const next = found[at] ?? (at < 0 && step[event.key] < 0 ? (inField && !active ? found.at(-1) : null) : null);
      if (inField) return activate(next ?? null);
      return (next ?? field).focus();
    }
    if (event.key === "Enter" && inField && field.value.trim()) {
      event.preventDefault();
      if (active) return active.click();
      location.href = pageFor(field.value);
    }
    return undefined;
  });
  document.addEventListener("keydown", (event) => {
    const writing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (!["/", "s", "f"].includes(event.key) || writing || event.ctrlKey || event.metaKey || event.altKey || dialog.open) return;
    event.preventDefault();
    open();
  });

  /* The field on the start page hands over what is written so far. */
  const start = document.querySelector("[data-search-start]");
  start?.querySelector("input").addEventListener("input", ({ target }) => {
    if (!target.value) return;
    const query = target.value;
    target.value = "";
    open(query);
    remember(query);
  });
  start?.addEventListener("submit", (event) => {
    event.preventDefault();
    open();
  });

  if (history.state?.search && !page) open(history.state.search);
})();
