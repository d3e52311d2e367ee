// Does what was typed tell of danger to a child? Danger is who + does what + to whom: a relative, a part of the body or
// a verb alone says nothing. The words of each sign stand in content/synonymer.yml (`faretegn`), and those that tell
// enough by themselves (`fare`).

import { fold, isStop, root, slips, sound } from "./norwegian.js";

const GAP = 4; // words that may stand between two parts of a pattern

// The parts of a pattern follow each other: names of signs, or words in any form («=» in this one). «/» is or; «+» means right after the part before.
// What stands on each side of «&» may come anywhere, in any order, but not by the same words.
const PATTERNS = `
  overgrepsord · skademerke · merke/merker/marks/sår +på/on kropp · merke/merker/sår/arr etter slår/brenner/våpen
  voksen slår · voksen slår/kaster voksen · voksen kaster offer · voksen offer +kaster · kaster +spedbarn · slår +offer · slår +offer/kropp · slår +på +offer
  ble/blir/vart/vert/er/blitt/var/bli/been/being/got/gets +slår/kaster · offer ble/blir/vart/vert/blitt/er slår · slår av voksen · får/fikk/fekk +bank/ris · slag/spark i/mot kropp av voksen · slag/spark av voksen
  voksen kaster +på/i/mot/etter/rundt/om/hardt kropp/offer · voksen kaster/brenner kropp · kaster hardt kropp · voksen kaster alt/ting/tallerkener
  holder/holdt/heldt/held +offer +nede/fast/under/igjen · holder over kropp · ikke får +puste/luft · får ikke +puste/luft · slår blør/blødde/blødd
  voksen klår · klår +offer/kropp/intim · klår +på +offer/kropp/intim · tar/kaster/klår +i/på/ved/under intim
  voksen tar +bilde/bilder av offer · voksen/han/de/noen/en/ei/man tar +på/ved/borti/nedi/i offer/kropp/intim · tar +på/ved/borti kropp/intim · tar +offer +på/i/mellom/under kropp/intim · tar +på +offer under · touch/touches/touched/touching +me/him/her/my · tar +me
  voksen tar/kaster/suge/suger/vil/leker intim · voksen nærgående intim/munn/lår/bryst · voksen nærgående offer +på/med/i/uten/naken/inn · voksen nærgående +med/hos/oppå/inn offer · voksen nærgående +seg inn · nærgående kropp/intim voksen · nærgående +oppå offer · voksen naken offer · voksen nærgående naken/dusj/senga
  blod/blør/hoven/hovne/vondt intim · blod/blør +i/fra underliv/bleie/bleia · intim og blod · ligger i senga offer · voksen sex · sex +med/with · sex voksen · suge/suger intim · intim i +munn · offer mellom +beina/bena/lårene · kaster/tar/klår mellom +beina/bena
  tvinger sex/kler/gifte/gift/porno · voksen tvinger offer · tvinger +offer · tvinger søster/bror · tvinger til spise/kle/drikke · off/av +her/his/my +clothes/klærne · kler +av offer · voksen tar/kaster +av offer · kler offer +av · uten +klær offer · fanget uten +klær
  bruker våpen på · blir/ble/tvinges/tvunget/tvunge gifte/gift · giftes +bort · gifte offer +bort · gift +bort · skal omskjæres
  stenger offer ute/inne/rom · voksen stenger offer · er/blir/ble/vart/vert/har stenger rom/inne/ute · stenger +inne/ute · stenger +offer · voksen stenger +seg med · locks me/him/her
  voksen truer · truer +offer · truer våpen · truer drepe · drepe offer/voksen/barn · kill +us/me/him/her/offer · har +våpen · voksen våpen · våpen +hjemme
  voksen brenner offer · brenner +offer · brenner offer våpen · er/blir/ble +brenner · offer brenner våpen · merke/merker/burn etter/marks brenner/våpen/on
  skader +seg · skader seg · kutter +seg · skader kropp våpen · skader +opp kropp · skjærer +seg · drepe +seg · drepe +herself/himself/myself · henge +seg · kroppen +sin skader
  ikke leve · vil/ønsker/skal/å +dø · vil ikke +leve · livet +av +seg · ta/tar/tatt/tok/take liv/livet/life · slutt på +alt/livet · hoppe/hoppa/hoppet ut/fra bru/brua/vindu/vinduet/taket · wants die
  redd hjem · redd +voksen · redd +for +voksen · redd +for +offer +voksen · redd slår · ikke tør/vil/torde hjem · tør/vil +ikke hjem · vil ikke +hjem
  alene +=hjemme · er alene natta · det +brenner · forlatt alene/kjører · alene natt/natta/kjører/mørket · forlatt spedbarn · funnet alene · offer +forlatt · ble/er +forlatt · lagt +igjen barn alene
  ikke får/fikk/fekk/fått/gir/gitt mat · får/fikk/fekk/gir ikke mat · får/gir offer ikke mat · får/fikk +ikke +spise · voksen nekter mat · nekter offer mat · uten +mat · sulter offer
  voksen offer kulde · voksen varmt/kokende offer · varmt/kokende på/over offer/seg · under +vann · voksen heller offer · voksen heller rus · som/til +straff
  voksen er/blir/var rus · voksen rus kjører/spedbarn/barn · voksen kjører rus · rus kjører · kjører rus barn · rus +ved kjører · voksen rus og kjører · er/var/blir +rus spedbarn/alene/barn · rus +med +barn/offer · sov/sover +rus
  svelget giftstoff · fått/får/fikk +i +seg giftstoff · tatt/spist giftstoff · haug/mange/masse/alle giftstoff · giftstoff +svelget · spedbarn slapp · ikke puster · puster ikke
  vil/ville ha +med +seg barn · lokker +offer inn/med/ut/bort/bil · lokker +inn +offer · voksen lokker offer bil · stikker/rømt/rømmer/rømme/forsvunnet/stukket +med/av barn/offer · roper/kommer/skal +at ta +barn · ta +barn ut/utlandet/landet · passet tatt
  med +makt · ut +av +landet · brudd/brukket lyver · voksen & brudd & barn/offer · brudd etter voksen
  tar/tatt +på +barn/henne/ham/a/ho/na · etter +håret/øret · redd +når voksen · skader & kropp & sin/sine/selv/seg/si · barn & ute & alene & kveld/kvelden/natt · barn/offer & fryser & kulde
  ikke +mat & =hjemme · ikke/ingenting & ete/spist/spise & dager/dagar · voksen selger barn/offer · filmer/filma & barn/offer & dusj/garderobe/badet & mann/han/voksen
  voksen & rus & borte/ingen · voksen sprøyter +seg · truer livet · barn/offer & =giftes · uten +lov & hentet/tok & barn · barn/offer tatt av +voksen · forhold +til/med & voksen & barn · sammen +med +mann & barn
  fontanelle bulende/hoven · spedbarn & slutter/sluttet/slutta & puste · voksen & vil/lyst/kommer/redd & skade/drepe +barn/offer/spedbarn · redd & hjem · blø/blod/blør & buksa/trusa/laken · barn/offer får +slag
  stenger & kjøleskap/kjøleskapet · samme +bleie & dager/døgn/dag · voksen & kommer +ikke +tilbake · voksen & dratt/reist/stukket & alene/tilbake & barn/offer
  voksen & dusj/dusje/bade/badekar/vaske & intim/naken/=nede · inn +på +rommet/rom & natta/senga/lukker/låser & offer/barn · stygt +bilde & nærgående/voksen · kler/kle/kledd +av +seg & kamera/nett/voksen/bilde/foran
  utland & skåret/skjæres/cut · drikke/drakk/drukket & giftstoff · voksen & drikker & spedbarn/amme/kjører/alene · psykose & alene/drepe/ofre/skade/våpen/spedbarn/farlig
  brudd & ingen/forklare/forklaring/tredje/gammelt & barn/offer/voksen · spedbarn & brudd/skademerke/farge/sårmerke/krampe/hjerneblødning/slapp · ble/blir/blitt/vart & med +våpen
  slår +the/his/her/my +barn · put/sticks/stuck & in/inside +me/her/him · married/marry & off/forced · stenger +in/inside/up & barn/offer · feed/fed & not/dont/never/doesnt · left +alone & barn/offer
  klår +med/på +offer · offer kaster +på/i/mot/etter +kropp/offer · utsatt/utsett for & sex/stygt/krenking · barn/offer & ble/blir/blitt/vart/er/was +klår/tvinger/truer/stenger/brenner · kaster +av +offer
  mann/fremmed/ukjent/voksen & inn/med & bil/bilen & barn/offer & prøvde/fulgte/lokket/ville/spurte/få · er/vært/meldt +savnet · vil/ville/skal & ut +av +vinduet · barn/offer & innelåst/utelåst
  slag & av voksen · slag/slår & i/på/mot +kropp/intim/trynet · får/fikk/fekk/gir/gav/ga & slag & voksen/offer/barn & voksen/hjemme/igjen/kropp · voksen & slag & barn/offer
  voksen & tar/kaster/klår/nærgående & intim · legger/holder/trykker/la/holdt/satte +pute/puta/hånd/hånda/dyne/pose/hånden & over +kropp/munn/nesa/nese/hovudet
  voksen & rommet/senga/seng & natta/natt/kvelden/nettene & offer/barn/mitt/mi · barn/voksen +min/mi/mitt & tar +på +meg
  kropp & av/fra/frå & slår/slag & voksen · voksen & hardt & kaster/holder/holdt/tar/slår & barn/offer · roper/skriker/ropte/skrek i/inn +ansiktet
  blør/blod & intim/underlivet · redd for & gjør/gjøre/skjer & voksen/offer/barn · tør/torde ikke si/fortelle/snakke & sårmerke/skademerke/sår/brudd/voksen/hjemme/blå
  voksen våkner +ikke · ikke kommet/kom/kommer +hjem & barn/offer/natt/dager/jente · ikke/ingenting & spist/spiser & siden/sidan/dager/dagar/lørdag/fredag/helga/hjemme
  rømt/rømte/stakk/stukket +fra/hjemmefra/hjem/heimefrå · tilby/lokker & bil/inn/penger/godteri/is & barn/offer & med/hjem/inn
  leaves/left/leave +him/her/me/kids/them/us & alone · barn/offer & tatt/tar/tok/ta & utland & voksen/tilbake/uten/passet · nekt & mat/middag & voksen/offer/barn
  voksen & rus & kjører/barn/spedbarn/offer · voksen & borte & barn/spedbarn/offer · voksen & ikke vekt/våkne/våkner/vekker & barn/spedbarn/offer
  farge & utsatt · farge over/på +kropp/utsatt/hele/heile · sårmerke & utsatt · dype/djupe/ferske +kutt/sår · skademerke & kropp
  voksen & tar +på/ved/borti +offer/kropp/intim · lister & senga/seng/rommet/dyna/natta/natt/dusjen/badet & offer/barn/voksen · nærgående oppå · nærgående/tar +inn +i offer · tar kropp/intim +inn/oppi +i offer/kropp · voksen & sex & nærgående/offer/barn · sex & barn/offer & nærgående/skal/med · nærgående & sex
  voksen/mann/fremmed/ukjent/trener & bilde & nærgående/ber/spør/vil & sex/intim/dusj/badekar/klær · møte/møter/treffe/møtt & nett & mann/fyr/fremmed/ukjent/eldre/kar/gutt/voksen/menn/en/noen & barn/offer/jente
  stenger & ute & barn/offer/voksen · ingen +åpner/åpna/slipper/slepp/slapp & barn/offer/ute · slipper/slepp/slapp/slippe & ikke +inn/ut & barn/offer · barbeint/barføtt & kulde · sove/søv/soving & kjeller/bod/kjellerbod/garasje/gulvet/trappa/bilen/uthus/fjøs & offer/barn
  spedbarn & alene & =hjemme/natt/natta/bil/bilen/leiligheten/huset/leilegheita/fest/borte/byen/jobb · barn/offer & alene & =hjemme/natta/dager/dagar/leiligheten/huset/leilegheita/fest/låst/mørket
  voksen & våpen & mot/fram/foran/etter/truer/rasende/farlig/sint/slår · våpen mot/på +offer/barn/voksen/hals
  lar/let/lot/får/fikk/vil +ikke & lege & voksen/barn/offer & sår/såret/brukket/skada/skadet/vondt/feber/syk/blør · nekt & lege
  ikke/ingen & får/fikk/gir/fått/få & mat & hjemme/dager/dagar/siden/sidan/straff/middag · voksen/offer/barn & ikke/ingen +mat & gir/får/fikk/fått
  gjør/gjorde/gjort/doing/did/does/do stygt med/mot/to/offer/på · voksen gjør/gjorde/gjort stygt · voksen & gjør/gjorde/gjort +offer/barn +stygt/vondt · voksen stygt mot/med/to +offer
  voksen blir/er/vart/blei/ble/gets farlig · farlig & redd/tør/hjem/hjemme & voksen/barn/offer · redd & voksen & drikker/sint/sinna/rasende/slår/farlig/full · tør/torde/tørr/dare/dares & ikke & hjem/hjemme/home · ikke & vil/ville & hjem & redd/slår/voksen/blir
  tatt/tok/ta/spist/spiste/svelget/svelga/svelgde/slukt/slukte/drukket/swallowed/took/fått & giftstoff & barn/offer/elev/haug/brett/mange/alle/venninne · medisin/medisiner/medisinen/medisinene & mange/alle/mammas/pappas/feil/bestemors/farmors/mormors/spiste/svelget
  barn/offer & rømt/forsvunnet/forsvant/bortkommet/missing · voksen & med +våpen & kommer/hente/står/kom · får/fikk +ikke +komme +inn · voksen & tar/kaster +av +offer · rømt/rømmer +hjemmefra · barn/offer krampe/kramper · voksen straffer/straffa/straffet offer/barn
  taking/taken/be/going/to +cut · sendt/sendes/sende/sender/sent & utland & barn/offer · jente/datter/elev/barn/søster/ho/hun/henne skal/må/må gifte/gift/giftes · bestemt/tvinger gifte/gift/giftes · tvinger & nærgående/sex & barn/offer/voksen
  ville/vil/skulle/ønsker/want/wants/wish +dø/død/die/dead · være/vere +død · ende/avslutte livet · slutt/ferdig med +livet · ta/tar/tatt/tok/tek livet · hoppe/hoppa/hoppet/kaste foran tog/bil/toget/bilen
  utsatt for vold/overgrep/vald · voksen & vold/vald/voldelig & mot/offer/barn/hjemme · vold/vald/voldelig hjemme
`.trim().split(/\s*[·\n]\s*/);

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

