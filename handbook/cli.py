"""The commands: what was asked for, and the exit status. What makes the outputs is in `making`."""

from __future__ import annotations

import argparse
import gc
import io
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, NoReturn
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from handbook import interrupts, numbering, scaffold
from handbook.changes import FORMATS as DIFF_FORMATS
from handbook.derive.downloads import EXTRAS
from handbook.dictionary.kinds import calendar_date
from handbook.language import norwegian
from handbook.load import load, load_as_written
from handbook.model import Handbook
from handbook.problem import Problem
from handbook.publishing import PublishingError
from handbook.read.rewrite import Refused
from handbook.report import FORMATS, report

FINE, CONTENT_HAS_ERRORS, WRONG_USE = 0, 1, 2
_WHOLE = "Ingenting i mappa build er halvferdig."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status: 0 fine, 1 the content has errors, 2 wrong use or no output."""
    _speak_utf8()
    _forget_odd_time_zone()
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        with interrupts.as_one():
            return _command(given)
    except PublishingError as refused:
        print(refused, file=sys.stderr)
    except OSError as trouble:  # a full disk, a folder that can't be written to
        print(f"Filene kunne ikke skrives: {trouble.strerror or trouble}. {_WHOLE}", file=sys.stderr)
    except KeyboardInterrupt:
        print(f"\nAvbrutt. {_WHOLE}", file=sys.stderr)
    except Exception as mistake:  # the last resort: a mistake in the program is not the coordinator's to read
        from handbook import failure

        print(failure.told(mistake, given), file=sys.stderr)
    return WRONG_USE


def _speak_utf8() -> None:
    """A pipe on Windows would otherwise stop at the first «æ» or «✓» it can't write."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")


def _forget_odd_time_zone() -> None:
    """No clock of this machine is looked at but for its day. A time zone that can't be read would stop libraries that
    read it when they are imported."""
    try:
        ZoneInfo(os.environ.get("TZ", "UTC").removeprefix(":") or "UTC")
    except ZoneInfoNotFoundError:
        pass  # «CET-1CEST» is one too
    except (ValueError, OSError):  # a path, or a file that is none
        os.environ.pop("TZ")


def _command(arguments: list[str]) -> int:
    # What only one command uses is loaded by that command: loading is a fifth of a check.
    if arguments[:1] == ["test"]:
        from handbook import testing

        return testing.run(arguments[1:])
    options = _parser().parse_args(arguments)
    root = options.root.resolve()
    if not root.is_dir():
        print(f"Mappa {options.root} finnes ikke.", file=sys.stderr)
        return WRONG_USE
    command = options.command or "alt"
    if command == "check":
        return _check(root, options.date, options.format)
    if command == "serve":
        from handbook.preview import serve

        return serve(root, options.date, options.port)
    if command == "new":
        if options.kind == "edition":
            return _edition(root, options.date, options.id or "", options.likevel)
        return _new(root, options.date, options.kind or "", options.id or "")
    if command == "confirm":
        return _confirm(root, options.what, tuple(options.value or ()), options.source, options.date)
    if command == "diff":
        return _diff(root, options.date, options.names, options.format)
    if command == "fix":
        return _fix(root, options.date, options.kind or "")
    from handbook.making import make
    from handbook.outputs import Order

    only, also = (tuple(getattr(options, name, None) or ()) for name in ("only", "also"))
    return FINE if make(root, options.date, Order(command, only, also)) else CONTENT_HAS_ERRORS


def _check(root: Path, today: date, form: str) -> int:
    gc.disable()  # the program ends here: to look for garbage first takes as long as the check
    _, problems = load_as_written(root, today)
    gc.freeze()
    sys.stdout.write(report(problems, root, form, built=not any(p.stops_build for p in problems)))
    return _status(problems)


def _new(root: Path, today: date, kind: str, id: str) -> int:
    handbook, problems = load(root, today)
    if handbook is None:
        sys.stdout.write(report(problems, root, "tekst"))
        return CONTENT_HAS_ERRORS
    if kind == "numbers":
        return _numbers(root, handbook, problems)
    refused = scaffold.refusal(root, handbook, kind, id)
    if refused:
        print(refused, file=sys.stderr)
        return WRONG_USE
    path = scaffold.create(root, handbook, kind, id)
    print(f"Laget {path.relative_to(root).as_posix()}. Åpne filen og bytt ut alt som begynner med «Utkast».")
    grown, problems = load(root, today)
    return _numbers(root, grown, problems) if grown and (root / numbering.FILE).is_file() else FINE


