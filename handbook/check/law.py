"""Is the law right: its paragraphs, and its words?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.check.citations import former, successors
from handbook.check.texts import outside_quotes, texts_with
from handbook.derive.amendments import unread
from handbook.derive.usage import Use, law_usage
from handbook.language.norwegian import join, long_date
from handbook.model import Amendment, Handbook
from handbook.problem import Problem, error, warning

# Where an old name belongs: search words, lists of former names, and the register of old words itself.
_OLD_NAMES_BELONG = {
    "stikkord",
    "tidligere_navn",
    "andre_navn",
    "synonymer",
    "ord",
    "henvisning",
    "merknad",
    "kilde",
    "fare",
}


def former_citation(handbook: Handbook) -> Iterator[Problem]:
    """No text cites a paragraph that was repealed or has a new number."""
    for text in texts_with(handbook, ("§", "paragraf")):
        for cited in former(handbook).find(text.text) if text.key not in ("henvisning", "merknad") else ():
            yield error("utgatt-paragraf", text.at(cited.start, len(cited.text)), f"«{cited.text}» gjelder ikke lenger.",
                        successors(handbook, cited.entries))  # fmt: skip


def former_name(handbook: Handbook) -> Iterator[Problem]:
    """A word that went out of use is a warning outside quotes, search words and lists of former names."""
    names = [
        (re.compile(rf"\b{re.escape(f.word)}(?:en|et|er|ene|s)?\b", re.IGNORECASE), f)
        for f in handbook.laws.former_names
    ]
    words = [f.word.lower() for f in handbook.laws.former_names]
    for text in texts_with(handbook, words):
        if text.key in _OLD_NAMES_BELONG:
            continue
        shown = outside_quotes(text.text)
        cited = [(c.start, c.start + len(c.text)) for c in former(handbook).find(text.text)]
        for pattern, entry in names:
            match = pattern.search(shown)
            if match and not any(
                start <= match.start() < end for start, end in cited
            ):  # the rule above has told of those
                hint = f"Skriv «{entry.now}»." + (f" {entry.remark}" if entry.remark else "")
                yield warning(
                    "utgatt-ord", text.at(match.start(), len(match[0])), f"«{match[0]}» er gått ut av bruk.", hint
                )


def former_name_of_ours(handbook: Handbook) -> Iterator[Problem]:
    """A former name of an agency, a role or a level is a warning, where a word that went out of use is."""
    old = _former_names(handbook)
    folded = [name.lower() for name in old]
    patterns = {name: re.compile(rf"(?<![\w-]){re.escape(name)}(?:en|et|a|s)?(?![\w-])", re.IGNORECASE) for name in old}
    for text in texts_with(handbook, folded):
        if text.key in _OLD_NAMES_BELONG:
            continue
        shown = outside_quotes(text.text)
        for name, pattern in patterns.items():
            match = pattern.search(shown)
            if match and not _told_as_former(shown, match.start()):
                yield warning("gammelt-navn", text.at(match.start(), len(match[0])), f"«{match[0]}» heter «{old[name]}» nå.",
                              f"Skriv «{old[name]}».")  # fmt: skip


def _former_names(handbook: Handbook) -> dict[str, str]:
    """Former name → name, of what has one that nothing else is called today."""
    agencies, roles, levels = handbook.agencies.values(), handbook.settings.roles, handbook.settings.levels
    things: list[tuple[str, tuple[str, ...]]] = [(agency.name, agency.former_names) for agency in agencies]
    things += [(role.name, role.former_names) for role in roles] + [
        (level.name, level.former_names) for level in levels
    ]
    today = {name.lower() for name, _ in things} | {(a.short_name or a.name).lower() for a in agencies}
    said = {entry.word.lower() for entry in handbook.laws.former_names}  # the rule above tells of those
    return {old: name for name, former in things for old in former if old.lower() not in today | said}


def _told_as_former(text: str, start: int) -> bool:
    """«… het før», «tidligere …», «den gamle …»: the sentence itself says that it is past."""
    return bool(
        re.search(r"\b(?:før|tidligere|het|hette|gamle|nedlagt\w*|den gang)\b[^.]{0,30}$", text[:start], re.IGNORECASE)
    )


def paragraph_overdue(handbook: Handbook) -> Iterator[Problem]:
    """A paragraph that was not read against the law within its interval is a warning."""
    for act in handbook.laws.acts:
        for paragraph in act.paragraphs:
            verified_on, every = paragraph.verified_on or act.verified_on, paragraph.verify_every or act.verify_every
            if verified_on is None or every is None:
                yield warning("paragraf-uten-kontroll", paragraph.place(), f"{handbook.cite(paragraph.id)} sier ikke når den sist ble kontrollert.",
                              "Legg til «sist_kontrollert:» og «kontrolleres_hver:» på loven.")  # fmt: skip
            elif every.after(verified_on) < handbook.today:
                yield warning("paragraf-forfalt", paragraph.place(), f"{handbook.cite(paragraph.id)} skulle vært lest på nytt.",
                              "Les paragrafen hos Lovdata, og sett ny dato i «sist_kontrollert:».")  # fmt: skip


_MOST_USES = 6  # a paragraph may be cited on fifty pages, and the message must be read


def amended(handbook: Handbook) -> Iterator[Problem]:
    """A paragraph that was changed by an act in force after it was read is a warning, which tells where it is used."""
    for act in handbook.laws.acts:
        for paragraph in act.paragraphs:
            for change in unread(handbook, act, paragraph):
                yield warning("lov-endret", paragraph.place(), _changed(handbook, paragraph.id, change),
                              "Les paragrafen hos Lovdata, og rett det som er endret. Skriv så endringsloven i «lest_til:», på loven eller bare på paragrafen.")  # fmt: skip


def _changed(handbook: Handbook, id: str, change: Amendment) -> str:
    assert change.in_force
    what = "ble endret" if change.paragraphs else "kan være endret"
    told = f"{handbook.cite(id)} {what} {long_date(change.in_force)} ved {change.by.shown}, og er ikke lest etter det."
    return f"{told} {_used(law_usage(handbook).get(id, ()))}"


def _used(uses: tuple[Use, ...]) -> str:
    if not uses:
        return "Ingen sider viser til den."
    shown = [f"«{use.title}»" for use in uses[:_MOST_USES]]
    more = [f"{len(uses) - _MOST_USES} til"] if len(uses) > _MOST_USES else []
    return f"Den brukes i {join([*shown, *more])}."
