"""Articles: everything that a record says is in its article, every block is drawn by both outputs, and no number in any
output stands without its mark or without who answers otherwise."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from html.parser import HTMLParser
from pathlib import Path
from typing import get_args

from handbook.articles import blocks
from handbook.articles.blocks import Answerer, Call, ContactCard, Fallback, Link, Number, Origin, Steps, walk
from handbook.articles.contact import card, otherwise
from handbook.articles.plan import articles
from handbook.binder.encode import article as encoded
from handbook.binder.links import Links
from handbook.days import Closing, Weekdays
from handbook.derive.binder_plan import plan
from handbook.dictionary.kinds import TEXT
from handbook.model import Contact, Handbook, Record, Window
from handbook.model.walk import Value
from handbook.model.walk import walk as values_in
from handbook.values import PhoneNumber
from tests.golden import paper

TEMPLATES = Path(blocks.__file__).parents[1]
# Fields that are for the search, for those who edit, or ids; and numbers and dates, which are shown in other words.
NOT_FOR_READERS = {
    "stikkord",
    "kontrolleres_hver",
    "sist_kontrollert",
    "fil",
    "linjer",
    "rekkefolge",
    "sprak",
    "i_permen",
}


def strings(part: object) -> Iterator[str]:
    """Every text in a block, in the order it is read."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for item in part:
            yield from strings(item)
    elif is_dataclass(part) and not isinstance(part, Origin | Record | PhoneNumber):
        for each in fields(part):
            yield from strings(getattr(part, each.name))
    elif isinstance(part, PhoneNumber):
        yield part.written


def texts_in(record: Record) -> list[Value]:
    """Every text that readers are to see."""
    return [v for v in values_in(record) if v.kind is TEXT and v.field.key not in NOT_FOR_READERS]


def test_every_text_of_a_record_is_in_its_article(miniature: Handbook) -> None:
    """Fails when a field is added to the model and miniature, and no article says it: then page, binder and search
    lack it too."""
    made = articles(miniature)
    lost = []
    for folder, records in (
        ("instans", miniature.agencies),
        ("prosedyre", miniature.workflows),
        ("skjema", miniature.forms),
        ("tiltak", miniature.measures),
    ):
        for id, record in records.items():
            said = " ".join(strings((made[f"{folder}:{id}"],))).casefold()
            lost += [
                f"{folder}:{id}: {text.field.key}: {text.value}"
                for text in texts_in(record)
                if text.value.rstrip(".").casefold() not in said
            ]
    assert lost == []


def test_a_text_that_no_article_says_is_noticed(miniature: Handbook) -> None:
    agency = replace(miniature.agencies["politi"], have_ready=("Dette står ingen steder",))
    said = " ".join(strings((articles(miniature)["instans:politi"],)))
    assert [text for text in texts_in(agency) if text.value not in said]


def test_headings_with_the_same_words_have_places_of_their_own(miniature: Handbook) -> None:
    page = replace(
        miniature.pages["meldeplikt"], body="## Om\n\nx\n\n## Om\n\n## ؟\n\n## ؟\n\n## Lovgrunnlag for siden"
    )
    found = articles(replace(miniature, pages={**miniature.pages, page.id: page}))[f"side:{page.id}"].blocks
    anchors = [block.anchor for block in found if isinstance(block, blocks.Passage | blocks.Section)]
    assert anchors == ["om", "om-2", "del-2", "del-3", "lovgrunnlag-for-siden-2", "lovgrunnlag-for-siden"]


def test_both_outputs_draw_every_block() -> None:
    kinds = {kind.__name__ for kind in get_args(blocks.Block)}
    macros = (TEMPLATES / "pages" / "templates" / "blocks.html").read_text("utf-8")
    functions = (TEMPLATES / "binder" / "typst" / "blocks.typ").read_text("utf-8")
    drawn = set(re.findall(r'"(\w+)": \w+', macros.partition("{% endmacro %}")[0]))
    printed = set(re.findall(r"(\w+): (?:\(b, draw\) =>|\w[\w-]*)", functions.partition("#let drawn = (")[2]))
    assert kinds - drawn == set()
    assert kinds - printed == {"Languages", "LinkGroups", "Matrix", "Passage", "Sources"}, (
        "what paper leaves out, or gathers"
    )


