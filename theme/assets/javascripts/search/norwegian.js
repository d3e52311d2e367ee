// Norwegian for a search engine: cutting text into words, and telling which spellings are the same word.

import { remembering } from "./lookup.js";

const VOWELS = "aeiouyæøå";

// The endings of Snowball's Norwegian stemmer, longest first. They also take nynorsk -a, -ar and -ane.
const INFLECTIONS = (
  "hetenes hetene hetens endes heten heter ande ende enes edes erte ede ane ene ens ers ets het ast ert " +
  "en ar er as es et a e s"
).split(" ");
const DERIVATIONS = "hetslov eleg elig elov slov leg eig lig els lov ig".split(" ");

// Parts of words that nynorsk spells otherwise. Whole words belong in content/synonymer.yml.
const NYNORSK = [
  ["tenest", "tjenest"], ["skule", "skole"], ["heim", "hjem"], ["heit", "het"], ["vald", "vold"],
  ["sjuk", "syk"], ["sjolv", "selv"], ["tilvis", "henvis"], ["rettlei", "veiled"], ["leiar", "leder"],
  ["eigen", "egen"], ["auge", "oye"], ["mjolk", "melk"], ["gjer", "gjor"], ["ngj", "ng"], ["kkj", "kk"], ["nkj", "nk"],
];

// Little words of nynorsk and of the dialects, as they are spoken, and what bokmål says instead.
const SPOKEN = {
  jeg: "eg æ æg æi ej jæ jæi jei ek",
  meg: "mæ mæi mei mej",
  deg: "dæ dæi",
  seg: "sæ sæi",
  vi: "me mi",
  hun: "ho hu",
  de: "dei dæm di dom dåm",
  han: "hann hanj hain hainn hain n",
  henne: "henner hennar hænne",
  dere: "dokker dokk dykk dåkker",
  hvem: "kven hæm kem kæm ken kim",
  hva: "kva ka hå kåss",
  hvor: "kvar kor hår kørr",
  hvordan: "hosse hvorles kolles koless korles korleis koss kossen korsen korsn korr åssen åssn hoss hossen",
  hvorfor: "kvifor koffer koffor hoffer åffer korfor",
  ikke: "kje inte ikkje itj ittj itte ikkj ikje inkje ente ikk",
  ingen: "ingjen ingæn",
  ingenting: "ittno ingenteng inkjevetta",
  kommer: "kjem kjæm kjemm",
  fikk: "fekk",
  får: "fær",
  trenger: "treng træng",
  måtte: "mått",
  vært: "vorre vårri vøri vori",
  vet: "veit veitj",
  tror: "trur trua",
  ringe: "ring ringja ringje",
  snakke: "snakk prat prate svalla",
  spørre: "spør spørr spyrja",
  barnehagen: "barnehagjen barnehagje barnehagin banehagen",
  foreldre: "foreldran foreldra",
  en: "ein einn ien",
  et: "eit ett",
  fra: "frå",
  til: "te",
  noe: "noko nokka noka nåkka nåe noge",
  noen: "nokon nån nåken nokken nokre nåen",
  bare: "berre bærre bærr",
  mer: "meir",
  mye: "mykje møe møye mykj",
  nå: "no nu",
  egen: "eigen",
  være: "vere vera",
  er: "e ær",
  ble: "blei vart vert vørt vort",
  blir: "bi bir",
  gjør: "gjer gjær jør jær gjera gjæra",
  selv: "sjølv sjøl sjel",
  deres: "deira demmers",
  hos: "hjå",
  her: "hær",
  der: "dær",
  kan: "kain kanj",
  skal: "ska sko",
  si: "seie seia",
  sier: "seier sir sæier seiar",
  hjemme: "heime heme hæime hjæmme",
  hjem: "heim hem hæim hjæm",
  alene: "åleine aleine alein ålein aleinæ",
  gutt: "gut gutonge",
  unge: "onge ongen ongan ongar ongane",
  jente: "jinte jinta jænte veikje",
  barn: "banna bån banj born båna",
  skole: "skule skuln skola",
  hente: "hent hæinte",
  melde: "meld mæld",
  slår: "slær slæ",
  drikker: "drikk drekk drikke",
};
const LITTLE = new Map(Object.entries(SPOKEN).flatMap(([word, forms]) => forms.split(" ").map((form) => [form, word])));

// Roots of plurals that change their vowel: «jordmødre» is «jordmor».
const VOWEL_CHANGES = [["modr", "mor"], ["fedr", "far"], ["brodr", "bror"]];

