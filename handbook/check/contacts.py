"""Can the numbers be rung, the addresses reached, the hours kept?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import phonenumbers
from email_validator import EmailNotValidError, validate_email
from stdnum.no import orgnr

from handbook.check.walk import values
from handbook.model import Contact, Handbook, Window
from handbook.problem import Problem, error, warning
from handbook.read import kinds
from handbook.values import DAY_NAMES, clock

# Norwegian short numbers that phonenumbers doesn't know as such; all others it judges itself.
_SHORT = re.compile(r"110|112|113|1412|116\d{3}|0\d{4}|8\d{2}")
_PRIVATE_MAIL = re.compile(
    r"@(gmail|hotmail|outlook|live|yahoo|icloud|online|me|msn|proton|protonmail)\.", re.IGNORECASE
)
_PERSON_MAIL = re.compile(r"^[a-zæøå-]+\.[a-zæøå.-]+@", re.IGNORECASE)


def values_are_well_formed(handbook: Handbook) -> Iterator[Problem]:
    """Telephone numbers, e-mail, web addresses, postcodes and organisation numbers are ones that can exist in Norway."""
    for value in values(handbook):
        check = _BY_KIND.get(value.kind) or _BY_KEY.get(value.field.key)  # type: ignore[arg-type]
        found = check(value.value) if check and isinstance(value.value, str) else None
        if found:
            code, message, hint = found
            yield error(code, value.record.place(*value.path), message, hint)


def _phone(number: str) -> tuple[str, str, str] | None:
    digits = re.sub(r"[\s\u00a0]", "", number)
    if not _SHORT.fullmatch(digits):
        try:
            parsed = phonenumbers.parse(digits, "NO")
            if re.fullmatch(r"\+?\d+", digits) and phonenumbers.is_valid_number(parsed):
                return None
        except phonenumbers.NumberParseException:
            pass
        return (
            "ugyldig-telefon",
            f"«{number}» er ikke et telefonnummer i Norge.",
            "Skriv åtte siffer, for eksempel 35 98 62 00, eller et kortnummer som 116 117.",
        )
    return None


def _email(address: str) -> tuple[str, str, str] | None:
    try:
        validate_email(address, check_deliverability=False)
    except EmailNotValidError:
        return "ugyldig-epost", f"«{address}» er ikke en e-postadresse.", "Skriv for eksempel post@kommunen.no."
    if _PRIVATE_MAIL.search(address):
        return "privat-epost", "Dette er en privat e-postadresse.", "Bruk tjenestens felles postkasse."
    return None


def _url(address: str) -> tuple[str, str, str] | None:
    parts = urlsplit(address)
    if parts.scheme not in ("https", "http") or "." not in parts.netloc or re.search(r"\s", address):
        return (
            "ugyldig-nettadresse",
            f"«{address}» er ikke en hel nettadresse.",
            "Skriv hele adressen, for eksempel https://www.bufdir.no/.",
        )
    return None


def _place(address: str) -> tuple[str, str, str] | None:
    code = re.search(r"(\d+) [A-ZÆØÅ][\wæøåÆØÅ-]+$", address)  # a visiting address may lack it, but not have it wrong
    if code and len(code[1]) != 4:
        return (
            "ugyldig-adresse",
            f"«{code[1]}» er ikke et postnummer.",
            "Skriv fire siffer og sted, for eksempel 3770 Kragerø.",
        )
    return None


def _organisation(number: str) -> tuple[str, str, str] | None:
    if not orgnr.is_valid(number):
        return (
            "ugyldig-organisasjonsnummer",
            f"«{number}» er ikke et organisasjonsnummer.",
            "Skriv de ni sifrene fra Enhetsregisteret.",
        )
    return None


def _municipality(number: str) -> tuple[str, str, str] | None:
    if not re.fullmatch(r"\d{4}", number):
        return "ugyldig-kommunenummer", f"«{number}» er ikke et kommunenummer.", "Skriv fire siffer, for eksempel 4014."
    return None


_BY_KIND = {kinds.PHONE: _phone, kinds.EMAIL: _email, kinds.URL: _url}
_BY_KEY = {"besok": _place, "post": _place, "organisasjonsnummer": _organisation}


def municipality_number(handbook: Handbook) -> Iterator[Problem]:
    """The municipality number has four digits."""
    found = _municipality(handbook.settings.municipality.number)
    if found:
        yield error(found[0], handbook.settings.municipality.place("nummer"), *found[1:])


def belongs_to_the_service(handbook: Handbook) -> Iterator[Problem]:
    """A contact belongs to a service, not to a person: a mobile number says what it is and where that was read,
    an e-mail address is a shared one."""
    for agency in handbook.agencies.values():
        for i, contact in enumerate(agency.contacts):
            for key, number in (("telefon", contact.phone), ("sms", contact.sms)):
                if number and _is_mobile(number) and not (contact.about and contact.sources):
                    yield warning("mobilnummer", agency.place("kontakt", i, key), "Dette er et mobilnummer. Hører det til tjenesten, eller til en person?",
                                  "Er det tjenestens vakttelefon, si det i «om:» og skriv «kilde:». Er det en persons, bruk tjenestens nummer.")  # fmt: skip
            if contact.email and _PERSON_MAIL.match(contact.email):
                yield warning("personlig-epost", agency.place("kontakt", i, "epost"), "Dette ser ut som en persons e-postadresse.",
                              "Bruk tjenestens felles postkasse. Folk slutter, postkassen blir.")  # fmt: skip


def _is_mobile(number: str) -> bool:
    try:
        return phonenumbers.number_type(phonenumbers.parse(number, "NO")) == phonenumbers.PhoneNumberType.MOBILE
    except phonenumbers.NumberParseException:
        return False


def hours_make_sense(handbook: Handbook) -> Iterator[Problem]:
    """Windows for the same days and season don't overlap, and a special day says either closed or both times."""
    for agency in handbook.agencies.values():
        for i, contact in enumerate(agency.contacts):
            yield from _overlaps(agency.place, contact, i)
            for j, special in enumerate(contact.special_days):
                timed = special.opens is not None and special.closes is not None
                if special.closed == timed:
                    yield error("uklar-unntaksdag", special.place(), "Unntaksdagen må enten være stengt, eller ha både «fra» og «til».",
                                "Skriv «stengt: ja», eller fyll ut begge tidene.")  # fmt: skip
                if special.first and special.last and special.last < special.first:
                    yield error("uklar-unntaksdag", agency.place("kontakt", i, "unntaksdager", j, "til_dato"),
                                "Perioden slutter før den begynner.", "Bytt om datoene.")  # fmt: skip


