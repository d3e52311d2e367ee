"""Pages in several languages: which belong together, when one has fallen behind, and what its reader is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handbook.articles.blocks import Doubt, Languages, LinkList, Section, Sentence, walk
from handbook.articles.page import article
from handbook.articles.workflow import article as procedure
from handbook.check.translations import of_an_original, outdated
from handbook.derive import words
from handbook.derive.translations import fingerprint, in_all_languages, is_outdated
from handbook.derive.usage import law_usage
from handbook.language.scripts import direction
from handbook.model import Handbook, Page

IDS = ["for-familien", "for-familien-nn", "for-familien-ar"]


def changed(handbook: Handbook, page: Page, **fields: object) -> Handbook:
    """The handbook with a page that reads otherwise."""
    return replace(handbook, pages={**handbook.pages, page.id: replace(page, **fields)})


def test_a_fingerprint_tells_of_words_and_of_nothing_else(miniature: Handbook) -> None:
    page = miniature.pages["for-familien"]
    same = replace(page, body=page.body.replace("\n", "  \n\n"), keywords=("noe",), order=900, file="annet.md")
    assert fingerprint(same) == fingerprint(page)
    for field in ("title", "summary", "body"):
        assert fingerprint(replace(page, **{field: f"{getattr(page, field)} Nytt."})) != fingerprint(page)


@pytest.mark.parametrize("id", IDS)
def test_each_page_leads_to_all_its_languages_and_not_to_itself(miniature: Handbook, id: str) -> None:
    page = miniature.pages[id]
    assert [p.id for p in in_all_languages(miniature, page)] == IDS
    (line,) = (block for block in article(miniature, page).head if isinstance(block, Languages))
    assert [(link.text, link.language) for link in line.items] == [
        ("Norsk (bokmål)", "nb"),
        ("Nynorsk", "nn"),
        ("العربية", "ar"),
    ]
    assert line.current == f"side:{id}"


def test_a_page_in_one_language_has_no_such_line(miniature: Handbook) -> None:
    assert article(miniature, miniature.pages["meldeplikt"]).head == ()


def test_a_change_in_the_original_makes_its_translations_outdated_and_their_readers_are_told(
    miniature: Handbook,
) -> None:
    origin, arabic = miniature.pages["for-familien"], miniature.pages["for-familien-ar"]
    assert not is_outdated(miniature, arabic) and list(outdated(miniature)) == []
    handbook = changed(miniature, origin, body=origin.body + "\nNytt.")
    assert [p.code for p in outdated(handbook)] == ["oversettelse-foreldet"] * 2
    told = [block for block in article(handbook, arabic).head if isinstance(block, Doubt)]
    assert [(doubt.why, doubt.translated) for doubt in told] == [
        ("Den norske siden er endret etter at denne ble oversatt.", arabic.translation and arabic.translation.outdated)
    ]
    assert not any(isinstance(block, Doubt) for block in article(handbook, handbook.pages["for-familien"]).head)


def test_a_fingerprint_typed_as_the_message_says_makes_it_current_again(miniature: Handbook) -> None:
    origin, arabic = miniature.pages["for-familien"], miniature.pages["for-familien-ar"]
    assert arabic.translation
    handbook = changed(miniature, origin, body="Helt annet.")
    typed = fingerprint(handbook.pages[origin.id])
    assert all(typed in (problem.hint or "") for problem in outdated(handbook))
    mended = changed(handbook, arabic, translation=replace(arabic.translation, fingerprint=typed))
    assert [problem.place for problem in outdated(mended)] == [
        miniature.pages["for-familien-nn"].place("oversettelse", "avtrykk")
    ]


def test_who_reads_only_arabic_is_told_that_nobody_has_checked_it_until_somebody_has(miniature: Handbook) -> None:
    arabic = miniature.pages["for-familien-ar"]
    doubt = article(miniature, arabic).doubt
    assert arabic.translation and doubt and doubt.translated == arabic.translation.awaiting
    checked = article(miniature, replace(arabic, unverified=None))
    assert not any(arabic.translation.awaiting in str(block) for block in walk(checked.blocks))
    assert checked.doubt is None


@pytest.mark.parametrize("of", ["for-familien-nn", "for-familien-ar"])
def test_a_translation_of_a_translation_or_of_itself_is_one_error(miniature: Handbook, of: str) -> None:
    arabic = miniature.pages["for-familien-ar"]
    assert arabic.translation
    handbook = changed(miniature, arabic, translation=replace(arabic.translation, of=of))
    assert [p.code for p in (*of_an_original(handbook), *outdated(handbook))] == ["oversettelse-av-oversettelse"]


def test_procedures_lead_to_them_only_where_parents_are_met(miniature: Handbook) -> None:
    for id, workflow in miniature.workflows.items():
        sections = [b for b in procedure(miniature, workflow).blocks if isinstance(b, Section)]
        found = [section for section in sections if section.anchor == "til-foreldrene"]
        met = [str(number) for number, step in enumerate(workflow.steps, 1) if step.parents]
        assert len(found) == bool(met), id
        for section in found:
            sentence, links = section.blocks
            assert isinstance(sentence, Sentence) and isinstance(links, LinkList)
            assert f"i steg {met[0]}. Da, og ikke før," in str(sentence.words[0])
            assert [words for _, words in links.items] == ["bokmål", "nynorsk", "arabisk"]
            assert section.repeats, "paper has the page itself"


def test_they_are_found_by_the_languages_names_and_stand_between_a_and_aa_by_those_alone(miniature: Handbook) -> None:
    (entry,) = (e for e in words.entries(miniature) if e.id == "for-familien-ar")
    assert {"arabisk", "العربية", "مساعدة للعائلة"} <= set(entry.terms)
    listed = {term.word for letter in words.index(miniature) for term in letter.terms if entry in term.entries}
    assert listed == {"arabisk"}


def test_paragraphs_name_the_original_alone(miniature: Handbook) -> None:
    assert miniature.pages["for-familien-ar"].law == ("barnevernsloven-13-2",)
    assert "for-familien-ar" not in {use.id for use in law_usage(miniature)["barnevernsloven-13-2"]}


def test_which_way_languages_are_read() -> None:
    assert [direction(language) for language in ("ar", "ar-SY", "uk", "pl", "so", "nb")] == ["rtl"] * 2 + ["ltr"] * 4


def test_headings_without_a_letter_of_ours_have_addresses_of_their_own(miniature: Handbook) -> None:
    page = replace(miniature.pages["for-familien-ar"], body="ا\n\n## ماذا؟\n\nب\n\n## من؟\n\nج\n")
    anchors = [block.anchor for block in article(miniature, page).blocks if hasattr(block, "level")]
    assert anchors == ["", "del-1", "del-2"]
