// Does what was typed tell of danger to a child? Danger is who + does what + to whom: a relative, a part of the body or
// a verb alone says nothing. The words of each sign stand in content/synonymer.yml (`faretegn`), and those that tell
// enough by themselves (`fare`).

import { PATTERNS } from "./danger_patterns.js";
import { is, tellsAbout, unharm } from "./harmless.js";
import { fold, isStop, root, slips, sound } from "./norwegian.js";

const GAP = 4; // words that may stand between two parts of a pattern

// A pattern as its runs, each a list of parts. A word that is no sign is meant in all its forms.
function parsed(pattern, signs) {
  const any = (name) => (signs.has(plain(name)) || name.length < 4 ? [plain(name)] : name[0] === "=" ? [plain(name.slice(1))] : [plain(name), `~${root(name)}`]);
  const part = (text) => ({ next: text[0] === "+", any: text.replace("+", "").split("/").flatMap(any) });
  return pattern.split(" & ").map((run) => run.split(" ").map(part));
}

const AMBIGUOUS = "klar"; // «klår», but also «klar» and «klær»
const plain = (word) => (fold(word) === AMBIGUOUS ? word : fold(word));

// Verbs are told from nouns by their form alone: «banker» and «banken» have one root.
const VERBS = ["slår", "kaster", "klår", "tar", "nærgående", "lister", "lokker", "stenger", "truer", "drepe", "brenner", "skader", "tvinger", "nekt"].map(plain);
const EXACT = new Set([...VERBS, ...["rus", "overgrepsord", "omtale", "lek", "fortid", "farge", "sex", "borte", "stygt", "bilde", "farlig"].map(plain)]);
const BLOWS = ["slag", "sarmerke"]; // «sparket» and «kuttet» are both a thing and something that was done
const ENDS = ["voksen", "barn", "omtale", "lek"]; // also three letters at the end of a compound tell these
const WEAK = /(?:er|ar|et|a|te|ed|de|dde|dd|t|es|ing)$/; // how a verb ends that isn't in the infinitive

export class Danger {
  /** `always`: words and phrases that tell of danger by themselves. `signs`: sign → its words. */
  constructor({ always = [], signs = {} } = {}) {
    this.byForm = new Map(); // a word as it is written → its signs
    this.byRoot = new Map();
    this.bySound = new Map();
    for (const [name, words] of Object.entries(signs)) {
      const sign = plain(name);
      for (const word of words) {
        for (const form of spellings(word)) add(this.byForm, form, sign);
        if (EXACT.has(sign)) continue;
        for (const form of definite(word)) for (const spelling of spellings(form)) add(this.byForm, spelling, sign);
        if (root(word).length > 3) add(this.byRoot, root(word), sign);
        if (word.length > 3) add(this.bySound, sound(word), word);
      }
    }
    this.long = Object.values(signs).flat().map(plain).filter((word) => word.length >= 8);
    const names = new Set([...Object.keys(signs).map(plain), ...VERBS]);
    this.patterns = PATTERNS.map((pattern) => parsed(pattern, names));
    this.always = always.map((phrase) => phrase.toLowerCase().split(/[^\p{L}\p{M}]+/u).filter(Boolean).map(root));
  }

  /** `said`: the words as `heard` gives them. */
  in(said) {
    const words = this.signsOf(said);
    if (tellsAbout(words)) return false;
    const there = new Set(words.flatMap(({ is }) => [...is]));
    return this.patterns.some((pattern) => possible(pattern, there) && follows(words, pattern)) || this.always.some((phrase) => saysInOrder(words, phrase)) || onlyHit(words) || didHarm(words);
  }

