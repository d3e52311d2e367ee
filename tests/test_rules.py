"""Small decisions behind the rules, one line each: what is longer, what is a name, what cites what, how hard a text is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handbook.check.citations import Former
from handbook.check.names import names
from handbook.check.privacy import personal
from handbook.derive.deadlines import all_deadlines
from handbook.dictionary.kinds import DURATION
from handbook.hours.lengths import may_be_longer
from handbook.language.readability import lix, sentences, words
from handbook.model import FormerCitation, Handbook
from handbook.model.law import LawRegister


@pytest.mark.parametrize(
    ("local", "law", "longer"),
    [
        ("7 dager", "1 uke", False), ("8 dager", "1 uke", True), ("24 timer", "samme dag", False), ("12 måneder", "1 år", False),
        ("4 uker", "1 måned", False), ("30 dager", "1 måned", True),  # February
        ("12 uker", "3 måneder", False), ("90 dager", "3 måneder", True),
        ("2 virkedager", "1 uke", False), ("5 virkedager", "1 uke", True),  # Easter
        ("2 uker", "10 virkedager", False), ("15 dager", "10 virkedager", True), ("10 virkedager", "10 virkedager", False),
        ("samme dag", "snarest", False), ("2 dager", "snarest", True), ("samme dag", "straks", True), ("snarest", "1 uke", True), ("snarest", "snarest", False),
        ("9999 virkedager", "1 år", True),
    ],
)  # fmt: skip
def test_longer_than_the_law(local: str, law: str, longer: bool) -> None:
    assert may_be_longer(DURATION.parse(local), DURATION.parse(law)) is longer


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ring Kari Nordmann.", ["Kari Nordmann"]), ("Ring Anne Berit Olsen hos PPT", ["Anne Berit Olsen"]), ("Jan-Erik Moe", ["Jan-Erik Moe"]),
        ("Blå Kors", []), ("Norsk Folkehjelp", []), ("Kirkens Bymisjon", []), ("Vestmar barneverntjeneste", []), ("Ring Kari", []),
    ],
)  # fmt: skip
def test_names(text: str, found: list[str]) -> None:
    assert [match[0] for match in names(text)] == found


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("010154 50068", ["fodselsnummer"]), ("01.01.54-50068", ["fodselsnummer"]), ("fnr.01015450068", ["fodselsnummer"]), ("41015450051", ["fodselsnummer"]),
        ("01015450069", []), ("1234.56.78903", []), ("35 98 62 00", []),
        ("født 12.3.2019", ["fodselsdato"]), ("f. 12. mars 2019", ["fodselsdato"]), ("Kari Nordmann (12.03.2019)", ["fodselsdato"]),
        ("født den 2019-03-12", ["fodselsdato"]), ("Kari Nordmann, født 12.03.2019", ["fodselsdato"]),
        ("Lest 12.03.2019", []), ("møte i kommunen 12.03.2019", []), ("f.eks. 12. mars 2019", []),
        ("kari@gmail.com", ["privat-epost"]), ("post@kragero.kommune.no", []), ("post@online-hjelp.no", []),
    ],
)  # fmt: skip
def test_personal(text: str, codes: list[str]) -> None:
    assert [code for code, _, _ in personal(text)] == codes


_BIRTHS = ("f. {}", "fdato: {}", "f.dato: {}", "født {}", "Kari Nordmann: {}", "Kari Nordmann; {}", "Kari Nordmann({})",
           "Kari Nordmann\u00a0{}", "{} Kari Nordmann", "sist_kontrollert: {} Kari Nordmann", "# {}), Kari Nordmann")  # fmt: skip
_DATES = ("2015-03-12", "12.03.2015", "12.3.15", "12. mars 2015")


def test_the_births_above_are_personal() -> None:
    assert all(any(list(personal(birth.format(date))) for date in _DATES) for birth in _BIRTHS)


FORMER = LawRegister(acts=(), former_citations=tuple(
    FormerCitation(citation=citation, replaced_by=())
    for citation in ("barnehageloven § 20", "barnehageloven § 21", "barnehageloven § 22", "opplæringslova § 9 A-4", "opplæringslova § 9 A",
                     "barnevernloven § 6-7", "barnevernloven § 6-7 a", "helsepersonelloven § 25 tredje ledd")
))  # fmt: skip


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("etter barnehageloven §22", ["22"]), ("barnehagelovens §§ 20–22", ["20", "21", "22"]), ("barnehageloven §§ 20-22", ["20", "21", "22"]),
        ("§§ 20 og 22 i barnehageloven", ["20", "22"]), ("Barnehageloven paragraf 22 i dag", ["22"]), ("barnehageloven § 22 a", ["22"]),
        ("opplæringsloven § 9A-4", ["9 A-4"]), ("opplæringslova kapittel 9 A", []), ("opplæringslova § 9 A", ["9 A"]),
        ("barnevernloven av 1992 § 6-7 a", ["6-7 a"]), ("barnevernloven § 6-7", ["6-7"]), ("barnevernsloven § 6-7", []),
        ("helsepersonelloven § 25 tredje ledd", ["25 tredje ledd"]), ("helsepersonelloven § 25", []), ("barnehageloven § 2", []),
    ],
)  # fmt: skip
def test_citations(text: str, numbers: list[str], miniature: Handbook) -> None:
    register = Former(Handbook(miniature.root, miniature.today, miniature.settings, laws=FORMER))
    found = [entry.citation.split("§ ")[1] for cited in register.find(text) for entry in cited.entries]
    assert sorted(found) == numbers


def test_deadlines_stand_with_the_shortest_first(miniature: Handbook) -> None:
    """«snarest» has no length: it stands after what can't wait at all, and before what can be counted."""
    first = miniature.laws.deadlines[0]
    texts = ("samme dag", "3 dager", "snarest", "2 timer", "straks")
    laws = replace(miniature.laws, deadlines=tuple(replace(first, within=DURATION.parse(text)) for text in texts))
    found = all_deadlines(replace(miniature, laws=laws))[: len(texts)]  # the law's own stand first
    assert [str(view.within) for view in found] == ["med en gang", "snarest", "2 timer", "samme dag", "3 dager"]


def test_readability_as_counted_by_hand() -> None:
    """Counted with a pencil: 7 sentences, 63 words, 4 of them with more than six letters."""
    texts = [
        "Du skal si fra, f.eks. til rektor, før kl. 15 den 3. mars. Er barnet i fare nå?",  # 13 and 5 words
        "Ring 112: Politiet kommer",  # «Ring 112:» ends one
        "Barnevernet og helsesykepleieren vil gjerne høre om det du har sett, også når du ikke er helt sikker på hva det betyr. "
        "Skriv ned det barnet sier med barnets egne ord, og legg lappen et trygt sted. Si hvor den ligger",
    ]  # fmt: skip
    assert [len(words(s)) for s in sentences(texts)] == [13, 5, 2, 2, 22, 15, 4]
    counted = [word for s in sentences(texts) for word in words(s)]
    long = [word for word in counted if len(word) > 6]
    assert long == ["Politiet", "Barnevernet", "helsesykepleieren", "barnets"]
    assert lix(texts) == pytest.approx(63 / 7 + 100 * 4 / 63)
