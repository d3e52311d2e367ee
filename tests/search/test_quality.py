"""Does the search find what staff type? Over the real site, with queries written before anyone saw the answers."""

from __future__ import annotations

import pytest

from tests.search import quality
from tests.search.engine import Engine

# The least share of queries whose answer is among the first three. The control set is never tuned on.
LEAST = {"dev": 0.97, "own": 0.97, "control": 0.93}


@pytest.mark.parametrize("name", quality.SETS)
def test_the_answer_is_among_the_first_three(engine: Engine, name: str) -> None:
    total, kinds = quality.measure(quality.queries(name), engine.hits)
    print(quality.table(name, total, kinds))
    assert total.recall_3 >= LEAST[name]
    assert total.empty == 0


def test_every_query_leads_to_a_page_that_exists(engine: Engine) -> None:
    for name in quality.SETS:
        for query in quality.queries(name):
            assert query.wanted & engine.known, query.text


@pytest.mark.parametrize("query", quality.QUERIES["foreign"])
def test_words_from_another_world_give_no_false_confidence(engine: Engine, query: str) -> None:
    answer = engine.ask(query)
    assert not answer.sure
    assert answer.addresses[-3:] == ["prosedyrer/akutt-fare.html", "hvem-ringer-jeg.html", "veiviser.html"]


@pytest.mark.parametrize("query", quality.QUERIES["danger"])
def test_danger_puts_the_acute_procedure_on_top(engine: Engine, query: str) -> None:
    answer = engine.ask(query)
    assert answer.addresses[0] == "prosedyrer/akutt-fare.html"
    assert answer.addresses.count("prosedyrer/akutt-fare.html") == 1


@pytest.mark.parametrize("query", quality.QUERIES["calm"])
def test_other_words_do_not(engine: Engine, query: str) -> None:
    assert "Akutt?" not in engine.ask(query).items[0][0]["title"]


@pytest.mark.parametrize(
    "word", ["taushetsplikt", "barnevernsvakta", "bekymringsmelding", "stafettholder", "helsestasjon"]
)
def test_the_answer_is_there_while_the_word_is_being_typed(engine: Engine, word: str) -> None:
    whole = set(engine.hits(word)[:3])
    assert engine.hits(word[:-3])[0] in whole
