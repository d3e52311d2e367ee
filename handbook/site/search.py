"""The project's own search: one script for the engine, and the words it searches. Nothing of the theme is used."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import takewhile
from pathlib import Path
from typing import Any

from handbook.articles import passages
from handbook.derive import words
from handbook.derive.addresses import OVERVIEWS, address, slug
from handbook.derive.usage import law_usage
from handbook.derive.words import Entry
from handbook.hours.route import Stop, stop_at
from handbook.language.scripts import script
from handbook.model import Handbook
from handbook.model.things import BY_LINK
from handbook.problem import Place, Problem, error

MODULES = (
    "lookup", "norwegian", "rules", "vocabulary", "concepts", "phrases", "ranking", "harmless",
    "danger_patterns", "danger", "contents", "answer",
)  # fmt: skip
INDEX = "search/search_index.js"
_SOURCES = Path(__file__).resolve().parents[2] / "theme" / "assets" / "javascripts" / "search"

Doc = dict[str, Any]


def worker() -> str:
    """The search engine as one script, made of the modules it is written in."""
    sources = ((_SOURCES / f"{name}.js").read_text("utf-8") for name in MODULES)
    code = "".join(map(_unwrapped, sources))
    return f'"use strict";\n(() => {{\n{code}globalThis.handbookSearch = {{ search, tellsAnything }};\n}})();\n'


def worker_address() -> str:
    """Where the script lies on the site. Its name holds its hash, so that a browser never mixes two editions."""
    digest = hashlib.sha256(worker().encode()).hexdigest()[:8]
    return f"assets/javascripts/search.{digest}.js"


def install(handbook: Handbook, site: Path) -> list[Problem]:
    """Put the engine and the words into the built site. A problem when they say more than the pages that are there.

    Both come with the first letter typed, as scripts: pages opened by double-click may not fetch a file.
    """
    pages = searched(handbook)
    missing = [page["location"] for page in pages if not (site / page["location"].partition("#")[0]).is_file()]
    if missing:
        return [_lost(missing[0])]
    _write(site / INDEX, f"var handbookWords = {_json(index(pages, search_words(handbook)))};")
    _write(site / worker_address(), worker())
    return []


def searched(handbook: Handbook) -> list[Doc]:
    """Everything that can be found, with its text. It comes from the model, not from the built pages, which repeat."""
    cited = {id: len(uses) for id, uses in law_usage(handbook).items()}
    places = _workplaces(handbook)
    return [_doc(handbook, entry, cited, places) for entry in words.entries(handbook)]


def index(pages: Sequence[Doc], config: Mapping[str, Any]) -> dict[str, Any]:
    """The pages as the browser gets them: names as they stand, and of the text only the words that tell pages apart.

    Those are words in headings and words said more than twice, on a few pages. Left out is what the paragraphs of acts
    say, and pages in languages that the concepts or the letters already lead from. Measured: the whole text would be four
    times as much to load, and every word of the few pages a sixth more, and no more queries would be answered.
    """
    kinds = list(dict.fromkeys(page["kind"] for page in pages))
    pages = sorted(pages, key=lambda page: kinds.index(page["kind"]))  # as the browser numbers them
    said = _shortest([_levels(page) if _tells(page) else {} for page in pages])
    often = Counter(word for levels in said for word in levels)
    postings: dict[str, list[tuple[int, int]]] = {word: [] for word in sorted(often)}
    for number, levels in enumerate(said):
        for word, level in levels.items():
            if level > _ONCE:
                postings[word].append((number, level))
    where = {word: found for word, found in postings.items() if 0 < len(found) <= _TELLING}
    numbers = {f"{page['kind']}:{page['id']}": str(number) for number, page in enumerate(pages)}
    config = {**config, "concepts": [_led(group, numbers) for group in config["concepts"]]}
    named = {word for page in pages for word in _words(" ".join((page["title"], *page["names"], *page["keywords"])))}
    return {
        "config": {key: _joined(value) if key in ("concepts", "danger") else value for key, value in config.items()},
        "docs": {kind: _columns([p for p in pages if p["kind"] == kind]) for kind in kinds},
        "words": "\n".join(_front_coded([*where])),
        "where": " ".join(map(_postings, where.values())),
        "common": {word: count for word, count in sorted(often.items()) if count > _FREQUENT and word in named},
    }


_TELLING, _FREQUENT = 4, 15  # pages
_TEXTS = ("text", "parts", "kind", "location")
_WORD = re.compile(r"[^\W\d_]+")
_ONCE, _OFTEN, _HEADING = range(3)
_KNOWN_LANGUAGES = ("nb", "nn", "en")
_ENDING = re.compile(r"(?:hetene|heten|heter|ende|ene|ane|ert|ede|et|en|er|ar|es|ast|a|e|s|t)$")


def _led(group: Sequence[str], numbers: Mapping[str, str]) -> list[str]:
    """A concept with the numbers of the pages it leads to on its last line."""
    pages = [numbers[word[1:]] for word in group if word.startswith("#")]
    words = [word for word in group if not word.startswith("#")]
    return [*words, "#" + " ".join(pages)] if pages else words


def _columns(pages: Sequence[Doc]) -> dict[str, Any]:
    """The values of each field, one for each page; a field that none of them has is left out. Packs best that way.

    So is an id that can be read off the title, and of a title how it begins when the one before it does so too.
    """
    pages = [page | {"id": 0 if id_of(page["title"]) == page["id"] else page["id"]} for page in pages]
    fields = dict.fromkeys(key for page in pages for key, value in page.items() if value and key not in _TEXTS)
    columns = {key: [_joined(page.get(key) or 0) for page in pages] for key in fields}
    return columns | {"title": "\n".join(_front_coded(columns["title"]))}


def id_of(title: str) -> str:
    """The id that a title most often has: «Barnevernsloven § 13-4: Tilbakemelding» → «barnevernsloven-13-4»."""
    return slug(title.partition(":")[0].lower().replace("æ", "ae"))


def _joined(value: Any) -> Any:
    """Lists of words as one text, a line each."""
    if isinstance(value, Mapping):
        return {key: _joined(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return "\n".join(value) if all(isinstance(item, str) for item in value) else [_joined(item) for item in value]
    return value


def _tells(page: Doc) -> bool:
    foreign = page.get("foreign")
    return page["kind"] != "lov" and (not foreign or (foreign not in _KNOWN_LANGUAGES and not page.get("script")))


def _levels(page: Doc) -> dict[str, int]:
    """The words a page says besides its names: once, several times, or in a heading."""
    times = Counter(_words(page["text"]) + [w for part in page["parts"] for w in _words(part["text"])])
    found = {word: _OFTEN if count > 2 else _ONCE for word, count in times.items()}
    found |= dict.fromkeys((w for part in page["parts"] for w in _words(part["title"])), _HEADING)
    return {word: level for word, level in found.items() if len(word) > 1}


def _shortest(pages: Sequence[dict[str, int]]) -> list[dict[str, int]]:
    """The same with one form of each word, for the engine finds the others by it: «melding» for «meldingene»."""
    short: dict[str, str] = {}
    for word in sorted({word for page in pages for word in page}, key=lambda word: (len(word), word)):
        short.setdefault(_stem(word), word)
    found = []
    for page in pages:
        levels: dict[str, int] = {}
        for word, level in page.items():
            form = short[_stem(word)]
            levels[form] = max(level, levels.get(form, 0))
        found.append(levels)
    return found


def _stem(word: str) -> str:
    match = _ENDING.search(word, 4)
    return word[: match.start()] if match else word


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFC", text).lower())


def _front_coded(ordered: Sequence[str]) -> Iterator[str]:
    """Each word as a letter for how much it shares with the one before it (0–9a–z), and the rest."""
    before = ""
    for word in ordered:
        shared = min(_in_common(before, word), 35)
        yield "0123456789abcdefghijklmnopqrstuvwxyz"[shared] + word[shared:]
        before = word


def _in_common(one: str, other: str) -> int:
    """How many letters two words begin with together."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _postings(pages: Sequence[tuple[int, int]]) -> str:
    """Pages as steps from one to the next, with the level: contents.js reads them."""
    text, before = "", 0
    for number, level in pages:
        text += _number(3 * (number - before) + level)
        before = number
    return text


