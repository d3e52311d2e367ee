// Titles, names and everyday words as whole phrases: a page whose title was typed is the page that was meant.

import { isStop, root, wordsOf } from "./norwegian.js";
import { RULES } from "./rules.js";

const { phrase: WORTH } = RULES;

/** The phrases of a page. `content` is what they say beside little words. */
export function phrasesOf({ title, names, keywords }) {
  const phrase = (worth) => (text) => {
    const all = wordsOf(text);
    const content = [...new Set(all)].filter((word) => !isStop(word));
    return { worth, content, several: all.length > 1, said: inOrder(all) };
  };
  const phrases = [phrase(WORTH.title)(title), ...names.map(phrase(WORTH.name)), ...keywords.map(phrase(WORTH.keyword))];
  return phrases.filter(({ content }) => content.length);
}

/** What was typed, as phrases are compared with it: once for a query, then `bonus` for each page. */
export function compared(asked, typed) {
  const telling = asked.filter(({ word }) => !isStop(word));
  const close = new Map(); // term → the typed words it may stand for, each with its weight and likeness
  for (const { word, means, weight } of telling) {
    for (const [term, likeness] of means) {
      if (likeness < RULES.close) continue;
      if (!close.has(term)) close.set(term, []);
      close.get(term).push({ word, weight, likeness });
    }
  }
  const total = telling.reduce((sum, { weight, counts }) => sum + (counts ? weight : 0), 0);
  return { close, total, said: typed.length > 1 ? inOrder(typed) : null };
}

/**
 * What the best of a page's phrases adds to its score: how much of the phrase was typed, times how much of what
 * was typed it holds; more when the words follow each other as they were typed.
 */
export function bonus(phrases, query) {
  let most = 0;
  for (const phrase of phrases) {
    const share = shared(phrase, query);
    if (!share) continue;
    const { said } = query;
    const verbatim = said && phrase.several && (phrase.said.includes(said) || said.includes(phrase.said));
    most = Math.max(most, phrase.worth * (share + (verbatim ? WORTH.verbatim : 0)));
  }
  return most;
}

function shared({ content }, { close, total }) {
  let found = 0;
  const held = new Map(); // typed word → its weight, times how like it the phrase is
  for (const term of content) {
    let best = 0;
    for (const { word, weight, likeness } of close.get(term) || []) {
      best = Math.max(best, likeness);
      held.set(word, Math.max(weight * likeness, held.get(word) || 0));
    }
    found += best;
  }
  if (!found) return 0;
  const sum = [...held.values()].reduce((a, b) => a + b, 0);
  return (found / content.length) * Math.min(1, sum / total);
}

const inOrder = (all) => ` ${all.map(root).join(" ")} `;
