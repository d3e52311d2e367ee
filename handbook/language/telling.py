"""Does a sentence ask somebody to talk with the parents?

«Ring mor», «Foreldrene informeres», «Samtale med de foresatte» do; «Ikke ring mor», «Spør barnevernet hvem som ringer
mor» and «Snakk med foreldrene når barnevernet har gitt råd» don't. Bokmål and nynorsk. It works with words, not grammar:
what it says is a reason to look at the sentence, never proof.
"""

from __future__ import annotations

import re

from handbook.language.readability import sentences

_PARENT = (
    r"(?:foreldr(?:e|ene|a)|forelder(?:en)?|foresatte?|føresette?|mor(?:en|a)?|mamma(?:en)?|mødre(?:ne)?|far(?:en)?|"
    r"pappa(?:en)?|fedre(?:ne)?|verge(?:n|r|ne)?|bestemor(?:en|a)?|bestefar(?:en)?|besteforeldr(?:e|ene|a)|"
    r"(?:ste|foster)(?:mor|far|foreldr)(?:en|a|e|ene)?|omsorgsperson(?:en|ene|er)?|familien|hjemmet|heimen|"
    r"de[im]? (?:hjemme|heime))"
)
_NAMES_PARENTS = re.compile(
    rf"(?:barnets |elevens |de )?{_PARENT}(?:(?:,| og| eller|/) ?(?:barnets |de )?{_PARENT})*", re.I
)

# Whom one talks with stands right after some verbs, and after a preposition or a noun with the others.
_DIRECT = (
    r"(?:ring(?:je|e)?(?:r)?|snakk(?:e|er|ar)?|prat(?:e|er|ar)?|informer(?:e|er)?|orienter(?:e|er)?|inviter(?:e|er)?|møt(?:e|er)?|"
    r"fortell?(?:e|er|je)?|forklar(?:e|er|ar)?|kontakt(?:e|er|ar)?|varsl(?:e|er|ar)|spør(?:re|je)?(?:r)?|"
    r"(?:inn)?kall(?:e|er|ar)?(?: inn)?|be(?:r|de|der)?|konfronter(?:e|er)?|involver(?:e|er)?|drøft(?:e|er|ar)?|avtal(?:e|er|ar)?|"
    r"gi(?:r)?|gje(?:v|r)?|vis(?:e|er)?|la|oppsøk(?:e|er|jer)?|samarbeid(?:e|er|ar)?|ta(?:r|k)? (?:det |dette |saken |\w+ )?opp|"
    r"ta(?:r|k)? kontakt|ta(?:r|k)?(?: med)?|hør(?:e|er)? med|høyr(?:e|er)? med|bli enig)"
)
_WITH_TO = r"(?:s(?:i|ier|ei|eie|eier)|meld(?:e|er)?|send(?:e|er)?|skriv(?:e|er)?)"
_TALK = r"(?:samtale[nr]?|møte[rt]?|prat|telefon|dialog|beskjed|melding(?:en|a)?)"
# Words that begin a clause of its own, in which the parents do something.
_SUBORDINATE = r"(?:om|når|hva|kva|hvem|kven|hvor|kvar|hvordan|korleis|hvorfor|kvifor|at|som|mens|medan|fordi|hvis|dersom|før|etter|uten|utan|mot|der|ikke|ikkje)"
_BETWEEN = rf"(?: (?!{_SUBORDINATE}\b)[^\s,;:]+)"
_ASKS = re.compile(
    rf"\b{_DIRECT}\b{_BETWEEN}{{0,6}}? {_PARENT}\b"
    rf"|\b{_WITH_TO}\b{_BETWEEN}{{0,4}}? til{_BETWEEN}{{0,3}}? {_PARENT}\b"
    rf"|\bring(?:je|e)?(?:r)? (?:hjem|heim)\b|\b{_WITH_TO} (?:en |ei )?{_TALK} (?:hjem|heim)\b"
    rf"|\b{_TALK} (?:med|til|hos){_BETWEEN}{{0,3}}? {_PARENT}\b|\bforeldresamtale[nr]?\b"
    rf"|\b{_PARENT}{_BETWEEN}{{0,3}}? (?:informeres|orienteres|varsles|kontaktes|inviteres|innkalles|ringes|spørres|høres|"
    rf"konfronteres|kalles inn|får vite|få vite|får beskjed|få beskjed|blir (?:informert|orientert|varslet|kontaktet|spurt)|"
    rf"(?:vert|blir) (?:informerte?|orienterte?|varsla|kontakta)|må vite|skal vite)\b"
    rf"|\bhold(?:e|er)? {_PARENT} (?:orientert|informert)\b",
    re.I,
)
_TOLD_BEFORE = re.compile(
    rf"\b(?:etter (?:at|å ha)|når|først)\b(?: [^\s,;:]+){{0,3}} (?:snakket|snakka|ringt|informert|orientert|møtt|kontaktet|kontakta|varslet|varsla|spurt)\b"
    rf"{_BETWEEN}{{0,4}}? {_PARENT}\b",
    re.I,
)
_HELP = r"(?:barnevern\w*|politi\w*|råde?[nt]?|rådet|helsetjenesten|legevakt\w*|sykehuset|sjukehuset|barnehuset)"
_NOT = re.compile(
    r"\b(?:ikke|ikkje|aldri|uten|utan|verken|hverken|korkje|unngå|la være|lat vere|ingen|ingenting|ingen ting)\b", re.I
)
_NOT_TO_WAIT = re.compile(
    r"\b(?:ikke|ikkje|aldri) (?:vent|nøl|drøy|gløym|glem|utsett|la være|lat vere|tenk)\w*\b|\bikke bare\b", re.I
)
_INDIRECT = re.compile(
    r"\b(?:hvem|kven|hva|kva|når|hvordan|korleis|hvor|kvar|om|at|hvis|dersom)\b(?! å\b)(?: [^\s,;:]+)*$", re.I
)
_EARLIER = re.compile(r"\b(?:før|vent med å|vente med å)(?: [^\s,;:]+){0,2}$", re.I)
_THEY_DO = re.compile(rf"\b{_HELP}(?: [^\s,;:]+)?$", re.I)
_NOBODY = r"\bingen\b[^.;]{0,30}\bmistenk"
_SAFE_THEN = re.compile(
    rf"\b(?:når|etter at|etter|hvis|dersom|så snart|slik)\b[^.;]{{0,60}}\b{_HELP}\b"
    rf"|{_NOBODY}|\bi andre saker\b|\bnår det er trygt\b|\bfått hjelp\b"
    rf"|\btil {_HELP}\b[^.;]{{0,30}}\b(?:har|sier|gir|svarer|mener|seier|gjev|svarar)\b",
    re.I,
)
_CLAUSES = re.compile(r"[,;:]| [-–—] |\bmen\b")
_MAY = re.compile(
    rf"\b(?:{_PARENT}|familie|hjem|heim|foreldresamtale)", re.I
)  # quick to see that most texts ask nothing


