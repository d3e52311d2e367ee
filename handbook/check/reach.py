"""Can a reader get there? Contacts with no way in, addresses that only work at work, forms that point two ways."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.check.texts import texts_with
from handbook.model import FormFormat, Handbook
from handbook.problem import Problem, error, warning

_INSIDE = re.compile(
    r"https?://(?:[\w-]+\.)*(?:sharepoint\.com|teams\.microsoft\.com|safelinks\.protection\.outlook\.com|onedrive\.live\.com"
    r"|intranett?[\w-]*(?:\.[\w-]+)+|innsida[\w-]*(?:\.[\w-]+)+|[\w-]+\.(?:local|lan|internal)"
    r"|localhost|(?:10|127|192\.168)(?:\.\d+){2,3})(?![\w-])[^\s)\]>]*"
    r"|\bfile://\S*|\\\\[\w-]+\\\S*"
)


def contacts(handbook: Handbook) -> Iterator[Problem]:
    """A contact has at least one way in: a number, an address, a page."""
    for agency in handbook.agencies.values():
        for i, contact in enumerate(agency.contacts):
            ways = (contact.phone, contact.sms, contact.email, contact.web, contact.visiting_address,
                    contact.postal_address, contact.otherwise)  # fmt: skip
            if not any(ways):
                yield warning("kontakt-uten-vei", agency.place("kontakt", i), "Denne henvendelsen sier ikke hvordan noen når dem.",
                            "Skriv minst ett av «telefon:», «epost:», «nett:», «besok:» og «post:», eller «ellers:» når en annen instans svarer.")  # fmt: skip


def addresses(handbook: Handbook) -> Iterator[Problem]:
    """No link leads to what only some can open: an intranet, a shared folder, a meeting, a drive."""
    for text in texts_with(handbook, ("://", "\\\\")):
        found = _INSIDE.search(text.text.lower())
        if found and text.key != "kilde":
            yield warning("bare-internt", text.at(found.start(), len(found[0])), "Denne adressen virker bare for dem som er logget inn i kommunen.",
                          "Lenk til en side alle kan åpne, eller skriv hvor de ansatte finner den.")  # fmt: skip


def forms(handbook: Handbook) -> Iterator[Problem]:
    """A form is one thing: parts to print, a page on the net, or a document of the kind that its name says."""
    for form in handbook.forms.values():
        right = {
            FormFormat.PAPER: ("deler", form.parts),
            FormFormat.WEB: ("lenke", form.link),
            FormFormat.DOCX: ("fil", form.file and form.file.endswith(".docx")),
            FormFormat.PDF: ("fil", form.file and form.file.endswith(".pdf")),
        }
        key, there = right[form.format]
        others = [
            k for k, value in (("deler", form.parts), ("lenke", form.link), ("fil", form.file)) if value and k != key
        ]
        ending = next(
            (f.value for f in (FormFormat.DOCX, FormFormat.PDF) if (form.file or "").endswith(f".{f.value}")), None
        )
        if key == "fil" and ending and not there:
            yield error("skjema-i-strid", form.place("format"), f"Formatet er «{form.format.value}», men filen er «{form.file}».",
                        f"Skriv: format: {ending}")  # fmt: skip
        elif not there and not (form.format in (FormFormat.DOCX, FormFormat.PDF) and form.link):
            yield error("skjema-i-strid", form.place("format"), f"Formatet er «{form.format.value}», men «{key}:» passer ikke med det.",
                        f"Skriv «{key}:», eller rett «format:».")  # fmt: skip
        elif others and others != ["lenke"]:
            yield error("skjema-i-strid", form.place(others[0]), f"Formatet er «{form.format.value}», og da leser ingen «{others[0]}:».",
                        f"Slett «{others[0]}:», eller rett «format:».")  # fmt: skip
