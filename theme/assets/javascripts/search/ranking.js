// Which pages answer what was typed, and in what order. The rules stand in rules.js.

import { isStop, root, slips, typedWords, words } from "./norwegian.js";
import { RULES, byScore } from "./rules.js";
import { Best, Vocabulary } from "./vocabulary.js";

const FIELDS = Object.keys(RULES.fields);

export class Ranking {
  /** `pages`: what can be found, each with a text for every field of RULES; names and keywords are lists. */
  constructor(pages, { synonyms = [], danger = [] } = {}) {
    this.pages = pages;
    this.postings = new Map(); // word → Map of page number → how much the word weighs there
    this.#read();
    this.vocabulary = new Vocabulary([...this.postings.keys()], synonyms);
    this.phrases = pages.map(phrasesOf);
    this.danger = danger.map((phrase) => words(phrase).map((found) => found.word)).map(tellingWords);
  }

  // A long page dilutes its words, measured against pages of its own kind: a paragraph is always short.
  #read() {
    const texts = this.pages.map((page) => FIELDS.map((field) => words([page[field]].flat().join("\n")).map((found) => found.word)));
    const usual = usualLengths(this.pages, texts);
    texts.forEach((fields, number) => {
      fields.forEach((content, f) => {
        const length = 1 - RULES.lengthMatters + (RULES.lengthMatters * content.length) / usual.get(this.pages[number].kind)[f];
        for (const word of content) this.#post(word, number, RULES.fields[FIELDS[f]] / length);
      });
    });
  }

  #post(word, number, weight) {
    if (!this.postings.has(word)) this.postings.set(word, new Map());
    const pages = this.postings.get(word);
    pages.set(number, (pages.get(number) || 0) + weight);
  }

  /** The pages that answer `query`, best first: `hits`, each with how much of the query it covers (0–1). */
  find(query) {
    const asked = this.#understand(typedWords(query));
    const score = new Float64Array(this.pages.length);
    const covered = new Float64Array(this.pages.length);
    let total = 0;
    for (const word of asked) {
      total += word.counts ? word.weight : 0;
      this.#add(word, score, covered);
    }
    const hits = [];
    score.forEach((points, number) => {
      if (points > 0) hits.push(this.#hit(number, points, covered[number] / total, asked, total));
    });
    return { asked, hits: trimmed(hits.sort(byScore)) };
  }

  // Each typed word: which words it stands for, and how much it tells (rare words tell most).
  #understand(typed) {
    const content = typed.filter((word) => !isStop(word));
    const synonyms = this.vocabulary.synonymsOf(content);
    const known = content.length ? content : typed;
    const asked = typed.map((word) => {
      const means = new Best();
      for (const [term, weight] of this.vocabulary.similar(word)) means.put(term, weight);
      for (const [term, weight] of synonyms.get(word) || []) means.put(term, weight);
      return { word, means, counts: true, weight: this.#rarity(means) * (known.includes(word) ? 1 : RULES.stopWord) };
    });
    return asked.concat(this.#writtenTogether(typed));
  }

  // «stafett logg» is also «stafettlogg», and «skole miljø» with an s between.
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
        if (weight >= 0.8) close.add(number);
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

  #hit(number, points, coverage, asked, total) {
    const page = this.pages[number];
    const phrase = this.#phrase(number, asked, total);
    const kind = (RULES.kinds[page.kind] || 1) * (page.foreign ? RULES.otherLanguage : 1);
    return { page, coverage, score: points * coverage ** RULES.coverage * (1 + phrase) * kind };
  }

  // The most that a title, name or keyword adds: how much of it was typed, times how much of what was typed it holds.
  #phrase(number, asked, total) {
    let most = 0;
    for (const { content, worth } of this.phrases[number]) {
      let held = 0;
      const said = new Map();
      for (const { word, means, weight } of asked) {
        if (isStop(word)) continue;
        let match = 0;
        for (const term of content) {
          const likeness = means.get(term) || 0;
          if (likeness >= RULES.close) said.set(term, Math.max(likeness, said.get(term) || 0));
          match = Math.max(match, likeness >= RULES.close ? likeness : 0);
        }
        held += weight * match;
      }
      const share = [...said.values()].reduce((sum, likeness) => sum + likeness, 0) / content.length;
      most = Math.max(most, worth * share * Math.min(1, held / total));
    }
    return most;
  }

  /** The commonest words that begin with the last one typed, for the box to suggest. */
  completions(query) {
    const last = typedWords(query).at(-1);
    if (!last || last.length < 3 || isStop(last)) return [];
    const worth = (term) => [...this.postings.get(term).values()].reduce((sum, there) => sum + there, 0);
    return [...this.postings.keys()]
      .filter((term) => term.startsWith(last))
      .sort((a, b) => worth(b) - worth(a))
      .slice(0, 1);
  }

  /** Whether what was typed tells of danger to a child (the words under `fare` in content/synonymer.yml). */
  tellsOfDanger(query) {
    const typed = typedWords(query);
    return this.danger.some((phrase) => phrase.every((word) => typed.some((said) => sameDanger(said, word))));
  }
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

// Words of a phrase that must be said. One alone must not set off an alarm that the phrase was meant for.
function tellingWords(phrase) {
  const content = phrase.filter((word) => !isStop(word) || word === "ikke");
  return content.length > 1 || phrase.length === 1 ? content : phrase;
}

function sameDanger(said, word) {
  const [a, b] = [root(said), root(word)];
  return a === b || (b.length >= 5 && a.startsWith(b)) || (b.length >= 6 && slips(a, b, 1) <= 1);
}

function phrasesOf(page) {
  const phrase = (text, worth) => ({ worth, content: words(text).map((found) => found.word).filter((word) => !isStop(word)) });
  const { title, name, keyword } = RULES.phrase;
  return [
    phrase(page.title, title),
    ...page.names.map((text) => phrase(text, name)),
    ...page.keywords.map((text) => phrase(text, keyword)),
  ].filter(({ content }) => content.length);
}

function trimmed(hits) {
  const least = hits.length ? hits[0].score * RULES.tail : 0;
  return hits.filter((hit, i) => i < 5 || hit.score >= least).slice(0, RULES.shown);
}
