// Does what was typed tell of danger to a child? Danger is who + does what + to whom: a relative, a part of the body or
// a verb alone says nothing. The words of each sign stand in content/synonymer.yml (`faretegn`), and those that tell
// enough by themselves (`fare`).

import { fold, isStop, root, slips, sound } from "./norwegian.js";

const GAP = 3; // words that may stand between two parts of a pattern

// The parts of a pattern follow each other: names of signs, or words. «/» is or; «+» means right after the part before.
const PATTERNS = `
  overgrepsord · skademerke · merke/merker/marks/sår +på/on kropp · merke/merker/sår/arr etter slår/brenner/våpen
  voksen slår · voksen slår/kaster voksen · voksen kaster offer · voksen offer +kaster · kaster +spedbarn · slår +offer · slår +offer/kropp · slår +på +offer
  ble/blir/vart/vert/er/blitt/var/bli/been/being/got/gets +slår/kaster · offer ble/blir/vart/vert/blitt/er slår · slår av voksen · får/fikk/fekk +bank/ris · slag/spark i/mot kropp av voksen · slag/spark av voksen
  voksen kaster +på/i/mot/etter/rundt/om/hardt kropp/offer · voksen kaster/brenner kropp · kaster hardt kropp · voksen kaster alt/ting/tallerkener
  holder +offer +nede/fast/under/igjen · holder over kropp · ikke får +puste/luft · får ikke +puste/luft · slår blør/blødde/blødd
  voksen klår · klår +offer/kropp/intim · klår +på +offer/kropp/intim · tar/kaster/klår +i/på/ved/under intim
  voksen tar +bilde/bilder av offer · voksen/han/de/noen/en/ei/man tar +på/ved/borti/nedi/i offer/kropp/intim · tar +på/ved/borti kropp/intim · tar +offer +på/i/mellom/under kropp/intim · tar +på +offer under · touch/touches/touched/touching +me/him/her/my · tar +me
  voksen tar/kaster/suge/suger/vil/leker intim · voksen nærgående kropp/intim · voksen nærgående offer +på/med/i/uten/naken/inn · voksen nærgående +med/hos/oppå/inn offer · voksen nærgående +seg inn · nærgående kropp/intim voksen · nærgående +oppå offer · voksen naken offer · voksen nærgående naken/dusj/senga
  blod/blør/hoven/hovne/vondt intim · blod/blør +i/fra underliv/bleie/bleia · intim og blod · ligger i senga offer · voksen sex · sex +med/with · sex voksen · suge/suger intim · intim i +munn · offer mellom +beina/bena/lårene · kaster/tar/klår mellom +beina/bena
  tvinger sex/kler/gifte/gift/porno · voksen tvinger offer · tvinger +offer · tvinger søster/bror · tvinger til spise/kle/drikke · off/av +her/his/my +clothes/klærne · kler +av offer · voksen tar/kaster +av offer · kler offer +av · uten +klær offer · fanget uten +klær
  bruker våpen på · blir/ble/tvinges/tvunget/tvunge gifte/gift · giftes +bort · gifte offer +bort · gift +bort · skal omskjæres
  stenger offer ute/inne/rom · voksen stenger offer · er/blir/ble/vart/vert/har stenger rom/inne/ute · stenger +inne/ute · stenger +offer · voksen stenger +seg med · locks me/him/her
  voksen truer · truer +offer · truer våpen · truer drepe · drepe offer/voksen/barn · kill +us/me/him/her/offer · har +våpen · voksen våpen · med +våpen · våpen +hjemme
  voksen brenner offer · brenner +offer · brenner offer våpen · er/blir/ble +brenner · offer brenner våpen · merke/merker/burn etter/marks brenner/våpen/on
  skader +seg · skader seg · kutter +seg · skader kropp våpen · skader +opp kropp · skjærer +seg · drepe +seg · drepe +herself/himself/myself · henge +seg · kroppen +sin skader
  ikke leve · vil/ønsker/skal/å +dø · vil ikke +leve · livet +av +seg · ta/tar/tatt/tok/take liv/livet/life · slutt på +alt/livet · hoppe/hoppa/hoppet ut/fra bru/brua/vindu/vinduet/taket · wants die
  redd hjem · redd +voksen · redd +for +voksen · redd +for +offer +voksen · redd slår · ikke tør/vil/torde hjem · tør/vil +ikke hjem · vil ikke +hjem
  alene +hjemme · er alene natta · det +brenner · forlatt alene/kjører · alene natt/natta/kjører/mørket · forlatt spedbarn · funnet alene · offer +forlatt · ble/er +forlatt · lagt +igjen barn alene
  ikke får/fikk/fekk/fått/gir/gitt mat · får/fikk/fekk/gir ikke mat · får/gir offer ikke mat · får/fikk +ikke +spise · voksen nekter mat · nekter offer mat · uten +mat · sulter offer
  voksen offer kulde · voksen varmt/kokende offer · varmt/kokende på/over offer/seg · under +vann · voksen heller offer · voksen heller rus · som/til +straff
  voksen er/blir/var rus · voksen rus kjører/spedbarn/barn · voksen kjører rus · rus kjører · kjører rus barn · rus +ved kjører · voksen rus og kjører · er/var/blir +rus spedbarn/alene/barn · rus +med +barn/offer · sov/sover +rus
  svelget giftstoff · fått/får/fikk +i +seg giftstoff · tatt/spist giftstoff · haug/mange/masse/alle giftstoff · giftstoff +svelget · spedbarn slapp · ikke puster · puster ikke
  vil/ville ha +med +seg barn · lokker +offer inn/med/ut/bort/bil · lokker +inn +offer · voksen lokker offer bil · stikker/rømt/rømmer/rømme/forsvunnet/stukket +med/av barn/offer · roper/kommer/skal +at ta +barn · ta +barn ut/utlandet/landet · passet tatt
  med +makt · ut +av +landet · brudd/brukket lyver · brudd ingen/etter · voksen brudd · brudd etter voksen
`
  .trim()
  .split(/\s*[·\n]\s*/)
  .map((pattern) => pattern.split(" ").map((part) => ({ next: part[0] === "+", any: part.replace("+", "").split("/").map(fold) })));

