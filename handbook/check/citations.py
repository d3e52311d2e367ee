"""Citations of paragraphs in text, found in the ways people write them, and looked up among those that no longer hold.

«barnehageloven § 22», «barnehagelovens §§ 20–22», «§ 9A-4 i opplæringsloven», «bhl. paragraf 22».
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from handbook.derive.addresses import slug
from handbook.model import FormerCitation, Handbook, Paragraph

# «9 A-4», «6-7 a», «25 tredje ledd»
_NUMBER = r"\d{1,3}(?:[ \u00a0]?[a-z](?=-\d))?(?:-\d{1,3})?(?:[ \u00a0]?(?!i \w)[a-z](?![\wæøå]))?(?: (?:første|andre|tredje|fjerde) ledd)?"
_SIGN = r"(?:§{1,2}|paragraf(?:en|ene|er)?)[ \u00a0]?"
_AND = r"\s?(?:,|og|eller|til|–|-)\s?"
_MOST_IN_RANGE = 30


@dataclass(frozen=True)
class Cited:
    """One place in a text that cites paragraphs which no longer hold, with what the register says of each."""

    start: int
    text: str
    entries: tuple[FormerCitation, ...]


class Former:
    """The register of citations that no longer hold, ready for looking up."""

    def __init__(self, handbook: Handbook) -> None:
        self._handbook = handbook
        self._acts: dict[str, str] = {}  # as it may be written → as the register writes it
        self._entries: dict[tuple[str, str], FormerCitation] = {}
        for entry in handbook.laws.former_citations:
            act, _, number = (part.strip() for part in entry.citation.partition("§"))
            self._entries[act.lower(), _plain(number)] = entry
            self._acts |= {name: act.lower() for name in _spellings(handbook, act)}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        acts = "|".join(sorted(map(re.escape, self._acts), key=len, reverse=True))
        numbers = rf"{_NUMBER}(?:{_AND}(?:{_SIGN})?{_NUMBER}){{0,8}}"
        year = r"(?:,? \(?(?:av )?(?:19|20)\d\d\)?)?"
        return re.compile(
            rf"\b(?P<act>{acts}){year}[ \u00a0]?{_SIGN}(?P<numbers>{numbers})"
            rf"|{_SIGN}(?P<first>{numbers}) i (?P<last>{acts})\b",
            re.IGNORECASE,
        )

    def find(self, text: str) -> Iterator[Cited]:
        """Every place in the text that cites something that no longer holds."""
        for match in self._pattern.finditer(text) if self._acts else ():
            act = self._acts[(match["act"] or match["last"]).lower()]
            numbers = _numbers(match["numbers"] or match["first"], several="§§" in match[0])
            entries = dict.fromkeys(e for number in numbers for e in self._entry(act, number))
            if entries:
                yield Cited(match.start(), match[0], tuple(entries))

    def _entry(self, act: str, number: str) -> Iterator[FormerCitation]:
        """What the register says of a paragraph: of its «tredje ledd», of «22 a», or of «22»."""
        without = re.sub(r"(første|andre|tredje|fjerde)ledd$", "", number)
        for key in dict.fromkeys((number, without, re.sub(r"(?<=\d)[a-z]$", "", without))):
            if (act, key) in self._entries:
                yield self._entries[act, key]
                return

    @cached_property
    def by_id(self) -> Mapping[str, FormerCitation]:
        """The ids that the former paragraphs would have had: barnehageloven-22."""
        acts = {act.short_name.lower(): act.id for act in self._handbook.laws.acts}
        found = ((act, entry.citation.partition("§")[2].strip(), entry) for (act, _), entry in self._entries.items())
        return {Paragraph.make_id(acts.get(act, slug(act)), number): entry for act, number, entry in found}


@lru_cache(maxsize=1)
def former(handbook: Handbook) -> Former:
    """The register of one handbook."""
    return Former(handbook)


def successors(handbook: Handbook, entries: tuple[FormerCitation, ...]) -> str:
    """«Skriv barnehageloven § 46.», and what the register remarks."""
    ids = dict.fromkeys(id for entry in entries for id in entry.replaced_by if id in handbook.paragraphs)
    cited = [handbook.cite(id) for id in ids]
    now = " og ".join([", ".join(cited[:-1]), cited[-1]] if len(cited) > 1 else cited)
    remarks = " ".join(dict.fromkeys(entry.remark for entry in entries[:2] if entry.remark))
    return f"Skriv {now}. {remarks}".strip()


def _spellings(handbook: Handbook, act: str) -> Iterator[str]:
    """«opplæringslova» also as «opplæringsloven», with a genitive s, and by the abbreviation of today's law."""
    name = act.lower()
    stem = re.sub(r"lov(?:a|en)$", "lov", name)
    for form in {name, f"{stem}a", f"{stem}en"} if stem != name else {name}:
        yield from (form, f"{form}s")
    yield from (a.abbreviation.lower() for a in handbook.laws.acts if a.short_name.lower() == name and a.abbreviation)


def _plain(number: str) -> str:
    """«9 A-4» → «9a-4»."""
    return re.sub(r"[\s\u00a0]", "", number).lower()


def _numbers(text: str, several: bool) -> Iterator[str]:
    """The paragraphs of «20–22» or «9 A-3 og 9 A-4», one by one; of «20-22» too where the sign says `several`."""
    last = ""
    for match in re.finditer(rf"(?P<and>{_AND})?(?:{_SIGN})?(?P<number>{_NUMBER})", text, re.IGNORECASE):
        number = _plain(match["number"])
        first, hyphen, end = number.partition("-")
        if (match["and"] or "").strip() in ("–", "til"):
            yield from _between(last, number)
        yield number
        if several and hyphen and first.isdecimal() and end.isdecimal():
            yield from (first, *_between(first, end), end)
        last = number


def _between(first: str, last: str) -> Iterator[str]:
    if first.isdecimal() and last.isdecimal() and int(last) - int(first) <= _MOST_IN_RANGE:
        yield from map(str, range(int(first) + 1, int(last)))
