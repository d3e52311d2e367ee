// Everything that decides the order of the results, in one place.

export const RULES = {
  // What a word is worth, by where it stands. `names` are short, former and other names; `keywords` are
  // the everyday words of the page (stikkord) and the glossary's synonyms.
  fields: { title: 6, names: 5, keywords: 5, headings: 2.5, content: 1 },
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
    synonym: 0.75, // teieplikt – taushetsplikt, from content/synonymer.yml; times the match of the other word
  },
  close: 0.6, // from here on a match counts as the word itself, in phrases and in synonyms
  rarity: 0.8, // only matches as sure as this say how rare a word is

  stopWord: 0.12, // what a stop word weighs beside a real one
  coverage: 0.2, // the higher, the more it costs that a typed word is missing on the page
  phrase: { title: 1.2, name: 1.2, keyword: 0.9, verbatim: 0.5 }, // extra when all of a title, name or keyword was typed

  // Pages of these kinds come after others that fit equally well.
  kinds: { oversikt: 0.9, ord: 0.5, lov: 0.65, skjema: 0.9 },
  otherLanguage: 0.6,

  sure: 0.5, // at least this share of what was typed must be found, or the list says that it is not sure
  shown: 20, // results at most
  shownUnsure: 5, // the same when the list is not sure
  tail: 0.08, // results below this share of the best are left out
};

/** Best first. What scores the same keeps the order of handbook/derive/words.py: procedures, agencies, pages … */
export const byScore = (a, b) => b.score - a.score || a.page.order - b.page.order;
