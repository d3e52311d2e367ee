"""A dozen typical pages look as they did: tests/binder/pictures/. `--bless` writes them anew; look at the difference."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops

FOLDER = Path(__file__).parent / "pictures"
# A name, and the start of the binder's named destination or the label of the page.
PAGES = {
    "omslag": "i",
    "akutt": "iii",
    "hvem-ringer-jeg": "iv",
    "hva-ser-du": "v",
    "slik-bruker-du": "vii",
    "innhold": "ix",
    "prosedyre": "prosedyre:mistanke",
    "instans": "instans:barnevern",
    "rolle": "arbeidssted:barnehage",
    "lov": "oversikt:frister",
    "side": "side:meldeplikt",
    "skjema": "skjema:undringsnotat",
    "moter": "oversikt:moteplan",
    "ordliste": "oversikt:ordliste",
    "stikkord": "oversikt:stikkord",
}


def page_index(document: pikepdf.Pdf, where: str) -> int:
    """The page with a label, or the one that a named destination lies on."""
    if ":" not in where:
        return [page.label for page in document.pages].index(where)
    place = pikepdf.NameTree(document.Root.Names.Dests)[where]
    target = place.D[0] if isinstance(place, pikepdf.Dictionary) else place[0]
    return next(i for i, page in enumerate(document.pages) if page.obj.objgen == target.objgen)


@pytest.mark.parametrize("name", PAGES)
def test_looks_as_before(name: str, pdf: Path, document: pikepdf.Pdf, request: pytest.FixtureRequest) -> None:
    with pypdfium2.PdfDocument(pdf) as drawn:
        seen = drawn[page_index(document, PAGES[name])].render(scale=0.6).to_pil().convert("RGB")
    expected = FOLDER / f"{name}.png"
    if request.config.getoption("--bless"):
        FOLDER.mkdir(exist_ok=True)
        seen.save(expected, optimize=True)
    difference = ImageChops.difference(seen, Image.open(expected).convert("RGB")).convert("L")
    clearly = sum(difference.histogram()[48:])
    assert clearly < seen.width * seen.height * 0.002, f"{clearly} pixels differ from {expected}"