def test_a_number_cannot_be_made_without_its_doubt_and_fallback() -> None:
    required = {f.name for f in fields(Number)}
    assert {"phone", "doubt", "fallback"} <= required
    for name in ("doubt", "fallback"):
        (field,) = (f for f in fields(Number) if f.name == name)
        assert "MISSING" in repr(field.default), f"{name} must be said, also when there is none"


def test_numbers_carry_the_doubt_of_their_contact(miniature: Handbook) -> None:
    doubtful = {
        c.phone for a in miniature.agencies.values() for c in a.contacts if c.phone and c.unverified is not None
    }
    seen = [part for part in walk(tuple(articles(miniature).values())) if isinstance(part, Number | Answerer)]
    assert doubtful and seen
    for part in seen:
        if isinstance(part, Number):
            assert (part.doubt is not None) == (part.phone in doubtful)
        elif part.phone:
            assert part.confirmed == (part.phone not in doubtful)


def test_who_is_always_open_has_no_hours_to_change_and_a_special_day_is_never_hidden(miniature: Handbook) -> None:
    politi = miniature.agencies["politi"]
    always = Window(days=Weekdays(frozenset(range(8)), "alle dager"), opens=0, closes=Closing(1440))
    contact = replace(politi.contacts[0], windows=(always,), otherwise="barnevern")
    shut = miniature.agencies["barnevern"].contacts[0].special_days[:1]

    def made(contact: Contact) -> ContactCard:
        agency = replace(politi, contacts=(contact,))
        return card(
            replace(miniature, agencies={**miniature.agencies, "politi": agency}), agency, 0, Origin("x", agency)
        )

    plain, special = made(contact), made(replace(contact, special_days=shut))
    assert plain.hours.always and plain.fallback is None and not plain.hours.change
    assert not special.hours.always and special.hours.change and special.fallback is not None
    assert any(line.special and line.times == "stengt" for line in special.hours.lines)


def test_a_fallback_ends_in_a_number_that_somebody_has_confirmed(miniature: Handbook) -> None:
    found = [part for part in walk(tuple(articles(miniature).values())) if isinstance(part, Fallback)]
    assert found
    assert all(fallback.answerers[-1].confirmed and fallback.answerers[-1].phone for fallback in found)


def test_a_step_says_who_answers_outside_the_hours(miniature: Handbook) -> None:
    steps = next(part for part in walk(articles(miniature)["prosedyre:mistanke"]) if isinstance(part, Steps))
    calls = [call for step in steps.items for call in step.calls]
    assert calls and all(call.number and call.number.doubt and call.number.fallback for call in calls)


class _Numbers(HTMLParser):
    """The text of each element that holds a telephone link, down from the nearest list item, row, card or paragraph."""

    HOLDERS = ("p", "li", "td", "div")

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, list[str], set[str]]] = []
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.HOLDERS:
            self.open.append((tag, [], set()))
        for name, value in attrs:
            if name == "href" and value and value.startswith("tel:") and self.open:
                self.open[-1][2].add(value)

    def handle_data(self, data: str) -> None:
        for _, text, _ in self.open:
            text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.HOLDERS and self.open:
            _, text, numbers = self.open.pop()
            if numbers and self.open and "kke bekreftet" not in "".join(text):
                self.open[-1][2].update(numbers)  # the mark may stand in the card around it
                numbers = numbers if len(self.open) == 1 else set()
            self.found += [(number, "".join(text)) for number in numbers]


def test_no_number_on_the_site_stands_without_its_mark(whole: Path, miniature: Handbook) -> None:
    doubtful = {
        c.phone.tel for a in miniature.agencies.values() for c in a.contacts if c.phone and c.unverified is not None
    }
    seen = 0
    for page in (whole / "build" / "site").rglob("*.html"):
        html = page.read_text("utf-8")
        parser = _Numbers()
        parser.feed(html[html.index("<article") :] if "<article" in html else html)
        for number, text in parser.found:
            if number in doubtful:
                seen += 1
                assert "kke bekreftet" in text, (page.name, text[:200])
    assert seen > 5


