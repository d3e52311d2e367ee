"""Drives the real YAML language server of VS Code's YAML extension over stdio, with this repository's own settings.

    npm install --prefix FOLDER yaml-language-server
    python3 checks/language_server.py FOLDER/node_modules/.bin/yaml-language-server

Shows what a coordinator sees — proposals, the Norwegian explanation, underlined mistakes — and fails when one of
them is missing, or when anything in the real handbook is underlined. Run by hand; needs Node, nothing else.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from checks import needs

ROOT = Path(__file__).resolve().parent.parent
DRAFT = (ROOT / "tests/miniature/agencies/politi.yml").read_text("utf-8")


class Server:
    """A language server on the other end of a pipe: requests, notifications, and the diagnostics it sends."""

    def __init__(self, command: str) -> None:
        self._pipe = subprocess.Popen([command, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._last = 0
        self._settings = _settings()
        self.diagnostics: dict[str, list[Any]] = {}
        client = {
            "workspace": {"configuration": True, "didChangeConfiguration": {}},
            "textDocument": {"completion": {"completionItem": {"documentationFormat": ["markdown"]}}, "hover": {"contentFormat": ["markdown"]}},
        }  # fmt: skip
        folder = {"uri": ROOT.as_uri(), "name": ROOT.name}
        self.ask("initialize", processId=None, rootUri=folder["uri"], capabilities=client, workspaceFolders=[folder])
        self.tell("initialized")
        self.tell("workspace/didChangeConfiguration", settings=self._settings)

    def open(self, file: str, text: str) -> list[Any]:
        """Show the server a file that it has not seen; returns what it underlines."""
        uri = (ROOT / file).as_uri()
        self.diagnostics.pop(uri, None)
        self.tell("textDocument/didOpen", textDocument={"uri": uri, "languageId": "yaml", "version": 1, "text": text})
        while uri not in self.diagnostics:
            self._read()
        return self.diagnostics[uri]

    def at(self, method: str, file: str, line: int, column: int) -> Any:
        """Ask about a spot: 0-based line and column."""
        return self.ask(f"textDocument/{method}", textDocument={"uri": (ROOT / file).as_uri()},
                        position={"line": line, "character": column})  # fmt: skip

    def ask(self, method: str, **params: Any) -> Any:
        """Send a request and wait for its answer."""
        self._last += 1
        number = self._last
        self._write({"id": number, "method": method, "params": params})
        while True:
            message = self._read()
            if message.get("id") == number and "method" not in message:
                return message.get("result")

    def tell(self, method: str, **params: Any) -> None:
        """Send a notification."""
        self._write({"method": method, "params": params})

    def close(self) -> None:
        """Ask the server to stop."""
        self.ask("shutdown")
        self.tell("exit")
        self._pipe.wait(timeout=10)

    def _write(self, message: dict[str, Any]) -> None:
        assert self._pipe.stdin
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._pipe.stdin.write(f"Content-Length: {len(body)}\r\n\r\n".encode() + body)
        self._pipe.stdin.flush()

    def _read(self) -> dict[str, Any]:
        assert self._pipe.stdout
        length = 0
        while line := self._pipe.stdout.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        if not length:
            raise SystemExit("The server closed the pipe.")
        message: dict[str, Any] = json.loads(self._pipe.stdout.read(length))
        if message.get("method") == "textDocument/publishDiagnostics":
            self.diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:  # the server asks the editor
            items = message["params"]["items"] if message["method"] == "workspace/configuration" else []
            self._write({"id": message["id"], "result": [self._settings.get(i.get("section"), {}) for i in items]})
        return message


def _settings() -> dict[str, Any]:
    """The yaml part of .vscode/settings.json as VS Code would hand it over: «yaml.format.enable» → nested."""
    text = re.sub(r"(?m)^\s*//.*$", "", (ROOT / ".vscode/settings.json").read_text("utf-8"))
    nested: dict[str, Any] = {}
    for key, value in json.loads(text).items():
        *outer, last = key.split(".")
        block = nested
        for part in outer:
            block = block.setdefault(part, {})
        block[last] = value
    return nested


def main() -> int:
    """Run every check; exit status 1 when one fails."""
    command = sys.argv[1] if len(sys.argv) > 1 else "yaml-language-server"
    needs.program(command, "npm install yaml-language-server brings it, in node_modules/.bin.")
    server = Server(command)
    failed = 0
    for title, ok, seen in _checks(server):
        failed += not ok
        print(f"{'ok  ' if ok else 'FAIL'} {title}\n     {seen}\n")
    server.close()
    return 1 if failed else 0


def _checks(server: Server) -> Iterator[tuple[str, bool, str]]:
    yield from _completion(server)
    yield from _hover(server)
    yield from _squiggles(server)
    yield _real_files(server)


def _completion(server: Server) -> Iterator[tuple[str, bool, str]]:
    server.open("agencies/a.yml", DRAFT + "\n")
    keys = _labels(server.at("completion", "agencies/a.yml", DRAFT.count("\n"), 0))
    yield (
        "Completion offers the keys that are not there yet",
        {"tilbud", "henvisning", "ubekreftet"} <= keys,
        _some(keys),
    )
    yield "… and none that is", "navn" not in keys, f"{len(keys)} keys"
    text = DRAFT.replace("slag: statlig", "slag: ")
    server.open("agencies/b.yml", text)
    values = _labels(server.at("completion", "agencies/b.yml", 1, 6))
    yield "Completion offers the allowed values", {"kommunal", "statlig"} <= values, _some(values)
    text = DRAFT.replace('    telefon: "112"\n', '    telefon: "112"\n    \n')
    server.open("agencies/c.yml", text)
    line = text[: text.index("    \n")].count("\n")
    keys = _labels(server.at("completion", "agencies/c.yml", line, 4))
    yield "Completion inside a contact offers the contact's keys", {"epost", "ellers"} <= keys, _some(keys)


def _hover(server: Server) -> Iterator[tuple[str, bool, str]]:
    for word, wanted in (
        ("telefon", "Nummer til tjenesten, aldri til en person."),
        ("slag", "Hvem som driver den."),
        ("brukes_til", "Hva folk skal bruke dette til."),
        ("eier", "en rolle i handbok.yml"),
    ):
        offset = DRAFT.index(f"{word}:")
        line, column = DRAFT.count("\n", 0, offset), offset - DRAFT.rfind("\n", 0, offset) - 1
        found = server.at("hover", "agencies/a.yml", line, column + 1)
        text = found["contents"]["value"] if found else ""
        yield f"Hover over «{word}» shows the explanation", wanted in text, text.replace("\n", "\n     ")


def _squiggles(server: Server) -> Iterator[tuple[str, bool, str]]:
    cases = (
        ("nothing in a right file", "", "", None),
        ("an unknown field", "slag: statlig", "slag: statlig\nslags: statlig", "Dette hører ikke hjemme her"),
        ("a missing field", "slag: statlig\n", "", "mangler feltet «slag»"),
        ("a wrong choice", "slag: statlig", "slag: statleg", "Velg en av: kommunal"),
        ("a wrong time", 'fra: "00:00", til: "24:00"}\n  - ', 'fra: tidlig, til: "24:00"}\n  - ', "et klokkeslett"),
        ("a text where a list belongs", "ansvar: [Stanse vold]", "ansvar: Stanse vold", "Her skal det stå en liste"),
        ("two fields where one belongs", "    telefon: \"02800\"\n", "    unntaksdager: [{dag: julaften, fra_dato: 2026-12-24}]\n", "nøyaktig ett av"),
        ("an empty field", "navn: Politiet", "navn:", "Feltet er tomt"),
    )  # fmt: skip
    for i, (title, old, new, wanted) in enumerate(cases):
        assert DRAFT.count(old) == 1 or not old, old
        text = DRAFT.replace(old, new) if old else DRAFT
        found = [d["message"] for d in server.open(f"agencies/feil-{i}.yml", text)]
        ok = not found if wanted is None else any(wanted in message for message in found)
        yield f"Underlined: {title}", ok, " | ".join(found) or "nothing"


def _real_files(server: Server) -> tuple[str, bool, str]:
    patterns = [pattern for wanted in _settings()["yaml"]["schemas"].values() for pattern in wanted]
    files = sorted({path for pattern in patterns for path in ROOT.glob(pattern)})
    marked = {p.name: found for p in files if (found := server.open(str(p.relative_to(ROOT)), p.read_text("utf-8")))}
    seen = "; ".join(f"{name}: {found[0]['message']}" for name, found in marked.items())
    return "Nothing in the real handbook is underlined", not marked, seen or f"{len(files)} files"


def _labels(found: Any) -> set[str]:
    return {item["label"] for item in (found["items"] if isinstance(found, dict) else found or [])}


def _some(words: set[str]) -> str:
    return ", ".join(sorted(words)[:12]) + (" …" if len(words) > 12 else "")


if __name__ == "__main__":
    raise SystemExit(main())
