"""Text that was never meant for readers: HTML that would stand as signs, broken letters, notes to oneself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.check.texts import texts_as_written, texts_with
from handbook.model import Handbook, Page
from handbook.problem import Problem, error, warning

_TAG = re.compile(r"<(?:/?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?|!--.*?(?:--|$))>?")
_ADDRESS = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*>")
_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9A-Fa-f]{2,6}|[A-Za-z]{2,8});")
# UTF-8 read as Windows-1252: «Ã¥» for å, «â€“» for a dash; and the sign for what could not be read at all.
_BROKEN = re.compile("Ã[\u0080-\u00bf\u0152-\u0161\u2020-\u2122\u02c6\u02dc…‰]|â€.|Â[\u00a0-\u00bf]|ï»¿|\ufffd")
_MARKERS = ("todo", "fixme", "tbd", r"lorem\s+ipsum")
_NOTE = re.compile(
    rf"\b(?:{'|'.join(_MARKERS)})\b|(?!^\?{{3}}\+? \w)\?{{3,}}|^Utkast\b|\[(?:sett inn|fyll inn|navn|nummer)[^\]]*\]",
    re.IGNORECASE,
)
_IN_A_NOTE = (*(marker[:5] for marker in _MARKERS), "???", "utkast", "[sett inn", "[fyll inn", "[navn", "[nummer")
_SEARCHED = frozenset(("stikkord", "ord", "tidligere_navn"))


def html(handbook: Handbook) -> Iterator[Problem]:
    """No text holds HTML: it is shown as it stands. Markdown knows letters by name («&nbsp;»), YAML doesn't."""
    for text in texts_with(handbook, ("<", "&")):
        if text.text.startswith(("http://", "https://")):
            continue  # told of as an address
        found = _TAG.search(_blanked(text.text))
        if found is None and not isinstance(text.top, Page):
            found = _ENTITY.search(text.text)
        if found:
            yield error("html-i-teksten", text.at(found.start(), len(found[0])), f"«{found[0][:40]}» er HTML. Leserne ser det slik det står her.",
                        "Ta bort merkene, og la ordene stå. Skriv bokstavene slik de skal leses.")  # fmt: skip


def _blanked(text: str) -> str:
    """Without addresses in angle brackets, which Markdown makes links of."""
    return _ADDRESS.sub(lambda m: " " * len(m[0]), text)


def broken_letters(handbook: Handbook) -> Iterator[Problem]:
    """No text was saved with one set of characters and read with another."""
    for text in texts_as_written(handbook, worth=_BROKEN.search):
        found = _BROKEN.search(text.text)
        if found:
            yield error("odelagte-bokstaver", text.at(found.start(), len(found[0])), f"«{found[0]}» er en bokstav som er blitt ødelagt.",
                        _meant(text.text))  # fmt: skip


def _meant(text: str) -> str:
    try:
        right = text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return "Skriv ordet på nytt. Lagre filen med tegnsettet UTF-8."
    return f"Skriv «{right[:80]}»." if right != text else "Skriv ordet på nytt."


def unfinished(handbook: Handbook) -> Iterator[Problem]:
    """No text is a note to oneself, or what stood there to be replaced."""
    for text in texts_with(handbook, _IN_A_NOTE):
        found = _NOTE.search(text.text) if text.key not in _SEARCHED else None
        if found:
            yield warning("uferdig-tekst", text.at(found.start(), len(found[0])), f"«{found[0]}» ser ut som noe som ikke er ferdig.",
                          "Skriv det som skal stå her, eller ta det bort.")  # fmt: skip