def test_no_number_in_the_binder_stands_without_its_mark(whole: Path, miniature: Handbook) -> None:
    doubtful = {
        c.phone.shown for a in miniature.agencies.values() for c in a.contacts if c.phone and c.unverified is not None
    }
    seen = 0
    for pdf in (whole / "build" / "perm").rglob("*.pdf"):
        for text in paper.texts(pdf).values():
            lines = text.replace("\N{NO-BREAK SPACE}", " ").splitlines()
            for i, line in enumerate(lines):
                for number in doubtful:
                    if number.replace("\N{NO-BREAK SPACE}", " ") in re.sub(
                        r"[\d ]+ (?:→ )?[A-M]\d+|^around: .+ – .+", "", line
                    ):  # the index leads on, and says in its head from what to what
                        seen += 1
                        said = line.strip().removeprefix("around: ")  # a copy of a card is read aloud once
                        on_card = said.startswith(number.replace("\N{NO-BREAK SPACE}", " "))
                        near = " ".join(lines[i : i + 14]) if on_card else line  # a card has its week before its mark
                        assert "kke bekreftet" in near, (pdf.name, line)
    assert seen > 5


def test_what_is_printed_holds_numbers_only_with_their_doubt(miniature: Handbook) -> None:
    """In the data that the templates draw, a telephone number stands in a number, an answerer, in a sentence, or as SMS."""
    contents = plan(miniature)
    links = Links(miniature, contents, frozenset(contents.articles))

    def holders(part: object, around: str) -> Iterator[str]:
        if isinstance(part, dict):
            if part.get("s") == "ring":
                assert {"doubt", "fallback"} <= part.keys()
            elif "tel" in part and "shown" in part:
                yield around
            for key, value in part.items():
                yield from holders(value, key if isinstance(value, dict) and "tel" in value else part.get("b", around))
        elif isinstance(part, list):
            for item in part:
                yield from holders(item, around)

    for found in articles(miniature).values():
        made = json.loads(json.dumps(encoded(found, links)))
        for place in holders(made, ""):
            assert place in ("phone", "sms"), (found.key, place)


def test_who_answers_instead_of_a_step_is_said_once_and_nobody_twice(miniature: Handbook) -> None:
    """Rows stand below each other; a line names only who isn't among them, for all whom that one stands in for."""

    def person(name: str, digits: str, confirmed: bool = True) -> Answerer:
        link = Link(to=f"instans:{name}", text=name)
        return Answerer(agency=link, phone=PhoneNumber.parse(digits), confirmed=confirmed)

    def row(name: str, digits: str, *instead: Answerer) -> Call:
        fallback = Fallback(when="Får du ikke svar", answerers=instead) if instead else None
        number = Number(phone=PhoneNumber.parse(digits), about=name, doubt=None, fallback=fallback)
        agency = Link(to=f"instans:{name}", text=name)
        at = Origin("x", miniature.settings)
        return Call(at=at, agency=agency, purpose="", number=number, hours=None, contact=None)

    watch, line = person("Vakta", "22222222", confirmed=False), person("Telefonen", "116111")
    office = row("Kontoret", "22222221", watch, line)
    on_duty = row("Vakta", "22222222", line)
    (said,) = otherwise([office, on_duty])
    assert (said.when, said.answerers) == ("Får du ikke svar", (line,))
    assert otherwise([office, on_duty, row("Telefonen", "116111")]) == ()
    (said,) = otherwise([office, row("Telefonen", "116111")])
    assert said.answerers == (watch, line), "an unconfirmed number never stands alone"


def test_a_step_that_says_much_is_told_from_others(miniature: Handbook) -> None:
    steps = next(part for part in walk(articles(miniature)["prosedyre:mistanke"]) if isinstance(part, Steps))
    assert not any(step.is_long for step in steps.items)
    (first, *_) = steps.items
    many = replace(first.what, items=("Si hva du har sett. " * 60,))
    assert replace(first, what=many).is_long
