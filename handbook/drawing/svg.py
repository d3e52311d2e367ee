"""The strokes that drawings are made of. Text stays text; colours are written for paper, and CSS may set them by class."""

from __future__ import annotations

from html import escape

INK, QUIET, RULE = "#1c2733", "#4a5866", "#8b95a0"
FONTS = "'Source Sans Pro', 'Source Sans 3', 'Segoe UI', system-ui, sans-serif"


def text(
    x: float, y: float, words: str, kind: str, fill: str, size: float, bold: bool = False, anchor: str = "start", held: float | None = None
) -> str:  # fmt: skip
    """A line of text whose baseline is at `y`; `held` to a width when the reader's font may be any."""
    weight = ' font-weight="600"' if bold else ""
    end = f' text-anchor="{anchor}"' if anchor != "start" else ""
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" fill="{fill}" font-size="{size:g}"{weight}{end}{hold(held)}>{escape(words)}</text>'


def hold(width: float | None) -> str:
    """Attributes that draw a line of text exactly so wide. Typst draws them wrong, so print does without."""
    return f' textLength="{width:.1f}" lengthAdjust="spacingAndGlyphs"' if width else ""


def link(address: str, inside: str) -> str:
    """What is inside, leading to an address."""
    return f'<a href="{escape(address)}">{inside}</a>'


def arrowhead(x: float, y: float) -> str:
    """The point of an arrow that comes from the left."""
    return f'<path class="head" d="M{x:g} {y:g}l-6 -3.2v6.4z" fill="{INK}"/>'


def frame(id: str, kind: str, title: str, description: str, width: float, height: float, parts: list[str]) -> str:
    """The whole drawing, with its title and description."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{kind}" role="group" aria-labelledby="tittel-{id}" '
        f'aria-describedby="omtale-{id}" viewBox="0 0 {width:g} {height:g}" font-family="{FONTS}">'
        f'<title id="tittel-{id}">{escape(title)}</title><desc id="omtale-{id}">{escape(description)}</desc>'
        + "".join(parts)
        + "</svg>"
    )