// Verbs are told from nouns by their form alone: «banker» and «banken» have one root.
const VERBS = ["slår", "kaster", "klår", "tar", "nærgående", "lokker", "stenger", "truer", "drepe", "brenner", "skader", "tvinger"].map(fold);
const EXACT = new Set([...VERBS, ...["rus", "overgrepsord", "omtale"].map(fold)]);
const AMBIGUOUS = "klar"; // «klår», but also «klar» and «klær»
const WEAK = /(?:er|ar|et|a|te|ed|de|dde|dd|t|es|ing)$/; // how a verb ends that isn't in the infinitive

export class Danger {
  /** `always`: words and phrases that tell of danger by themselves. `signs`: sign → its words. */
  constructor({ always = [], signs = {} } = {}) {
    this.byForm = new Map(); // a word as it is written → its signs
    this.byRoot = new Map();
    this.bySound = new Map();
    for (const [name, words] of Object.entries(signs)) {
      const sign = fold(name);
      for (const word of words) {
        if (fold(word) !== AMBIGUOUS) add(this.byForm, fold(word), sign);
        add(this.byForm, word, sign);
        if (EXACT.has(sign)) continue;
        for (const form of definite(fold(word))) add(this.byForm, form, sign);
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
      is: new Set([...[fold(written), fold(word)].filter((form) => form !== AMBIGUOUS), ...this.#signs(written, word)]),
    }));
    for (const { is } of words) {
      if (is.has("barn")) is.add("offer");
      if (is.has("intim")) is.add("kropp");
      if ([...is].some((word) => /^(?:sex|porno|naken)/.test(word))) is.add("sex");
    }
    said.slice(1).forEach(({ written }, i) => {
      for (const sign of this.byForm.get(fold(said[i].written + written)) || []) words[i + 1].is.add(sign); // «blå merker»
    });
    words.forEach((_, i) => unharm(words, i));
    if (tellsAbout(words)) return false;
    return PATTERNS.some((pattern) => follows(words, pattern)) || this.always.some((phrase) => saysInOrder(words, phrase)) || onlyHit(words) || didHarm(words);
  }

  #signs(written, word) {
    const forms = [written, word, fold(written), fold(word)];
    const signs = new Set(forms.flatMap((form) => [...this.#ofForm(form)]));
    if (isStop(word)) return signs;
    for (const sign of this.byRoot.get(root(word)) || []) signs.add(sign);
    if (!signs.size && word.length > 3) for (const sign of this.bySound.get(sound(word)) || []) signs.add(sign);
    if (!signs.size) for (const sign of this.#longer(fold(word))) signs.add(sign);
    return signs;
  }

  // «sparket», «sparka» and «stikk» are forms of «sparke» and «stikker»; «klemte» of «klemme», with its consonant once.
  #ofForm(form) {
    if (this.byForm.has(form) || form.length < 4) return this.byForm.get(form) || [];
    const stems = [form, form.replace(WEAK, "")].filter((stem) => stem.length > 2);
    const infinitives = stems.flatMap((stem) => [`${stem}e`, `${stem}${stem.at(-1)}e`]).concat(stems, form.replace(/s$/, ""));
    return infinitives.flatMap((verb) => [...(this.byForm.get(verb) || [])]).filter((sign) => VERBS.includes(sign));
  }

  // A compound is what it ends with: «fostermor» a «mor», «regnbuksa» a «bukse»; «tiåring» is a child. A long word may
  // have a slip.
  #longer(word) {
    if (/aring(?:en|er|ane|a)?$/.test(word)) return ["barn", "offer"];
    for (let i = 2; i <= word.length - 3; i++) {
      const signs = this.byRoot.get(root(word.slice(i)));
      if (signs) return [...signs].filter((sign) => word.length - i > 3 || sign === "voksen" || sign === "barn");
    }
    if (word.length < 8) return [];
    for (const [form, signs] of this.byForm) if (form.length >= 8 && slips(word, form, 1) <= 1) return signs;
    return [];
  }
}

// «fetteren» and «lua»: the forms of a noun that a stemmer takes for another word.
const definite = (word) => ["en", "n", "a", "et", "ene", "ne", "er"].map((end) => (/^[ea]/.test(end) ? word.replace(/e$/, "") : word) + end);

const add = (map, key, sign) => {
  if (!map.has(key)) map.set(key, new Set());
  map.get(key).add(sign);
};

const is = (words, i, ...names) => names.some((name) => words[i]?.is.has(name));

// What takes the harm out of a verb: «slår av lyset», «slår ikke», «banker på døra», «slår seg», «barnet biter andre barn».
function unharm(words, i) {
  const at = (step, ...names) => is(words, i + step, ...names);
  const calm = (...names) => names.forEach((name) => words[i].is.delete(name));
  const person = (...steps) => steps.some((step) => at(step, "offer", "kropp", "intim", "voksen", "barn"));
  const soon = (at(1, "harmlost") && !person(2, 3, 4)) || (at(2, "harmlost") && !person(3, 4, 5));
  if (at(0, ...HARMS)) {
    const particle = at(1, ...IDIOMS) || (at(1, ...PARTICLES) && !person(2, 3));
    const reflexive = at(1, "seg") && !at(0, "brenner");
    const playing = at(-1, "barn", "andre", "de") && !at(-1, "voksen") && !(at(1, "offer") && !at(1, "barn"));
    const animal = at(-1, "dyr") || (at(-2, "dyr") && at(-1, "har", "hadde"));
    const denied = at(-1, ...NOT) || (at(1, ...NOT) && !at(2, "bare")) || (person(1) && at(2, ...NOT));
    const noun = at(-1, "i", "en", "et", "ei", "the");
    if (soon || noun || particle || reflexive || playing || animal || denied) calm(...HARMS);
  }
  if (at(0, "skader") && at(1, "seg") && at(2, "pa") && words[i + 3] && ![3, 4].some((step) => at(step, "kropp", "intim", "vapen", "rom"))) calm("skader", "brenner");
  if (at(0, "tar") && !at(1, "av") && ([1, 2, 3, 4].some((step) => at(step, "harmlost")) || at(2, "seg"))) calm("tar");
  if (at(0, "drepe") && at(1, "dyr")) calm("drepe");
  const fell = words.some(({ is }) => ACCIDENTS.some((word) => is.has(word))) && !words.some(({ is }) => is.has("voksen"));
  if (at(0, "skademerke") && (fell || [-2, -1].some((step) => at(step, "dyr")))) calm("skademerke");
  if (at(0, "hjem") && [1, 2, 3, 4, 5, 6].some((step) => at(step, "harmlost"))) calm("hjem");
  if (at(0, "rus") && !at(-1, "er", "var", "blir", "voksen", "seg", "drita", "dritt", "barn", "kom", "kommer", "sov", "sover", "hjem", "henter", "lukter", "lukta", "luktet", "sa", "helt", "ganske", "veldig")) calm("rus");
}

const HARMS = ["slar", "kaster", "stenger", "brenner", "truer", "klar", "drepe"];
const ACCIDENTS = "fall falt uhell snublet snubla ramlet ramla datt".split(" ");
const NOT = ["ikke", "aldri", "not", "never"];
const PARTICLES = "av pa opp fast an til sammen over inn etter".split(" ");
const IDIOMS = "folge ring rot leir takt takten tromme".split(" ");

// «film om vold»: what is told of is no danger, unless somebody comes before it.
function tellsAbout(words) {
  const about = words.findIndex(({ is }) => is.has("omtale"));
  return about >= 0 && !words.slice(0, about).some(({ is }) => ["voksen", "barn", "offer"].some((sign) => is.has(sign)));
}

// «slått» and little else: somebody who is too upset to write more.
function onlyHit(words) {
  const telling = words.filter(({ is }) => ![...is].some(isStop));
  return words.length < 3 && telling.length === 1 && telling[0].is.has("slar");
}

// However it is put: an adult, a verb that is always harm, and somebody or a part of the body.
function didHarm(words) {
  const at = (...names) => words.findIndex((_, i) => is(words, i, ...names));
  const who = at("voksen");
  const did = at("slar", "klar", "brenner", "tvinger");
  return who >= 0 && did > who && words.some(({ is }, i) => i !== who && i !== did && ["offer", "kropp"].some((sign) => is.has(sign)));
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
