// Does what was typed tell of danger to a child? Danger is who + does what + to whom: a relative, a part of the body or
// a verb alone says nothing. The words of each sign stand in content/synonymer.yml (`faretegn`), and those that tell
// enough by themselves (`fare`).

import { fold, isStop, root, slips, sound } from "./norwegian.js";

const GAP = 3; // words that may stand between two parts of a pattern

// The parts of a pattern follow each other: names of signs, or words. «/» is or; «+» means right after the part before.
const PATTERNS = `
  overgrepsord · skademerke · merke/merker/sår +på kropp · merke/merker/sår etter slår/brenner/våpen
  voksen slår · voksen slår/kaster voksen · voksen kaster offer · voksen offer +kaster · kaster +spedbarn · slår +offer · slår +offer/kropp · slår +på +offer
  ble/blir/vart/vert/er/blitt/var/bli/been/being +slår/kaster · offer ble/blir/vart/vert/blitt/er slår · slår av voksen
  voksen klår · klår +offer/kropp · klår +på +offer/kropp
  voksen tar +bilde/bilder av offer · voksen/han/de/noen tar +på/ved/borti/nedi/i offer/kropp · tar +på/ved/borti kropp · touches +me/him/her · tar +me
  voksen nærgående kropp · voksen nærgående offer +på/med/i/uten/naken · voksen nærgående +med/hos/oppå offer · nærgående kropp voksen · voksen naken offer · voksen nærgående naken/dusj/senga
  ligger i senga offer · voksen sex · sex +med · sex voksen · tvinger sex/kler/gifte/gift
  voksen tvinger offer · tvinger +offer · tvinger til spise/kle/drikke · bruker våpen på · blir/ble/tvinges/tvunget/tvunge gifte/gift · giftes +bort · gift +bort · skal omskjæres
  stenger offer ute/inne/rom · voksen stenger offer · er/blir/ble/vart/vert/har stenger rom/inne/ute · stenger +inne/ute · stenger +offer · locks me/him/her · stenger +me/him/her
  voksen truer · truer +offer · truer våpen · truer +med +drepe · truer å drepe · drepe offer/voksen · har +våpen · voksen våpen · våpen +hjemme
  voksen brenner offer · brenner +offer · brenner offer våpen · er/blir/ble +brenner · offer brenner våpen
  skader +seg · skader seg · kutter +seg · kutter kropp · skjærer +seg · drepe +seg · drepe +herself/himself · henge +seg
  ikke leve · vil/ønsker +dø · vil ikke +leve · livet +av +seg · ta/tar/tatt/tok/take liv/livet/life · hoppe/hoppa/hoppet ut/fra bru/brua/vindu/vinduet · wants die
  redd hjem · redd +voksen · redd +for +voksen · redd +for +offer +voksen · redd slår · ikke tør/vil/torde hjem · tør/vil +ikke hjem · vil ikke +hjem
  alene +hjemme · er alene natta · forlatt alene · alene natt/natta · forlatt spedbarn · offer +forlatt · ble/er +forlatt
  ikke får mat · får ikke mat · får +ikke +spise · voksen nekter mat · nekter offer mat · uten +mat
  voksen offer kulde · voksen varmt offer · varmt på offer · under +vann · voksen heller offer · voksen heller rus
  voksen er/blir/var +rus · voksen rus kjører/spedbarn · rus kjører · rus +ved kjører · voksen rus og kjører · er/var/blir +rus spedbarn/alene
  svelget giftstoff · tatt/tar/spist giftstoff · giftstoff +svelget · spedbarn slapp · ikke puster · puster ikke
  med +makt · ut +av +landet · brukket lyver
`
  .trim()
  .split(/\s*[·\n]\s*/)
  .map((pattern) => pattern.split(" ").map((part) => ({ next: part[0] === "+", any: part.replace("+", "").split("/").map(fold) })));

// Verbs are told from nouns by their form alone: «banker» and «banken» have one root.
const EXACT = new Set(["slår", "kaster", "klår", "tar", "nærgående", "stenger", "truer", "brenner", "skader", "tvinger", "rus", "harmløst", "overgrepsord"].map(fold));
const RELATIVES = ["pappa", "mamma", "mor", "mora", "moren", "far", "faren", "bror", "broren", "soster", "sosteren", "barn", "barnet", "unge", "ungen", "jente", "gutt"];

