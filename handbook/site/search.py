"""The project's own search in the slot of the theme's: one script for the worker, and the words it searches."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict
from pathlib import Path
from typing import Any

from handbook.articles import passages
from handbook.derive import words
from handbook.derive.addresses import OVERVIEWS, address
from handbook.derive.words import Entry
from handbook.model import Handbook
from handbook.problem import Place, Problem, error

MODULES = ("norwegian", "rules", "lookup", "vocabulary", "phrases", "ranking", "presentation", "worker")
_SOURCES = Path(__file__).resolve().parents[2] / "theme" / "assets" / "javascripts" / "search"
# Material opens the worker whose address stands here, in a JSON block on every page.
_ADDRESS = '"search": "'

Doc = dict[str, Any]


def worker() -> str:
    """The search engine as one script, made of the modules it is written in."""
    sources = ((_SOURCES / f"{name}.js").read_text("utf-8") for name in MODULES)
    return '"use strict";\n(() => {\n' + "".join(map(_unwrapped, sources)) + "})();\n"


def worker_address() -> str:
    """Where the script lies on the site. Its name holds its hash, so that a browser never mixes two editions."""
    digest = hashlib.sha256(worker().encode()).hexdigest()[:8]
    return f"assets/javascripts/search.{digest}.js"


def install(handbook: Handbook, site: Path) -> list[Problem]:
    """Put the worker and the words into the built site. A problem when the theme no longer fits."""
    place = worker_address()
    pages = searched(handbook)
    settings = site / "search" / "search_index.json"
    missing = [
        file
        for file in (settings, *(site / page["location"].partition("#")[0] for page in pages))
        if not file.is_file()
    ]
    strangers = [page for page in site.rglob("*.html") if not _opens(page, place)]
    if missing or strangers:
        seen = (missing + strangers)[0].relative_to(site).as_posix()
        return [_unfit(f"søket finner ikke {seen}" if missing else f"temaet legger ikke inn søket på {seen}")]
    # The words come with the first letter typed, in a script: pages opened by double-click may not fetch a file.
    # What the theme fetches with every page is only its settings.
    config = json.loads(settings.read_text("utf-8"))["config"]
    more = search_words(handbook)
    _write(settings, _json({"config": config | {"help": more["help"]}, "docs": []}))
    _write(settings.with_suffix(".js"), "var __index = " + _json({"config": config | more, "docs": pages}))
    _write(site / place, worker())
    return []


def searched(handbook: Handbook) -> list[Doc]:
    """Everything that can be found, with its text. It comes from the model, not from the built pages, which repeat."""
    return [_doc(handbook, entry) for entry in words.entries(handbook)]


def _doc(handbook: Handbook, entry: Entry) -> Doc:
    key = f"{entry.kind}:{entry.id}"
    doc: Doc = {
        "location": entry.address,
        "title": entry.title,
        "kind": entry.kind,
        "names": entry.names,
        "keywords": entry.keywords,
        "text": passages.text(handbook, key),
        "parts": [
            {"location": part.address, "title": part.title, "text": part.text} for part in passages.parts(handbook, key)
        ],
    }
    if entry.phone:
        doc["phone"] = asdict(entry.phone)
    if entry.language != "nb":
        doc["foreign"] = True
    return doc


def search_words(handbook: Handbook) -> dict[str, Any]:
    """What the engine must know beside the pages: labels, synonyms, words of danger, and where help is."""
    return {
        "kinds": words.KINDS,
        "synonyms": words.synonym_groups(handbook),
        "danger": handbook.synonyms.danger,
        "help": [
            {
                "location": address("prosedyre", handbook.settings.acute.workflow),
                "title": "Akutt? Er et barn i fare nå, ring med en gang",
                "text": "Slik gjør du når et barn er i fare.",
                "phones": [asdict(phone) for phone in words.acute_phones(handbook)],
            },
            {
                "location": address("oversikt", "hvem-ringer-jeg"),
                "title": OVERVIEWS["hvem-ringer-jeg"],
                "text": "Hvem som svarer nå: på dagtid, kveld, natt, i helga og på helligdager.",
            },
            {
                "location": address("oversikt", "veiviser"),
                "title": OVERVIEWS["veiviser"],
                "text": "Svar på noen få spørsmål og få vite hva du gjør nå.",
            },
        ],
    }


def _write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8", newline="\n")


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _opens(page: Path, place: str) -> bool:
    html = page.read_text("utf-8")
    return "__config" not in html or (html.count(_ADDRESS) == 1 and f'{place}"' in html)


def _unwrapped(module: str) -> str:
    """A module without its imports, exports and comments, which only the reader of the source needs."""
    code = re.sub(r"""^import\b[^"']*["'][^"']*["'];?\n|^export\s*\{[^}]*\};?\n""", "", module, flags=re.MULTILINE)
    code = re.sub(r"^export ", "", code, flags=re.MULTILINE)
    return re.sub(r"^\s*(//.*|/\*\*.*\*/)?\n", "", code, flags=re.MULTILINE)


def _unfit(reason: str) -> Problem:
    return error(
        "soket-passer-ikke", Place("theme/main.html"), f"Søket passer ikke lenger til temaet: {reason}.",
        "Er mkdocs-material oppdatert, gå tilbake til versjonen i requirements.txt og si fra til den som vedlikeholder programmet.",
    )  # fmt: skip
