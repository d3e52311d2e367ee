"""Do opening hours make sense, and are they about days that are still to come?"""

from __future__ import annotations

from collections.abc import Iterator

from handbook.check.walk import contacts
from handbook.language.norwegian import long_date
from handbook.model import Contact, Handbook, Purpose, SpecialDay, Window
from handbook.problem import Place, Problem, error, warning
from handbook.values import DAY_NAMES, clock

_MIDNIGHT = 24 * 60
_LONG = 14 * 60  # minutes; no office on weekdays answers for longer
_MORNING = range(6 * 60, 12 * 60)


def windows_make_sense(handbook: Handbook) -> Iterator[Problem]:
    """A window says which days and both times, or outside whom; it has a length; its parts go together."""
    for _, _, contact in contacts(handbook):
        for window in contact.windows:
            yield from _parts(window)
            if window.whole and window.closes is not None and window.opens is not None:
                yield from _length(contact, window, window.opens, window.closes.minutes)
                yield from _weeks(window)


def _parts(window: Window) -> Iterator[Problem]:
    times = [key for key, value in (("fra", window.opens), ("til", window.closes)) if value is None]
    if window.outside and not window.whole:
        yield error("utenom-og-tider", window.place("utenom"), "«utenom» sier selv når, og kan ikke stå sammen med dager, uker eller klokkeslett.",
                    "Lag to linjer: én med «utenom», og én med tidene.")  # fmt: skip
    elif window.days is None and not window.outside:
        yield error("tid-uten-dager", window.place(), "Tiden sier ikke hvilke dager den gjelder.",
                    "Skriv «dager:» med dagene, eller «utenom:» med instansen den utfyller.")  # fmt: skip
    elif times and not window.outside:
        missing = " og ".join(f"«{key}»" for key in times)
        yield error("tid-uten-klokkeslett", window.place(), f"Tiden mangler {missing}.",
                    'Skriv når det åpner og stenger, for eksempel fra: "08:00", til: "15:30".')  # fmt: skip


def _length(contact: Contact, window: Window, opens: int, closes: int) -> Iterator[Problem]:
    assert window.closes is not None
    ahead = window.closes.day is not None
    if not window.lasts:
        yield error("tider-uten-lengde", window.place("fra"), f"Tiden åpner og stenger {clock(closes)}."
                    if opens == closes else "Ingenting åpner klokka 24.00.",
                    f"Hele døgnet er fra 00:00 til 24:00. Over helga: til: neste hverdag {_colon(closes)}.")  # fmt: skip
    elif closes < opens and not ahead and closes + _MIDNIGHT - opens > _LONG and _weekdays_only(window):
        on_duty = contact.on_call or Purpose.ACUTE in contact.purposes
        if not on_duty or opens in _MORNING:
            yield warning("tid-over-natta", window.place("til"), f"Tiden varer fra {clock(opens)} over natta til {clock(closes)} dagen etter.",
                          f"Rett klokkeslettet hvis det ikke er ment. Varer det over natta, skriv til: neste hverdag {_colon(closes)}.")  # fmt: skip


def _weekdays_only(window: Window) -> bool:
    return window.days is not None and window.days.days <= set(range(5))


def _colon(minutes: int) -> str:
    return clock(minutes).replace(".", ":")


def _weeks(window: Window) -> Iterator[Problem]:
    if window.weeks is None or window.days is None:
        return
    if window.days.nth:
        yield error("nte-og-uker", window.place("uker"), f"«{window.days}» kan ikke også være i bestemte uker.",
                    "Behold bare ett av feltene: slett «uker», eller skriv ukedagen alene i «dager».")  # fmt: skip
    elif (
        window.weeks.first and window.weeks.first.weekday() not in window.days.days and window.days.days & set(range(7))
    ):
        first = window.weeks.first
        ahead = min((day - first.weekday()) % 7 for day in window.days.days if day < 7)
        meant = first.fromordinal(first.toordinal() + ahead)
        yield error("annenhver-dato", window.place("uker"), f"{long_date(first)} er en {DAY_NAMES[first.weekday()]}, men tiden gjelder {window.days}.",
                    f"Skriv datoen for den første dagen, for eksempel {meant.isoformat()}.")  # fmt: skip


def special_days_make_sense(handbook: Handbook) -> Iterator[Problem]:
    """A special day says either closed or both times, a span ends after it begins, and it is not long past."""
    for _, _, contact in contacts(handbook):
        for special in contact.special_days:
            for place, message, hint in _unclear(special):
                yield error("uklar-unntaksdag", place, message, hint)
            last = special.last or special.first
            if last and last < handbook.today:
                yield warning("unntaksdag-passert", special.place("til_dato" if special.last else "fra_dato"),
                              f"{long_date(last)} er over.", "Slett unntaksdagen, eller skriv dagene for neste gang.")  # fmt: skip


def _unclear(special: SpecialDay) -> Iterator[tuple[Place, str, str]]:
    if special.closed == special.timed or (special.closed and special.opens != special.closes):
        yield (special.place(), "Unntaksdagen må enten være stengt, eller ha både «fra» og «til».",
               "Skriv «stengt: ja», eller fyll ut begge tidene.")  # fmt: skip
    if special.first and special.last and special.last < special.first:
        yield special.place("til_dato"), "Perioden slutter før den begynner.", "Bytt om datoene."
    named = special.day or special.weeks or special.period
    if named and special.last:
        yield (special.place("til_dato"), f"«{named}» har ingen siste dato.",
               "Slett «til_dato:», eller skriv «fra_dato:» i stedet.")  # fmt: skip