def _overlaps(place, contact: Contact, index: int) -> Iterator[Problem]:  # type: ignore[no-untyped-def]
    windows = contact.windows
    for j, window in enumerate(windows):
        for earlier in windows[:j]:
            day = _common_day(window, earlier)
            if day is not None:
                first, last = max(window.opens, earlier.opens), min(_end(window), _end(earlier))
                yield error("tider-overlapper", place("kontakt", index, "tider", j),
                            f"To tider gjelder samtidig {DAY_NAMES[day]} {clock(first)}–{clock(last % 1440 or 1440)}.",
                            "Slå dem sammen, eller skriv hvilken sesong hver av dem gjelder.")  # fmt: skip
                return


def _common_day(a: Window, b: Window) -> int | None:
    if a.season != b.season or a.opens >= _end(b) or b.opens >= _end(a):
        return None
    return min(a.days.days & b.days.days, default=None)


def _end(window: Window) -> int:
    return window.closes if window.closes > window.opens else window.closes + 1440


def no_named_person(handbook: Handbook) -> Iterator[Problem]:
    """Where a role is expected, no person is named: people leave, roles stay."""
    for agency in handbook.agencies.values():
        for i, contact in enumerate(agency.contacts):
            match = _PERSON.search(contact.about or "")
            if match:
                yield warning("personnavn", agency.place("kontakt", i, "om"), f"«{match[0]}» ser ut som navnet på en person.",
                              "Skriv rollen i stedet, for eksempel «Ledende helsesykepleier».")  # fmt: skip


# The commonest given names in Norway, followed by a surname: enough to catch a name, few false alarms.
_GIVEN = (
    "Anne|Inger|Kari|Marit|Ingrid|Liv|Eva|Anna|Maria|Ida|Hilde|Berit|Nina|Astrid|Bjørg|Elisabeth|Marianne|Kristin|Bente|Solveig|"
    "Silje|Randi|Heidi|Hanne|Linda|Tone|Tove|Elin|Anita|Wenche|Ragnhild|Camilla|Ellen|Karin|Hege|Mona|Marie|Aud|Monica|Julie|"
    "Jan|Per|Bjørn|Ole|Lars|Kjell|Knut|Arne|Svein|Thomas|Hans|Geir|Tor|Morten|Terje|Odd|Erik|Martin|Andreas|John|Anders|Rune|"
    "Trond|Tore|Daniel|Jon|Kristian|Marius|Magnus|Stian|Henrik|Espen|Øyvind|Olav|Rolf|Gunnar|Fredrik|Helge|Nils|Christian|Einar"
)
_PERSON = re.compile(rf"\b(?:{_GIVEN}) (?:[A-ZÆØÅ][a-zæøå]+ ?){{1,2}}")
