"""Private mailboxes: addresses with a provider for private persons, however the @ is written."""

from __future__ import annotations

import re
from collections.abc import Iterator

_FREE = (
    "gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|hey|tutanota|tuta|fastmail|zoho|yandex"
)
_LINES = (
    "online|proton|protonmail|pm|mail|start|getmail|broadpark|frisurf|c2i|altibox|lyse|telia|tele2|nextgentel|chello|ebnett|haugnett"
    "|enivest|combitel|adsl|runbox|sensewave|bkkfiber|vikenfiber|wp|o2|onet|interia|ukr|web|t-online|qq|inbox|rambler"
)
_TOP = "com|no|net|org|me|ch|se|dk|de|pl|ru|uk|co\\.uk|lt|lv|fi|fr|eu"
_DOT = r"\s?(?:\.|\(dot\)|\[dot\]|\(punktum\)|\[punktum\]|\spunktum\s|\sdot\s)\s?"
_SIGN = re.compile(
    r"[@＠&%(\[{](?:(?<=[@＠])|(?<=&)(?:\#64|commat);|(?<=%)40|\s?(?:[aA][tT]|a|alfa|krøllalfa)\s?[)\]}])"
)
_SPELT = re.compile(r"\s(?:at|alfa|krøllalfa)(?=\s(?i:" + _FREE + r")\W)")
# Else not worth looking for, and quicker to tell from what they have in common.
_SPELT_WITH = ("gmail", "hotmail", "outlook", "yahoo", "icloud", "Gmail", "Hotmail", "Outlook")
_IN_COMMON = ("mail", "utlook", "yahoo", "icloud")
_LOCAL = re.compile(r"[\w.+-]{1,64}\\?\s?$")
_DOMAIN = re.compile(rf"\s?(?:({_FREE})|{_LINES}){_DOT}(?:{_TOP})(?![\w-]|\.\w)", re.IGNORECASE)
# Whose mailbox it is when nobody's name stands before the @: a provider has a desk, too.
_DESK = re.compile(r"(?:post|support|redaksjon\w*|kontakt|info|hjelp|kundeservice|kundesenter|firmapost|postmottak|presse|personvern|noreply|no-reply|admin)",
                   re.IGNORECASE)  # fmt: skip


def private_addresses(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each address with a provider for private persons."""
    spelt = _SPELT.finditer(text) if _names_a_provider(text) else ()
    for sign in (*_SIGN.finditer(text), *spelt):
        local = _LOCAL.search(text, max(0, sign.start() - 66), sign.start())
        domain = _DOMAIN.match(text, sign.end())
        if local and domain and (domain[1] or not _DESK.fullmatch(local[0].strip(" \\"))):
            yield local.start(), domain.end()


def _names_a_provider(text: str) -> bool:
    return any(part in text for part in _IN_COMMON) and any(provider in text for provider in _SPELT_WITH)