  /** Each word with its signs, but those that what stands around takes the harm out of. */
  signsOf(said) {
    const words = said.map(({ written, word }) => ({
      base: root(word),
      is: new Set([...[written, word].map(plain), `~${root(word)}`, ...this.#signs(written, word)]),
    }));
    for (const { is } of words) {
      for (const word of [...is]) for (const meant of ENGLISH_AS[word] || []) is.add(meant);
      if (is.has("spedbarn")) is.add("barn");
      if (is.has("barn")) is.add("offer");
      if (["himself", "herself", "myself", "themselves"].some((word) => is.has(word))) is.add("seg");
      if (is.has("intim") || is.has("utsatt")) is.add("kropp");
      if ([...is].some((word) => /^(?:sex|porno|naken)/.test(word))) is.add("sex");
    }
    said.slice(1).forEach(({ written }, i) => {
      if (written.length > 3) for (const sign of this.byForm.get(fold(said[i].written + written)) || []) words[i + 1].is.add(sign); // «blå merker»
    });
    said.forEach(({ written }, i) => {
      if (i && CLITIC.has(written) && TOWARDS.has(said[i - 1].word)) words[i].is.add("offer"); // «på a», «med'n»
    });
    words.forEach((_, i) => unharm(words, i));
    return words;
  }

  #signs(written, word) {
    const forms = [...spellings(written), ...spellings(word)];
    const signs = new Set(forms.flatMap((form) => [...this.#ofForm(form)]));
    if (isStop(word)) return signs;
    for (const sign of this.byRoot.get(root(word)) || []) signs.add(sign);
    if (!signs.size && word.length > 3) {
      for (const other of this.bySound.get(sound(word)) || []) {
        if (slips(fold(word), fold(other), 2) <= (word.length > 6 ? 2 : 1)) for (const sign of this.byForm.get(other)) signs.add(sign);
      }
    }
    if (!signs.size) for (const sign of this.#longer(fold(word))) signs.add(sign);
    return signs;
  }

  // «sparket», «sparka» and «stikk» are forms of «sparke» and «stikker»; «klemte» of «klemme», with its consonant once.
  #ofForm(form) {
    const found = [...(this.byForm.get(form) || [])];
    if (form.length < 4 || found.some((sign) => !BLOWS.includes(sign))) return found;
    const stems = [form, form.replace(WEAK, "")].filter((stem) => stem.length > 2);
    const infinitives = stems.flatMap((stem) => [`${stem}e`, `${stem}${stem.at(-1)}e`]).concat(stems, form.replace(/s$/, ""));
    return found.concat(infinitives.flatMap((verb) => [...(this.byForm.get(verb) || [])]).filter((sign) => VERBS.includes(sign)));
  }

  // A compound is what it ends with: «fostermor» a «mor», «regnbuksa» a «bukse»; «tiåring» is a child. A long word may
  // have a slip.
  #longer(word) {
    if (/aring(?:en|er|ane|a)?$/.test(word)) return ["barn", "offer"];
    for (let i = 2; i <= word.length - 3; i++) {
      const signs = this.byRoot.get(root(word.slice(i))) || this.byForm.get(word.slice(i));
      if (signs) return [...signs].filter((sign) => word.length - i > 3 || ENDS.includes(sign));
    }
    if (word.length < 8) return [];
    for (const form of this.long) if (slips(word, form, 1) <= 1) return this.byForm.get(form);
    return [];
  }
}

// «fetteren» and «lua»: the forms of a noun that a stemmer takes for another word.
const definite = (word) => ["en", "n", "a", "et", "ene", "ne", "er", "an", "ane", "ar"].map((end) => (/^[ea]/.test(end) ? word.replace(/e$/, "") : word) + end);

// A word as it is written and without Norwegian letters; but «får» is not «far», nor «nå» «na».
const spellings = (word) => (word.length < 4 || plain(word) === word ? [word] : [word, fold(word), fold(word.replace(/æ/g, "e"))]);

const add = (map, key, sign) => {
  if (!map.has(key)) map.set(key, new Set());
  map.get(key).add(sign);
};

// English in the words of the patterns.
const ENGLISH_AS = {
  home: ["hjem", "~hjem", "hjemme"], alone: ["alene", "~alen"], night: ["natt", "natta"], dont: ["ikke"], doesnt: ["ikke"], not: ["ikke"], never: ["ikke"],
  wants: ["vil"], want: ["vil"], from: ["fra"], by: ["av"], with: ["med"], has: ["har"], is: ["er"], was: ["ble"], at: ["i"], in: ["i"], on: ["pa"],
};
const CLITIC = new Set("a n na an hu".split(" "));
const TOWARDS = new Set("på med mot til av etter over for slo tok".split(" "));

// «slått» and little else: somebody who is too upset to write more.
function onlyHit(words) {
  const telling = words.filter(({ is }) => ![...is].some(isStop));
  return words.length < 3 && telling.length === 1 && telling[0].is.has("slar");
}

// However it is put: an adult, a verb that is always harm, and somebody or a part of the body.
function didHarm(words) {
  const at = (...names) => words.findIndex((_, i) => is(words, i, ...names));
  const who = at("voksen");
  const did = at("slar", "klår", "brenner", "tvinger");
  return who >= 0 && did > who && words.some(({ is }, i) => i !== who && i !== did && ["offer", "kropp"].some((sign) => is.has(sign)));
}

// A quick no: some part of the pattern is nowhere in the sentence.
const possible = (pattern, there) => pattern.every((run) => run.every(({ any }) => any.some((name) => there.has(name))));

// Whether every run of the pattern is there, each in words of its own.
function follows(words, pattern, run = 0, taken = new Set()) {
  if (run === pattern.length) return true;
  const from = (part, before, used) => {
    if (part === pattern[run].length) return follows(words, pattern, run + 1, used);
    const { next, any } = pattern[run][part];
    const last = part ? Math.min(words.length - 1, before + (next ? 1 : GAP + 1)) : words.length - 1;
    for (let i = before + 1; i <= last; i++) if (!used.has(i) && is(words, i, ...any) && from(part + 1, i, new Set(used).add(i))) return true;
    return false;
  };
  return from(0, -1, taken);
}

function saysInOrder(words, phrase) {
  let at = -1;
  return phrase.every((base) => {
    const last = at < 0 ? words.length - 1 : Math.min(words.length - 1, at + GAP + 1);
    for (let i = at + 1; i <= last; i++) {
      if (words[i].base === base || (base.length >= 7 && slips(words[i].base, base, 1) <= 1)) return (at = i) >= 0;
    }
    return false;
  });
}
