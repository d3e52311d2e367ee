// Other words for the same: each group of content/synonymer.yml and each word of the glossary is a concept.

import { Best } from "./lookup.js";
import { isTurning, isStop, root, slips, sound, wordsOf } from "./norwegian.js";
import { RULES } from "./rules.js";

export class Concepts {
  /**
   * `groups`: the words and phrases of each concept, and last «#» with the numbers of the pages they lead to.
   * `vocabulary`: the words that pages hold.
   */
  constructor(groups, vocabulary) {
    this.vocabulary = vocabulary;
    this.leads = new Map(); // «#3», the mark of a concept → the pages it leads to
    this.groups = groups.map((lines, i) => {
      const pages = lines.at(-1)[0] === "#" ? lines.at(-1).slice(1).split(" ").map(Number) : [];
      if (pages.length) this.leads.set(`#${i}`, pages);
      return { phrases: (pages.length ? lines.slice(0, -1) : lines).map(phraseOf), mark: pages.length ? `#${i}` : "" };
    });
    this.byRoot = new Map(); // root → the phrases that have a word with it
    this.bySound = new Map();
    for (const group of this.groups) {
      for (const phrase of group.phrases) {
        phrase.group = group;
        phrase.roots.forEach((base, i) => {
          enter(this.byRoot, base, phrase);
          enter(this.bySound, sound(phrase.matched[i]), phrase);
        });
      }
    }
    this.all = [...this.byRoot.keys()].filter((base) => base.length >= 5);
  }

  /** For each typed word, the words on the site that its concepts have. */
  of(typed) {
    const found = new Map(typed.map((word) => [word, new Best()]));
    const meant = new Map(typed.map((word) => [word, this.#phrasesWith(word)]));
    const tried = new Set();
    for (const { phrases } of meant.values()) {
      for (const phrase of phrases) {
        if (tried.has(phrase)) continue;
        tried.add(phrase);
        const said = typed.filter((word) => meant.get(word).phrases.has(phrase));
        if (said.length < phrase.roots.length || !together(said, typed, phrase.roots.length)) continue;
        for (const word of said) for (const [term, weight] of this.#others(phrase)) found.get(word).put(term, weight * meant.get(word).likeness);
      }
    }
    return found;
  }

  /** Whether the word belongs to a concept, as it is written or as it sounds. */
  has(word) {
    return this.byRoot.has(root(word)) || this.bySound.has(sound(word));
  }

  // As written; else as it sounds; else, when no page has the word, with one slip. What it means is no surer than that.
  #phrasesWith(word) {
    const base = root(word);
    if (this.byRoot.has(base)) return { phrases: this.byRoot.get(base), likeness: RULES.match.same };
    const sounding = this.bySound.get(sound(word));
    if (sounding && base.length > 2) return { phrases: sounding, likeness: RULES.match.sounding };
    const near = new Set();
    if (base.length >= 6 && !this.vocabulary.sameWord(word)) {
      for (const other of this.all) if (slips(base, other, 1) <= 1) for (const phrase of this.byRoot.get(other)) near.add(phrase);
    }
    return { phrases: near, likeness: RULES.match.oneSlip };
  }

  // What the concept's other words stand for on the site, worked out when first asked for.
  #others(phrase) {
    if (!phrase.others) {
      phrase.others = this.#terms(phrase.group.phrases.filter((other) => other !== phrase));
      if (phrase.group.mark) phrase.others.put(phrase.group.mark, RULES.match.leads);
    }
    return phrase.others;
  }

  #terms(phrases) {
    const found = new Best();
    for (const { content } of phrases) {
      for (const word of content) {
        for (const [term, weight] of this.vocabulary.others(word)) {
          if (weight >= RULES.close) found.put(term, (weight * RULES.match.synonym) / Math.sqrt(content.length));
        }
      }
    }
    return found;
  }
}

// The words of a phrase stand together, with at most one that tells between them.
function together(said, typed, length) {
  return length === 1 || typed.indexOf(said.at(-1)) - typed.indexOf(said[0]) <= length;
}

const enter = (map, key, phrase) => {
  if (!map.has(key)) map.set(key, new Set());
  map.get(key).add(phrase);
};

// A phrase is matched by its telling words, and by «ikke» and «seg», which turn what they stand by; by all of them
// when it has no other. Its `content` is what it says of a page.
function phraseOf(text) {
  const all = wordsOf(text);
  const telling = all.filter((word) => !isStop(word));
  const matched = telling.length ? all.filter((word) => !isStop(word) || isTurning(word)) : all;
  return { content: telling.length ? telling : all, matched, roots: matched.map(root) };
}