def names_parents(name: str) -> bool:
    """Whether a name of a role or a service means the parents themselves: «Foresatte», «Mor og far», «Heimen»."""
    return bool(_NAMES_PARENTS.fullmatch(name.strip()))


def mentions_help(text: str) -> bool:
    """Whether the text names child welfare or the police."""
    return bool(re.search(r"barnevern|politi", text, re.I))


def nobody_is_suspected(text: str) -> bool:
    """Whether the text is about when nobody is suspected: «ingen er mistenkt»."""
    return bool(re.search(_NOBODY, text, re.I))


def asks_to_tell_parents(text: str) -> str | None:
    """The words that ask for talking with the parents; None when the text doesn't, says not to, or says to wait."""
    if not _MAY.search(text):
        return None
    for sentence in sentences([text]):
        earlier = _TOLD_BEFORE.search(sentence)
        if earlier and mentions_help(sentence[: earlier.start()]):
            return earlier[0]  # help is to come after the parents
        if _SAFE_THEN.search(sentence):
            continue
        for clause in _CLAUSES.split(sentence):
            found = _ASKS.search(clause)
            while found:
                if _is_meant(clause, found):
                    return found[0].strip()
                found = _ASKS.search(clause, found.start() + 1)
    return None


def _is_meant(clause: str, found: re.Match[str]) -> bool:
    before, words = clause[: found.start()].rstrip(), found[0]
    said = clause[: found.end()]
    if _NOT.search(_NOT_TO_WAIT.sub("", said)):
        return False
    before = _NOT_TO_WAIT.sub("", before)
    if _EARLIER.search(before) or _INDIRECT.search(before) or _THEY_DO.search(before):
        return False
    help = re.search(rf"\b{_HELP}\b(.*)", words, re.I)  # «Be politiet hente faren»: the police do
    return not (help and not re.search(r"\b(?:og|eller|så)\b", help[1], re.I))
