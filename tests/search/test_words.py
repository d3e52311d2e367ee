"""What can be looked up, made from the model: entries, synonyms, and the A–Å index."""

from __future__ import annotations

from dataclasses import replace

from handbook.articles import passages
from handbook.derive import words
from handbook.language import norwegian
from handbook.model import Handbook
from handbook.site import search


def _entry(handbook: Handbook, kind: str, id: str) -> words.Entry:
    return next(e for e in words.entries(handbook) if (e.kind, e.id) == (kind, id))


def test_an_agency_is_found_by_all_its_names_and_has_its_numbers(miniature: Handbook) -> None:
    entry = _entry(miniature, "instans", "barnevern")
    assert entry.title == "Lillevik barneverntjeneste"
    assert {"barnevernskontoret", "Barnevern"} <= {*entry.names, entry.title}
    assert entry.keywords == ("melde fra", "pappa slår")
    (page,) = (p for p in search.searched(miniature) if p["location"] == entry.address)
    assert page["calls"][0] == "barnevern/0" and page["numbers"][0].replace("\N{NO-BREAK SPACE}", "") == "22222221"


def test_a_paragraph_and_a_word_are_places_on_a_page(miniature: Handbook) -> None:
    law, word = _entry(miniature, "lov", "barnevernsloven-13-2"), _entry(miniature, "ord", "undring")
    assert law.address == "lov.html#barnevernsloven-13-2"
    assert word.title == "Undring" and word.names == ("uro",)
    assert passages.text(miniature, "ord:undring") == "Du har sett noe som gjør at du stusser."


def test_the_text_of_a_page_is_what_it_asks_people_to_do_and_not_when_to_leave_it(miniature: Handbook) -> None:
    steps = {p.address: p.text for p in passages.parts(miniature, "prosedyre:akutt-fare")}
    step = miniature.workflows["akutt-fare"].steps[0]
    assert step.what[0] in steps[f"prosedyrer/akutt-fare.html#steg-{step.id}"]
    for id, workflow in miniature.workflows.items():
        said = passages.text(miniature, f"prosedyre:{id}")
        assert workflow.when[0] in said and not any(line in said for line in workflow.not_when)


def test_texts_set_after_each_other_end_like_sentences() -> None:
    assert (
        passages.sentences(["Ring 112", None, "Vent.", " ", "Er barnet trygt?"]) == "Ring 112. Vent. Er barnet trygt?"
    )


def test_every_page_is_an_entry_with_an_address_of_its_own(miniature: Handbook) -> None:
    addresses = [entry.address for entry in words.entries(miniature)]
    assert len(addresses) == len(set(addresses))
    for kind, records in (
        ("instans", miniature.agencies),
        ("prosedyre", miniature.workflows),
        ("side", miniature.pages),
    ):
        assert set(records) == {e.id for e in words.entries(miniature) if e.kind == kind}


def test_concepts_come_from_the_list_and_from_the_acts(miniature: Handbook) -> None:
    assert ("helsesøster", "helsesykepleier") in words.concepts(miniature)
    assert ("barnevernsloven", "bvl.") in words.concepts(miniature)


def test_the_index_is_in_norwegian_order_and_leads_from_every_everyday_word(miniature: Handbook) -> None:
    letters = words.index(miniature)
    assert [x.letter for x in letters] == sorted((x.letter for x in letters), key=norwegian.alphabetical)
    terms = {term.word: [e.id for e in term.entries] for letter in letters for term in letter.terms}
    assert terms["pappa slår"] == ["barnevern"] and terms["uro"] == ["undring"]
    assert terms["Meldeplikt"] == ["meldeplikt"], "the page, and not the glossary's word beside it"


def test_spellings_of_one_word_are_one_line(miniature: Handbook) -> None:
    politi = miniature.agencies["politi"]
    other = replace(politi, other_names=("nød-nummeret", "116 111"), keywords=("nødnummeret", "116111"))
    letters = words.index(replace(miniature, agencies={"politi": other}))
    found = [term.word for letter in letters for term in letter.terms]
    assert "116\u00a0111" in found and "nød-nummeret" in found
    assert not {"116111", "116 111", "nødnummeret"} & set(found)


def test_the_norwegian_alphabet() -> None:
    assert sorted(["ørn", "åre", "ære", "zoo", "Aas", "Alv", "116 111", "§ 46"], key=norwegian.alphabetical) == [
        "116 111", "§ 46", "Alv", "zoo", "ære", "ørn", "åre", "Aas",
    ]  # fmt: skip
    assert [norwegian.first_letter(w) for w in ("årshjul", "Aase", "116 111", "«beste»")] == ["Å", "Å", "0–9", "B"]


def test_the_acute_band_holds_the_acute_numbers(miniature: Handbook) -> None:
    assert "112" in [phone.shown for phone in words.acute_phones(miniature)]
