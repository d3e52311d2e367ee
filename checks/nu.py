"""The Nu HTML checker on every page of the built site: `npm install vnu-jar`, then `python -m checks.nu [FOLDER]`.

Prints every error but the two in Material's own markup, once for each page; exit status 1 when there is one.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from checks import needs

JAR = Path("node_modules/vnu-jar/build/dist/vnu.jar")
# In Material's templates: its two hidden checkboxes, and its labels for sections of the menu.
THEIRS = ("Attribute “autocomplete” is only allowed when", "Bad value “” for attribute “tabindex” on element “label”")


def main(arguments: Sequence[str] | None = None) -> int:
    """Every page at once."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", nargs="?", type=Path, default=Path("build/site"))
    parser.add_argument("--jar", type=Path, default=JAR, help="the checker, a Java program")
    options = parser.parse_args(arguments)
    needs.site(options.site)
    needs.file(options.jar, "npm install vnu-jar brings it.")
    needs.program("java", "Debian: default-jre-headless")
    pages = sorted(options.site.rglob("*.html"))
    command = ["java", "-Xss4m", "-jar", str(options.jar), "--errors-only", "--format", "json", *map(str, pages)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        messages = json.loads(done.stderr)["messages"]
    except ValueError:  # the checker itself has failed: what it says is no report
        needs.missing(f"The checker failed: {done.stderr.strip()[:500]}")
    ours = [m for m in messages if not m["message"].startswith(THEIRS)]
    for message in ours:
        print(f"{message['url'].rpartition('/site/')[2]}:{message.get('lastLine', 1)}: {message['message']}")
    print(f"{len(pages)} pages, {len(ours)} errors, {len(messages) - len(ours)} in the theme's own markup")
    return 1 if ours else 0


if __name__ == "__main__":
    sys.exit(main())