_BASE = 45
# The printable letters without quotation mark, backslash and space: the first half ends a number, the other goes on.
_DIGITS = [chr(code) for code in range(35, 127) if chr(code) != "\\"]


def _number(number: int) -> str:
    digits = [_DIGITS[number % _BASE]]
    while number := number // _BASE:
        digits.append(_DIGITS[_BASE + number % _BASE])
    return "".join(reversed(digits))


def _doc(handbook: Handbook, entry: Entry, cited: Mapping[str, int], places: Mapping[str, list[str]]) -> Doc:
    key = f"{entry.kind}:{entry.id}"
    doc: Doc = {
        "id": entry.id,
        "location": entry.address,
        "title": entry.title,
        "kind": entry.kind,
        "names": entry.names,
        "keywords": entry.keywords,
        "text": passages.text(handbook, key),
        "parts": [
            {"location": part.address, "title": part.title, "text": part.text} for part in passages.parts(handbook, key)
        ],
        "line": _line(handbook, key),
        "calls": [stop.key for stop in _stops(handbook, entry)],
        "numbers": [stop.phone.shown for stop in _stops(handbook, entry)],
        "cited": cited.get(entry.id, 0) if entry.kind == "lov" else 0,
        "places": places.get(key, []),
    }
    if entry.language != "nb":
        doc |= {"foreign": entry.language, "script": script(entry.title)}
    return doc