def _edition(root: Path, today: date, name: str, anyway: bool) -> int:
    from handbook import freezing

    handbook, problems = load(root, today)
    if handbook is None or any(p.stops_build for p in problems):
        sys.stdout.write(report([p for p in problems if p.stops_build], root, "tekst"))
        return CONTENT_HAS_ERRORS
    refused = freezing.refusal(root, handbook, name, anyway)
    if refused:
        print(refused, file=sys.stderr)
        return WRONG_USE
    try:
        print("Setter permen for å se hvilke ark som er endret. Det tar et halvt minutt …")
        sys.stdout.write(freezing.freeze(root, handbook, name, today).told())
    except Refused as reason:
        print(reason, file=sys.stderr)
        return WRONG_USE
    return FINE


def _confirm(root: Path, what: str | None, values: tuple[str, ...], source: str | None, day: date) -> int:
    from handbook.confirm import Answer, confirm, listed

    answer = Answer(values, source, day)
    try:
        answer.not_tomorrow()
        handbook, problems = load(root, answer.day)
        if handbook is None:
            sys.stdout.write(report(problems, root, "tekst"))
            return CONTENT_HAS_ERRORS
        sys.stdout.write(confirm(root, handbook, problems, what, answer) if what else listed(handbook))
    except Refused as reason:
        print(reason, file=sys.stderr)
        return WRONG_USE
    return FINE


def _diff(root: Path, today: date, names: list[str], form: str) -> int:
    """What differs is no error: the status says only whether it could be told."""
    from handbook import revisions
    from handbook.changes import told as changed

    _, problems = load(root, today)
    if len(names) < 2 and any(p.stops_build for p in problems):
        sys.stdout.write(report([p for p in problems if p.stops_build], root, "tekst"))
        return CONTENT_HAS_ERRORS
    try:
        found = revisions.difference(root, today, names)
    except Refused as reason:
        print(reason, file=sys.stderr)
        return WRONG_USE
    sys.stdout.write(changed.told(found.news, found.since, form, found.binders))
    return FINE


def _fix(root: Path, today: date, kind: str) -> int:
    """The only thing there is to fix yet: numbers in texts. What it can't mend, the check tells of."""
    from handbook import mending

    if kind != "numbers":
        print("Skriv hva som skal rettes: fix numbers, for numre som står som tall i tekstene.", file=sys.stderr)
        return WRONG_USE
    handbook, problems = load_as_written(root, today)
    if handbook is None:
        sys.stdout.write(report(problems, root, "tekst"))
        return CONTENT_HAS_ERRORS
    try:
        changes, left = mending.write_references(root, handbook)
    except Refused as reason:
        print(reason, file=sys.stderr)
        return WRONG_USE
    for change in changes:
        print(change)
    files = norwegian.count(len({change.file for change in changes}), "fil", "filer")
    mended = norwegian.count(len(changes), "nummer", "numre")
    print(f"Rettet {mended} i {files}." if changes else "Ingen numre står som tall i tekstene.")
    for file in left:
        print(f"{file} er ikke rettet: der må du gjøre det selv. Kjør python3 build.py check for å se hvor.")
    return CONTENT_HAS_ERRORS if left else FINE


def _numbers(root: Path, handbook: Handbook, problems: Sequence[Problem]) -> int:
    """A line that can't be read holds a number all the same: nothing is written until the register is whole."""
    wrong = [p for p in problems if p.stops_build and p.place.file == numbering.FILE]
    if wrong:
        sys.stdout.write(report(wrong, root, "tekst"))
        return CONTENT_HAS_ERRORS
    try:
        new = numbering.write_numbers(root, handbook)
    except Refused as reason:
        print(reason, file=sys.stderr)
        return WRONG_USE
    many = f"{new[0]} og {len(new) - 1} til" if len(new) > 1 else "".join(new)
    print(f"Nummer i permen, i {numbering.FILE}: {many}." if new else "Alle artiklene har et nummer i permen.")
    return FINE


def _status(problems: Sequence[Problem]) -> int:
    return CONTENT_HAS_ERRORS if any(p.stops_build for p in problems) else FINE


def _date(text: str) -> date:
    try:
        return calendar_date(text)
    except ValueError as why:
        raise argparse.ArgumentTypeError(str(why)) from None