const is = (words, i, ...names) => names.some((name) => words[i]?.is.has(name));

// What takes the harm out of a verb: «slår av lyset», «slår ikke», «banker på døra», «slår seg», «barnet biter andre barn».
function unharm(words, i) {
  const at = (step, ...names) => is(words, i + step, ...names);
  const calm = (...names) => [...names, `~${words[i].base}`].forEach((name) => words[i].is.delete(name));
  const person = (...steps) => steps.some((step) => at(step, "offer", "kropp", "intim", "voksen", "barn"));
  const soon = (at(1, "harmlost") && !person(2, 3, 4)) || (at(2, "harmlost") && !at(1, "med") && !person(3, 4, 5));
  if (at(0, ...HARMS)) {
    const particle = at(1, ...IDIOMS) || (at(0, "slar") && (at(1, "opp") || (at(1, "ut") && at(2, "haret", "har")))) || (at(1, ...PARTICLES) && !person(2, 3) && !at(0, "truer"));
    const reflexive = (at(1, "seg") && !at(0, "brenner", "drepe")) || (at(1, "meg") && at(-1, "jeg") && (at(0, "brenner") || !at(0, "skader")));
    const playing = at(-1, "barn", "andre", "de") && !at(-1, "voksen") && !(at(1, "offer") && !at(1, "barn"));
    const towards = at(-1, "barn") && !at(-1, "voksen") && (at(1, "voksen") || at(1, "oss"));
    const animal = [-1, -2, -3, -4].some((step) => at(step, "dyr")) && ![-1, -2, -3].some((step) => at(step, "voksen", "offer"));
    const denied = at(-1, ...NOT) || (at(1, ...NOT) && !at(2, "bare")) || (person(1) && at(2, ...NOT));
    const noun = at(-1, "i", "en", "et", "ei", "the");
    if (soon || noun || particle || reflexive || playing || animal || denied || towards) calm(...HARMS, "slag");
    if (animal) calm("skader", "tar");
  }
  if (at(0, "skader") && at(1, "seg") && at(2, "pa") && words[i + 3] && ![3, 4].some((step) => at(step, "kropp", "intim", "vapen", "rom"))) calm("skader", "brenner", "sarmerke");
  if (at(0, "tar") && !at(1, "av") && ([1, 2, 3, 4].some((step) => at(step, "harmlost")) || at(2, "seg"))) calm("tar");
  if (at(0, "truer") && [1, 2, 3, 4].some((step) => at(step, "harmlost"))) calm("truer");
  if (at(0, "drikker") && [1, 2].some((step) => at(step, "harmlost"))) calm("drikker");
  if (at(0, "stenger") && words.some((_, at) => is(words, at, "nokkel", "nokkelen"))) calm("stenger");
  if (at(0, "alene") && at(-1, "vere", "være", "vare") && at(-2, "å", "a")) calm("alene");
  if (at(0, "rus") && at(1, "av")) calm("rus");
  if (at(0, "alene") && [-1, -2, -3].some((step) => at(step, "voksen")) && ![-1, -2, -3].some((step) => at(step, "barn", "offer", "lar", "etterlater"))) calm("alene", "~alen");
  if (at(0, "vapen") && [1, 2, 3, 4].some((step) => at(step, "harmlost"))) calm("vapen");
  if (at(0, "drepe") && at(1, "dyr")) calm("drepe");
  const fell = !words.some(({ is }) => is.has("tor")) && words.some(({ is }) => ACCIDENTS.some((word) => is.has(word))) && !words.some(({ is }) => is.has("voksen"));
  if (at(0, "skademerke") && (fell || [-2, -1].some((step) => at(step, "dyr")))) calm("skademerke");
  if (at(0, "hjem") && [1, 2, 3, 4, 5, 6].some((step) => at(step, "harmlost"))) calm("hjem");
  const sober = (at(1, "harmlost") && !at(2, "og")) || at(-1, "pa") || !words.some((word) => word.is.has("voksen") || word.is.has("offer"));
  if (at(0, "rus") && at(0, ...SELDOM_DRUNK) && sober) calm("rus");
}

