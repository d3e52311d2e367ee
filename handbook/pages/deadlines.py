"""«Frister»: every deadline by who must keep it, the most urgent first, each group folded."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from handbook.articles import deadline
from handbook.articles.blocks import Origin
from handbook.derive.deadlines import DeadlineView, all_deadlines
from handbook.language import norwegian
from handbook.model import Handbook
from handbook.pages.sheet import View

_OTHERS = "andre"
# The longest of each kind, in hours, and what the kind is called.
_LENGTHS = ((0.5, "Med en gang eller snarest"), (24.0, "Samme dag"), (168.0, "Innen en uke"), (744.0, "Innen en måned"))
_LONGEST = "Senere"


def groups(handbook: Handbook) -> list[View]:
    """Who → their deadlines by length: first the roles that anybody may have, then those of a service, then the
    services, and last whoever else the law names."""
    found: dict[str, list[DeadlineView]] = {}
    for view in all_deadlines(handbook):
        found.setdefault(_whose(handbook, view), []).append(view)
    return [_group(handbook, party, found[party]) for party in sorted(found, key=lambda party: _order(handbook, party))]


def _whose(handbook: Handbook, view: DeadlineView) -> str:
    """The id of the one who must keep it; the law has words for it, which may be a name."""
    if view.step:
        return view.step.responsible[0]
    return _named(handbook).get((view.who or "").casefold(), _OTHERS)


def _named(handbook: Handbook) -> dict[str, str]:
    """Every name of an agency or a role, and its id."""
    agencies = handbook.agencies.values()
    names = {name.casefold(): a.id for a in agencies for name in (a.name, a.short_name or a.name, *a.other_names)}
    return names | {role.name.casefold(): role.id for role in handbook.settings.roles}


def _order(handbook: Handbook, party: str) -> tuple[int, int, tuple[list[int], str]]:
    roles = [role.id for role in handbook.settings.roles]
    if party in handbook.roles:
        own = handbook.roles[party].works_in
        return (1 if own else 0, roles.index(party), ([], ""))
    return (3 if party == _OTHERS else 2, 0, norwegian.alphabetical(_name(handbook, party)))


def _name(handbook: Handbook, party: str) -> str:
    if party == _OTHERS:
        return "Andre"
    role = handbook.roles.get(party)
    return (role and role.to_reader) or handbook.party_name(party)


def _group(handbook: Handbook, party: str, views: list[DeadlineView]) -> View:
    ordered = sorted(views, key=_hours)
    lengths = groupby(ordered, key=lambda view: _length(_hours(view)))
    return {
        "id": f"hos-{party}",
        "name": _name(handbook, party),
        "count": norwegian.count(len(views), "frist", "frister"),
        "shortest": norwegian.within(ordered[0].within),
        "lengths": [{"name": name, "rows": list(_rows(handbook, party, items))} for name, items in lengths],
    }


def _rows(handbook: Handbook, party: str, views: Iterator[DeadlineView]) -> Iterator[View]:
    """`who` where the group doesn't say it; `places` are the workplaces that the procedure is for."""
    at = Origin("oversikt:frister", handbook.laws)
    for view in views:
        row = deadline.row(handbook, view, at)
        whole = view.step is not None and len(view.step.responsible) > 1
        yield {
            "row": row,
            "who": row.who if whole or party == _OTHERS else None,
            "places": " ".join(view.workflow.workplaces) if view.workflow else "",
        }


def _hours(view: DeadlineView) -> float:
    """«snarest» has no length: after «med en gang», before what can be counted."""
    return 0.1 if view.within.hours is None else view.within.hours


def _length(hours: float) -> str:
    return next((name for most, name in _LENGTHS if hours <= most), _LONGEST)
