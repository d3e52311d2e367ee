"""Can the numbers be rung, the addresses reached, the hours kept?"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import Any

from stdnum.no import orgnr

from handbook.check.mail import private_addresses
from handbook.check.names import is_given_name, names
from handbook.check.privacy import personal
from handbook.check.texts import outside_quotes, texts_as_written
from handbook.check.walk import values
from handbook.dictionary.field import Kind
from handbook.dictionary.kinds import EMAIL, FOLDER_URL, PHONE, URL
from handbook.model import Handbook
from handbook.problem import Problem, error, warning
from handbook.values import PhoneNumber

_SHARED_MAIL = "Bruk tjenestens felles postkasse. Folk slutter, postkassen blir."
_INITIALS_MAIL = re.compile(r"^([a-zæøå]{2,3})@", re.IGNORECASE)
_PERSON_MAIL = re.compile(r"^[a-zæøå-]+\.[a-zæøå.-]+@", re.IGNORECASE)


_WEB = re.compile(r"https?://(?:[\w-]{1,63}\.)+[\w-]{2,63}(?::\d{1,5})?(?:[/?#][^\s\\\"'<>{}|^`]*)?", re.IGNORECASE)


def values_are_well_formed(handbook: Handbook) -> Iterator[Problem]:
    """Telephone numbers, e-mail, web addresses, postcodes and organisation numbers are ones that can exist in Norway."""
    for value in values(handbook):
        check = _BY_KIND.get(value.kind) or _BY_KEY.get(value.field.key)
        found = check(value.value) if check else None
        if found:
            code, message, hint = found
            yield error(code, value.record.place(*value.path), message, hint)


def _phone(number: PhoneNumber) -> tuple[str, str, str] | None:
    if not number.possible:
        return (
            "ugyldig-telefon",
            f"«{number}» er ikke et telefonnummer i Norge.",
            "Skriv åtte siffer, for eksempel 35 98 62 00, eller et kortnummer som 116 117.",
        )
    return None


# What nearly every address is, and no rule of addresses forbids.
_ORDINARY_MAIL = re.compile(r"[a-z]{1,30}(?:[._-][a-z]{1,30})?@(?:[a-z]{1,60}\.){1,2}(?:no|com|org)")


def _email(address: str) -> tuple[str, str, str] | None:
    if not _ORDINARY_MAIL.fullmatch(address) and not _is_address(address):
        return "ugyldig-epost", f"«{address}» er ikke en e-postadresse.", "Skriv for eksempel post@kommunen.no."
    return None


def _is_address(address: str) -> bool:
    from email_validator import EmailNotValidError, validate_email  # only here: it takes longer to load than to ask

    try:
        validate_email(address, check_deliverability=False)
    except EmailNotValidError:
        return False
    return len(address.rpartition(".")[2]) > 1  # no country has a name of one letter


def _url(address: str) -> tuple[str, str, str] | None:
    if address[-1:] in ".,;:":
        return (
            "ugyldig-nettadresse",
            f"«{address}» slutter med et skilletegn, som ikke er en del av adressen.",
            f"Skriv {address.rstrip('.,;:')}",
        )
    if not _WEB.fullmatch(address):
        return (
            "ugyldig-nettadresse",
            f"«{address}» er ikke en hel nettadresse.",
            "Skriv hele adressen, for eksempel https://www.bufdir.no/.",
        )
    return None


def _folder(address: str) -> tuple[str, str, str] | None:
    if "?" in address or "#" in address:
        return (
            "ugyldig-nettadresse",
            f"«{address}» er ikke adressen til en mappe.",
            "Ta bort alt fra og med ? eller #. Sidenes egne navn kommer etter adressen.",
        )
    return _url(address)


def _place(address: str) -> tuple[str, str, str] | None:
    code = re.search(
        r"(?<!\d)(\d+) [A-ZÆØÅ][\wæøåÆØÅ-]+$", address
    )  # a visiting address may lack it, but not have it wrong
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


_Check = Callable[[Any], tuple[str, str, str] | None]
_BY_KIND: dict[Kind[Any], _Check] = {PHONE: _phone, EMAIL: _email, URL: _url, FOLDER_URL: _folder}
_BY_KEY: dict[str, _Check] = {"besok": _place, "post": _place, "organisasjonsnummer": _organisation}


def municipality_number(handbook: Handbook) -> Iterator[Problem]:
    """The municipality number has four digits."""
    found = _municipality(handbook.settings.municipality.number)
    if found:
        yield error(found[0], handbook.settings.municipality.place("nummer"), *found[1:])


def belongs_to_the_service(handbook: Handbook) -> Iterator[Problem]:
    """A contact belongs to a service, not to a person: a mobile number is a telephone that those on duty share,
    an e-mail address is a shared one."""
    for agency in handbook.agencies.values():
        for i, contact in enumerate(agency.contacts):
            for key, number in (("telefon", contact.phone), ("sms", contact.sms)):
                if number and number.mobile and not contact.on_call:
                    yield warning("mobilnummer", agency.place("kontakt", i, key), "Dette er et mobilnummer. Hører det til tjenesten, eller til en person?",
                                  "Er det en telefon de på vakt deler, skriv «vakttelefon: ja». Er det en persons, bruk tjenestens nummer.")  # fmt: skip
            if contact.email and _PERSON_MAIL.match(contact.email) and not any(private_addresses(contact.email)):
                yield warning("personlig-epost", agency.place("kontakt", i, "epost"), "Dette ser ut som en persons e-postadresse.",
                              _SHARED_MAIL)  # fmt: skip
            initials = _INITIALS_MAIL.match(contact.email or "")
            if initials and initials[1].lower() not in _short_names(handbook):
                yield warning("personlig-epost", agency.place("kontakt", i, "epost"), f"«{initials[1]}» kan være forbokstavene til en person.",
                              _SHARED_MAIL)  # fmt: skip


# Where a name is no slip: sources, search words, addresses, and what things are called.
_NAMES_BELONG = {
    "kilde",
    "stikkord",
    "ord",
    "besok",
    "post",
    "navn",
    "andre_navn",
    "tidligere_navn",
    "nett",
    "lenke",
    "epost",
    "telefon",
    "sms",
}
_CAPITALS = re.compile(r"[A-ZÆØÅ](?:[a-zæøåéüö-]+,? [A-ZÆØÅ]|\. ?[A-ZÆØÅ][a-z]|[A-ZÆØÅ]+,? [A-ZÆØÅ]{2})")
_SURNAME = re.compile(r"sen\b(?<=[dklnrt]sen)")


def _may_name_somebody(text: str) -> object:
    return _CAPITALS.search(text) or "nordmann" in text or _SURNAME.search(text)


def _short_names(handbook: Handbook) -> frozenset[str]:
    """What services are called in two or three letters, by their name or their file's: «ppt», «bup», «nav»."""
    names = (name for a in handbook.agencies.values() for name in (a.id, a.short_name or "", *a.other_names))
    return frozenset(word.lower() for name in names for word in re.split(r"\W+", name)) | {"it", "hr", "sfo"}


