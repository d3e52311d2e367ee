"""What deadlines are counted from: which words mean the same event, and which event comes first."""

from __future__ import annotations

from functools import lru_cache

from handbook.language.readability import words
from handbook.model import Event, Handbook

# Words that say nothing of which event it is.
_FILLERS = frozenset(
    [
        "er",
        "har",
        "blir",
        "ble",
        "ver",
        "vert",
        "var",
        "det",
        "den",
        "at",
        "av",
        "i",
        "på",
        "til",
        "en",
        "et",
        "som",
        "når",
        "da",
        "vi",
        "dere",
        "du",
        "man",
        "fra",
        "siden",
        "dagen",
    ]
)


def event_of(handbook: Handbook, text: str) -> Event | None:
    """The event that a text names: by its id, its name or another name, or by the same words and some more."""
    names = _by_name(handbook)
    found = names.get(_folded(text))
    return found or next((event for name, event in names.items() if same_words(name, text)), None)


def same_event(handbook: Handbook, one: str, other: str) -> bool:
    """Whether two texts name the same event."""
    if same_words(one, other):
        return True
    found = event_of(handbook, one)
    return found is not None and found is event_of(handbook, other)


def comes_before(handbook: Handbook, one: Event, other: Event) -> bool:
    """Whether `one` always comes before `other`."""
    events = {event.id: event for event in handbook.laws.events}
    seen, queue = set(), list(other.after)
    while queue:
        id = queue.pop()
        if id == one.id:
            return True
        if id in events and id not in seen:
            seen.add(id)
            queue += events[id].after
    return False


def same_words(one: str, other: str) -> bool:
    """Whether one text holds all the words of the other that say which event it is."""
    first, second = _telling(one), _telling(other)
    fewest = min(first, second, key=len)
    return first == second or (len(fewest) > 1 and (first <= second or second <= first) and not _denies(first ^ second))


def _denies(rest: frozenset[str]) -> bool:
    return bool(rest & {"ikke", "ikkje", "aldri", "ingen"})


@lru_cache(maxsize=4)
def _by_name(handbook: Handbook) -> dict[str, Event]:
    events = handbook.laws.events
    return {_folded(name): event for event in events for name in (event.id, event.name, *event.other_names)}


def _folded(text: str) -> str:
    return " ".join(words(text.casefold()))


@lru_cache(maxsize=1024)
def _telling(text: str) -> frozenset[str]:
    return frozenset(words(text.casefold())) - _FILLERS
