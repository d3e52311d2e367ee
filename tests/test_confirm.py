"""`confirm` on copies of the miniature: what it sets, what it leaves alone, and when it refuses and touches nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from handbook import binder, confirm
from handbook.articles.blocks import Asking, Doubt, Inquiry, walk
from handbook.articles.inquiries import article
from handbook.articles.plan import articles
from handbook.cli import main
from handbook.derive.unconfirmed import Mark, _short, unconfirmed
from handbook.load import load
from handbook.model import Handbook, Municipality, Translation, WebAddress
from handbook.pages import sheets
from handbook.pages.navigation import navigation
from tests.conftest import TODAY

BARNEVERN, HENVISE = "agencies/barnevern.yml", "workflows/henvise.yml"


def key_of(root: Path, about: str) -> str:
    """The key of the mark whose name begins so."""
    return next(m.key for m in marks(root) if m.about.startswith(about))


def marks(root: Path) -> tuple[Mark, ...]:
    handbook, _ = load(root, TODAY)
    assert handbook
    return unconfirmed(handbook)


def run(root: Path, *given: str, day: str = "2026-03-10") -> int:
    return main(["confirm", "--root", str(root), "--date", day, *given])


def everything(root: Path) -> dict[str, bytes]:
    return {str(p.relative_to(root)): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def test_sets_value_date_and_source_and_lifts_the_mark(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (copy / BARNEVERN).read_text("utf-8")
    key, others = key_of(copy, "Lillevik barneverntjeneste"), len(marks(copy)) - 1
    given = [
        "--value",
        "telefon=22 22 22 23",
        "--value",
        "E-post=ny@example.org",
        "--source",
        "Vakta: telefon 10. mars",
    ]
    assert run(copy, key.lower(), *given) == 0
    assert (copy / BARNEVERN).read_text("utf-8") == before.replace("22 22 22 21", "22 22 22 23").replace(
        "post@example.org", "ny@example.org"
    ).replace(
        "    ubekreftet: Nummeret står ulikt to steder.\n    spor_hos: Sentralbordet\n",
        '    sist_kontrollert: 2026-03-10\n    kilde: ["Vakta: telefon 10. mars"]\n',
    )
    told = capsys.readouterr().out
    assert "Bekreftet: Lillevik barneverntjeneste: Kontoret\nagencies/barnevern.yml\n" in told
    assert "   31  -     telefon: 22 22 22 21\n" in told and "   31  +     telefon: 22 22 22 23\n" in told
    assert told.endswith(f"{others} opplysninger må bekreftes.\n")
    assert len(marks(copy)) == others and not list(copy.rglob(".*"))


def test_a_value_alone_is_enough_where_only_one_is_in_doubt(copy: Path) -> None:
    assert run(copy, key_of(copy, "pedagogisk"), "--value", "Hjelper barn som # strever: med å lære") == 0
    assert 'forklaring: "Hjelper barn som # strever: med å lære"' in (copy / "content/ordliste.yml").read_text("utf-8")


def test_every_mark_can_be_lifted(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    left = [m.key for m in marks(copy)]
    while left:
        assert run(copy, left[0], "--source", "Møte 10. mars") == 0
        now = [m.key for m in marks(copy)]
        assert now == left[1:], "the keys of the others stay"
        left = now
    assert capsys.readouterr().out.endswith("Alt er bekreftet.\n")
    handbook, problems = load(copy, TODAY)
    assert handbook and problems == []


def test_a_page_or_a_step_names_its_only_mark(copy: Path) -> None:
    assert run(copy, "for-familien") == 0 and run(copy, "instans:vakt") == 0


def test_what_was_verified_later_keeps_its_date(copy: Path) -> None:
    assert run(copy, key_of(copy, "Henvis til PPT: Snakk"), day="2026-03-01") == 0
    assert "    sist_kontrollert: 2026-03-02\n" in (copy / HENVISE).read_text("utf-8")


def test_comments_line_ends_and_the_rest_stay(copy: Path) -> None:
    path = copy / BARNEVERN
    text = path.read_text("utf-8")
    text = text.replace("    telefon: 22 22 22 21\n", "    telefon: 22 22 22 21  # fra 2020\n    # ring før ni\n")
    folded = "    # usikkert\n    ubekreftet: Nummeret står\n      ulikt to steder.\n    # spør henne\n"
    text = text.replace("    ubekreftet: Nummeret står ulikt to steder.\n", folded)
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert run(copy, key_of(copy, "Lillevik barneverntjeneste"), "--value", "telefon=22 22 22 23") == 0
    expected = text.replace("22 22 22 21  # fra 2020", "22 22 22 23  # fra 2020").replace(
        folded + "    spor_hos: Sentralbordet\n", "    # usikkert\n    sist_kontrollert: 2026-03-10\n    # spør henne\n"
    )
    assert path.read_bytes() == b"\xef\xbb\xbf" + expected.replace("\n", "\r\n").encode()


def test_a_mark_that_begins_its_item_gives_the_hyphen_on(copy: Path) -> None:
    path = copy / BARNEVERN
    text = path.read_text("utf-8").replace("    ubekreftet: Nummeret står ulikt to steder.\n", "")
    path.write_text(text.replace("  - brukes_til: [råd", "  - ubekreftet: Ingen vet.\n    brukes_til: [råd"), "utf-8")
    assert run(copy, key_of(copy, "Lillevik barneverntjeneste")) == 0
    assert path.read_text("utf-8") == text.replace(
        "  - brukes_til: [råd", "  - sist_kontrollert: 2026-03-10\n    brukes_til: [råd"
    ).replace("    spor_hos: Sentralbordet\n", "")


@pytest.mark.parametrize(
    ("what", "given", "said"),
    [
        ("XXXX", [], "Ingen opplysning har nøkkelen «XXXX»"),
        ("XX", [], "Ingen opplysning har nøkkelen «XX»"),
        ("", ["--value", "telefon=22"], "«22» er ikke et telefonnummer"),
        (
            "",
            ["--value", "22 22 22 23"],
            "Skriv hvilket felt «22 22 22 23» hører til. Du kan sette telefon, epost og besok",
        ),
        ("", ["--value", "fax=22 22 22 23"], "«fax» kan ikke settes her. Du kan sette telefon, epost og besok"),
        ("", ["--value", "tider=man–fre"], "«tider» kan ikke settes her"),
        ("", ["--value", "ubekreftet=nei"], "«ubekreftet» kan ikke settes her"),
        ("", ["--value", "telefon="], "Det står ingenting som kan brukes for «telefon»"),
        ("", ["--source", "Kari Nordmann på telefon"], "«Kari Nordmann» ser ut som navnet på en person. Skriv rollen"),
        ("", ["--source", "  "], "Det står ingenting som kan brukes for kilden"),
        ("", ["--value", "epost=post"], "Med dette ville håndboka fått en feil"),
        ("henvise", [], "«henvise» kan være flere opplysninger. Skriv nøkkelen til den du mener:\n  "),
    ],
)
def test_refuses_and_touches_nothing(
    copy: Path, capsys: pytest.CaptureFixture[str], what: str, given: list[str], said: str
) -> None:
    before = everything(copy)
    assert run(copy, what or key_of(copy, "Lillevik barneverntjeneste"), *given) == 2
    shown = capsys.readouterr()
    assert said in shown.err and shown.out == ""
    assert everything(copy) == before


def test_nothing_is_confirmed_tomorrow(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = everything(copy)
    assert run(copy, key_of(copy, "Lillevik barneverntjeneste"), day="2099-01-01") == 2
    assert "er etter dagens dato" in capsys.readouterr().err and everything(copy) == before


def test_a_block_in_brackets_is_left_to_the_person(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = copy / "content" / "handbok.yml"
    text = path.read_text("utf-8")
    start = text.index("nettadresse:")
    end = text.index("\n", text.index("ubekreftet", start))
    path.write_text(
        f"{text[:start]}nettadresse: {{adresse: https://example.org/, ubekreftet: Nei vel}}{text[end:]}", "utf-8"
    )
    before = everything(copy)
    assert run(copy, key_of(copy, "Håndbokas nettadresse")) == 2
    assert "står i klammer" in capsys.readouterr().err and everything(copy) == before


def test_a_file_that_another_changes_meanwhile(
    copy: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    key, path = key_of(copy, "Lillevik barneverntjeneste"), copy / BARNEVERN

    def meanwhile(*given: object) -> int:
        path.write_text(path.read_text("utf-8") + "# ny\n", "utf-8")
        return 0

    monkeypatch.setattr(confirm, "_tried", meanwhile)
    assert run(copy, key) == 2
    assert "endret av noen andre imens" in capsys.readouterr().err
    assert path.read_text("utf-8").endswith("# ny\n") and "ubekreftet" in path.read_text("utf-8")
    assert not list(copy.rglob(".*"))


def test_an_old_sheet_confirms_nothing_else(copy: Path) -> None:
    """The number was changed by hand after the sheet was printed: its key is no longer valid."""
    key, path = key_of(copy, "Lillevik barneverntjeneste"), copy / BARNEVERN
    path.write_text(path.read_text("utf-8").replace("22 22 22 21", "22 22 22 29"), "utf-8")
    assert run(copy, key) == 2


def test_without_a_key_all_of_them_are_listed(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(copy) == 0
    told = capsys.readouterr().out
    assert all(f"  {m.key}  {m.about}: {m.reason}\n" in told for m in marks(copy))


def test_keys_are_as_long_as_they_must_be() -> None:
    assert _short(["BCDFGHJK", "CBDFGHJK"]) == ["BCDF", "CBDF"]
    assert _short(["BCDFGHJK", "BCDFGXJK"]) == ["BCDFGH", "BCDFGX"]
    assert _short([]) == []


def test_two_that_say_the_same_have_keys_of_their_own(miniature: Handbook) -> None:
    agency = miniature.agencies["barnevern"]
    twice = replace(agency, contacts=(agency.contacts[0], agency.contacts[0]))
    found = unconfirmed(replace(miniature, agencies={"barnevern": twice}))
    assert len({m.key for m in found}) == len(found)


def test_every_mark_stands_where_readers_meet_it(miniature: Handbook) -> None:
    """The walk of the model and that of the articles find the same; the municipality's own stand on «Om håndboka»."""
    shown = {
        part.of.place("ubekreftet")
        for part in walk(tuple(articles(miniature).values()))
        if isinstance(part, Doubt) and not isinstance(part.of, Translation)
    }  # one that has fallen behind is no mark that somebody can lift
    found = [m for m in unconfirmed(miniature) if not isinstance(m.record, Municipality | WebAddress)]
    assert {m.place for m in found} == shown


