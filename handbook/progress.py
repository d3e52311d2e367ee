"""What the person sees while the handbook is built: one line for each stage, and a closing summary."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path

from rich.console import Console
from rich.table import Table

from handbook.model import Handbook


class Progress:
    """Prints stages with the seconds they took. Plain text when the output is not a terminal."""

    def __init__(self) -> None:
        self.console = Console(highlight=False)
        self.started = time.monotonic()

    @contextmanager
    def step(self, title: str) -> Iterator[None]:
        """Show that a stage is under way, and how long it took."""
        before = time.monotonic()
        with self.console.status(title + " …"):
            yield
        self.console.print(f"[green]✓[/] {title} [dim]{time.monotonic() - before:.1f} s[/]")

    def waiting(self) -> None:
        """Another build holds the lock."""
        self.console.print("En annen bygging er i gang. Venter til den er ferdig …")

    def close(self, handbook: Handbook, made: Sequence[Path], root: Path, notes: Sequence[str], verdict: str) -> None:
        """What the handbook holds, what was made, what was left out, and what a coordinator should look at."""
        counts = (
            (len(handbook.agencies), "instanser"), (len(handbook.workflows), "prosedyrer"), (len(handbook.forms), "skjema"),
            (len(handbook.paragraphs), "paragrafer"), (len(handbook.words), "ord i ordlista"), (len(handbook.pages), "sider"),
        )  # fmt: skip
        self.console.print()
        self.console.print(f"[bold]{handbook.settings.name}[/] · {handbook.settings.municipality.name} · "
                           f"utgave {handbook.settings.edition.name}")  # fmt: skip
        self.console.print(", ".join(f"{count} {noun}" for count, noun in counts))
        table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
        for what, size in _listed(made, root):
            table.add_row(f"→ {what}", f"[dim]{size}[/]")
        if made:
            self.console.print(table)
        for note in notes:
            self.console.print(note, soft_wrap=True)
        self.console.print(f"{verdict} Ferdig på {time.monotonic() - self.started:.0f} sekunder.")


MANY = 6


def _listed(made: Sequence[Path], root: Path) -> Iterator[tuple[str, str]]:
    """Each file with its size; a folder with many of them as one line."""
    for folder, group in groupby(made, key=lambda path: path.parent):
        files = list(group)
        shown = folder.relative_to(root).as_posix() if folder.is_relative_to(root) else str(folder)
        if len(files) > MANY:
            yield f"{shown}/ ({len(files)} filer)", _size(sum(path.stat().st_size for path in files))
        else:
            yield from ((f"{shown}/{path.name}", _size(path.stat().st_size)) for path in files)


def _size(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB".replace(".", ",") if size >= 1_000_000 else f"{max(1, size // 1000)} kB"
