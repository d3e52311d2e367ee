"""Lane colours: a number for each party, the same on every page, in the diagram and on paper."""

from __future__ import annotations

from handbook.model import Handbook

LANES = 8  # 0 is for those who belong to no one service


def lane(handbook: Handbook, party: str) -> int:
    """The lane colour of a role or an agency: that of the workplace it belongs to, otherwise 0 or 7.

    A service keeps its colour whoever acts for it. Roles that anybody may have are 0, other agencies 7.
    """
    for number, workplace in enumerate(handbook.settings.workplaces):
        if party in workplace.agencies or party in workplace.roles:
            return 1 + number % (LANES - 2)
    return 0 if party in handbook.roles else LANES - 1
