"""«Hva er nytt», the marks that lead there, feeds and letters: of a miniature with two editions and a change since."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import etree

from handbook import pages
from handbook.cli import main
from handbook.interchange.feed import feeds
from handbook.load import load
from handbook.model import Handbook
from tests.conftest import second_opinion

ATOM = "{http://www.w3.org/2005/Atom}"
NEW, OLD, OLDER = "22 22 22 99", "22 22 22 21", "10 virkedager"


@pytest.fixture(scope="session")
def docs(told: Handbook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sider")
    pages.write(told, folder)
    return folder


def test_each_edition_tells_what_it_changed(docs: Path) -> None:
    page = (docs / "hva-er-nytt.md").read_text("utf-8")
    since, edition = page.split('id="utgave-2026-2"')
    assert 'id="etter-2026-2"' in since and "Samtykke trengs: noen ganger" in since and OLD not in since
    assert '<a href="prosedyrer/henvise.html#steg-avtale">' in edition
    assert f"<span>Gjelder ikke lenger:</span> <s>{OLDER}</s>" in edition
    assert "Gjennomgått, uendret: 1 instans." in edition


def test_what_no_longer_holds_stands_there_alone_and_is_never_to_tap(docs: Path) -> None:
    """Written with hard spaces, as numbers are."""
    old = OLD.replace(" ", "\N{NO-BREAK SPACE}")
    shown = [p for p in docs.rglob("*") if p.is_file() and p.suffix in (".md", ".js", ".xml", ".vcf", ".ics")]
    holding = [
        p.relative_to(docs).as_posix() for p in shown if re.search(f"{old}|{OLD}|22222221", p.read_text("utf-8"))
    ]
    holding.remove("feilmeldinger.md")  # whose examples have it
    assert holding == ["hva-er-nytt.md"]
    page = (docs / "hva-er-nytt.md").read_text("utf-8")
    assert f"<s>{old}</s>" in page and "tel:+4722222221" not in page


def test_marks_lead_there(docs: Path) -> None:
    step = (docs / "prosedyrer" / "henvise.md").read_text("utf-8")
    assert step.count('<a href="../hva-er-nytt.html#utgave-2026-2">') == 3, "the page, and the two steps that ring it"
    assert '<a href="../hva-er-nytt.html#etter-2026-2">Endret etter utgave 2026-2</a>' in (
        docs / "instanser" / "ppt.md"
    ).read_text("utf-8")
    assert 'class="changed"' not in (docs / "instanser" / "politi.md").read_text("utf-8"), "reviewed is no change"
    assert "PPT: samtykke trengs: noen ganger" in (docs / "index.md").read_text("utf-8")


def test_the_letter_says_what_holds(docs: Path) -> None:
    page = (docs / "hva-er-nytt.md").read_text("utf-8")
    (letter,) = re.findall(r'<p class="tell__text">(Dette er nytt.*?)</p>', page)
    assert "Barnehagen: nye tider for råd og annet: man–fre 06.30–16.30" in letter
    assert "07.00" not in letter and "hva-er-nytt.html?jobber=barnehage" in letter


# ── Atom: the rules of RFC 4287 ────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(params=["nytt.xml", "nytt/barnehage.xml"])
def feed(request: pytest.FixtureRequest, told: Handbook) -> etree._Element:
    return etree.fromstring(feeds(told)[request.param].encode())


def of(parent: etree._Element, name: str) -> list[etree._Element]:
    return parent.findall(f"{ATOM}{name}")


def faults(feed: etree._Element) -> Iterator[str]:
    """What RFC 4287 asks of a feed and its entries (4.1.1, 4.1.2, 4.2.6, 4.2.7, 3.3), in one sentence each."""
    for element in (feed, *of(feed, "entry")):
        for name in ("id", "title", "updated"):
            if len(of(element, name)) != 1:
                yield f"{element.tag}: not one {name}"
        if not (of(element, "author") or of(feed, "author")) or len(of(feed, "author")[0].findall(f"{ATOM}name")) != 1:
            yield "nobody has written it"
        for stamp in of(element, "updated"):
            if datetime.fromisoformat(stamp.text or "").tzinfo is None:
                yield f"{stamp.text}: no time zone"
        for link in of(element, "link"):
            if not urlsplit(link.get("href")).netloc:
                yield f"{link.get('href')}: not a whole address"
        alternates = [link for link in of(element, "link") if link.get("rel") == "alternate"]
        if len({(link.get("type"), link.get("hreflang")) for link in alternates}) != len(alternates):
            yield "two alternates of one type and language"
        if element is not feed and not (alternates or of(element, "content")):
            yield "an entry without content or a page"
        for title in of(element, "title"):
            if len(title) or title.get("type") not in (None, "text"):
                yield "a title that is no text"
    if [link.get("rel") for link in of(feed, "link")].count("self") != 1:
        yield "the feed doesn't say where it is"
    ids = [element.findtext(f"{ATOM}id") for element in (feed, *of(feed, "entry"))]
    if len(set(ids)) != len(ids) or not all(urlsplit(id).scheme for id in ids):
        yield "ids that aren't addresses, or not each its own"


def test_feeds_follow_the_rules(feed: etree._Element) -> None:
    assert feed.tag == f"{ATOM}feed" and list(faults(feed)) == []
    titles = [entry.findtext(f"{ATOM}title") or "" for entry in of(feed, "entry")]
    assert "Utgave 2026-2 av Lillevik-håndboka" in titles and any("nye tider" in title for title in titles)
    days = [entry.findtext(f"{ATOM}updated") for entry in of(feed, "entry")]
    assert days == sorted(days, reverse=True)


def test_the_rules_can_be_broken(feed: etree._Element) -> None:
    entry = of(feed, "entry")[0]
    entry.remove(of(entry, "updated")[0])
    of(feed, "link")[0].set("href", "nytt.xml")
    assert len(list(faults(feed))) == 2


def test_another_reader_reads_the_feed(told: Handbook) -> None:
    read = second_opinion("feedparser").parse(feeds(told)["nytt.xml"])
    assert not read.bozo and read.version == "atom10" and len(read.entries) == 4


def test_an_entry_keeps_its_id_when_an_edition_takes_it_in(editions: Path, told: Handbook, tmp_path: Path) -> None:
    root = Path(shutil.copytree(editions, tmp_path / "handbok"))
    assert main(["--root", str(root), "--date", "2026-05-10", "new", "edition", "2026-3", "--likevel"]) == 0
    handbook, _ = load(root, date(2026, 5, 11))
    assert handbook
    before, after = (set(re.findall(r"<id>(tag:.*endring.*)</id>", feeds(h)["nytt.xml"])) for h in (told, handbook))
    assert before == after and len(before) == 3


def test_without_an_address_there_is_no_feed(told: Handbook) -> None:
    assert feeds(replace(told, settings=replace(told.settings, address=None))) == {}
