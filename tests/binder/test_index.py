"""The index of print: one line for what is the same, and no more of one article than an index can bear."""

from __future__ import annotations

from dataclasses import replace

from handbook.binder.links import Links
from handbook.binder.words import index
from handbook.derive.binder_plan import plan
from handbook.model import Handbook


def lines(miniature: Handbook, *names: str, keywords: tuple[str, ...] = ()) -> list[str]:
    """The words that lead to PPT alone, when it has these names and keywords too."""
    ppt = replace(miniature.agencies["ppt"], other_names=names, keywords=keywords)
    handbook = replace(miniature, agencies=miniature.agencies | {"ppt": ppt})
    contents = plan(handbook)
    (block,) = index(handbook, Links(handbook, contents, frozenset(contents.articles)))
    number = contents.home["instans:ppt"].number
    items = (item for group in block["groups"] for item in group["items"])
    return [item["word"] for item in items if [n["number"] for n in item["numbers"]] == [number]]


def test_what_is_the_same_is_one_line(miniature: Handbook) -> None:
    before = lines(miniature)
    said = lines(miniature, "PPT-kontoret", "PPT Lillevik", "Skolepsykologen", keywords=("skolepsykologene",))
    assert set(said) - set(before) == {"Skolepsykologen"}


def test_keywords_give_way_to_names(miniature: Handbook) -> None:
    keywords = ("matte", "norsk", "skriving", "lesing")
    few = set(lines(miniature, keywords=keywords)) & set(keywords)
    names = ("Rådgiver", "Pedagog", "Logoped", "Utredning", "Spesialhjelp", "Kontoret", "Tårnet")
    many = set(lines(miniature, *names, keywords=keywords)) & set(keywords)
    assert few == {"matte", "norsk", "skriving"} and not many