def _line(handbook: Handbook, key: str) -> str | None:
    """What stands under the title of a procedure: how fast, and what first."""
    kind, _, id = key.partition(":")
    if kind != "prosedyre":
        return None
    workflow = handbook.workflows[id]
    return " · ".join((workflow.urgency.label, *(step.name for step in workflow.steps[:1])))


def _stops(handbook: Handbook, entry: Entry) -> list[Stop]:
    """The telephones of an agency."""
    if entry.kind != "instans":
        return []
    agency = handbook.agencies[entry.id]
    return [stop_at(handbook, agency, contact) for contact in agency.contacts if contact.phone]


def _workplaces(handbook: Handbook) -> dict[str, list[str]]:
    """Key → the workplaces it belongs to: their procedures, agencies, and the act that their agencies rest on most."""
    found: dict[str, list[str]] = defaultdict(list)
    for w in handbook.workflows.values():
        found[f"prosedyre:{w.id}"] += w.workplaces
    for place in handbook.workplaces.values():
        acts = Counter(handbook.act_of[id].id for a in place.agencies for id in handbook.agencies[a].law)
        own = max(acts, key=lambda act: acts[act], default=None)
        for id, act in handbook.act_of.items():
            if act.id == own:
                found[f"lov:{id}"].append(place.id)
        for agency in place.agencies:
            found[f"instans:{agency}"].append(place.id)
    return found


def search_words(handbook: Handbook) -> dict[str, Any]:
    """What the engine must know beside the pages: labels, concepts, danger, place names, and where help is."""
    acute = address("prosedyre", handbook.settings.acute.workflow)
    return {
        "kinds": words.KINDS,
        "addresses": {kind: thing.page for kind, thing in BY_LINK.items() if thing.page},
        "concepts": words.concepts(handbook),
        "danger": {
            "always": handbook.synonyms.danger,
            "signs": {sign.sign.value: sign.words for sign in handbook.synonyms.signs},
        },
        "places": _WORD.findall(handbook.settings.municipality.name.lower()),
        "help": [
            {"location": acute, "title": handbook.workflows[handbook.settings.acute.workflow].name,
             "text": "Slik gjør du når et barn er i fare.",
             "phones": [asdict(phone) for phone in words.acute_phones(handbook)]},
            {"location": address("oversikt", "hvem-ringer-jeg"), "title": OVERVIEWS["hvem-ringer-jeg"],
             "text": "Hvem som svarer nå: på dagtid, kveld, natt, i helga og på helligdager."},
            {"location": address("oversikt", "veiviser"), "title": OVERVIEWS["veiviser"],
             "text": "Svar på noen få spørsmål og få vite hva du gjør nå."},
        ],
    }  # fmt: skip


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _unwrapped(module: str) -> str:
    """A module without its imports, exports and comments, which only the reader of the source needs."""
    code = re.sub(r"""^import\b[^"']*["'][^"']*["'];?\n|^export\s*\{[^}]*\};?\n""", "", module, flags=re.MULTILINE)
    code = re.sub(r"^export ", "", code, flags=re.MULTILINE)
    code = re.sub(r"^\s*/\*\*.*?\*/\n", "", code, flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"^\s*(//.*)?\n", "", code, flags=re.MULTILINE)


def _lost(page: str) -> Problem:
    return error(
        "soket-passer-ikke", Place("handbook/derive/words.py"), f"Søket viser til {page}, som ikke er bygd.",
        "Dette er en feil i programmet. Si fra til den som vedlikeholder det.",
    )  # fmt: skip
