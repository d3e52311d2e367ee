"""Do the pages in other languages say what the Norwegian page says?"""

from __future__ import annotations

from collections.abc import Iterator

from handbook.derive.translations import fingerprint, is_outdated, source
from handbook.model import Handbook
from handbook.problem import Problem, error, warning


def outdated(handbook: Handbook) -> Iterator[Problem]:
    """A translation was made from the page as it reads now."""
    for page in handbook.pages.values():
        origin = source(handbook, page)
        if page.translation and is_outdated(handbook, page) and not origin.translation:
            yield warning("oversettelse-foreldet", page.place("oversettelse", "avtrykk"),
                          f"«{origin.title}» er endret etter at den ble oversatt til {page.translation.norwegian_name}. Leseren ser at siden er foreldet.",
                          f"Sammenlign med {origin.file}, rett oversettelsen, og skriv «avtrykk: {fingerprint(origin)}».")  # fmt: skip


def of_an_original(handbook: Handbook) -> Iterator[Problem]:
    """A translation is of a page that is none itself: mistakes add up, and a page is no source of its own."""
    for page in handbook.pages.values():
        origin = source(handbook, page)
        if page.translation and page.translation.of in handbook.pages and origin.translation:
            other = origin.translation.of if origin.translation.of != page.id else ""
            yield error("oversettelse-av-oversettelse", page.place("oversettelse", "av"),
                        f"Siden «{page.translation.of}» er selv en oversettelse.",
                        f"Skriv siden den er oversatt fra: «av: {other}»." if other in handbook.pages else "Skriv id-en til den norske siden.")  # fmt: skip
