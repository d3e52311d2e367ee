// Which pages answer what was typed, and in what order. The rules stand in rules.js.

import { Concepts } from "./concepts.js";
import { Best } from "./lookup.js";
import { fold, heard, isTurning, isNumber, isStop, isUsual, wordsOf } from "./norwegian.js";
import { bonus, compared, phrasesOf } from "./phrases.js";
import { RULES, byScore } from "./rules.js";
import { Vocabulary } from "./vocabulary.js";

const NAMED = ["title", "names", "keywords"]; // fields whose text is at hand; of the rest only the words are

export class Ranking {
  /**
   * `pages`: what can be found. `words`: what they say besides, as [word, [[page number, level], …]]; of words that are
   * `common` only how many pages say them.
   */
  constructor(pages, words, common, { concepts = [], places = [] } = {}) {
    this.pages = pages;
    this.common = new Map(Object.entries(common));
    this.postings = new Map(); // word → Map of page number → how much the word weighs there
    this.naming = new Map(); // word → the pages that are called so
    this.places = new Set(places.map(fold));
    this.#readNames();
    for (const [word, pages] of words) for (const [number, level] of pages) this.#post(word, number, RULES.content[level]);
    this.vocabulary = new Vocabulary([...this.postings.keys()]);
    const explained = pages.filter(({ kind }) => kind === "ord").map(({ title, names }) => [title, ...names]);
    this.concepts = new Concepts([...concepts, ...explained], this.vocabulary);
    for (const [mark, numbers] of this.concepts.leads) {
      this.postings.set(mark, new Map(numbers.map((number) => [number, RULES.fields.leads])));
      this.naming.set(mark, new Set(numbers));
    }
    this.phrases = pages.map(phrasesOf);
  }

