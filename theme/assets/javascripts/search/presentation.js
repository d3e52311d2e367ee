// Results as Material's search box draws them: a list of items, each a page and the parts of it that match.

import { isStop, words, wordsOf } from "./norwegian.js";
import { RULES } from "./rules.js";

const TEASER = 170; // letters
const PARTS = 3; // parts of a page, beside the page

// The same texts are read for every letter that is typed.
const readBefore = new Map();
function read(text) {
  if (!readBefore.has(text)) readBefore.set(text, words(text));
  return readBefore.get(text);
}

/** Items for the box: the acute procedure when there is danger, the hits, and help when no hit is sure. */
export function present(query, ranking, site) {
  const { asked, hits } = ranking.find(query);
  const sure = hits.length > 0 && hits[0].coverage >= RULES.sure;
  const pinned = ranking.tellsOfDanger(query) ? site.help.slice(0, 1) : [];
  const kept = hits.slice(0, sure ? RULES.shown : RULES.shownUnsure);
  const found = byRegister(kept.filter(({ page }) => !pinned.some(({ location }) => location === page.location)));
  const ending = sure ? [] : site.help.filter((help) => !pinned.includes(help));
  const items = [
    ...pinned.map(helpItem),
    ...found.map((group) => hitItem(group, asked, site.kinds)),
    ...ending.map(helpItem),
  ];
  return numbered(items, query, found.length + pinned.length, sure || pinned.length > 0);
}

/** The help alone, for when nothing could be searched. */
export const presentHelp = (query, site) => numbered(site.help.map(helpItem), query, -1, false);

// A page is its own register. Entries of one register (laws, words) share an item, where the best of them stands.
function byRegister(hits) {
  const groups = new Map();
  for (const hit of hits) {
    const path = hit.page.location.split("#")[0];
    if (!groups.has(path)) groups.set(path, []);
    groups.get(path).push(hit);
  }
  return [...groups.values()];
}

function hitItem(hits, asked, kinds) {
  const entries = hits.filter(({ page }) => page !== page.register);
  return entries.length ? registerItem(entries, asked, kinds) : pageItem(hits[0].page, asked, kinds);
}

function pageItem(page, asked, kinds) {
  const marks = matches(page, asked);
  const parts = page.parts
    .map((part) => ({ part, worth: 2 * worth(part.title, marks) + worth(part.text, marks) }))
    .filter((found) => found.worth > 0)
    .sort((a, b) => b.worth - a.worth)
    .slice(0, PARTS);
  const sentence = best(sentences(page.content), marks);
  const keyword = best([page.title, sentence, ...page.names, ...page.keywords], marks);
  const text = [
    paragraph(teaser(page.content, marks)),
    [page.title, sentence].includes(keyword) ? "" : `<p class="search-keyword">Søkeord: ${mark(keyword, marks)}</p>`,
    phoneLines(page.phone ? [page.phone] : []),
  ];
  return [
    { location: page.location, title: label(kinds[page.kind]) + mark(page.title, marks), text: text.join(""), terms: terms(asked, marks) },
    ...parts.map(({ part }) => partResult(part, marks)),
  ];
}

// The page comes last: Material then shows the entries in full, and its title only as a heading.
function registerItem(entries, asked, kinds) {
  const { register } = entries[0].page;
  const results = entries.slice(0, PARTS + 1).map(({ page }) => partResult(page, matches(page, asked)));
  return [...results, { location: register.location, title: escape(register.title), text: "", terms: {} }];
}

const partResult = (part, marks) => ({
  location: part.location,
  title: mark(part.title, marks),
  text: paragraph(teaser(part.text, marks)),
  terms: Object.fromEntries([...marks.keys()].map((word) => [word, true])),
});

function helpItem({ location, title, text, phones = [] }) {
  const shown = phones.length ? `<span class="search-acute">${escape(title)}</span>` : escape(title);
  return [{ location, title: shown, text: paragraph(escape(text)) + phoneLines(phones), terms: {} }];
}

// The order is ours: scores only count down, and Enter goes to the first. The mark tells results.js what was found.
function numbered(items, query, count, sure) {
  items.forEach((results, i) => {
    results.forEach((result, j) => (result.score = items.length - i - (j ? 0.5 : 0)));
  });
  const [[first]] = items;
  first.title += `<span hidden data-search-for="${escape(query)}" data-search-hits="${count}" data-search-sure="${sure}"></span>`;
  return items;
}

// The words of the page that match what was typed, each with how well.
function matches(page, asked) {
  const here = vocabularyOf(page);
  const marks = new Map();
  for (const { word, means } of asked) {
    if (isStop(word)) continue;
    for (const [term, weight] of means) if (weight >= 0.4 && here.has(term)) marks.set(term, Math.max(weight, marks.get(term) || 0));
  }
  return marks;
}

function vocabularyOf(page) {
  page.words ||= new Set(wordsOf([page.title, page.headings, page.content, ...page.names, ...page.keywords].join(" ")));
  return page.words;
}

// For Material: true marks a word on the page that opens, false lists it as «Mangler».
function terms(asked, marks) {
  const listed = {};
  for (const [term, weight] of marks) if (weight >= RULES.close && term.length > 2) listed[term] = true;
  for (const { word, means, counts } of asked) {
    if (counts && !isStop(word) && ![...means.keys()].some((term) => marks.has(term))) listed[word] = false;
  }
  return listed;
}

function worth(text, marks) {
  const seen = new Set(read(text).map(({ word }) => word).filter((word) => marks.has(word)));
  return [...seen].reduce((sum, word) => sum + marks.get(word), 0);
}

// The sentence that matches best, and what follows it as long as there is room.
function teaser(text, marks) {
  const all = sentences(text);
  const start = all.indexOf(best(all, marks));
  const shown = shortened(all.slice(start).join(" "));
  return (start > 0 ? "… " : "") + mark(shown, marks);
}

const sentences = (text) => text.match(/\S.*?(?:[.!?…]+(?=\s)|$)/gm) || [""];

function best(texts, marks) {
  const worths = texts.map((text) => worth(text, marks));
  return texts[worths.indexOf(Math.max(...worths))];
}

function shortened(text) {
  if (text.length <= TEASER) return text;
  return text.slice(0, text.lastIndexOf(" ", TEASER)) + " …";
}

const phoneLines = (phones) => phones.map(({ name, shown, link, unverified }) =>
  `<p class="search-phone" data-href="${escape(link)}">${escape(name)}: <b>${escape(shown)}</b>${unverified ? " (må bekreftes)" : ""}</p>`
).join("");

const label = (kind) => (kind ? `<small class="search-kind">${escape(kind)}</small> ` : "");
const paragraph = (html) => (html ? `<p>${html}</p>` : "");
const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

function mark(text, marks) {
  let html = "";
  let at = 0;
  for (const { word, start, end } of read(text)) {
    if (!marks.has(word)) continue;
    html += `${escape(text.slice(at, start))}<mark>${escape(text.slice(start, end))}</mark>`;
    at = end;
  }
  return html + escape(text.slice(at));
}
