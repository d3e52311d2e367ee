// Which pages answer what was typed, and in what order. The rules stand in rules.js.

import { Best } from "./lookup.js";
import { isStop, typedWords, wordsOf } from "./norwegian.js";
import { alarm, bonus, heard, phrasesOf } from "./phrases.js";
import { RULES, byScore } from "./rules.js";
import { Vocabulary } from "./vocabulary.js";

const FIELDS = Object.keys(RULES.fields);

export class Ranking {
  /** `pages`: what can be found, each with a text or a list of texts for every field of RULES. */
  constructor(pages, { synonyms = [], danger = [] } = {}) {
    this.pages = pages;
    this.postings = new Map(); // word → Map of page number → how much the word weighs there
    this.#read();
    this.vocabulary = new Vocabulary([...this.postings.keys()], synonyms);
    this.phrases = pages.map(phrasesOf);
    this.#saysDanger = alarm(danger);
  }

  #saysDanger;

  // A long page dilutes its words, measured against pages of its own kind: a paragraph is always short.
  #read() {
    const texts = this.pages.map((page) => FIELDS.map((field) => wordsOf([page[field]].flat().join("\n"))));
    const usual = usualLengths(this.pages, texts);
    texts.forEach((fields, number) => {
      fields.forEach((content, f) => {
        const length = 1 - RULES.lengthMatters + (RULES.lengthMatters * content.length) / usual.get(this.pages[number].kind)[f];
        for (const [word, times] of tally(content)) this.#post(word, number, (RULES.fields[FIELDS[f]] * times ** RULES.repetition) / length);
      });
    });
  }

  #post(word, number, weight) {
    if (!this.postings.has(word)) this.postings.set(word, new Map());
    const pages = this.postings.get(word);
    pages.set(number, (pages.get(number) || 0) + weight);
  }

  /** The pages that answer `query`, best first: `hits`, each with how much of what was `asked` it covers (0–1). */
  find(query) {
    const typed = typedWords(query);
    const asked = this.#understand(typed);
    const score = new Float64Array(this.pages.length);
    const covered = new Float64Array(this.pages.length);
    for (const word of asked) this.#add(word, score, covered);
    const total = asked.reduce((sum, { counts, weight }) => sum + (counts ? weight : 0), 0);
    const phrases = heard(asked, typed);
    const hits = [];
    score.forEach((points, number) => {
      if (!points) return;
      const page = this.pages[number];
      const coverage = covered[number] / total;
      const fits = (RULES.kinds[page.kind] || 1) * (page.foreign ? RULES.otherLanguage : 1);
      const phrase = 1 + bonus(this.phrases[number], phrases);
      hits.push({ page, coverage, score: points * coverage ** RULES.coverage * phrase * fits });
    });
    const best = hits.reduce((most, { score }) => Math.max(most, score), 0);
    return { asked, hits: hits.filter(({ score }) => score >= best * RULES.tail).sort(byScore) };
  }

  // Each typed word: which words it `means`, and its `weight` (rare words tell most).
  #understand(typed) {
    const content = typed.filter((word) => !isStop(word));
    const synonyms = this.vocabulary.synonymsOf(content);
    const asked = typed.map((word) => {
      const means = new Best();
      for (const [term, weight] of this.vocabulary.similar(word)) means.put(term, weight);
      for (const [term, weight] of synonyms.get(word) || []) means.put(term, weight);
      const little = content.length > 0 && isStop(word);
      return { word, means, counts: true, weight: this.#rarity(means) * (little ? RULES.stopWord : 1) };
    });
    return asked.concat(this.#writtenTogether(typed));
  }

  // «stafett logg» is also «stafettlogg», and «skole miljø» may have an s between.
  #writtenTogether(typed) {
    const joined = typed.slice(1).flatMap((word, i) => [typed[i] + word, typed[i] + "s" + word]);
    return joined.filter((word) => this.postings.has(word)).map((word) => {
      const means = new Best([[word, 1]]);
      return { word, means, counts: false, weight: this.#rarity(means) };
    });
  }

  #rarity(means) {
    const close = new Set();
    const any = new Set();
    for (const [term, weight] of means) {
      for (const number of this.postings.get(term).keys()) {
        any.add(number);
        if (weight >= RULES.rarity) close.add(number);
      }
    }
    return Math.log(1 + this.pages.length / (close.size || any.size || 1));
  }

  // On each page the best of the words counts in full, the others a tenth.
  #add({ means, weight, counts }, score, covered) {
    const best = new Float64Array(this.pages.length);
    const sum = new Float64Array(this.pages.length);
    const match = new Float64Array(this.pages.length);
    for (const [term, likeness] of means) {
      for (const [number, there] of this.postings.get(term)) {
        const points = (likeness * there) / (there + RULES.saturation);
        best[number] = Math.max(best[number], points);
        match[number] = Math.max(match[number], likeness);
        sum[number] += points;
      }
    }
    best.forEach((points, number) => {
      if (!points) return;
      score[number] += weight * (points + 0.1 * (sum[number] - points));
      if (counts) covered[number] += weight * match[number];
    });
  }

  /** The commonest word that begins with the last one typed, for the box to suggest; none when that is a word. */
  completion(query) {
    const last = typedWords(query).at(-1);
    if (!last || last.length < 3 || isStop(last) || this.postings.has(last)) return [];
    const worth = (term) => [...this.postings.get(term).values()].reduce((sum, there) => sum + there, 0);
    const longer = [...this.postings.keys()].filter((term) => term.startsWith(last));
    return longer.sort((a, b) => worth(b) - worth(a)).slice(0, 1);
  }

  /** Whether what was typed tells of danger to a child. */
  tellsOfDanger(query) {
    return this.#saysDanger(typedWords(query));
  }
}

function tally(content) {
  const times = new Map();
  for (const word of content) times.set(word, (times.get(word) || 0) + 1);
  return times;
}

// For each kind of page, the average number of words in each field.
function usualLengths(pages, texts) {
  const sums = new Map();
  pages.forEach(({ kind }, number) => {
    if (!sums.has(kind)) sums.set(kind, { pages: 0, words: FIELDS.map(() => 0) });
    const sum = sums.get(kind);
    sum.pages++;
    texts[number].forEach((content, f) => (sum.words[f] += content.length));
  });
  return new Map([...sums].map(([kind, sum]) => [kind, sum.words.map((count) => count / sum.pages || 1)]));
}
