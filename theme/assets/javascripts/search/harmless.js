// What is innocent though it has the signs of danger: idioms, sport, animals, negation, and what only tells about danger.

/** Whether a word has one of the signs, or is one of the words. */
export const is = (words, i, ...names) => names.some((name) => words[i]?.is.has(name));

// What takes the harm out of a verb: «slår av lyset», «slår ikke», «banker på døra», «slår seg», «barnet biter andre barn».
export function unharm(words, i) {
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
export function tellsAbout(words) {
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