def no_named_person(handbook: Handbook) -> Iterator[Problem]:
    """No text names a person where a role belongs: people leave, roles stay. What stands in quotes is an example."""
    for text in texts_as_written(handbook, worth=_may_name_somebody):
        if text.key in _NAMES_BELONG:
            continue
        shown = outside_quotes(text.text)
        found = tuple(names(shown))
        told = sorted(
            (start, start + length) for _, start, length in personal(text.text) if found
        )  # by the rule for privacy
        for match in found:
            before = bisect_right(told, (match.start(), len(shown)))
            if before and match.start() < told[before - 1][1]:
                continue
            yield warning("personnavn", text.at(match.start(), len(match[0])), f"«{match[0]}» ser ut som navnet på en person.",
                          "Skriv rollen i stedet, for eksempel «Ledende helsesykepleier».")  # fmt: skip

    for value in values(handbook):
        if value.field.key == "spor_hos" and not any(names(value.value)):
            alone = next(filter(is_given_name, _WORD.findall(value.value)), None)
            if alone:
                yield warning("personnavn", value.record.place(*value.path), f"«{alone}» ser ut som navnet på en person.",
                              "Skriv rollen i stedet, for eksempel «Ledende helsesykepleier».")  # fmt: skip


_WORD = re.compile(r"[A-ZÆØÅ][a-zæøåéüö]+(?:-[A-ZÆØÅ][a-zæøå]+)?")
