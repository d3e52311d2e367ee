"""Is the law right: its deadlines, its paragraphs, its words?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.check.texts import outside_quotes, texts
from handbook.derive.currency import next_check
from handbook.model import FormerCitation, Handbook
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


def local_deadline_within_the_law(handbook: Handbook) -> Iterator[Problem]:
    """A local deadline is never longer than the statutory one it cites, and is counted from the same event."""
    for workflow in handbook.workflows.values():
        for step in workflow.steps:
            local, law = step.deadline, handbook.deadlines.get(step.deadline.statutory or "") if step.deadline else None
            if not (local and law):
                continue
            if local.within and (local.within.hours or 0) > (law.within.hours or 0):
                yield error("frist-lengre-enn-loven", step.place("frist", "innen"),
                            f"Fristen «{local.within}» er lengre enn lovens, som er {law.within} ({handbook.cite(law.paragraph)}).",
                            f"Skriv «innen: {law.within}» eller kortere.")  # fmt: skip
            if local.counted_from and local.counted_from.lower() != law.counted_from.lower():
                yield error("frist-fra-annen-hendelse", step.place("frist", "fra"),
                            f"Loven regner fristen fra at {law.counted_from}, ikke fra at {local.counted_from}.",
                            f"Skriv «fra: {law.counted_from}», eller slett linjen.")  # fmt: skip


def former_citation(handbook: Handbook) -> Iterator[Problem]:
    """No text cites a paragraph that was repealed or has a new number."""
    former = [(re.compile(_pattern(entry), re.IGNORECASE), entry) for entry in handbook.laws.former_citations]
    any_of_them = re.compile("|".join(pattern.pattern for pattern, _ in former), re.IGNORECASE)
    for text in texts(handbook, worth=lambda folded: "§" in folded):
        if text.key in ("henvisning", "merknad") or not any_of_them.search(text.text):
            continue
        for pattern, entry in former:
            match = pattern.search(text.text)
            if match:
                now = " og ".join(handbook.cite(id) for id in entry.replaced_by if id in handbook.paragraphs)
                hint = f"Skriv {now}." + (f" {entry.remark}" if entry.remark else "")
                yield error(
                    "utgatt-paragraf", text.at(match.start(), len(match[0])), f"«{match[0]}» gjelder ikke lenger.", hint
                )


def _pattern(entry: FormerCitation) -> str:
    words = [re.escape(word) for word in re.split(r"\s+", entry.citation.replace("§", " § ").strip())]
    return r"[\s\u00a0]*".join(words) + r"(?![\w-])"


def former_name(handbook: Handbook) -> Iterator[Problem]:
    """A word that went out of use is a warning outside quotes, search words and lists of former names."""
    former = [
        (re.compile(rf"\b{re.escape(f.word)}(?:en|et|er|ene|s)?\b", re.IGNORECASE), f)
        for f in handbook.laws.former_names
    ]
    words = [f.word.lower() for f in handbook.laws.former_names]
    for text in texts(handbook, worth=lambda folded: any(word in folded for word in words)):
        if text.key in _OLD_NAMES_BELONG:
            continue
        shown = outside_quotes(text.text)
        for pattern, entry in former:
            match = pattern.search(shown)
            if match:
                hint = f"Skriv «{entry.now}»." + (f" {entry.remark}" if entry.remark else "")
                yield warning(
                    "utgatt-ord", text.at(match.start(), len(match[0])), f"«{match[0]}» er gått ut av bruk.", hint
                )


def paragraph_overdue(handbook: Handbook) -> Iterator[Problem]:
    """A paragraph that was not read against the law within its interval is a warning."""
    for act in handbook.laws.acts:
        for paragraph in act.paragraphs:
            due = next_check(paragraph.verified_on or act.verified_on, paragraph.verify_every or act.verify_every)
            if due is None:
                yield warning("paragraf-uten-kontroll", paragraph.place(), f"{handbook.cite(paragraph.id)} sier ikke når den sist ble kontrollert.",
                              "Legg til «sist_kontrollert:» og «kontrolleres_hver:» på loven.")  # fmt: skip
            elif due < handbook.today:
                yield warning("paragraf-forfalt", paragraph.place(), f"{handbook.cite(paragraph.id)} skulle vært lest på nytt.",
                              "Les paragrafen hos Lovdata, og sett ny dato i «sist_kontrollert:».")  # fmt: skip
