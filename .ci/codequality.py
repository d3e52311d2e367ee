"""`check --format json` on stdin → GitLab's code quality report on stdout, so that problems show in merge requests."""

from __future__ import annotations

import hashlib
import json
import sys
from typing import Any


def report(problems: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """One entry a problem. The fingerprint leaves out the line, so that it stays the same when text above it moves."""
    return [
        {
            "description": f"{p['message']} {p['hint'] or ''}".strip(),
            "check_name": p["code"],
            "fingerprint": hashlib.sha256(f"{p['code']} {p['file']} {p['message']} {i}".encode()).hexdigest(),
            "severity": "major" if p["severity"] == "feil" else "minor",
            "location": {"path": p["file"], "lines": {"begin": p["line"]}},
        }
        for i, p in _numbered(problems)
    ]


def _numbered(problems: list[dict[str, Any]]) -> list[tuple[int, dict[str, Any]]]:
    """Each problem with how many alike stand before it, so that no two fingerprints are the same."""
    seen: dict[tuple[str, str, str], int] = {}
    numbered = []
    for p in problems:
        alike = (p["code"], p["file"], p["message"])
        seen[alike] = seen.get(alike, -1) + 1
        numbered.append((seen[alike], p))
    return numbered


if __name__ == "__main__":
    json.dump(report(json.load(sys.stdin)), sys.stdout, ensure_ascii=False, indent=1)