def test_the_page_asks_about_each_once_and_says_where_it_stands(miniature: Handbook) -> None:
    made = article(miniature)
    asked = [part for part in walk(made.blocks) if isinstance(part, Inquiry)]
    assert sorted(i.mark for i in asked) == sorted(m.key for m in unconfirmed(miniature))
    assert all(i.question.endswith("?") for i in asked)
    number = next(i for i in asked if i.about.text.startswith("Lillevik barneverntjeneste"))
    assert "prosedyre:mistanke/melde" in {link.to for link in number.uses}
    assert [(v.key, *v.items) for v in number.values][:2] == [
        ("om", "Kontoret"),
        ("telefon", "22 22 22 21".replace(" ", "\N{NO-BREAK SPACE}")),
    ]
    calls = [part for part in made.blocks if isinstance(part, Asking)]
    assert len({call.whom for call in calls}) == len(calls), "one call for each place"
    assert next(call for call in calls if call.whom == "PPT").number is not None
    assert calls[-1].whom == "Ingen vet hvem som kan svare"


def test_where_it_is_shown_in_many_places_they_are_counted(miniature: Handbook) -> None:
    workflow = miniature.workflows["mistanke"]
    many = {f"m{i}": replace(workflow, id=f"m{i}") for i in range(9)}
    made = article(replace(miniature, workflows={**miniature.workflows, **many}))
    number = next(p for p in walk(made.blocks) if isinstance(p, Inquiry) and p.about.text.startswith("Lillevik"))
    assert len(number.uses) > 8 and number.many == f"{len(number.uses)} steder til"


def test_it_is_in_no_menu(miniature: Handbook) -> None:
    made = sheets(miniature)
    page = next(sheet for sheet in made if sheet.address == "ma-bekreftes.html")
    assert page.excluded and "ma-bekreftes" not in str(navigation(miniature, made))


def test_a_change_that_leaves_the_mark_is_not_made(
    copy: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(copy)
    monkeypatch.setattr(confirm, "remove", lambda text, block, key: text)
    assert run(copy, key_of(copy, "Lillevik barneverntjeneste")) == 2
    assert "kan ikke tas bort herfra" in capsys.readouterr().err and everything(copy) == before


def test_the_call_sheet_is_never_offered_to_readers(miniature: Handbook, tmp_path: Path) -> None:
    for name in ("ringeliste.pdf", "lommekort.pdf"):
        with pikepdf.new() as document:
            document.add_blank_page()
            document.save(tmp_path / name)
    assert [item.file for item in binder.downloads(miniature, tmp_path)] == ["lommekort.pdf"]
