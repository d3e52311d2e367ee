// Every word that the pages hold, and which of them a typed word may stand for.

import { fold, isNumber, isStop, root, slips, sound, stem } from "./norwegian.js";
import { Best, Shelf, count, grouped, lettersOf } from "./lookup.js";
import { RULES } from "./rules.js";

const { match: MATCH } = RULES;

export class Vocabulary {
  constructor(terms) {
    this.terms = terms;
    this.known = new Set(terms);
    this.folded = terms.map(fold);
    this.roots = terms.map((term) => (isNumber(term) ? term : root(term)));
    this.sounds = terms.map((term) => (isNumber(term) ? term : sound(term)));
    this.byStem = grouped(terms, stem);
    this.byFolded = grouped(terms, (_, i) => this.folded[i]);
    this.byRoot = grouped(terms, (_, i) => this.roots[i]);
    this.bySound = grouped(terms, (_, i) => this.sounds[i]);
    this.alphabetical = terms.map((_, i) => i).sort((a, b) => (this.folded[a] < this.folded[b] ? -1 : 1));
    this.shelf = new Shelf(this.roots);
    this.letters = Int32Array.from(this.folded, lettersOf);
    this.memory = new Map();
  }

  /** The words that `typed` may stand for, each with how sure that is (0–1). */
  similar(typed) {
    if (!this.memory.has(typed)) this.memory.set(typed, this.#similar(typed));
    return this.memory.get(typed);
  }

  /** The same for a word that nobody typed, and that therefore holds no slips. */
  others(word) {
    const found = new Best();
    if (isNumber(word)) this.#numbers(word, found);
    else {
      this.sameWord(word, found);
      this.#beginnings(word, found);
      this.#compounds(word, found);
    }
    return found;
  }

  #similar(typed) {
    const found = new Best();
    if (isNumber(typed)) this.#numbers(typed, found);
    else if (isStop(typed)) this.#put(found, this.known.has(typed) ? [typed] : [], MATCH.same);
    else {
      const sure = this.sameWord(typed, found);
      if (!sure) this.sounding(typed, found);
      this.#beginnings(typed, found);
      this.#compounds(typed, found);
      if (!sure) this.#partsOf(typed, found);
      if (!sure) this.#misspelled(typed, found);
    }
    return found;
  }

