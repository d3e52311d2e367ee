"""Where somebody at home may have hurt the child, and who protects the child then.

It is told from words that no copy of the handbook can do without, names of procedures, themes and services, so that a
lost field or warning doesn't switch the rules about parents off.
"""

from __future__ import annotations

import re
from functools import lru_cache

from handbook.language.telling import names_parents
from handbook.model import Agency, Handbook, Page, RoleKind, Workflow

_HARM = re.compile(
    r"vold(?!gift)|\bvald|overgrep|mishand|(?:sosial|ekstrem) kontroll|æres|tvangs(?:ekte|gift)|kjønnslemlest|incest|"
    r"skad(?:e|er|et) av (?:en voksen|noen hjemme)",
    re.IGNORECASE,
)
_PROTECTS = re.compile(r"barnevern|politi(?!k|sk)|alarmtelefon", re.IGNORECASE)
_DECIDES_ONLY = re.compile(r"nemnd|tilsyn|statsforvalter", re.IGNORECASE)


@lru_cache(maxsize=4)
def suspecting(handbook: Handbook) -> frozenset[str]:
    """The ids of the procedures about violence, abuse, negative social control and their like."""
    return frozenset(workflow.id for workflow in handbook.workflows.values() if _is_about_harm(handbook, workflow))


def _is_about_harm(handbook: Handbook, workflow: Workflow) -> bool:
    themes = (handbook.themes[id].name for id in workflow.themes if id in handbook.themes)
    return any(map(_HARM.search, (workflow.id.replace("-", " "), workflow.name, *workflow.themes, *themes)))


def page_is_about_harm(page: Page) -> bool:
    """Whether a page is about violence, abuse and their like, by its title and summary."""
    return bool(_HARM.search(page.title) or _HARM.search(page.summary))


@lru_cache(maxsize=4)
def protectors(handbook: Handbook) -> frozenset[str]:
    """The ids of child welfare, its duty services and the police."""
    return frozenset(agency.id for agency in handbook.agencies.values() if protects(agency))


def protects(agency: Agency) -> bool:
    """Whether a service is child welfare or the police, by any of its names."""
    names = (agency.name, agency.short_name or "", *agency.other_names, *agency.former_names)
    return any(_PROTECTS.search(name) and not _DECIDES_ONLY.search(name) for name in names)


@lru_cache(maxsize=4)
def parents(handbook: Handbook) -> frozenset[str]:
    """The ids of the roles that are the parents, by their kind or by their name."""
    found = (r.id for r in handbook.settings.roles if r.kind is RoleKind.PARENT or names_parents(r.name))
    return frozenset(found)
