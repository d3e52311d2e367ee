"""What the person sees while the handbook is built: one line for each stage, and a closing summary."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
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

    def close(self, handbook: Handbook, made: Sequence[Path], root: Path, verdict: str) -> None:
        """What the handbook holds, what was made, and what a coordinator should look at."""
        table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
        for count, noun in (
            (len(handbook.agencies), "instanser"), (len(handbook.workflows), "prosedyrer"), (len(handbook.forms), "skjema"),
            (len(handbook.paragraphs), "paragrafer"), (len(handbook.words), "ord i ordlista"), (len(handbook.pages), "sider"),
        ):  # fmt: skip
            table.add_row(str(count), noun)
        self.console.print()
        self.console.print(f"[bold]{handbook.settings.name}[/] · {handbook.settings.municipality.name} · "
                           f"utgave {handbook.settings.edition.name}")  # fmt: skip
        self.console.print(table)
        for path in made:
            self.console.print(
                f"  → {path.relative_to(root) if path.is_relative_to(root) else path} [dim]{_size(path)}[/]"
            )
        self.console.print(f"{verdict} Ferdig på {time.monotonic() - self.started:.0f} sekunder.")


def _size(path: Path) -> str:
    size = path.stat().st_size
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, size // 1000)} kB"
