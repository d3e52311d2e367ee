"""Can text in the municipality's colours be read?"""

from __future__ import annotations

from collections.abc import Iterator

from handbook.drawing.colours import LEAST_CONTRAST, readable
from handbook.model import Handbook
from handbook.problem import Problem, error


def too_faint(handbook: Handbook) -> Iterator[Problem]:
    """The accent has a contrast of at least 4.5 : 1 against everything it stands on."""
    colours = handbook.settings.colours
    light, dark = readable(colours)
    for key, found, change in (("hoved", light, "mørkere"), ("hoved_mork", dark, "lysere")):
        if found < LEAST_CONTRAST:
            shown = f"{found:.1f}".replace(".", ",")
            yield error("for-svak-farge", colours.place(key),
                        f"Tekst i denne fargen er vanskelig å lese: kontrasten er {shown} : 1, kravet er 4,5 : 1.",
                        f"Velg en {change} farge.")  # fmt: skip
