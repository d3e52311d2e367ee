"""How wide text is, near enough to break lines where nothing can measure them: in drawings."""

from __future__ import annotations

from collections.abc import Iterable

# Thousandths of the size, of a plain sans-serif; Segoe UI, Roboto and Source Sans are as wide or narrower.
_NARROW = {"i": 222, "j": 222, "l": 222, "I": 278, "t": 278, "f": 278, "r": 333, " ": 278, "\N{NO-BREAK SPACE}": 278, ".": 278, ",": 278, ":": 278,
           "-": 333, "(": 333, ")": 333, "«": 500, "»": 500, "–": 556, "→": 800}  # fmt: skip
_WIDE = {"m": 833, "w": 722, "M": 833, "W": 944, "Å": 667, "Æ": 1000, "Ø": 778, "æ": 889, "ø": 611}


def width(text: str, size: float, bold: bool = False) -> float:
    """The width of the text, in the unit of `size`."""
    units = sum(_NARROW.get(c) or _WIDE.get(c) or (667 if c.isupper() else 545) for c in text)
    return units / 1000 * size * (1.06 if bold else 1)


def wrap(text: str, size: float, limit: float, bold: bool = False) -> list[str]:
    """The text in lines of at most `limit`; a word that is longer stands alone. No-break spaces hold."""
    lines: list[str] = []
    for word in text.split(" "):
        if lines and width(f"{lines[-1]} {word}", size, bold) <= limit:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def wrap_runs(runs: Iterable[tuple[str, bool]], size: float, limit: float) -> list[list[tuple[str, bool]]]:
    """Words in lines, where some runs are bold: each line is a list of (text, bold)."""
    lines: list[list[tuple[str, bool]]] = [[]]
    used = 0.0
    for text, bold in runs:
        for word in text.split(" "):
            gap = width(" ", size) if lines[-1] else 0.0
            wide = width(word, size, bold)
            if lines[-1] and used + gap + wide > limit:
                lines.append([])
                used, gap = 0.0, 0.0
            if lines[-1] and lines[-1][-1][1] == bold:
                lines[-1][-1] = (f"{lines[-1][-1][0]} {word}", bold)
            else:
                lines[-1].append((word, bold))
            used += gap + wide
    return lines
