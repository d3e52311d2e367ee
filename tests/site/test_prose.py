"""Which words are explained, and where."""

from __future__ import annotations

from handbook.articles.blocks import Number, Ring, Told
from handbook.model import Word
from handbook.pages.prose import Prose, Vocabulary
from handbook.values import PhoneNumber

WORDS = (
    Word(id="stafettholder", word="stafettholder", explanation="Den ene."),
    Word(id="ip", word="individuell plan", abbreviation="IP", explanation="En plan."),
    Word(id="plan", word="plan", explanation="En annen plan."),
)


def _found(text: str) -> list[tuple[str, str]]:
    return [(text[a:b], word.id) for a, b, word in Vocabulary(WORDS).find(text)]


def test_words_are_found_in_their_forms() -> None:
    assert _found("Stafettholderen og stafettholdere.") == [
        ("Stafettholderen", "stafettholder"),
        ("stafettholdere", "stafettholder"),
    ]


def test_the_longest_word_wins() -> None:
    assert _found("En individuell plan er en plan.") == [("individuell plan", "ip"), ("plan", "plan")]


def test_an_abbreviation_is_found_only_as_it_is_written() -> None:
    assert _found("IP, ikke ip eller IP-er") == [("IP", "ip")]


def test_a_word_within_another_is_not_found() -> None:
    assert _found("stafettholdermøte og planlegge") == []


def test_a_word_is_explained_once_and_never_on_its_own_page() -> None:
    prose = Prose(Vocabulary(WORDS), frozenset({"plan"}))
    html = prose("En stafettholder & en plan. En stafettholder til.")
    assert html.count("<button") == 1 and "&amp;" in html
    assert list(prose.explained) == ["stafettholder"]


def test_a_word_whose_explanation_has_a_number_leads_to_the_glossary() -> None:
    """Behind a button a number is found by no search on the page, and printed nowhere."""
    phone = Number(phone=PhoneNumber.parse("112"), about="Politiet", doubt=None, fallback=None)
    word = Word(id="politi", word="politi", explanation=Told(("Ring ", Ring(words="", number=phone))))
    prose = Prose(Vocabulary((*WORDS, word)), entry="../ordliste.html#{}".format)
    html = prose("Politiet og en plan. Politiet igjen.")
    assert html.startswith(
        '<a class="word" href="../ordliste.html#politi">Politiet</a> og en <span class="keep"><button'
    )
    assert html.endswith("</button>.</span> Politiet igjen."), "no mark stands alone on a line"
    assert list(prose.explained) == ["plan"]
