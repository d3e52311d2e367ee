// Titles, names and everyday words as whole phrases: a page whose title was typed is the page that was meant.

import { isStop, root, slips, wordsOf } from "./norwegian.js";
import { RULES } from "./rules.js";

const { phrase: WORTH } = RULES;

/** The phrases of a page. `content` is what they say beside little words. */
export function phrasesOf({ title, names, keywords }) {
  const phrase = (worth) => (text) => {
    const all = wordsOf(text);
    return { worth, said: inOrder(all), content: all.filter((word) => !isStop(word)) };
  };
  const phrases = [phrase(WORTH.title)(title), ...names.map(phrase(WORTH.name)), ...keywords.map(phrase(WORTH.keyword))];
  return phrases.filter(({ content }) => content.length);
}

/**
 * What the best of a page's phrases adds to its score: how much of the phrase was typed, times how much of what
 * was typed it holds; more when the words follow each other as they were typed.
 */
export function bonus(phrases, asked, typed) {
  const said = inOrder(typed);
  const telling = asked.filter(({ word }) => !isStop(word));
  const total = telling.reduce((sum, { weight, counts }) => sum + (counts ? weight : 0), 0);
  let most = 0;
  for (const phrase of phrases) {
    const share = shared(phrase, telling, total);
    if (!share) continue;
    const verbatim = typed.length > 1 && phrase.said.trim().includes(" ") && (phrase.said.includes(said) || said.includes(phrase.said));
    most = Math.max(most, phrase.worth * (share + (verbatim ? WORTH.verbatim : 0)));
  }
  return most;
}

function shared({ content }, telling, total) {
  const found = new Map();
  let held = 0;
  for (const { means, weight } of telling) {
    let match = 0;
    for (const term of content) {
      const likeness = means.get(term) || 0;
      if (likeness < RULES.close) continue;
      found.set(term, Math.max(likeness, found.get(term) || 0));
      match = Math.max(match, likeness);
    }
    held += weight * match;
  }
  const share = [...found.values()].reduce((sum, likeness) => sum + likeness, 0) / content.length;
  return share * Math.min(1, held / total);
}

const inOrder = (all) => ` ${all.map(root).join(" ")} `;

/** A test for words of danger: does what was typed say any of `phrases` (`fare` in content/synonymer.yml)? */
export function alarm(phrases) {
  const telling = phrases.map(wordsOf).map(tellingWords);
  return (typed) => telling.some((phrase) => phrase.every((word) => typed.some((said) => sameDanger(said, word))));
}

// Words of a phrase that must be said. One alone must not set off an alarm that the whole phrase was meant for.
function tellingWords(phrase) {
  const content = phrase.filter((word) => !isStop(word) || word === "ikke");
  return content.length > 1 || phrase.length === 1 ? content : phrase;
}

function sameDanger(said, word) {
  const [typed, danger] = [root(said), root(word)];
  return typed === danger || (danger.length >= 5 && typed.startsWith(danger)) || (danger.length >= 6 && slips(typed, danger, 1) <= 1);
}
