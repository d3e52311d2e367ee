"""`new`: a commented starter file, made from the dictionary, that the check accepts.

What must be there is filled with values that exist in this handbook; the rest stands as comments with their
explanation. Every made-up text begins with «Utkast», and the file says that nobody has confirmed it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from handbook.dictionary.field import Field, Kind, Ref, Section, quoted
from handbook.dictionary.kinds import TEXT, file_id
from handbook.model import Handbook, RoleKind
from handbook.model.sources import FOLDERS

FOLDER_OF = {"agency": "agencies", "workflow": "workflows"}
_DRAFT = "Utkast – "


def refusal(root: Path, handbook: Handbook, kind: str, id: str) -> str | None:
    """Why the file can't be made, in a sentence for the person; None when it can."""
    if not (kind and id):
        return (
            "Skriv hva som skal lages, og en id: new agency ID for en instans, eller new workflow ID for en prosedyre."
        )
    if kind not in FOLDER_OF:
        return f"«{kind}» kan ikke lages. Skriv new agency ID for en instans, eller new workflow ID for en prosedyre."
    try:
        file_id(id)
    except ValueError as mistake:
        return str(mistake)
    file = f"{FOLDER_OF[kind]}/{id}.yml"
    if (root / file).exists():
        return f"Filen {file} finnes fra før. Velg en annen id, eller rediger den filen."
    if kind == "agency" and id in handbook.roles:
        return f"«{id}» er en rolle i content/handbok.yml. Velg en annen id, for eksempel «{id}-tjenesten»."
    return None


def create(root: Path, handbook: Handbook, kind: str, id: str) -> Path:
    """Write the starter; returns its path. Nothing that exists is overwritten (FileExistsError)."""
    path, text = root / FOLDER_OF[kind] / f"{id}.yml", starter(handbook, kind, id)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    return path


def starter(handbook: Handbook, kind: str, id: str) -> str:
    """The text of the starter file."""
    section = FOLDERS[FOLDER_OF[kind]].section
    lines = [
        f"# {section.title}: {id}. Bytt ut alt som begynner med «Utkast», og slett det du ikke trenger.",
        "# Linjer som begynner med # blir ikke lest. Ta bort # foran feltene du vil bruke.",
        "# Når alt stemmer: slett linjen «ubekreftet:», og kjør python3 build.py check",
    ]
    for field in section.fields:
        # The example's name belongs to somebody: a starter is called by its id.
        named = [f"# {_explained(field)}", f"navn: {_DRAFT}{id}"] if field.name == "name" else None
        lines += ["", *(named or _field(handbook, section, field))]
    return "\n".join(lines) + "\n"


def _field(handbook: Handbook, section: Section, field: Field) -> list[str]:
    """A field with its explanation above it; behind # when it is optional and the starter doesn't need it."""
    extra = _NEEDED_TOO.get((section.title, field.key))
    value = extra(handbook) if extra else list(_written(handbook, field))
    one_of = section.one_of[:1] if not any((section.title, key) in _NEEDED_TOO for key in section.one_of) else ()
    needed = field.required or extra or field.key in (*one_of, *section.usual)
    return [f"# {_explained(field)}", *(value if needed else [f"# {line}" for line in value])]


def _explained(field: Field) -> str:
    parts = [f"{field.label} – {field.help}"]
    if isinstance(field.inner, Ref):
        parts.append(f"Verdien er {field.inner.noun}.")
    elif field.choices:
        parts.append(f"Velg blant: {', '.join(field.choices)}.")
    return " ".join(parts)


def _written(handbook: Handbook, field: Field) -> Iterator[str]:
    """The field and its value, as lines."""
    if field.block:
        lines = _block(handbook, field.block)
        yield f"{field.key}:"
        yield from _item(lines) if field.many else (f"  {line}" for line in lines)
    elif isinstance(field.example, list):
        yield f"{field.key}:"
        yield f"  - {quoted(_value(handbook, field, field.inner, field.example[0]))}"
    else:
        yield f"{field.key}: {quoted(_value(handbook, field, field.inner, field.example or ''))}"


def _block(handbook: Handbook, section: Section) -> list[str]:
    return [line for field in section.fields for line in _field(handbook, section, field)]


def _item(lines: list[str]) -> Iterator[str]:
    """The lines as one item of a list: the dash stands at the first field that is not a comment."""
    first = next(i for i, line in enumerate(lines) if not line.startswith("#"))
    for i, line in enumerate(lines):
        yield f"{'  ' if i < first else '  - ' if i == first else '    '}{line}"


def _value(handbook: Handbook, field: Field, kind: Kind[Any], example: str) -> str:
    if isinstance(kind, Ref):
        families = {role.id for role in handbook.settings.roles if role.kind is not RoleKind.STAFF}  # they own nothing
        known = [id for target in kind.targets for id in sorted(handbook.known.get(target, ())) if id not in families]
        return example if example in known else next(iter(known), example)
    if field.name == "verified_on":
        return handbook.today.isoformat()
    return _DRAFT + example if kind is TEXT and field.required else example


def _unconfirmed(handbook: Handbook) -> list[str]:
    return ["ubekreftet: Utkast. Ingen har kontrollert noe av dette ennå."]


def _outcomes(handbook: Handbook) -> list[str]:
    """From every step there is a way to the acute procedure, and somewhere an end."""
    return [
        "utfall:",
        "  - hvis: Barnet er i fare nå",
        f"    videre_til: {handbook.settings.acute.workflow}",
        f"  - hvis: {_DRAFT}Det er avklart",
        f"    slutt: {_DRAFT}Skriv hva som ble avklart, og av hvem.",
    ]


# Optional in the dictionary, but a starter without them would look like the truth, or lead nowhere.
_NEEDED_TOO: dict[tuple[str, str], Callable[[Handbook], list[str]]] = {
    ("Instans", "ubekreftet"): _unconfirmed,
    ("Prosedyre", "ubekreftet"): _unconfirmed,
    ("Steg", "utfall"): _outcomes,
}
