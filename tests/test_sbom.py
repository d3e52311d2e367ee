"""The list of what the program is made of is as the locked packages are, and as CycloneDX wants it."""

from __future__ import annotations

import json

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from checks.locks import read
from checks.sbom import FILE, written

_VALIDATOR = JsonStrictValidator(SchemaVersion.V1_6)


def test_it_is_as_the_locked_packages_are() -> None:
    assert FILE.read_text("utf-8") == written(), "python -m checks.sbom writes it anew"


def test_it_is_cyclonedx() -> None:
    text = FILE.read_text("utf-8")
    assert _VALIDATOR.validate_str(text) is None
    assert _VALIDATOR.validate_str(text.replace('"type": "library"', '"type": "bibliotek"', 1)) is not None


def test_every_package_and_what_is_inside_it_has_a_version_and_a_licence() -> None:
    components = json.loads(FILE.read_text("utf-8"))["components"]
    assert {(one["name"], one["version"]) for one in components} == {
        (name, str(version)) for name, version in read("requirements").pins.items()
    }
    inside = [part for one in components for part in one.get("components", ())]
    assert all(one["licenses"] for one in (*components, *inside))
    assert {"Typst", "qpdf", "libyaml", "Source Sans Pro", "rxjs"} <= {part["name"] for part in inside}
