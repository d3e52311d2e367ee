// Norwegian for a search engine: cutting text into words, and telling which spellings are the same word.

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

// The little words of nynorsk, and what bokmål titles say instead.
const LITTLE = new Map(Object.entries({
  eg: "jeg", me: "vi", dei: "de", kven: "hvem", kva: "hva", kvar: "hvor", korleis: "hvordan", kvifor: "hvorfor",
  ikkje: "ikke", ein: "en", eit: "et", frå: "fra", noko: "noe", nokon: "noen", berre: "bare", meir: "mer", no: "nå",
  eigen: "egen", vere: "være", gjer: "gjør", mykje: "mye", sjølv: "selv", deira: "deres", hjå: "hos",
}));

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
  "annet gang ganger bør burde ville gjerne kanskje rundt hos egen eget egne mine dine " +
  "ei eg me dei frå ikkje kva kven korleis kvar ein eit noko kvart kor nokre desse dykk då"
).split(" "));

export const isStop = (word) => STOP.has(word);
export const isNumber = (word) => /\d/.test(word);

// «§ 13-2», «13-2», «35 98 62 00», «112», or a run of letters of any script, with their marks.
const WORD = /§+\s*\d+(?:-\d+)?(?:\s?[a-h](?![a-zæøå]))?|\d+(?:-\d+)+(?:\s?[a-h](?![a-zæøå]))?|\d[\d ]*\d[a-h]?(?![a-zæøå])|\d+|[\p{L}\p{M}]+/gu;

/** The words of a text: `word` in lower case, and where it stands. Numbers lose their spaces. */
export function words(text) {
  const found = [];
  for (const match of lower(text).matchAll(WORD)) {
    const [raw] = match;
    const word = raw[0] === "§" ? "§" + raw.replace(/[§\s]/g, "") : raw.replace(/ /g, "");
    found.push({ word, start: match.index, end: match.index + raw.length });
  }
  return found;
}

/** Only the words, in order. */
export const wordsOf = (text) => words(text).map(({ word }) => word);

/** The words of what someone typed, each once: «paragraf 46» is «§ 46». */
export function typedWords(query) {
  const text = lower(query.normalize("NFC")).replace(/\bparagraf(?:en)?\s*(?=\d)/g, "§");
  return [...new Set(wordsOf(text).map((word) => LITTLE.get(word) || word))];
}

// Every kind of space is a space, and «+47» says nothing. The length stays, so that places stay true.
const lower = (text) =>
  text.toLowerCase().replace(/[\s\u00a0\u202f]/g, " ").replace(/\+47(?= ?\d)/g, "   ");

/** The word without its endings. */
export function stem(word) {
  if (word.length < 4 || isNumber(word)) return word;
  let stemmed = cutInflection(word, regionStart(word));
  if (/[dv]t$/.test(stemmed) && stemmed.length - 2 >= regionStart(word)) stemmed = stemmed.slice(0, -1);
  if (/leg$/.test(stemmed) && stemmed !== word) return stemmed; // «tannlege» is not «vanleg»
  const derivation = ending(stemmed, DERIVATIONS, regionStart(word));
  return stemmed.slice(0, stemmed.length - derivation.length);
}

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
export function fold(word) {
  if (FOREIGN.test(word)) return foldOther(word);
  let plain = word.replace(/å|aa/g, "a").replace(/ø|oe|ö/g, "o").replace(/æ|ae|ä/g, "a").replace(/[éèê]/g, "e");
  for (const [nynorsk, bokmal] of NYNORSK) plain = plain.replace(nynorsk, bokmal);
  return plain;
}

// Other letters are written with and without their marks («żłobek»; Arabic vowels and hamza), and in Arabic «the» is the
// beginning of its word, with «and», «in» or «for» before it.
const FOREIGN = /[^a-zåæøäöéèê\d§-]/;

const foldOther = (word) =>
  word.normalize("NFD").replace(/[\p{M}ـ]/gu, "").replace(/ł/g, "l").replace(/^[وف]?(?:[بك]?ال|لل)(?=\p{L}{3})/u, "").replace(/ة$/, "ه");

/** The folded stem, where «hjemmet» and «heimen» meet: the loosest form that is still the same word. */
export function root(word) {
  let base = fold(stem(word)).replace(/([^aeiouy])\1$/, "$1");
  for (const [plural, singular] of VOWEL_CHANGES) if (base.endsWith(plural)) base = base.slice(0, -plural.length) + singular;
  return base;
}

/** How many slips of the finger lie between two words (a swap is one); more than `most` is just `most` + 1. */
export function slips(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before = [];
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    if (Math.min(...next) > most) return most + 1;
    [before, row] = [row, next];
  }
  return row[b.length];
}
