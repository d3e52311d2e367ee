"""What looks like the name of a person: a given name that is common in Norway beside another name, in the ways people
write it, or a surname that is nothing but one.

Enough to catch most names, and few false alarms: two words with capital letters are rare, and «Blå Kors» has no given name.
Streets, schools and prizes that are called after somebody are no persons.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# The commonest names of children and adults, and of those who have come from other countries.
_GIVEN_NAMES = """
    Anne Inger Kari Marit Ingrid Liv Eva Anna Maria Ida Hilde Berit Nina Astrid Bjørg Elisabeth Marianne Kristin
    Bente Solveig Silje Randi Heidi Hanne Linda Tone Tove Elin Anita Wenche Ragnhild Camilla Ellen Karin Hege Mona
    Marie Aud Monica Julie Sara Nora Emma Thea Ingeborg Gerd Lene Trine Line Stine Sissel Kirsten Grete Turid Siri
    Unni Gro Mari Mette Vigdis Åse Jan Per Bjørn Ole Lars Kjell Knut Arne Svein Thomas Hans Geir Tor Morten Terje
    Odd Erik Martin Andreas John Anders Rune Trond Tore Daniel Jon Kristian Marius Magnus Stian Henrik Espen Øyvind
    Olav Rolf Gunnar Fredrik Helge Nils Christian Einar Ola Kåre Leif Harald Sverre Tom Stein Roger Frode Vidar
    Alexander Kristoffer Jonas Emil Jakob Noah Mohammed Ali Tommy Egil Sofie Sofia Olivia Ella Maja Leah Hedda Frida
    Amalie Selma Ada Iben Alma Tiril Mia Vilde Emilie Eline Victoria Viktoria Oda Aurora Hanna Hannah Linnea Jenny
    Julia Amanda Mathilde Andrea Martine Malin Elise Helene Ronja Synne Lilly Sigrid Eira Aria Isabella Celine Maren
    Marte Marthe Tuva Mina Ylva Johanne Signe Agnes Tilde Mille Ellinor Lotte Nathalie Natalie Karoline Caroline
    Kaja Mathea Pernille Madeleine Ane Oline Alva Lea Fatima Aisha Amina Maryam Zainab Khadija Layla Leila
    Aleksandra Zofia Maya Lykke Rebecca Rebekka Elea Vilja Vera Cecilie Ragna Gunhild Torill Kjersti Guro Ingunn
    Laila Rita Ann Lukas Lucas Oskar Oscar Filip Philip William Oliver Isak Isac Aksel Axel Theodor Elias Liam
    Kasper Casper Johannes Mathias Matheo Tobias Ludvig Alfred Håkon Haakon Sander Mikkel Adrian Benjamin Birk Ulrik
    Matias Nikolai Sebastian Gabriel Theo Iver Sondre Herman Simen Eirik Jørgen Julian Felix Leo Marcus Markus
    Jesper Jonathan Mohammad Muhammad Mohamed Ahmed Omar Yusuf Adam Ibrahim Hassan Hussein Abdullah Ismail Amir
    Joakim Vetle Eivind Trygve Brage Peder Peter Simon David Samuel Josef Aleksander Christoffer Max Milo Hugo Louis
    Viktor Victor Didrik Fabian Kevin Robin Ruben Sivert Tarjei Torbjørn Sigurd Pål Petter Tord Roar Øystein Steinar
    Dagfinn Asbjørn Arild Ivar Jens Karl Carl Kurt Ottar Reidar Torgeir Vegard Yngve Håvard Ståle Kenneth Kent Ronny
    Frank Glenn Robert Richard Michael Piotr Tomasz Krzysztof Katarzyna Agnieszka Olena Oksana Svitlana Natalia
    Dmytro Oleksandr Ivan
"""
# Surnames that no place or thing has.
_FAMILY_NAMES = """
    Hansen Johansen Olsen Larsen Andersen Pedersen Nilsen Kristiansen Jensen Karlsen Johnsen Pettersen Eriksen
    Johannessen Andreassen Jacobsen Jørgensen Henriksen Halvorsen Sørensen Jakobsen Gundersen Iversen Svendsen
    Knutsen Martinsen Paulsen Kristoffersen Mathisen Amundsen Rasmussen Kristensen Fredriksen Christensen Andresen
    Nielsen Knudsen Evensen Hanssen Thomassen Sivertsen Simonsen Danielsen Berntsen Arnesen Antonsen Ellingsen
    Thorsen Edvardsen Isaksen Gulbrandsen Aasen Eliassen Jenssen Mikkelsen Abrahamsen Madsen Nordmann
