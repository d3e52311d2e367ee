"""What looks like the name of a person: one of the commonest given names in Norway, followed by another name.

Enough to catch most names, and few false alarms: two words with capital letters are rare, and «Blå Kors» has no given name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_GIVEN = frozenset((
    "Anne", "Inger", "Kari", "Marit", "Ingrid", "Liv", "Eva", "Anna", "Maria", "Ida", "Hilde", "Berit", "Nina",
    "Astrid", "Bjørg", "Elisabeth", "Marianne", "Kristin", "Bente", "Solveig", "Silje", "Randi", "Heidi", "Hanne",
    "Linda", "Tone", "Tove", "Elin", "Anita", "Wenche", "Ragnhild", "Camilla", "Ellen", "Karin", "Hege", "Mona",
    "Marie", "Aud", "Monica", "Julie", "Sara", "Nora", "Emma", "Thea", "Ingeborg", "Gerd", "Lene", "Trine", "Line",
    "Stine", "Sissel", "Kirsten", "Grete", "Turid", "Siri", "Unni", "Gro", "Mari", "Mette", "Vigdis", "Åse", "Jan",
    "Per", "Bjørn", "Ole", "Lars", "Kjell", "Knut", "Arne", "Svein", "Thomas", "Hans", "Geir", "Tor", "Morten",
    "Terje", "Odd", "Erik", "Martin", "Andreas", "John", "Anders", "Rune", "Trond", "Tore", "Daniel", "Jon",
    "Kristian", "Marius", "Magnus", "Stian", "Henrik", "Espen", "Øyvind", "Olav", "Rolf", "Gunnar", "Fredrik",
    "Helge", "Nils", "Christian", "Einar", "Ola", "Kåre", "Leif", "Harald", "Sverre", "Tom", "Stein", "Roger",
    "Frode", "Vidar", "Alexander", "Kristoffer", "Jonas", "Emil", "Jakob", "Noah", "Mohammed", "Ali", "Tommy",
    "Egil",
))  # fmt: skip
_NAME = r"[A-ZÆØÅ][a-zæøåéü]+(?:-[A-ZÆØÅ][a-zæøåéü]+)?"
_PAIR = re.compile(rf"\b({_NAME}) {_NAME}(?: {_NAME})?")


def names(text: str) -> Iterator[re.Match[str]]:
    """Everything in the text that looks like a person's name."""
    match = _PAIR.search(text)
    while match:
        is_name = match[1].split("-")[0] in _GIVEN
        if is_name:
            yield match
        match = _PAIR.search(text, match.end() if is_name else match.end(1))  # «Ring Kari Nordmann» begins with «Ring»