def _port(text: str) -> int:
    if text.isdecimal() and 0 < int(text) < 65536:
        return int(text)
    raise argparse.ArgumentTypeError(f"«{text}» er ikke en port. Skriv et tall fra 1 til 65535, for eksempel 8000.")


class _Help(argparse.HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "Bruk: " if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """What argparse says by itself is English; what a coordinator reads is not."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, add_help=False, formatter_class=_Help)
        self.arguments = self.add_argument_group("Valg")

    def error(self, message: str) -> NoReturn:
        ours = message.partition(": ")[2] if "«" in message else ""
        help_with = "Skriv python3 build.py --help for å se hva som kan skrives."
        print(f"Kommandoen ble ikke forstått. {ours or help_with}", file=sys.stderr)
        raise SystemExit(WRONG_USE)


def _parser() -> argparse.ArgumentParser:
    parser = _with_common(
        _Parser(prog="build.py", description="Kontrollerer og bygger håndboka. Uten kommando: alt."),
        Path(),
        date.today(),
    )
    commands = parser.add_subparsers(title="Kommandoer", dest="command", metavar="KOMMANDO", parser_class=_Parser)

    def command(name: str, help: str) -> argparse._ArgumentGroup:
        # What stands before the command holds, unless it is said again after it.
        return _with_common(commands.add_parser(name, help=help), argparse.SUPPRESS, argparse.SUPPRESS).arguments

    check = command("check", "kontroller bare")
    check.add_argument("--format", choices=FORMATS, default="tekst", help="hvordan feilene vises")
    command("site", "kontroller og bygg nettstedet")
    binder = command("binder", "kontroller og bygg permen")
    binder.add_argument("--only", nargs="+", metavar="ID", help="bare disse artiklene, hver som egen PDF")
    binder.add_argument(
        "--also", nargs="+", choices=EXTRAS, metavar="HVA", help=f"det som sjelden trengs: {', '.join(EXTRAS)}"
    )
    command("export", "kontroller og lag maskinlesbare filer")
    serve = command("serve", "forhåndsvis, og følg med på endringer")
    serve.add_argument("--port", type=_port, default=8000, metavar="PORT", help="port på denne maskinen")
    new = command("new", "lag en ny fil å fylle ut")
    new.add_argument("kind", nargs="?", metavar="agency|workflow|edition|numbers",
                     help="en instans, en prosedyre, en utgave, eller faste numre i permen til alt som mangler det")  # fmt: skip
    new.add_argument("id", nargs="?", metavar="ID", help="filens navn uten .yml, for eksempel akutt-fare")
    new.add_argument("--likevel", action="store_true", help="en utgave der akuttnumre ikke er bekreftet")
    asked = command("confirm", "noen har svart: sett verdi, dato og kilde, og ta bort merket «Ikke bekreftet»")
    asked.add_argument("what", nargs="?", metavar="NØKKEL", help="fra siden «Må bekreftes» eller ringelista")
    asked.add_argument("--value", action="append", metavar="FELT=VERDI",
                       help='når noe var feil, for eksempel telefon="35 98 62 00"; kan gjentas')  # fmt: skip
    asked.add_argument("--source", metavar="KILDE", help="hvem som svarte, med rolle og ikke navn")
    differs = command("diff", "hva leserne ser annerledes siden en utgave, eller mellom to versjoner i git")
    differs.add_argument("names", nargs="*", metavar="UTGAVE|VERSJON",
                         help="den nyeste utgaven, hvis ikke noe annet står; to versjoner: fra og til")  # fmt: skip
    differs.add_argument("--format", choices=DIFF_FORMATS, default="tekst", help="hvordan endringene vises")
    fix = command("fix", "rett noe i alle filene")
    fix.add_argument(
        "kind",
        nargs="?",
        metavar="numbers",
        help="numre i tekster blir til henvisninger, som ring:politi/akutt",
    )
    test = command("test", "kjør alle testene")
    test.add_argument("--fast", action="store_true", help="bare dem som ikke trenger nettleser eller bygger alt")
    return parser


def _with_common(parser: _Parser, root: Any, today: Any) -> _Parser:
    parser.arguments.add_argument("-h", "--help", action="help", help="vis denne hjelpen")
    parser.arguments.add_argument("--root", type=Path, default=root, metavar="MAPPE", help="håndboka i en annen mappe")
    parser.arguments.add_argument(
        "--date", type=_date, default=today, metavar="ÅÅÅÅ-MM-DD", help="i stedet for dagens dato"
    )
    return parser
