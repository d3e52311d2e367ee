"""The tree of questions: how deep each lies, and which lead in a circle."""

from __future__ import annotations

from handbook.model import Guide


def ways(guide: Guide) -> dict[str, tuple[str, ...]]:
    """Question id → the questions its answers lead to."""
    return {q.id: tuple(a.question for a in q.answers if a.question) for q in guide.questions}


def circular(guide: Guide) -> set[str]:
    """The questions from which one can come back to the same question."""
    return {id for id in ways(guide) if id in _after(guide, id)}


def depths(guide: Guide) -> dict[str, int]:
    """How many questions one has answered at most when this one is answered too; only those that can be reached.

    The guide must have no circle.
    """
    onward, found = ways(guide), {guide.start: 1}
    queue = [guide.start]
    while queue:
        id = queue.pop(0)
        for next_ in onward.get(id, ()):
            if found.get(next_, 0) <= found[id]:
                found[next_] = found[id] + 1
                queue.append(next_)
    return found


def _after(guide: Guide, start: str) -> set[str]:
    onward = ways(guide)
    seen: set[str] = set()
    queue = list(onward.get(start, ()))
    while queue:
        id = queue.pop()
        if id not in seen:
            seen.add(id)
            queue += onward.get(id, ())
    return seen
