"""What the engine makes of words: over a small site made here, so that each rule can be seen alone."""

from __future__ import annotations

import json
from typing import Any

import pytest

from handbook.site import search
from tests.search.engine import Engine

HELP = [{"location": f"hjelp-{i}.html", "title": f"Hjelp {i}", "text": "", "phones": []} for i in (1, 2, 3)]


def _page(id: str, title: str, text: str = "", **more: Any) -> dict[str, Any]:
    return {"id": id, "title": title, "kind": "side", "names": [], "keywords": [], "text": text, "parts": []} | more


PAGES = [
    _page("melding", "Bekymringsmelding", "Slik melder du fra til barnevernet."),
    _page("tannlege", "Tannlege", kind="instans", calls=["tannlege/0"], numbers=["22 22 22 20"]),
    _page("logg", "Stafettlogg", "En logg som følger barnet."),
    _page("miljo", "Skolemiljø", "Alle har rett til et trygt skolemiljø. Skolen skal gripe inn."),
    _page("fravaer", "Fravær", "Når barnet ikke kommer."),
    _page("taushet", "Taushetsplikt", "Hva du kan si.", keywords=["kan jeg fortelle det"]),
    _page("jordmor", "Jordmor", "Følger gravide."),
    _page("vakt", "Barnevernvakta", numbers=["900 53 304"], keywords=["pappa drikker"]),
    _page("loven", "Lover", kind="oversikt"),
    _page("b-46", "Barnehageloven § 46: Meldeplikt", kind="lov", cited=9, places=["barnehage"]),
    _page("p-46", "Pasientloven § 46: Klage", kind="lov", cited=1, places=["helse"]),
    _page("o-46", "Opplæringslova § 46: Skyss", kind="lov", places=["skole"]),
    _page("sami", "Porsáŋgu gielda", names=["Kárášjohka"]),
    _page("steg", "Vold", parts=[{"location": "steg.html#steg-ring", "title": "Ring politiet", "text": "Ring 112 først."}]),
    _page("rart", "<script>alert(1)</script> & «rart»", "<b>fete</b> typer"),
    _page("helse", "Helsesykepleier", "Jobber på skolen."),
    _page("uk", "Ви хвилюєтеся за свою дитину?", "Перекладача замовляємо ми.", names=["ukrainsk", "Українська"], foreign="uk", script="Cyrillic"),
    _page("ar", "هل أنت قلق على طفلك؟", "مكتب حماية الأطفال. المترجم مجاني.", names=["arabisk", "العربية"], foreign="ar", script="Arabic"),
    _page("pl", "Martwisz się o swoje dziecko?", names=["polsk", "Polski"], keywords=["możesz dostać tłumacza"], foreign="pl"),
]  # fmt: skip


# Who, does what, to whom: enough of each for the patterns to be seen.
SIGNS = {
    "voksen": ["pappa", "mamma", "onkel", "stefar"], "barn": ["barn", "søster", "babyen"], "offer": ["meg", "henne"],
    "slår": ["slår", "slått", "banke"], "kaster": ["rister", "ristet"], "tar": ["tar", "tok", "stryke"], "stenger": ["stenger"],
    "kropp": ["hals"], "redd": ["redd"], "harmløst": ["lyset", "jakka"], "omtale": ["film"],
    "intim": ["tissen"], "rus": ["full", "stupfull"], "kjører": ["henter", "bil"], "dyr": ["katten"],
}  # fmt: skip
CONFIG = {
    "kinds": {"instans": "Instans", "side": "Kunnskap", "lov": "Lov"},
    "addresses": {"side": "{}.html", "instans": "{}.html", "oversikt": "{}.html", "lov": "loven.html#{}"},
    "concepts": [
        ["helsesøster", "helsesykepleier", "school nurse"],
        ["barnehageloven", "bhl"],
        ["tuller", "krøp seg under bordet", "#side:rart"],
    ],
    "danger": {"always": ["selvmord", "vil ikke leve"], "signs": SIGNS},
    "places": ["kragerø", "kommune"],
    "help": HELP,
}