// Words that most sentences have. They count a little, so that they never drown the others.
const STOP = new Set((
  "og i jeg det at en et den til er som på de med han av ikke der så var meg seg men ett har om vi min mitt " +
  "ha hadde hun nå over da ved fra du ut sin dem oss opp man kan hans hvor eller hva skal selv sjøl her alle " +
  "vil bli ble blitt kunne inn når være kom noen noe dere deres kun ja etter ned skulle denne for deg si sine " +
  "sitt mot å hvorfor dette disse uten hvordan ingen din ditt blir samme hvilken hvilke hvem hvis må får gjør " +
  "gjøre jo også bare før mer mye veldig vår våre vårt er vært sånn slik finnes finner trenger først siden " +
  "igjen alltid aldri ofte nok litt helt fordi hver hvert enn blant mellom under hei dersom slike andre annen " +
  "annet gang ganger bør burde ville gjerne kanskje rundt hos egen eget egne mine dine vet tror synes mener måtte fikk " +
  "ei eg me dei frå ikkje kva kven korleis kvar ein eit noko kvart kor nokre desse dykk då"
).split(" "));

// The same in English, for those who ask in it.
const ENGLISH = new Set((
  "the of to in is are was were my our your his their its who whom what how when where why which do does did a an and or at on " +
  "with can could should would will about from be been am this that these those not i you he she it they we them us for if as into " +
  "has have had get got s t"
).split(" "));

// Whom and where most pages are about: said in passing, unless nothing else is said.
const USUAL = new Set("barn barnet barna unge ungen unger ungene jente jenta gutt gutten elev eleven barnehage barnehagen skole skolen barnevern barnevernet".split(" "));

export const isUsual = (word) => USUAL.has(word);

// Little words that change what a phrase means: «svarer ikke» is not «svarer», nor «åpner seg» «åpner».
const TURNS = new Set("ikke ikkje ingen aldri uten seg not no without never".split(" "));

export const isTurning = (word) => TURNS.has(word);
export const isStop = (word) => STOP.has(word) || ENGLISH.has(word);
export const isNumber = (word) => /\d/.test(word);

// «§ 13-2», «13-2», «35 98 62 00», «112», or a run of letters of any script, with their marks.
const WORD = /§+\s*\d+(?:-\d+)?(?:\s?[a-h](?![a-zæøå]))?|\d+(?:-\d+)+(?:\s?[a-h](?![a-zæøå]))?|\d[\d ]*\d[a-h]?(?![a-zæøå])|\d+|[\p{L}\p{M}]+/gu;

/** The words of a text in lower case, in order. Numbers lose their spaces. */
export function wordsOf(text) {
  return (lower(text).match(WORD) || []).map((raw) => (raw[0] === "§" ? "§" + raw.replace(/[§\s]/g, "") : raw.replace(/ /g, "")));
}