  #put(found, terms, weight) {
    for (const term of terms || []) found.put(term, weight);
  }

  /** Whether the word itself is here, in another form or spelling; what it is goes into `found`. */
  sameWord(typed, found = new Best()) {
    const short = this.known.has(typed) && typed.length < 5;
    const respelled = short ? MATCH.respelledShort : MATCH.respelled;
    this.#put(found, this.known.has(typed) ? [typed] : [], MATCH.same);
    this.#put(found, this.byStem.get(stem(typed)), MATCH.inflected);
    this.#put(found, this.byFolded.get(fold(typed)), respelled);
    this.#put(found, this.byRoot.get(root(typed)), respelled);
    return found.best >= MATCH.respelled;
  }

  /** Words that sound the same. */
  sounding(typed, found = new Best()) {
    const heard = sound(typed);
    if (heard.length > 2) this.#put(found, this.bySound.get(heard), MATCH.sounding);
    return found;
  }

  #numbers(typed, found) {
    for (const term of this.terms) {
      if (term === typed) found.put(term, MATCH.same);
      else if (term === "§" + typed) found.put(term, MATCH.lawNumber);
      else if (typed.length > 2 && term.startsWith(typed)) found.put(term, MATCH.numberBegins);
      else if (typed === "§" + term) found.put(term, MATCH.numberBegins / 2);
    }
  }

  #beginnings(typed, found) {
    const beginning = fold(typed);
    const base = root(typed);
    if (beginning.length < 2) return;
    const weight = beginning.length < 4 ? MATCH.beginsShort : MATCH.begins;
    for (const i of this.#startingWith(beginning)) found.put(this.terms[i], weight);
    if (base.length >= 4) for (const i of this.#startingWith(base)) found.put(this.terms[i], MATCH.begins * 0.85);
  }

  // Found by halving, since the words lie in alphabetical order.
  *#startingWith(beginning) {
    let low = 0;
    let high = this.alphabetical.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.folded[this.alphabetical[middle]] < beginning) low = middle + 1;
      else high = middle;
    }
    while (low < this.alphabetical.length && this.folded[this.alphabetical[low]].startsWith(beginning)) yield this.alphabetical[low++];
  }

  // «melding» is the end of «bekymringsmelding».
  #compounds(typed, found) {
    const part = root(typed);
    if (part.length < 4) return;
    for (const i of this.shelf.holding(part)) {
      const at = this.roots[i].lastIndexOf(part);
      if (at > 0) found.put(this.terms[i], at + part.length === this.roots[i].length ? MATCH.compoundEnd : MATCH.compoundInside);
    }
  }

  // «skoletannlege» holds «tannlege». A long part says more than a short one.
  #partsOf(typed, found) {
    const whole = root(typed);
    for (let length = 4; length <= whole.length - 3; length++) {
      const share = length / whole.length;
      const weight = MATCH.partOfTyped * Math.min(1, 1.4 * share);
      if (share >= 0.4) this.#put(found, this.byRoot.get(whole.slice(0, length)), weight);
      if (share >= 0.5 && length >= 5) this.#put(found, this.byRoot.get(whole.slice(-length)), weight);
    }
  }

  // One slip, two in a long word; also one slip in the beginning of a word that is still being typed.
  #misspelled(typed, found) {
    const written = fold(typed);
    if (written.length < 4) return;
    const most = written.length >= 8 ? 2 : 1;
    const letters = lettersOf(written);
    const base = root(typed);
    const heard = sound(typed);
    for (let i = 0; i < this.terms.length; i++) {
      const length = this.folded[i].length;
      if (length < 4 || length < written.length - most - 1) continue;
      if (count(letters & ~this.letters[i]) > most || isNumber(this.terms[i])) continue; // too many letters that the word lacks
      const weight = this.#slipped(written, base, i, most) || (heard.length > 4 && slips(heard, this.sounds[i], 1) <= 1 ? MATCH.twoSlips : 0);
      if (weight) found.put(this.terms[i], weight);
    }
  }

  #slipped(written, base, i, most) {
    const whole = slips(written, this.folded[i], most);
    if (whole <= 1) return MATCH.oneSlip;
    if (slips(base, this.roots[i], 1) <= 1 && base.length >= 4) return MATCH.oneSlip * 0.95;
    if (written.length >= 5 && slips(written, this.folded[i].slice(0, written.length), 1) <= 1) return MATCH.oneSlip * 0.8;
    return whole <= most ? MATCH.twoSlips : 0;
  }

  /** Words that share most pairs of letters with `typed`: a last resort, when nothing else is found. */
  alike(typed) {
    const found = new Best();
    const written = fold(typed);
    const pairs = pairsOf(written);
    if (pairs.size < 3) {
      this.folded.forEach((folded, i) => {
        if (folded.length === written.length && written.length > 2 && slips(written, folded, 1) <= 1) found.put(this.terms[i], MATCH.alike);
      });
      return found;
    }
    this.folded.forEach((folded, i) => {
      if (Math.abs(folded.length - typed.length) > 4) return;
      const others = pairsOf(folded);
      let shared = 0;
      for (const pair of others) if (pairs.has(pair)) shared++;
      const likeness = (2 * shared) / (pairs.size + others.size);
      if (likeness >= RULES.alike) found.put(this.terms[i], MATCH.alike * likeness);
    });
    return found;
  }
}

const pairsOf = (word) => new Set(Array.from({ length: word.length - 1 }, (_, i) => word.slice(i, i + 2)));
