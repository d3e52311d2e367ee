"""Links from one page to another: relative, so that they hold on a server and in a folder."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from handbook.derive.addresses import OVERVIEWS, address
from handbook.derive.graph import resolve
from handbook.language.norwegian import NBSP
from handbook.model import Handbook, Workflow


@dataclass(frozen=True)
class Link:
    """`language` is that of the text, when it is another than the site's."""

    text: str
    href: str
    language: str | None = None


@dataclass(frozen=True)
class Links:
    """Makes links from the page at the address `here`."""

    handbook: Handbook
    here: str

    def href(self, kind: str, id: str) -> str:
        """The relative address of a thing; kinds as in `addresses.address`."""
        return self.path(address(kind, id))

    def path(self, target: str) -> str:
        """A relative address of any file on the site."""
        page, mark, anchor = target.partition("#")
        if page == self.here and mark:
            return f"#{anchor}"
        return posixpath.relpath(page, posixpath.dirname(self.here) or ".") + mark + anchor

    def link(self, kind: str, id: str, text: str | None = None) -> Link:
        """A link with the thing's own name."""
        page = self.handbook.pages.get(id) if kind == "side" and not text else None
        language = page.language if page and page.language != "nb" else None
        return Link(text or self.name(kind, id), self.href(kind, id), language)

    def name(self, kind: str, id: str) -> str:
        """What a thing is called where it is linked to."""
        handbook = self.handbook
        if kind == "prosedyre":
            page, _, step = id.partition("/")
            return handbook.steps[id].name if step else handbook.workflows[page].name
        names = {
            "oversikt": lambda: OVERVIEWS[id],
            "instans": lambda: handbook.agencies[id].title,
            "skjema": lambda: handbook.forms[id].name,
            "tiltak": lambda: handbook.measures[id].name,
            "lov": lambda: unbroken(handbook.cite(id)),
            "ord": lambda: handbook.words[id].word,
            "side": lambda: handbook.pages[id].title,
            "mote": lambda: handbook.meetings[id].name,
            "arbeidssted": lambda: f"Jeg jobber i {handbook.workplaces[id].name}",
        }
        return names[kind]()

    def party(self, id: str) -> dict[str, str | None]:
        """A role or an agency: its name, and the agency's page (a role has none)."""
        href = self.href("instans", id) if id in self.handbook.agencies else None
        return {"name": self.handbook.party_name(id), "href": href}

    def parties(self, ids: tuple[str, ...]) -> list[dict[str, str | None]]:
        """Several, in the order they are written."""
        return [self.party(id) for id in ids]

    def laws(self, ids: tuple[str, ...]) -> list[Link]:
        """Paragraphs as they are cited."""
        return [self.link("lov", id) for id in dict.fromkeys(ids)]

    def goto(self, workflow: Workflow | None, target: str) -> Link:
        """The step or procedure that an outcome leads to: «2 Drøft saken», or «Akutt fare»."""
        found = resolve(self.handbook, workflow, target)
        page, _, step = (found or target).partition("/")
        if workflow and page == workflow.id:
            number = [s.id for s in workflow.steps].index(step) + 1
            return Link(f"Steg {number}: {self.name('prosedyre', f'{page}/{step}')}", f"#steg-{step}")
        if "/" in target:
            return Link(
                f"{self.name('prosedyre', page)}: {self.name('prosedyre', target)}", self.href("prosedyre", target)
            )
        return self.link("prosedyre", page)


def unbroken(citation: str) -> str:
    """A paragraph whose number is never broken across lines: «straffeprosessloven § 239 e»."""
    act, sign, number = citation.partition("§")
    return act + sign + number.replace(" ", NBSP)
