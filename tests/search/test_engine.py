"""What the engine makes of words: over a small site made here, so that each rule can be seen alone."""

from __future__ import annotations

import json
from typing import Any

import pytest

from handbook.site import search
from tests.search.engine import Engine

HELP = [{"location": f"hjelp-{i}.html", "title": f"Hjelp {i}", "text": "", "phones": []} for i in (1, 2, 3)]


def _page(id: str, title: str, text: str = "", **more: Any) -> dict[str, Any]:
    page = {"location": f"{id}.html", "title": title, "kind": "side", "names": [], "keywords": [], "text": text}
    return page | {"parts": []} | more


PAGES = [
    _page("melding", "Bekymringsmelding", "Slik melder du fra til barnevernet."),
    _page("tannlege", "Tannlege", kind="instans",
          phone={"name": "Tannlegen", "shown": "22 22 22 20", "link": "tel:+4722222220", "unverified": True}),
    _page("logg", "Stafettlogg", "En logg som følger barnet."),
    _page("miljo", "Skolemiljø", "Alle har rett til et trygt skolemiljø. Skolen skal gripe inn."),
    _page("fravaer", "Fravær", "Når barnet ikke kommer."),
    _page("taushet", "Taushetsplikt", "Hva du kan si.", keywords=["kan jeg fortelle det"]),
    _page("jordmor", "Jordmor", "Følger gravide."),
    _page("vakt", "Barnevernvakta", "Ring 900 53 304 på kvelden.", keywords=["pappa drikker"]),
    _page("loven", "Lover", kind="oversikt"),
    _page("loven", "", "Du skal melde fra.", kind="lov", location="loven.html#b-46", names=["bhl. § 46"])
    | {"title": "Barnehageloven § 46: Meldeplikt"},
    _page("steg", "Vold", parts=[{"location": "steg.html#steg-ring", "title": "Ring politiet", "text": "Ring 112 først."}]),
    _page("rart", "<script>alert(1)</script> & «rart»", "<b>fete</b> typer"),
    _page("helse", "Helsesykepleier", "Jobber på skolen."),
    _page("uk", "Ви хвилюєтеся за свою дитину?", "Перекладача замовляємо ми.", names=["ukrainsk", "Українська"], foreign=True),
    _page("ar", "هل أنت قلق على طفلك؟", "مكتب حماية الأطفال. المترجم مجاني.", names=["arabisk", "العربية"], foreign=True),
    _page("pl", "Martwisz się o swoje dziecko?", "Możesz dostać tłumacza.", names=["polsk", "Polski"], foreign=True),
]  # fmt: skip


@pytest.fixture(scope="module")
def small() -> Engine:
    words = {
        "kinds": {"instans": "Instans", "side": "Kunnskap", "lov": "Lov"},
        "synonyms": [["helsesøster", "helsesykepleier"]],
        "danger": ["slått", "vil ikke leve", "redd for å gå hjem"],
        "help": HELP,
    }
    return Engine(search.worker(), json.dumps({"config": words, "docs": PAGES}))


@pytest.mark.parametrize(
    ("typed", "found", "why"),
    [
        ("melding", "melding", "the end of a compound"),
        ("skoletannlege", "tannlege", "a compound that no page has, but its end"),
        ("stafett logg", "logg", "a compound written apart"),
        ("skolemiljoe", "miljo", "oe for ø"),
        ("skolemiljo", "miljo", "o for ø"),
        ("fravaer", "fravaer", "ae for æ"),
        ("skulemiljø", "miljo", "nynorsk spelling inside a word"),
        ("meldingane", "melding", "nynorsk ending"),
        ("jordmødrene", "jordmor", "a plural that changes its vowel"),
        ("taushetsplikten", "taushet", "an ending"),
        ("taushetplikt", "taushet", "a letter left out"),
        ("taushetspilkt", "taushet", "two letters swapped"),
        ("taush", "taushet", "half a word"),
        ("tuashetspl", "taushet", "half a word with a slip"),
        ("helsesøster", "helse", "a synonym"),
        ("kan jeg fortelle det", "taushet", "a whole everyday phrase of little words"),
        ("pappa drikker mye øl hver kveld", "vakt", "an everyday phrase inside a sentence"),
        ("90053304", "vakt", "a number without its spaces"),
        ("+47 900 53 304", "vakt", "a number with the country's code"),
        ("paragraf 46", "loven.html#b-46", "a paragraph in words"),
        ("§46", "loven.html#b-46", "a paragraph"),
        ("bhl 46", "loven.html#b-46", "a paragraph by the act's abbreviation"),
    ],
)
def test_finds(small: Engine, typed: str, found: str, why: str) -> None:
    assert small.hits(typed)[0] == (found if "#" in found else f"{found}.html"), why