const SELDOM_DRUNK = "full hoy skjev ol pavirket pavirka brisen sprit".split(" ");
const HARMS = ["slar", "kaster", "stenger", "brenner", "truer", "klår", "drepe"];
const ACCIDENTS = "fall falt uhell snublet snubla ramlet ramla datt".split(" ");
const NOT = ["ikke", "aldri", "not", "never", "dont", "doesnt"];
const PARTICLES = "av pa opp fast an til sammen over inn etter".split(" ");
const IDIOMS = "folge ring rot leir takt takten tromme".split(" ");

// What is told of is no danger: «film om vold», unless somebody comes before it; a game without an adult; «hva er vold»,
// «hvordan snakke om overgrep»; and what was long ago.
function tellsAbout(words) {
  const has = (...names) => words.some((_, i) => is(words, i, ...names));
  const at = (...names) => words.findIndex((_, i) => is(words, i, ...names));
  const about = at("omtale");
  if (about >= 0 && is(words, about + 1, "om", "about")) return true;
  if (about >= 0 && !words.slice(0, about).some(({ is }) => PEOPLE.some((sign) => is.has(sign)))) return true;
  if (has("fortid")) return true;
  const does = has("slår", "kaster", "klår", "tar", "truer") && has("voksen");
  if (has("lek") && !has("voksen")) return true;
  if (does) return false;
  if (is(words, 0, "er") && has("lov", "straffbart", "greit", "normalt", "vanlig")) return true;
  return (is(words, 0, "hvordan", "how") && has("snakke", "prate", "samtale", "forklare", "lære", "undervise", "jobbe")) ||
    (is(words, 0, "hva", "what") && is(words, 1, "er", "betyr", "menes", "regnes", "is", "sier"));
}

const PEOPLE = ["voksen", "barn", "offer"];

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
