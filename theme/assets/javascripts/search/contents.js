// The index as the build packs it (handbook/site/search.py), unpacked: the pages, and the words they say.

const FIRST = 35; // the code of the first letter of numbers
const BASE = 45; // letters that end a number; as many again say that it goes on

/** {config, pages, words, common}: what Ranking is made of. */
export function unpacked({ config, docs, words, where, common }) {
  const pages = Object.entries(docs).flatMap(([kind, columns]) => whole(columns.title).map((title, i) => {
    const page = { kind, title, location: config.addresses[kind].replace("{}", columns.id?.[i] || idOf(title)) };
    for (const [field, values] of Object.entries(columns)) if (field !== "title") page[field] = values[i];
    for (const field of LISTS) page[field] = lines(page[field]);
    return page;
  }));
  pages.forEach((page, order) => (page.order = order));
  const { always, signs } = config.danger;
  const danger = { always: lines(always), signs: Object.fromEntries(Object.entries(signs).map(([sign, words]) => [sign, lines(words)])) };
  return { config: { ...config, danger, concepts: config.concepts.map(lines) }, pages, words: postings(words, where), common };
}

// «Barnevernsloven § 13-4: Tilbakemelding» has the id «barnevernsloven-13-4»: only other ids are sent.
const idOf = (title) => title.split(":")[0].toLowerCase().replace(/æ/g, "ae").replace(/å/g, "a").replace(/ø/g, "o").replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");

const LISTS = ["names", "keywords", "numbers", "calls", "places"];
const lines = (text) => (text ? text.split("\n") : []);

// Each line begins as the one before it: a digit in base 36 says for how long.
function whole(text) {
  let before = "";
  return lines(text).map((rest) => (before = before.slice(0, parseInt(rest[0], 36)) + rest.slice(1)));
}

// The pages of a word are the steps from one to the next, three for each page so that the level stands there too.
function postings(words, where) {
  const lists = where.split(" ");
  return whole(words).map((word, i) => {
    let page = 0;
    return [word, numbers(lists[i]).map((number) => [(page += Math.floor(number / 3)), number % 3])];
  });
}

function numbers(text) {
  const found = [];
  let number = 0;
  for (let i = 0; i < text.length; i++) {
    let digit = text.charCodeAt(i) - FIRST;
    if (digit > 91 - FIRST) digit--; // without the backslash
    number = number * BASE + (digit % BASE);
    if (digit < BASE) number = (found.push(number), 0);
  }
  return found;
}
