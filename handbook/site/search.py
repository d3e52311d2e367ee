"""The project's own search in the slot of the theme's: one script for the worker, and the words it searches.

MkDocs writes the text of every page; the names, everyday words and numbers come from the model.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict
from pathlib import Path
from typing import Any

from handbook.derive import words
from handbook.derive.addresses import OVERVIEWS, address
from handbook.derive.words import Entry
from handbook.model import Handbook
from handbook.problem import Place, Problem, error

_MODULES = ("norwegian", "rules", "vocabulary", "ranking", "presentation", "worker")
_SOURCES = "assets/javascripts/search"  # in the theme
_INDEX = "search/search_index"
# Material opens the worker whose address stands here, in a JSON block on every page.
_ADDRESS = '"search": "'

Doc = dict[str, Any]


def worker(theme: Path) -> str:
    """The search engine as one script, made of the modules it is written in."""
    sources = ((theme / _SOURCES / f"{name}.js").read_text("utf-8") for name in _MODULES)
    return '"use strict";\n(() => {\n' + "".join(map(_unwrapped, sources)) + "})();\n"


def worker_address(theme: Path) -> str:
    """Where the script lies on the site. Its name holds its hash, so that a browser never mixes two editions."""
    digest = hashlib.sha256(worker(theme).encode()).hexdigest()[:8]
    return f"assets/javascripts/search.{digest}.js"


def install(handbook: Handbook, theme: Path, site: Path) -> list[Problem]:
    """Put the worker and the words into the built site. A problem when the theme no longer fits."""
    place = worker_address(theme)
    index = site / f"{_INDEX}.json"
    strangers = [page for page in site.rglob("*.html") if not _opens(page, place)]
    if not index.is_file() or strangers:
        seen = strangers[0].relative_to(site).as_posix() if strangers else f"{_INDEX}.json"
        return [_unfit(f"temaet legger ikke inn søket på {seen}")]
    made = json.loads(index.read_text("utf-8"))
    docs, missing = search_docs(handbook, made["docs"])
    if missing:
        return [_unfit(f"søket finner ikke siden {missing[0]}")]
    config = made["config"] | {"handbook": search_words(handbook)}
    data = json.dumps({"config": config, "docs": docs}, ensure_ascii=False, separators=(",", ":"))
    index.write_text(data, "utf-8", newline="\n")
    # Pages opened by double-click may not fetch a file, but may run a script.
    index.with_suffix(".js").write_text(f"var __index = {data}", "utf-8", newline="\n")
    (site / place).write_text(worker(theme), "utf-8", newline="\n")
    return []


def search_docs(handbook: Handbook, built: list[Doc]) -> tuple[list[Doc], list[str]]:
    """The documents to search, and the addresses of pages that should have been among `built` but were not.

    Pages that no entry knows are left out. A page whose parts are entries of their own (laws, words) keeps
    only its introduction.
    """
    sections: dict[str, list[Doc]] = {}
    for doc in built:
        sections.setdefault(doc["location"].partition("#")[0], []).append(doc)
    all_entries = words.entries(handbook)
    parts = [entry for entry in all_entries if entry.text]
    registers = {entry.address.partition("#")[0] for entry in parts}
    docs, missing = [], []
    for entry in all_entries:
        if entry.text:
            continue
        found = sections.get(entry.address, [])
        if not found or found[0]["location"] != entry.address:
            missing.append(entry.address)
            continue
        docs.append(_plain(found[0]) | _described(entry))
        docs += [] if entry.address in registers else map(_plain, found[1:])
    return docs + [_part(entry) for entry in parts], missing


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


def _plain(doc: Doc) -> Doc:
    return {key: doc[key] for key in ("location", "title", "text")}


def _described(entry: Entry) -> Doc:
    described: Doc = {"kind": entry.kind, "names": entry.names, "keywords": entry.keywords}
    if entry.phone:
        described["phone"] = asdict(entry.phone)
    if entry.language != "nb":
        described["foreign"] = True
    return described


def _part(entry: Entry) -> Doc:
    return {"location": entry.address, "title": _html(entry.title), "text": _html(entry.text)} | _described(entry)


def _html(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _opens(page: Path, place: str) -> bool:
    html = page.read_text("utf-8")
    return "__config" not in html or (html.count(_ADDRESS) == 1 and f'{place}"' in html)


def _unwrapped(module: str) -> str:
    """A module without its imports, exports and comments, which only the reader of the source needs."""
    code = re.sub(r"^import .*\n", "", module, flags=re.MULTILINE)
    code = re.sub(r"^export ", "", code, flags=re.MULTILINE)
    return re.sub(r"^\s*(//.*|/\*\*.*\*/)?\n", "", code, flags=re.MULTILINE)


def _unfit(reason: str) -> Problem:
    return error(
        "soket-passer-ikke", Place("theme/main.html"), f"Søket passer ikke lenger til temaet: {reason}.",
        "Er mkdocs-material oppdatert, gå tilbake til versjonen i requirements.txt og si fra til den som vedlikeholder programmet.",
    )  # fmt: skip
