"""Fields that many kinds of files share, and what a field may refer to."""

from __future__ import annotations

from handbook.dictionary.field import Block, ListOf, Ref, Words, said, section, shared
from handbook.dictionary.kinds import ID, TEXT, TEXTS, choice
from handbook.model.choices import Needed, Purpose
from handbook.model.record import Record
from handbook.model.things import Thing


def _ref(thing: Thing) -> Ref:
    return Ref((thing,), thing.one)


AGENCY, WORKFLOW, FORM, LEVEL, ROLE = map(_ref, (Thing.AGENCY, Thing.WORKFLOW, Thing.FORM, Thing.LEVEL, Thing.ROLE))
THEME, WARNING, WORKPLACE, DISTRICT = map(_ref, (Thing.THEME, Thing.WARNING, Thing.WORKPLACE, Thing.DISTRICT))
LAW, STATUTORY, WORD, QUESTION = map(_ref, (Thing.PARAGRAPH, Thing.DEADLINE, Thing.WORD, Thing.QUESTION))
STEP_OF = Ref((Thing.STEP,), "et steg, skrevet «prosedyre/steg»")  # from outside a procedure
PAGE = _ref(Thing.PAGE)
PERIOD = _ref(Thing.PERIOD)
ACT = _ref(Thing.ACT)
EVENT = _ref(Thing.EVENT)
PARTY = Ref((Thing.ROLE, Thing.AGENCY), "en rolle i handbok.yml eller en instans")
STEP = Ref((Thing.STEP, Thing.WORKFLOW), Thing.STEP.one)
PURPOSE = choice("et formål", Purpose)

NAME = Words(key="navn", kind=TEXT, label="Navn", help="Navnet slik leserne skal se det.")
FORMER_NAMES = Words(
    key="tidligere_navn",
    kind=TEXTS,
    label="Tidligere navn",
    help="Hva det het før. Kontrollen sier fra der det gamle navnet står igjen.",
    example=["sosialkontor"],
)
ID_OF_ITEM = Words(key="id", kind=ID, label="Id", help="Kort navn som andre filer viser til.")
KEYWORDS = Words(
    key="stikkord",
    kind=TEXTS,
    label="Stikkord",
    help="Hverdagsord og vendinger folk skriver når de leter etter dette. 5–10 er bra.",
    example=["melde fra", "pappa drikker"],
)
LAWS = Words(
    key="lovgrunnlag",
    kind=ListOf(LAW),
    label="Lovgrunnlag",
    help="Paragrafene som gjelder her.",
    example=["barnevernsloven-13-2"],
)
FORMS = Words(
    key="skjema", kind=ListOf(FORM), label="Skjema", help="Skjema og verktøy som hører til.", example=["undringsnotat"]
)


@section("Samtykke")
class Consent(Record):
    """`needed` is ja, nei or noen ganger; `from_whom` who gives it; `law` a paragraph id."""

    needed: Needed = said(
        "kreves", choice("et svar", Needed), "Kreves samtykke?", "ja, nei eller noen ganger.", "noen ganger"
    )
    from_whom: str | None = said(
        "fra", TEXT, "Hvem samtykker", "Hvem som må si ja.", "Begge foreldre med foreldreansvar", default=None
    )
    explanation: str | None = said(
        "forklaring",
        TEXT,
        "Forklaring",
        "Når det gjelder, i klart språk.",
        "Samtykke trengs når dere ønsker hjelp til familien.",
        default=None,
    )
    without_name: str | None = said(
        "uten_navn",
        TEXT,
        "Uten navn",
        "Hva som gjelder for den som spør om råd uten å si hvem barnet er. Står som et eget svar på skjermen.",
        "Du kan drøfte et barn anonymt, når ingen kan kjenne det igjen.",
        default=None,
    )
    exceptions: tuple[str, ...] = said(
        "unntak",
        TEXTS,
        "Unntak",
        "Når samtykke likevel ikke trengs.",
        ["Du melder fra etter meldeplikten."],
        default=(),
    )
    law: tuple[str, ...] = shared(LAWS, default=())


CONSENT = Words(key="samtykke", kind=Block(Consent), label="Samtykke", help="Om noen må samtykke, og hvem.")


@section("Kontakter")
class StepContact(Record):
    """An agency to contact in a step, or where a warning stands, and for what purpose."""

    agency: str = said("instans", AGENCY, "Instans", "Hvem som kontaktes.", "barnevernstjenesten")
    purpose: Purpose = said(
        "brukes_til", PURPOSE, "Brukes til", "Hva kontakten gjelder.", "råd", default=Purpose.ADVICE
    )
