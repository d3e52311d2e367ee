// Everything that decides the order of the results, in one place.

export const RULES = {
  // What a word is worth, by where it stands. `names` are short, former and other names; `keywords` are
  // the everyday words of the page (stikkord) and the glossary's synonyms.
  fields: { title: 6, names: 5, keywords: 5, initials: 2, leads: 10 },
  content: [1, 1.8, 2.5], // a word that a page says once, several times, or in a heading
  lengthMatters: 0.4, // 0: a word counts the same in a long text; 1: it is diluted fully
  repetition: 0.7, // 0: a word that is repeated counts as one; 1: each counts the same
  saturation: 7, // the higher, the more a title outweighs a sentence, and three mentions one

  // How sure we are that a word on a page is the word that was typed.
  match: {
    same: 1,
    inflected: 0.95, // melding – meldinger
    respelled: 0.85, // fraver, fravaer – fravær; teneste – tjeneste
    respelledShort: 0.2, // the same for a short word that also exists as typed: «rad» is hardly «råd»
    begins: 0.7, // stafett – stafettlogg
    beginsShort: 0.42, // the same from two or three letters
    compoundEnd: 0.6, // melding – bekymringsmelding
    compoundInside: 0.4, // vern – barnevernvakt
    partOfTyped: 0.45, // skoletannlege – tannlege, when no better word is found
    lawNumber: 0.9, // 46 – § 46
    numberBegins: 0.6, // 3598 – 35 98 62 00
    oneSlip: 0.6, // taushetplikt – taushetsplikt
    twoSlips: 0.4,
    sounding: 0.7, // vesleg – vesle, kjøttmeis – tjøtmeis: spelt otherwise, but it sounds the same
    alike: 0.5, // words that share most letters, when nothing else is found; times how alike they are
    leads: 1, // krøp under bordet – the pages that its concept leads to
    synonym: 0.85, // teieplikt – taushetsplikt, from content/synonymer.yml; times the match of the other word
  },
  close: 0.6, // from here on a match counts as the word itself, in phrases and in synonyms
  rarity: 0.8, // how often a word is in texts is asked only of matches as sure as this
  rarityOf: 3, // the higher, the less do unsure matches say of how rare a word is

  alike: 0.5, // the least share of letters in common for that
  stopWord: 0.2, // what a stop word weighs beside a real one
  usualWord: 0.5, // the same for «barnet» and «barnehagen»
  coverage: 0.1, // the higher, the more it costs that a typed word is missing on the page
  partOfJoined: 0.3, // what «stafett» and «logg» weigh beside «stafettlogg» when they were typed apart
  compared: 60, // so many of the best pages have their titles and keywords compared with all that was typed
  phrase: { title: 1.2, name: 1.2, keyword: 0.9, verbatim: 0.5 }, // extra when all of a title, name or keyword was typed

  // Pages of these kinds come after others that fit equally well.
  kinds: { oversikt: 0.9, ord: 0.5, lov: 0.65, skjema: 0.9 },
  otherLanguage: 0.6,
  cited: 0.06, // how much a paragraph rises by being cited; times the logarithm of how often
  ownPage: 1.03, // for the reader's own workplace, when pages answer equally well
  ownAct: 1.6, // the same for a bare number of a paragraph

  // The list is sure when its best page holds this share of what was typed, and is called so for that share. Words are
  // weighed by how rare they are, so that a common word makes nothing sure.
  sure: 0.5,
  sureNamed: 0.34,
  shown: 15, // results at most
  more: 3, // other entries of the same register, under the best
  shownUnsure: 5, // the same when the list is not sure
  tail: 0.12, // results below this share of the best are left out
};

/** Best first. What scores the same keeps the order of handbook/derive/words.py: procedures, agencies, pages … */
export const byScore = (a, b) => b.score - a.score || a.page.order - b.page.order;
