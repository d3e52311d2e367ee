"""Lane colours: a number for each party, the same on every page, in the diagram and on paper."""

from __future__ import annotations

from handbook.model import Handbook

# (on white, on dark). Each is at least 4.5 : 1 on its background. The name always stands beside the colour.
_ANYBODY = (("#4a5866", "#b3bfcb"), ("#474d9e", "#b4b9f5"), ("#5d6312", "#c9d07c"), ("#7a4a2b", "#dcb296"))
_WORKPLACES = (
    ("#8a5a00", "#e8bd6a"), ("#2a6b3a", "#8fd6a4"), ("#9a2f6f", "#f0a6cb"),
    ("#6b3fa0", "#cdb2f2"), ("#1a6699", "#8cc8f0"), ("#0f6b66", "#84cfc7"),
)  # fmt: skip
_OTHERS = (("#3d6a80", "#a3c4d6"),)
COLOURS = (*_ANYBODY, *_WORKPLACES, *_OTHERS)


def lane(handbook: Handbook, party: str) -> int:
    """The lane colour of a role or an agency, as an index in COLOURS: that of the workplace it belongs to.

    A service keeps its colour whoever acts for it. Roles that anybody may have share the first colours,
    agencies outside every workplace have the last.
    """
    for number, workplace in enumerate(handbook.settings.workplaces):
        if party in workplace.agencies or party in workplace.roles:
            return len(_ANYBODY) + number % len(_WORKPLACES)
    anybody = [role.id for role in handbook.settings.roles if not role.works_in]
    return anybody.index(party) % len(_ANYBODY) if party in anybody else len(COLOURS) - 1
