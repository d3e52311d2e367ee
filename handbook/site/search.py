"""The project's own search in the slot of the theme's: one script for the worker, and the words it searches.

MkDocs writes the text of every page; the names, everyday words and numbers come from the model.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict
from html import unescape
from pathlib import Path
from typing import Any

from handbook.derive import passages, words
from handbook.derive.addresses import OVERVIEWS, address
from handbook.derive.words import Entry
from handbook.model import Handbook
from handbook.problem import Place, Problem, error

_MODULES = ("norwegian", "rules", "vocabulary", "ranking", "presentation", "worker")
_SOURCES = Path(__file__).resolve().parents[2] / "theme" / "assets" / "javascripts" / "search"
_INDEX = "search/search_index"
# Material opens the worker whose address stands here, in a JSON block on every page.
_ADDRESS = '"search": "'


Doc = dict[str, Any]


def worker() -> str:
    """The search engine as one script, made of the modules it is written in."""
    sources = ((_SOURCES / f"{name}.js").read_text("utf-8") for name in _MODULES)
    return '"use strict";\n(() => {\n' + "".join(map(_unwrapped, sources)) + "})();\n"


def worker_address() -> str:
    """Where the script lies on the site. Its name holds its hash, so that a browser never mixes two editions."""
    digest = hashlib.sha256(worker().encode()).hexdigest()[:8]
    return f"assets/javascripts/search.{digest}.js"


def install(handbook: Handbook, site: Path) -> list[Problem]:
    """Put the worker and the words into the built site. A problem when the theme no longer fits."""
    place = worker_address()
    index = site / f"{_INDEX}.json"
    strangers = [page for page in site.rglob("*.html") if not _opens(page, place)]
    if not index.is_file() or strangers:
        seen = strangers[0].relative_to(site).as_posix() if strangers else f"{_INDEX}.json"
        return [_unfit(f"temaet legger ikke inn søket på {seen}")]
    made = json.loads(index.read_text("utf-8"))
    pages, missing = searched(handbook, made["docs"])
    if missing:
        return [_unfit(f"søket finner ikke siden {missing[0]}")]
    # The words come with the first letter typed, in a script: pages opened by double-click may not fetch a file.
    # What the theme fetches with every page is only its settings.
    _write(
        index.with_suffix(".js"),
        "var __index = " + _json({"config": made["config"] | search_words(handbook), "docs": pages}),
    )
    _write(index, _json({"config": made["config"], "docs": []}))
    _write(site / place, worker())
    return []


def searched(handbook: Handbook, built: list[Doc]) -> tuple[list[Doc], list[str]]:
    """Everything to search, and the addresses of pages that should have been among `built` but were not.

    Text comes from the model; only written pages, which are Markdown, come as MkDocs has read them.
    """
    sections: dict[str, list[Doc]] = {}
    for doc in built:
        sections.setdefault(doc["location"].partition("#")[0], []).append(doc)
    entries = words.entries(handbook)
    pages = [_entry(handbook, entry, sections.get(entry.address, [])) for entry in entries]
    return pages, [path for path in (e.address.partition("#")[0] for e in entries) if path not in sections]


def _entry(handbook: Handbook, entry: Entry, built: list[Doc]) -> Doc:
    found: Doc = {"location": entry.address, "title": entry.title, "kind": entry.kind}
    text = passages.text(handbook, entry.kind, entry.id)
    parts = []
    if entry.kind == "prosedyre":
        parts = [{"location": s.address, "title": s.title, "text": s.text} for s in passages.steps(handbook, entry.id)]
    elif entry.kind == "side" and built:
        text = passages.sentences([text, _read(built[0]["text"])])
        parts = [{"location": d["location"], "title": _read(d["title"]), "text": _read(d["text"])} for d in built[1:]]
    found |= {"text": text, "parts": parts, "names": entry.names, "keywords": entry.keywords}
    if entry.phone:
        found["phone"] = asdict(entry.phone)
    if entry.language != "nb":
        found["foreign"] = True
    return found


def _read(html: str) -> str:
    """Text of what was HTML, where the end of a paragraph or a point ends a sentence."""
    blocks = re.split(r"</(?:p|li|ul|ol|pre)>", html)
    return passages.sentences(" ".join(unescape(re.sub(r"<[^>]+>", " ", block)).split()) for block in blocks)


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
    code = re.sub(r"^import .*\n", "", module, flags=re.MULTILINE)
    code = re.sub(r"^export ", "", code, flags=re.MULTILINE)
    return re.sub(r"^\s*(//.*|/\*\*.*\*/)?\n", "", code, flags=re.MULTILINE)


def _unfit(reason: str) -> Problem:
    return error(
        "soket-passer-ikke", Place("theme/main.html"), f"Søket passer ikke lenger til temaet: {reason}.",
        "Er mkdocs-material oppdatert, gå tilbake til versjonen i requirements.txt og si fra til den som vedlikeholder programmet.",
    )  # fmt: skip
