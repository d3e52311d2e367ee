"""The municipality's accent: the tints made from it, and whether text in it can be read."""

from __future__ import annotations

from handbook.model import Colours

LEAST_CONTRAST = 4.5  # of text: WCAG 2.2, criterion 1.4.3
_WHITE, _SAND, _DARK, _DARK_CARD = "#ffffff", "#f7f5f0", "#12181f", "#1b232d"  # as in the theme's colours.css


def tints(colours: Colours) -> tuple[str, str]:
    """The faint background under text in the accent, on light and on dark pages."""
    return mix(colours.accent, _WHITE, 0.11), mix(colours.accent_dark, _DARK, 0.16)


def readable(colours: Colours) -> tuple[float, float]:
    """The lowest contrast of the accent against what it stands on, on light and on dark pages."""
    light, dark = tints(colours)
    return (
        min(contrast(colours.accent, ground) for ground in (_WHITE, _SAND, light)),
        min(contrast(colours.accent_dark, ground) for ground in (_DARK, _DARK_CARD, dark)),
    )


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (#rrggbb), from 1 to 21."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def mix(colour: str, ground: str, share: float) -> str:
    """A share of a colour on a ground."""
    pairs = zip(_parts(colour), _parts(ground), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


def _luminance(colour: str) -> float:
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (p / 255 for p in _parts(colour)))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def _parts(colour: str) -> list[int]:
    return [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