/** The words of what someone typed, in order, as `written` and as the `word` it is: «paragraf 46» is «§ 46», «itj» «ikke». */
export function heard(query) {
  const text = withNumbers(lower(query.normalize("NFC"))).replace(DICTATED, " ").replace(/\bparagraf(?:en)?\s*(?=\d)|\bpgf\.?\s*(?=\d)/g, "§");
  return wordsOf(text.replace(/(\p{L})['’´`](\p{L})/gu, "$1 $2")).map((written) => ({ written, word: LITTLE.get(written) || written }));
}

// Punctuation that a telephone writes out when somebody dictates.
const DICTATED = /(?<!\p{L})(?:komma|punktum|spørsmålstegn|utropstegn|kolon|ny linje|nytt avsnitt)(?!\p{L})/gu;

// A telephone number is one word, however its digits are spaced and with or without Norway's code.
const SPACED = /(?:(?:\+|\b00)47[ .\-/]?)?\d(?:[ .\-/]?\d)+/g;
const TELEPHONE = /^(?:\d{8}|116\d{3}|0\d{4})$/;

function withNumbers(text) {
  return text.replace(SPACED, (found) => {
    const digits = found.replace(/^(?:\+|00)47/, "").replace(/\D/g, "");
    return TELEPHONE.test(digits) ? ` ${digits} ` : found;
  });
}

const lower = (text) => text.toLowerCase().replace(/[\s\u00a0\u202f]/g, " ");

/** The word without its endings. */
export const stem = remembering((word) => {
  if (word.length < 4 || isNumber(word)) return word;
  let stemmed = cutInflection(word, regionStart(word));
  if (/[dv]t$/.test(stemmed) && stemmed.length - 2 >= regionStart(word)) stemmed = stemmed.slice(0, -1);
  if (/leg$/.test(stemmed) && stemmed !== word) return stemmed; // «tannlege» is not «vanleg»
  const derivation = ending(stemmed, DERIVATIONS, regionStart(word));
  return stemmed.slice(0, stemmed.length - derivation.length);
});

// Snowball's R1: what follows the first consonant after a vowel, and never the first three letters.
function regionStart(word) {
  for (let i = 1; i < word.length; i++) {
    if (!VOWELS.includes(word[i]) && VOWELS.includes(word[i - 1])) return Math.max(3, i + 1);
  }
  return word.length;
}

function cutInflection(word, start) {
  const found = ending(word, INFLECTIONS, start);
  const rest = word.slice(0, word.length - found.length);
  if (found === "erte" || found === "ert") return rest + "er";
  if (found === "s") return /[bcdfghjlmnoprtvyz]$/.test(rest) || /[^aeiouyæøå]k$/.test(rest) ? rest : word;
  return rest;
}

const ending = (word, endings, start) =>
  endings.find((end) => word.endsWith(end) && word.length - end.length >= start) || "";

/** The word without Norwegian letters and nynorsk spelling: «fråvær», «fravaer» and «fravar» are one. */
export const fold = remembering((word) => {
  if (FOREIGN.test(word)) return foldOther(word);
  let plain = word.replace(/å|aa/g, "a").replace(/ø|oe|ö/g, "o").replace(/æ|ae|ä/g, "a").replace(/[éèê]/g, "e");
  for (const [nynorsk, bokmal] of NYNORSK) plain = plain.replace(nynorsk, bokmal);
  return plain;
});

// Other letters are written with and without their marks («żłobek»; Arabic vowels and hamza), and in Arabic «the» is the
// beginning of its word, with «and», «in» or «for» before it.
const PLAIN = { ł: "l", đ: "d", ŋ: "n", ŧ: "t", ß: "ss", ı: "i" };
const FOREIGN = /[^a-zåæøäöéèê\d§-]/;

const foldOther = (word) =>
  word.normalize("NFD").replace(/[\p{M}ـ]/gu, "").replace(/[łđŋŧßı]/g, (letter) => PLAIN[letter]).replace(/^[وف]?(?:[بك]?ال|لل)(?=\p{L}{3})/u, "").replace(/ة$/, "ه");

/** The folded stem, where «hjemmet» and «heimen» meet: the loosest form that is still the same word. */
export const root = remembering((word) => {
  let base = fold(stem(word)).replace(/([^aeiouy])\1$/, "$1");
  for (const [plural, singular] of VOWEL_CHANGES) if (base.endsWith(plural)) base = base.slice(0, -plural.length) + singular;
  return base;
});

/** How the word sounds: what is silent, doubled, softened or spelt in two ways falls away, and so do spoken endings. */
export const sound = remembering((word) => {
  let heard = stem(word);
  if (heard.length > 4) heard = heard.replace(/(?:an|ån|in|un|å|i|o)$/, "");
  for (const [written, said] of SOUNDS) heard = heard.replace(written, said);
  return heard;
});

const SOUNDS = [
  [/ck/g, "k"], [/c(?=[eiyæ])/g, "s"], [/c/g, "k"], [/q/g, "k"], [/w/g, "v"], [/x/g, "ks"], [/z/g, "s"], [/ph/g, "f"], [/th/g, "t"],
  [/^hv/, "v"], [/^kv(?=[aei])/, "v"], [/^[hgl]j/, "j"], [/^g(?=[iy]|ei|øy)/, "j"], [/skj|stj|sj|sk(?=[iyø])|kj|tj|^k(?=[iy])/g, "S"],
  [/ei|æi|ai|øy|oi|øi/g, "e"], [/au|æu/g, "ø"], [/[æä]/g, "e"], [/[åo]/g, "o"], [/[øö]/g, "o"], [/y/g, "i"],
  [/([lnr])d(?![aeiou])/g, "$1"], [/ig$/, "i"], [/bt/g, "pt"], [/gt/g, "kt"], [/ds/g, "s"], [/ts/g, "s"], [/rs(?=[^aeiou]|$)/g, "S"], [/h(?=[^aeiou])/g, ""],
  [/(.)\1+/g, "$1"],
];

// The three rows that a comparison needs, used again and again.
const rows = [new Uint8Array(64), new Uint8Array(64), new Uint8Array(64)];

/** How many slips of the finger lie between two words (a swap is one); more than `most` is just `most` + 1. */
export function slips(a, b, most) {
  if (Math.abs(a.length - b.length) > most || a.length > 62 || b.length > 62) return most + 1;
  let [before, row, next] = rows;
  for (let j = 0; j <= b.length; j++) row[j] = j;
  for (let i = 1; i <= a.length; i++) {
    let least = (next[0] = i);
    for (let j = 1; j <= b.length; j++) {
      let cost = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
      next[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    [before, row, next] = [row, next, before];
  }
  return row[b.length];
}
