"""Changes the real handbook as a year would, edition by edition, and lays the sheets to swap into the old binder.

    python -m checks.editions [--root DIR] [--edits N]

On a copy: an edition is frozen; then a number, a deadline, a step, a role and a name are changed, an agency comes and one
goes, each in an edition of its own. For each it prints the sentences of `diff` and the sheets of the set, and compares the
old binder with the set in it to the new binder, page picture by page picture, in the whole binder and the core binders.
Then all is verified anew, which must change no sheet; a binder two editions behind gets there in one go; and two builds
must give the same bytes. Takes many minutes. Ends with 1 when something doesn't hold.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2

from handbook import binder
from handbook.cache import Cache
from handbook.cli import main as command
from handbook.derive.binder_plan import plan
from handbook.derive.downloads import set_file
from handbook.load import load
from handbook.model import Frozen, Handbook

FOLDERS = ("content", "agencies", "workflows")
SCALE = 0.6  # of 72 dots an inch: a figure more or less is still another picture
INSTRUCTION = ("Bytteark", "Gyldige ark")
Pages = dict[str, bytes]  # label → picture


@dataclass(frozen=True)
class Edit:
    """A change that somebody makes, by what it is called."""

    name: str
    make: Callable[[Path, Handbook], None]


def replaced(root: Path, file: str, pattern: str, new: str) -> None:
    """Write something else in the first place of a file where the pattern is found."""
    path = root / file
    text, found = re.subn(pattern, new, path.read_text("utf-8"), count=1, flags=re.M)
    assert found, f"{file}: {pattern}"
    path.write_text(text, "utf-8")


def number(root: Path, handbook: Handbook) -> None:
    """The telephone that is on call for child welfare gets another number."""
    phone = next(c.phone for c in handbook.agencies["barnevernvakt"].contacts if c.phone)
    other = f"{phone.shown[:-1]}{(int(phone.shown[-1]) + 1) % 10}"
    replaced(root, "agencies/barnevernvakt.yml", f"(telefon: ){re.escape(phone.shown)}", rf"\g<1>{other}")


def deadline(root: Path, handbook: Handbook) -> None:
    """A deadline of a step is halved."""
    files = sorted((root / "workflows").glob("*.yml"))
    file = next(f for f in files if re.search("innen: 2 uker$", f.read_text("utf-8"), flags=re.M))
    replaced(root, f"workflows/{file.name}", "innen: 2 uker$", "innen: 1 uke")


def step(root: Path, handbook: Handbook) -> None:
    """One more line in a step of the procedure that most begin with."""
    line = r"\1\2Spør en kollega om hun har sett det samme.\n\2"
    replaced(root, "workflows/undring-til-bekymring.yml", r"^(    hva:\n)(      - )", line)


def role(root: Path, handbook: Handbook) -> None:
    """A role gets another name."""
    found = next(r for r in handbook.settings.roles if r.id == "styrer")
    replaced(root, "content/handbok.yml", rf"^(    navn: ){re.escape(found.name)}$", r"\1Leder i barnehagen")


def rename(root: Path, handbook: Handbook) -> None:
    """An agency gets another name, which stands in the references of many others."""
    replaced(root, "agencies/ressursteam.yml", r"^navn: (.*)$", r"navn: \1, tverrfaglig")


def add(root: Path, handbook: Handbook) -> None:
    """One more agency, which nobody refers to yet but the index."""
    text = (root / "agencies/alarmtelefonen.yml").read_text("utf-8")
    text = re.sub(r"^navn: .*$", "navn: Prøvetelefonen", text, count=1, flags=re.M)
    text = re.sub(r"^(kortnavn|tidligere_navn|andre_navn|stikkord|kilde): .*\n(?:  .*\n)*", "", text, flags=re.M)
    (root / "agencies/provetelefonen.yml").write_text(text, "utf-8")


def retire(root: Path, handbook: Handbook) -> None:
    """The same one goes again."""
    (root / "agencies/provetelefonen.yml").unlink()
    replaced(root, "content/perm.yml", r"^(  - B[0-9]+) instans:provetelefonen$", r"\1 utgått")


EDITS = (
    Edit("a new number", number), Edit("a new deadline", deadline), Edit("a line in a step", step),
    Edit("another name of a role", role), Edit("another name of an agency", rename), Edit("an agency more", add),
    Edit("an agency less", retire),
)  # fmt: skip


def run(root: Path, day: date, *given: str) -> str:
    """A command and what it says; its refusal stops the check."""
    said = StringIO()
    with redirect_stdout(said):
        status = command(["--root", str(root), "--date", day.isoformat(), *given])
    if status:
        raise SystemExit(f"{' '.join(given)} ended with {status}:\n{said.getvalue()}")
    return said.getvalue()


def read(root: Path, day: date) -> Handbook:
    """The handbook, which must have no errors."""
    handbook, problems = load(root, day)
    wrong = [f"{p.place.file}:{p.place.line}: {p.message}" for p in problems if p.stops_build]
    if handbook is None or wrong:
        raise SystemExit("\n".join(wrong))
    return handbook


def build(root: Path, day: date, out: Path, cache: Cache) -> Path:
    """The binders and the sets, as `build.py binder` makes them."""
    _, problems = binder.build(read(root, day), out, cache=cache)
    if problems:
        raise SystemExit(str(problems))
    return out


def pages(pdf: Path) -> tuple[Pages, list[str]]:
    """The picture of each page by its label, without those that are replaced in any case; and the labels in order."""
    found: Pages = {}
    with pypdfium2.PdfDocument(pdf) as document:
        for i, page in enumerate(document):
            label = document.get_page_label(i)
            if not label.startswith(INSTRUCTION):
                found[label] = bytes(page.render(scale=SCALE).buffer)
    return found, list(found)


def files_of(handbook: Handbook) -> Iterator[tuple[str, str]]:
    """Each binder: the id of its workplace («» for the whole), and its file."""
    yield "", next(item.file for item in binder.bound(handbook, plan(handbook)))
    yield from ((item.core, item.file) for item in binder.bound(handbook, plan(handbook)) if item.core)


def laid_in(old: Pages, swapped: Pages, before: Frozen, now: Frozen, core: str) -> Pages:
    """The old binder after somebody has done what the instruction says: sheets out, sheets in, each with its back."""
    there, wanted = ({s.name for s in e.bound(core)} for e in (before, now))
    kept, sheet = {}, ""
    for label, page in old.items():
        sheet = label if label in there else sheet  # a back belongs to the front before it
        if sheet in wanted:
            kept[label] = page
    return {**kept, **swapped}


def compare(handbook: Handbook, old: Path, new: Path, before: Frozen) -> Iterator[str]:
    """What differs between the old binder with the set in it and the new binder, for each binder."""
    now = handbook.archive[0]
    for core, file in files_of(handbook):
        made = new / set_file(before.id, core)
        then, _ = pages(old / file)
        wanted, order = pages(new / file)
        swapped, _ = pages(made) if made.exists() else ({}, [])
        got = laid_in(then, swapped, before, now, core)
        print(f"    {core or 'whole'}: {len(swapped) // 2} of {len(now.bound(core))} sheets in the set")
        if made.exists() and not swapped:
            print("      a new main edition: all is printed")
            continue
        wrong = [label for label in {*got, *wanted} if got.get(label) != wanted.get(label)]
        if wrong:
            yield f"{core or 'whole'} from {before.id}: {len(wrong)} of {len(order)} pages differ: {sorted(wrong)[:12]}"


def verified_anew(root: Path, day: date) -> None:
    """Somebody has looked at everything, and no word is changed."""
    for path in [*root.rglob("*.yml"), *root.rglob("*.md")]:
        if "utgaver" not in path.parts:
            text = path.read_text("utf-8")
            path.write_text(re.sub(r"(sist_kontrollert: )\d{4}-\d\d-\d\d", rf"\g<1>{day.isoformat()}", text), "utf-8")


def check(source: Path, work: Path, edits: Sequence[Edit]) -> list[str]:
    """Everything that doesn't hold."""
    wrong: list[str] = []
    root, day = work / "handbok", date.today() + timedelta(days=1)
    for folder in FOLDERS:
        shutil.copytree(source / folder, root / folder)
    shutil.rmtree(root / "content/utgaver", ignore_errors=True)
    cache = Cache(work / "cache")
    run(root, day, "new", "edition", "0", "--likevel")
    built = [build(root, day, work / "0", cache)]
    for i, edit in enumerate(edits, 1):
        day += timedelta(days=1)
        edit.make(root, read(root, day))
        print(f"{i}. {edit.name}", flush=True)
        if edit.make is add:
            run(root, day, "new", "numbers")
        print("    " + run(root, day, "diff").strip().replace("\n", "\n    "))
        print("    " + run(root, day, "new", "edition", str(i), "--likevel").strip().splitlines()[-2])
        built.append(build(root, day, work / str(i), cache))
        handbook = read(root, day)
        wrong += compare(handbook, built[-2], built[-1], handbook.archive[1])
        if i > 1:
            print("    two editions behind:")
            wrong += compare(handbook, built[-3], built[-1], handbook.archive[2])
    again = build(root, day, work / "igjen", Cache(work / "tom"))
    differ = [
        p.name
        for p in sorted(again.rglob("*.pdf"))
        if p.read_bytes() != (built[-1] / p.relative_to(again)).read_bytes()
    ]
    wrong += [f"two builds differ: {differ}"] if differ else []
    before = {(s.place, s.digest) for s in read(root, day).archive[0].sheets}
    verified_anew(root, day)
    now = {
        (f"{core}/{s.name}" if core else s.name, s.digest)
        for core, found in binder.bound_sheets(read(root, day)).items()
        for s in found
    }
    print(f"All verified anew: {len(before ^ now)} sheets changed")
    wrong += ["verifying anew changes sheets"] if before != now else []
    return wrong


def main() -> int:
    """Run the check; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parents[1])
    parser.add_argument("--edits", type=int, default=len(EDITS), help="only the first of them")
    with TemporaryDirectory(prefix="utgaver-") as work:
        given = parser.parse_args()
        wrong = check(given.root, Path(work), EDITS[: given.edits])
    for line in wrong:
        print(f"FAILED {line}")
    print(f"Editions: {len(wrong)} findings")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