@pytest.fixture(scope="module")
def small() -> Engine:
    return Engine(search.worker(), json.dumps(search.index(PAGES, CONFIG)))


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
        ("0047 90053304", "vakt", "the code as it is dialled"),
        ("900.53.304", "vakt", "a number with full stops"),
        ("22-22-22-20", "tannlege", "a number with hyphens"),
        ("school nurse", "helse", "English"),
        ("tausjetsplikt", "taushet", "as it is heard"),
        ("vråværr", "fravaer", "as it is misheard"),
        ("taushets plikt", "taushet", "a word cut in two by dictation"),
        ("bekymrings mel ding", "melding", "a word cut in three"),
        ("Porsangu", "sami", "Sami letters without their marks"),
        ("karasjohka", "sami", "the same in a name"),
        ("kragerø tannlege", "tannlege", "the municipality's name says nothing"),
        ("paragraf 46", "loven.html#b-46", "a paragraph in words"),
        ("§46", "loven.html#b-46", "a paragraph of the act that most pages cite"),
        ("46", "loven.html#b-46", "its bare number"),
        ("bhl 46", "loven.html#b-46", "a paragraph by the act's abbreviation"),
        ("krøp seg under bordet", "rart", "a phrase that no page has, but its concept leads there"),
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


@pytest.mark.parametrize(
    "typed",
    ["pappa ristet lillesøster", "onkel tar på henne", "mamma stenger meg ute", "stefar slår", "barnet er slått", "slått",
     "han banker henne", "tar på tissen", "redd for pappa", "hun vil ikke leve lenger", "sjefen snakker om selvmord",
     "fosterpappa slår", "pappa banka meg", "onkel tok henne på tissen", "pappa slår både bøker og barn",
     "babyen er med i bilen og pappa er stupfull", "han e stupfull sa pappa som henter"],
)  # fmt: skip
def test_danger_is_who_does_what_to_whom(small: Engine, typed: str) -> None:
    answer = small.ask(typed)
    assert answer.danger and answer.addresses[0] == "hjelp-1.html" and answer.addresses.count("hjelp-1.html") == 1


@pytest.mark.parametrize(
    "typed",
    ["stefar", "onkel", "pappa slår av lyset", "pappa slår opp i boka", "barnet slår andre barn", "barnet slo seg", "banken",
     "tar på seg jakka", "redd for mørket", "mamma henter", "hvordan leve med fravær", "melding", "tissen",
     "pappa slår ikke meg", "pappa har aldri slått barnet", "film om at onkel slår henne", "onkel tok på henne regnjakka", "far stryker klær",
     "bussen er full får vi bil", "katten vår slår henne", "mamma er full av glede når hun henter", "hvordan snakke om at noen slår"],
)  # fmt: skip
def test_one_of_them_alone_is_no_danger(small: Engine, typed: str) -> None:
    assert not small.ask(typed).danger


def test_the_readers_workplace_breaks_ties(small: Engine) -> None:
    assert small.hits("§ 46")[0] == "loven.html#b-46"
    assert small.ask("§ 46", "skole").addresses[0] == "loven.html#o-46"


def test_entries_of_a_register_stand_together(small: Engine) -> None:
    (entry,) = small.ask("§ 46").items[0]
    assert [more["location"] for more in entry["more"]] == ["loven.html#p-46", "loven.html#o-46"]


def test_a_common_word_makes_nothing_sure(small: Engine) -> None:
    assert small.ask("melding").sure and small.ask("fravær på skolen").sure
    assert not small.ask("melding om flyavganger til London").sure


def test_says_whose_number_it_is(small: Engine) -> None:
    (page,) = small.ask("22222220").items[0]
    assert page["title"] == "Tannlege" and page["calls"] == ["tannlege/0"]


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
        ("хвилюється за дитину", "uk", "another form"),
        ("عربية", "ar", "without the article"),
        ("قَلِق", "ar", "with its vowels written"),
        ("możesz", "pl", "a letter with a mark, inside a word"),
        ("tlumacz", "pl", "typed without marks"),
        ("arabisk", "ar", "the Norwegian name"),
    ],
)
def test_every_script_is_words(small: Engine, query: str, found: str, why: str) -> None:
    answer = small.ask(query)
    assert answer.addresses[0] == f"{found}.html" and answer.sure, why


def test_who_writes_in_the_letters_of_a_page_is_led_to_it(small: Engine) -> None:
    for query, page in (("футбол", "uk.html"), ("كرة القدم", "ar.html")):
        answer = small.ask(query)
        assert answer.addresses[0] == page and not answer.sure, query


def test_letters_that_no_page_has_give_help(small: Engine) -> None:
    for query in ("ฟุตบอล", "足球", "🙂", "?"):
        answer = small.ask(query)
        assert (answer.hits, answer.addresses) == (0, [page["location"] for page in HELP]), query


def test_the_index_holds_words_and_no_sentences() -> None:
    packed = json.dumps(search.index(PAGES, CONFIG), ensure_ascii=False)
    assert "Skolen skal gripe inn" not in packed and "kommer" not in packed