def test_ends_with_help_when_nothing_is_sure(small: Engine) -> None:
    answer = small.ask("bitcoin")
    assert (answer.hits, answer.sure) == (0, False)
    assert answer.addresses == ["hjelp-1.html", "hjelp-2.html", "hjelp-3.html"]
    weak = small.ask("sommertannlege")
    assert weak.hits and not weak.sure and weak.addresses[-3:] == answer.addresses


def test_danger_comes_first_and_only_danger(small: Engine) -> None:
    for typed in ("barnet er slått", "hun vil ikke leve lenger", "redd å gå hjem"):
        assert small.ask(typed).addresses[0] == "hjelp-1.html"
    for typed in ("hvordan leve med fravær", "går hjem fra skolen", "melding"):
        assert small.ask(typed).addresses[0] != "hjelp-1.html"


def test_says_what_kind_of_page_and_which_number(small: Engine) -> None:
    (page,) = small.ask("tannlege").items[0]
    assert '<small class="search-kind">Instans</small> <mark>Tannlege</mark>' in page["title"]
    assert 'data-href="tel:+4722222220"' in page["text"] and "(må bekreftes)" in page["text"]


def test_shows_the_sentence_that_matched_and_where_it_stands(small: Engine) -> None:
    page, part = small.ask("politiet 112").items[0]
    assert "Ring <mark>112</mark> først." in page["text"]
    assert part["location"] == "steg.html#steg-ring"
    (vakt,) = small.ask("pappa drikker").items[0]
    assert "Søkeord: <mark>pappa</mark> <mark>drikker</mark>" in vakt["text"]


def test_entries_of_a_register_stand_under_its_title(small: Engine) -> None:
    entry, register = small.ask("§ 46").items[0]
    assert (entry["location"], register["location"]) == ("loven.html#b-46", "loven.html")
    assert entry["score"] > register["score"], "Enter goes to the entry"


def test_scores_count_down_so_that_enter_goes_to_the_first(small: Engine) -> None:
    scores = [item[0]["score"] for item in small.ask("ring melding skolen").items]
    assert scores == sorted(scores, reverse=True) and len(set(scores)) == len(scores)


def test_text_stays_text(small: Engine) -> None:
    (page,) = small.ask("script rart fete").items[0]
    html = page["title"] + page["text"]
    assert "<script" not in html and "<b>" not in html and "&lt;<mark>script</mark>&gt;" in html


def test_what_is_missing_on_a_page_is_said(small: Engine) -> None:
    (page,) = small.ask("taushetsplikt flaggstang").items[0]
    assert page["terms"] == {"taushetsplikt": True, "flaggstang": False}


def test_suggests_the_rest_of_the_word(small: Engine) -> None:
    assert small.ask("taushets").suggestion == "taushetsplikt"
    assert small.ask("en taush").suggestion == "taushetsplikt"


@pytest.mark.parametrize(
    "typed", ["", "   ", "§", "!?", "a", "𝒳𝒳", "%", "'\"<>", "å" * 500, "ord " * 200, "\u200f\ufeff", "../../"]
)
def test_never_stumbles(small: Engine, typed: str) -> None:
    answer = small.ask(typed)
    assert all(item[0]["location"] for item in answer.items)


def test_the_same_words_give_the_same_list(small: Engine) -> None:
    assert small.ask("ring barnet skolen").items == small.ask("ring barnet skolen").items


@pytest.mark.parametrize(
    ("query", "found", "why"),
    [
        ("українська", "uk", "the language's own name"),
        ("перекладач", "uk", "the beginning of a longer form"),
        ("хвилюється за дитину", "uk", "another form"),
        ("عربية", "ar", "without the article"),
        ("حماية الاطفال", "ar", "without its hamza"),
        ("والمترجم", "ar", "with «and the»"),
        ("قَلِق", "ar", "with its vowels written"),
        ("możesz", "pl", "a letter with a mark, inside a word"),
        ("tlumacz", "pl", "typed without marks"),
        ("arabisk", "ar", "the Norwegian name"),
    ],
)
def test_every_script_is_words(small: Engine, query: str, found: str, why: str) -> None:
    answer = small.ask(query)
    assert answer.addresses[0] == f"{found}.html" and answer.sure, why


def test_words_in_other_scripts_that_nothing_holds_give_no_false_confidence(small: Engine) -> None:
    for query in ("футбол", "كرة القدم", "piłkarz"):
        answer = small.ask(query)
        assert not answer.sure and answer.addresses[-3:] == [page["location"] for page in HELP], query