export class Danger {
  /** `always`: words and phrases that tell of danger by themselves. `signs`: sign → its words. */
  constructor({ always = [], signs = {} } = {}) {
    this.byForm = new Map(); // a word as it is written → its signs
    this.byRoot = new Map();
    this.bySound = new Map();
    for (const [name, words] of Object.entries(signs)) {
      const sign = fold(name);
      for (const word of words) {
        add(this.byForm, fold(word), sign);
        if (EXACT.has(sign)) continue;
        add(this.byRoot, root(word), sign);
        if (word.length > 3) add(this.bySound, sound(word), sign);
      }
    }
    this.always = always.map((phrase) => phrase.toLowerCase().split(/[^\p{L}\p{M}]+/u).filter(Boolean).map(root));
  }

  /** `said`: the words as `heard` gives them. */
  in(said) {
    const words = said.map(({ written, word }) => ({
      base: root(word),
      is: new Set([fold(written), fold(word), ...this.#signs(written, word)]),
    }));
    for (const { is } of words) if (is.has("barn")) is.add("offer");
    said.slice(1).forEach(({ written }, i) => {
      for (const sign of this.byForm.get(fold(said[i].written + written)) || []) words[i + 1].is.add(sign); // «blå merker»
    });
    words.forEach((_, i) => unharm(words, i));
    return PATTERNS.some((pattern) => follows(words, pattern)) || this.always.some((phrase) => saysInOrder(words, phrase)) || onlyHit(words);
  }

  #signs(written, word) {
    const forms = [written, word].map(fold);
    const signs = new Set(forms.flatMap((form) => [...(this.byForm.get(form) || [])]));
    if (!signs.size && word.length > 3) for (const end of ["e", "er", "a"]) for (const sign of this.byForm.get(forms[0] + end) || []) signs.add(sign); // «stikk», «truga»
    if (isStop(word)) return signs;
    for (const sign of this.byRoot.get(root(word)) || []) signs.add(sign);
    if (!signs.size && word.length > 3) for (const sign of this.bySound.get(sound(word)) || []) signs.add(sign);
    if (!signs.size) for (const sign of this.#longer(fold(word))) signs.add(sign);
    return signs;
  }

  // «fostermor» is a «mor», «tiåring» a child; a long word may have a slip.
  #longer(word) {
    if (/aring(?:en|er|ane|a)?$/.test(word)) return ["barn", "offer"];
    const relative = RELATIVES.find((end) => word.length >= end.length + 3 && word.endsWith(end));
    if (relative) return this.byForm.get(relative) || [];
    if (word.length < 8) return [];
    for (const [form, signs] of this.byForm) if (form.length >= 8 && slips(word, form, 1) <= 1) return signs;
    return [];
  }
}

const add = (map, key, sign) => {
  if (!map.has(key)) map.set(key, new Set());
  map.get(key).add(sign);
};

const is = (words, i, ...names) => names.some((name) => words[i]?.is.has(name));
const VERBS = ["slar", "kaster", "stenger", "brenner", "truer"];

// What takes the harm out of a verb: «slår av lyset», «slår opp», «banker på døra», «slår seg», «barnet biter andre barn».
function unharm(words, i) {
  const at = (step, ...names) => is(words, i + step, ...names);
  const calm = (...names) => names.forEach((name) => words[i].is.delete(name));
  const soon = at(1, "harmlost") || at(2, "harmlost");
  if (at(0, ...VERBS)) {
    const particle = at(1, ...PARTICLES) && ![2, 3].some((step) => at(step, "offer", "kropp", "voksen", "barn"));
    const reflexive = at(1, "seg") && !at(0, "brenner");
    const children = at(-1, "barn", "andre", "de") && !at(-1, "voksen") && !(at(1, "offer") && !at(1, "barn"));
    if (soon || particle || reflexive || children) calm(...VERBS);
  }
  if (at(0, "tar") && (soon || at(2, "seg") || at(3, "harmlost") || at(4, "harmlost"))) calm("tar");
  if (at(0, "rus") && !at(-1, "er", "var", "blir", "voksen", "seg", "drita", "dritt", "barn", "kom", "kommer")) calm("rus");
}

const PARTICLES = "av pa opp fast an til sammen folge ring rot leir over inn etter".split(" ");

// «slått» and little else: somebody who is too upset to write more.
function onlyHit(words) {
  const telling = words.filter(({ is }) => ![...is].some(isStop));
  return words.length < 3 && telling.length === 1 && telling[0].is.has("slar");
}

function follows(words, pattern) {
  const from = (part, before) => {
    if (part === pattern.length) return true;
    const { next, any } = pattern[part];
    const last = part ? Math.min(words.length - 1, before + (next ? 1 : GAP + 1)) : words.length - 1;
    for (let i = before + 1; i <= last; i++) if (is(words, i, ...any) && from(part + 1, i)) return true;
    return false;
  };
  return from(0, -1);
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
