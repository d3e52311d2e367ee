"""What the program is made of: `python -m checks.sbom` writes `sbom.cdx.json`, in CycloneDX 1.6, which releases export.

Every package of `requirements.txt` with its licence and what it needs, and what lies inside some of them and reaches
readers or authors: the setting program, libraries in C, the theme's scripts. Licences and needs are read from the
installed packages, so it is run in an environment that has the locked versions. Hashes stand in `requirements.txt`.
A test fails while the file is another than this writes.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
import uuid
from collections.abc import Iterator
from importlib.metadata import distribution, files, version
from pathlib import Path

import pikepdf
from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version
from yaml._yaml import get_version_string as libyaml_version

from checks.locks import ROOT, read

FILE = ROOT / "handbook" / "exports" / "sbom.cdx.json"
# Licences as SPDX writes them, of what says it in other words.
_SPDX = {
    "BSD License": "BSD-3-Clause",
    "MIT License": "MIT",
    "SIL OFL 1.1": "OFL-1.1",
    "Apache Software License": "Apache-2.0",
    "Dual License": "Apache-2.0 OR BSD-3-Clause",
    "LGPL": "LGPL-2.1-or-later",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "ISC License (ISCL)": "ISC",
}
_FONTS = {"font-source-sans-pro": "Source Sans Pro", "fontpkg-ibm-plex-sans-arabic": "IBM Plex Sans Arabic"}
_SCRIPTS = {  # in the theme's bundles: their licences, as their own packages say
    "rxjs": "Apache-2.0",
    "tslib": "0BSD",
    "clipboard": "MIT",
    "escape-html": "MIT",
    "focus-visible": "W3C",
    "lunr": "MIT",
    "material-design-color": "MIT",
}
_licences = LicenseFactory()


def written() -> str:
    """The file's text. The same packages, the same bytes."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lock = read("requirements")
    bom = Bom()
    program = Component(
        name=project["name"],
        version=project["version"],
        type=ComponentType.APPLICATION,
        bom_ref=project["name"],
        licenses=[_licences.make_from_string("MIT")],
    )
    bom.metadata.component = program
    packages = {name: _package(name, pinned) for name, pinned in lock.pins.items()}
    for name, package in packages.items():
        bom.components.add(package)
        bom.register_dependency(package, [packages[need] for need in _needs(name) if need in packages])
    bom.register_dependency(program, [packages[canonicalize_name(one.name)] for one in lock.wanted])
    found = json.loads(JsonV1Dot6(bom).output_as_string())
    del found["metadata"]["timestamp"]  # the same packages, the same bytes
    found["serialNumber"] = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(found["components"])).urn
    return json.dumps(found, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def _package(name: str, pinned: Version) -> Component:
    return Component(
        name=name,
        version=str(pinned),
        type=ComponentType.LIBRARY,
        bom_ref=name,
        purl=PackageURL("pypi", name=name, version=str(pinned)),
        scope=ComponentScope.REQUIRED,
        licenses=[_licences.make_from_string(_licence(name))],
        components=_inside(name),
    )


def _licence(name: str) -> str:
    said = distribution(name).metadata
    classified = [line.rpartition(" :: ")[2] for line in said.get_all("Classifier") or [] if line.startswith("License")]
    short = (said.get("License") or "").strip()
    told = said.get("License-Expression") or (short if short.isprintable() and short not in ("", "UNKNOWN") else "")
    licence = told or (classified or [""])[0]
    if not licence:
        raise SystemExit(f"{name} says nothing of its licence")
    return _SPDX.get(licence, licence)


def _inside(name: str) -> Iterator[Component]:
    """What a package brings that isn't its own."""
    if name in _FONTS:
        yield _part(name, _FONTS[name], version(name), "OFL-1.1", ComponentType.FILE)
    elif name == "typst":
        yield _part(name, "Typst", version(name), "Apache-2.0", ComponentType.APPLICATION)
    elif name == "pikepdf":
        yield _part(name, "qpdf", pikepdf.__libqpdf_version__, "Apache-2.0")
    elif name == "pyyaml":
        yield _part(name, "libyaml", libyaml_version(), "MIT")
    elif name == "mkdocs-material":
        for script in sorted(_scripts()):
            yield _part(name, script, None, _SCRIPTS[script])


def _part(package: str, name: str, number: str | None, licence: str, kind: ComponentType = ComponentType.LIBRARY) -> Component:  # fmt: skip
    return Component(
        name=name, version=number, type=kind, bom_ref=f"{package}/{name}",
        licenses=[_licences.make_from_string(licence)],
    )  # fmt: skip


def _scripts() -> set[str]:
    """The packages that the theme's bundles are made from, as their maps tell it."""
    maps = [path for path in files("mkdocs-material") or () if path.suffix == ".map" and "lunr" not in path.parts]
    sources = [source for path in maps for source in json.loads(path.read_text("utf-8"))["sources"]]
    return {match[1] for source in sources if (match := re.search(r"node_modules/((?:@[^/]+/)?[^/]+)/", source))}


def _needs(name: str) -> set[str]:
    """What a package needs on any system; what it only offers with more is left out."""
    wanted = [Requirement(line) for line in distribution(name).requires or ()]
    return {canonicalize_name(one.name) for one in wanted if "extra" not in str(one.marker)}


def main() -> int:
    """Write the file."""
    FILE.write_text(written(), encoding="utf-8", newline="\n")
    print(f"Wrote {Path(FILE).name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