  // A long list of names dilutes its words, measured against pages of its own kind.
  #readNames() {
    const texts = this.pages.map((page) => NAMED.map((field) => wordsOf([page[field]].flat().join("\n"))));
    const usual = usualLengths(this.pages, texts);
    texts.forEach((fields, number) => {
      fields.forEach((content, f) => {
        const length = 1 - RULES.lengthMatters + (RULES.lengthMatters * content.length) / usual.get(this.pages[number].kind)[f];
        for (const [word, times] of tally(content)) {
          this.#post(word, number, (RULES.fields[NAMED[f]] * times ** RULES.repetition) / length);
          if (!this.naming.has(word)) this.naming.set(word, new Set());
          this.naming.get(word).add(number);
        }
      });
      for (const short of initials(this.pages[number])) this.#post(short, number, RULES.fields.initials);
      for (const phone of this.pages[number].numbers) for (const { word } of heard(phone)) this.#post(word, number, RULES.fields.names);
    });
  }

  #post(word, number, weight) {
    if (!this.postings.has(word)) this.postings.set(word, new Map());
    const pages = this.postings.get(word);
    pages.set(number, (pages.get(number) || 0) + weight);
  }

  /**
   * The pages that answer `query`, best first. Each has `coverage`, how much of what was typed it holds (0–1), and
   * `named`, how much of it the page is called or listed by. `place` is the reader's workplace, or nothing.
   */
  find(query, place) {
    const typed = heard(query).map(({ word }) => word);
    const once = [...new Set(typed)];
    const asked = this.#understand(typed, once);
    let found = this.#score(asked, once, place, query);
    if (!found.length && once.length) {
      for (const word of asked) if (!word.means.size) word.means = this.vocabulary.alike(word.word);
      found = this.#score(asked, once, place, query);
    }
    return found;
  }

  #score(asked, typed, place, query) {
    const score = new Float64Array(this.pages.length);
    const covered = new Float64Array(this.pages.length);
    const named = new Float64Array(this.pages.length);
    for (const word of asked) this.#add(word, score, covered, named);
    const total = asked.reduce((sum, { counts, weight }) => sum + (counts ? weight : 0), 0) || 1;
    const cited = /^\s*(?:§|paragraf(?:en)?)?\s*\d+(?:-\d+)?\s?[a-z]?\s*$/i.test(query);
    const hits = [];
    score.forEach((points, number) => {
      if (!points) return;
      const page = this.pages[number];
      const coverage = covered[number] / total;
      hits.push({ page, number, coverage, named: named[number] / total, score: points * coverage ** RULES.coverage * this.#fits(page, place, cited) });
    });
    hits.sort(byScore);
    const phrases = compared(asked, typed);
    const best = hits.slice(0, RULES.compared);
    for (const hit of best) hit.score *= 1 + bonus(this.phrases[hit.number], phrases);
    best.sort(byScore);
    return best.filter(({ score }) => score >= best[0].score * RULES.tail);
  }

  // A bare number of a paragraph means the act that most pages cite, and first the reader's own.
  #fits(page, place, cited) {
    const own = place && page.places && page.places.includes(place);
    const often = page.cited ? 1 + RULES.cited * Math.log(1 + page.cited) : 1;
    return (RULES.kinds[page.kind] || 1) * (page.foreign ? RULES.otherLanguage : 1) * often * (own ? (cited ? RULES.ownAct : RULES.ownPage) : 1);
  }

  // Each typed word: which words it `means`, and its `weight` (rare words tell most).
  #understand(typed, once) {
    const content = once.filter((word) => !this.#isLittle(word));
    const others = this.concepts.of(once.filter((word) => !this.#isLittle(word) || isTurning(word)));
    const asked = once.map((word) => {
      const means = new Best();
      for (const [term, weight] of this.vocabulary.similar(word)) means.put(term, weight);
      for (const [term, weight] of others.get(word) || []) means.put(term, weight);
      const little = content.length > 0 && this.#isLittle(word);
      return { word, means, little, counts: !little, weight: this.#rarity(means) * (little ? RULES.stopWord : isUsual(word) ? RULES.usualWord : 1) };
    });
    if (!content.length) for (const word of asked) word.counts = true;
    return asked.concat(this.#writtenTogether(typed, asked));
  }

  // The municipality's own name says nothing in its own handbook.
  #isLittle(word) {
    return isStop(word) || this.places.has(fold(word));
  }

  // «stafett logg» is also «stafettlogg», «skole miljø» may have an s between, and dictation cuts words in three.
  #writtenTogether(typed, asked) {
    const found = [];
    for (let size = 2; size <= 3; size++) {
      for (let i = 0; i + size <= typed.length; i++) {
        const parts = typed.slice(i, i + size);
        if (parts.some(isNumber)) continue;
        const means = this.#joined(parts);
        if (means) found.push(this.#together(parts, means, asked));
      }
    }
    return found;
  }

  #joined(parts) {
    const words = [parts.join(""), parts.join("s")];
    if (words[0].length < 6) return null;
    for (const word of words) {
      const means = new Best();
      if (this.vocabulary.sameWord(word, means)) return means;
    }
    if (words[0].length < 9) return null;
    for (const word of words) {
      const means = this.vocabulary.sounding(word);
      if (means.size) return means;
    }
    return null;
  }

  // The parts were one word, unless each is a word of its own.
  #together(parts, means, asked) {
    const apart = parts.every((part) => !isStop(part) && this.vocabulary.sameWord(part));
    const weight = this.#rarity(means);
    if (!apart) {
      for (const word of asked) {
        if (!parts.includes(word.word)) continue;
        word.weight *= RULES.partOfJoined;
        word.counts = false;
      }
    }
    return { word: parts.join(""), means, counts: !apart, weight };
  }

  // How many pages say it, those that say it for sure counting most.
  #rarity(means) {
    const likeness = new Map();
    let common = 0;
    for (const [term, weight] of means) {
      if (weight >= RULES.rarity) common = Math.max(common, this.common.get(term) || 0);
      for (const number of this.postings.get(term).keys()) if (weight > (likeness.get(number) || 0)) likeness.set(number, weight);
    }
    let pages = 0;
    for (const weight of likeness.values()) pages += weight ** RULES.rarityOf;
    return Math.log(1 + this.pages.length / Math.max(common, pages, 1));
  }

  // On each page the best of the words counts in full, the others a tenth.
  #add({ means, weight, counts }, score, covered, named) {
    const seen = new Map(); // page → [best points, sum of points, best likeness, the same where it is named so]
    for (const [term, likeness] of means) {
      const called = this.naming.get(term);
      for (const [number, there] of this.postings.get(term)) {
        const points = (likeness * there) / (there + RULES.saturation);
        let here = seen.get(number);
        if (!here) seen.set(number, (here = [0, 0, 0, 0]));
        here[0] = Math.max(here[0], points);
        here[1] += points;
        here[2] = Math.max(here[2], likeness);
        if (called && likeness > here[3] && called.has(number)) here[3] = likeness;
      }
    }
    for (const [number, [best, sum, likeness, calledSo]] of seen) {
      score[number] += weight * (best + 0.1 * (sum - best));
      if (!counts) continue;
      covered[number] += weight * likeness;
      named[number] += weight * calledSo;
    }
  }
}

function tally(content) {
  const times = new Map();
  for (const word of content) times.set(word, (times.get(word) || 0) + 1);
  return times;
}

// «psykisk helse og rus» is also «phr»: what several words begin with.
function initials({ title, names }) {
  const content = [title, ...names].map((text) => wordsOf(text).filter((word) => !isStop(word) && !isNumber(word)));
  return content.filter(({ length }) => length > 2 && length < 6).map((words) => words.map((word) => word[0]).join(""));
}

// For each kind of page, the average number of words in each field.
function usualLengths(pages, texts) {
  const sums = new Map();
  pages.forEach(({ kind }, number) => {
    if (!sums.has(kind)) sums.set(kind, { pages: 0, words: NAMED.map(() => 0) });
    const sum = sums.get(kind);
    sum.pages++;
    texts[number].forEach((content, f) => (sum.words[f] += content.length));
  });
  return new Map([...sums].map(([kind, sum]) => [kind, sum.words.map((count) => count / sum.pages || 1)]));
}