"""
_GIVEN = frozenset(_GIVEN_NAMES.split())
_SURNAMES = frozenset(_FAMILY_NAMES.split())
_GIVEN_CAPITALS = frozenset(name.upper() for name in _GIVEN)
_PEOPLE = _SURNAMES | {name.upper() for name in _SURNAMES} | {name.lower() for name in _SURNAMES}
_NAME = r"[A-ZÆØÅ][a-zæøåéüö]+(?:-[A-ZÆØÅ][a-zæøåéüö]+)?"
_CAPITALS = r"[A-ZÆØÅ]{2,}"
_PAIR = re.compile(rf"\b(?:({_NAME}),? {_NAME}(?: {_NAME})?|({_CAPITALS}),? {_CAPITALS}(?: {_CAPITALS})?)\b")
_INITIAL = re.compile(rf"\b(?:[A-ZÆØÅ]\.[ ]?){{1,2}}({_NAME})\b")
_THEN_INITIAL = re.compile(rf"\b({_NAME}) [A-ZÆØÅ]\.(?=\W|$)")
_TITLED = re.compile(
    rf"\b(?:[Ff]ru|[Hh]err|[Ff]røken|[Ll]ærer|[Rr]ektor|[Ss]tyrer|[Ll]ege|[Pp]sykolog|[Ss]aksbehandler) ({_NAME})\b"
)
_SURNAME_ENDS = re.compile(r"(?<=[a-zæøå])sen\b|ordmann\b")
_LOWER_PAIR = re.compile(r"(?<![\wæøå])([a-zæøåéü]+) ([a-zæøå]+)$")
_CALLED_AFTER = re.compile(
    r"(?:s|'|’)?[ -](?:(?i:v[ei]i(?:en)?|veg(?:en)?|gat[ea]n?|gt|plass(?:en)?|allé(?:en)?|skole[n]?|skule[n]?|barnehage[n]?|stiftelse[n]?"
    r"|legat(?:et)?|minne\w*|hus(?:et)?|senter(?:et)?|pris(?:en)?|fond(?:et)?|park(?:en)?|bru[a]?|sti(?:en)?|tun(?:et)?|hage[n]?"
    r"|stadion|institutt(?:et)?|hjem(?:met)?|klinikk(?:en)?|dag(?:en)?|forening(?:en)?|universitet(?:et)?|sykehus(?:et)?)\b)"
    r"|-[a-zæøå]+"
)
_NO_PERSONS = re.compile(
    r"(?:Jan Mayen|Odd Fellow|Martin Luther|Peer Gynt|Per Gynt|Ole Brumm|Ole Lukkøye|Stine Sofie|Marte Meo|Anna Freud|Maria Montessori"
    r"|Anne Frank|Erik Erikson|Ole Vig|Karius|Ola Dunk)"
)


def names(text: str) -> Iterator[re.Match[str]]:
    """Everything in the text that looks like a person's name, in the order of the text. No two overlap."""
    end = -1
    for match in sorted(_found(text), key=re.Match.start):
        if match.start() >= end and not _is_called_after(text, match):
            end = match.end()
            yield match


def is_given_name(word: str) -> bool:
    """Whether this single word is a common given name."""
    return word.split("-")[0] in _GIVEN


def _found(text: str) -> Iterator[re.Match[str]]:
    match = _PAIR.search(text)
    while match:
        is_name = _is_name(match) and not _begins_later(match)
        if is_name:
            yield match
        match = _PAIR.search(
            text, match.end() if is_name else match.end(match.lastindex or 0)
        )  # «Ring Kari Nordmann» begins with «Ring»
    if "." in text:
        yield from (m for m in _INITIAL.finditer(text) if m[1] in _SURNAMES)
        yield from (m for m in _THEN_INITIAL.finditer(text) if m[1] in _GIVEN)
    yield from (m for m in _TITLED.finditer(text) if m[1] in _SURNAMES)
    for ending in _SURNAME_ENDS.finditer(text):
        lower = _LOWER_PAIR.search(text, max(0, ending.end() - 60), ending.end())
        if lower and lower[2].capitalize() in _SURNAMES and lower[1].capitalize() in _GIVEN:
            yield lower


def _begins_later(match: re.Match[str]) -> bool:
    """«Ring Kari Nordmann», where it is the surname that tells."""
    words = match[0].split(" ")
    return len(words) > 2 and not is_given_name(words[0]) and is_given_name(words[1])


def _is_name(match: re.Match[str]) -> bool:
    words = match[0].replace(",", "").split(" ")
    if match[2]:
        return words[0] in _GIVEN_CAPITALS or words[-1] in _PEOPLE
    if "," in match[0] and words[1].split("-")[0] in _GIVEN:  # «Nordmann, Ola», not «Bergen, Ola og Kari»
        return words[0] in _SURNAMES
    return "," not in match[0] and (words[0].split("-")[0] in _GIVEN or words[-1] in _SURNAMES)


def _is_called_after(text: str, match: re.Match[str]) -> bool:
    """«Nils Kjærs vei», «Martin Luther King-dagen»: a place or a thing, not a person."""
    after = _CALLED_AFTER.match(text, match.end())
    words = match[0].split(" ")
    inside = len(words) > 2 and re.fullmatch(_CALLED_AFTER.pattern, f"{words[-2][-1]} {words[-1]}")
    genitive = words[-1].endswith("s") and _CALLED_AFTER.match(text, match.end() - 1)
    return bool(after or inside or genitive or _NO_PERSONS.match(match[0]))
