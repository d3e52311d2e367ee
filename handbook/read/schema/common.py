"""Fields that many kinds of files share."""

from __future__ import annotations

from handbook.model import Consent
from handbook.read.kinds import DATE, DURATION, TEXT, TEXTS, ListOf, Record, Ref, choice
from handbook.read.schema.field import Field, Section, optional, required

LAW = Ref(("paragraf",), "en paragraf i content/lovverk.yml")
STATUTORY = Ref(("lovfrist",), "en frist i content/lovverk.yml")
AGENCY = Ref(("instans",), "en instans i mappa agencies")
PARTY = Ref(("rolle", "instans"), "en rolle i handbok.yml eller en instans")
FORM = Ref(("skjema",), "et skjema i content/skjema")
LEVEL = Ref(("niva",), "et nivå i handbok.yml")
THEME = Ref(("tema",), "et tema i handbok.yml")
WARNING = Ref(("advarsel",), "en advarsel i handbok.yml")
WORKPLACE = Ref(("arbeidssted",), "et arbeidssted i handbok.yml")
DISTRICT = Ref(("distrikt",), "et distrikt i handbok.yml")
WORKFLOW = Ref(("prosedyre",), "en prosedyre i mappa workflows")
STEP = Ref(("steg", "prosedyre"), "et steg i denne prosedyren, en prosedyre, eller «prosedyre/steg»")

PURPOSES = choice(
    "et formål",
    {
        "akutt": "Akutt fare",
        "råd": "Råd og drøfting",
        "melding": "Melde bekymring",
        "time": "Avtale time",
        "henvisning": "Henvisning",
        "helse": "Helsehjelp",
        "foreldre": "Hjelp til foreldre",
        "barn": "Barn og unge som vil snakke med noen",
        "annet": "Annet",
    },
)

UNCONFIRMED: tuple[Field, ...] = (
    optional("ubekreftet", "unverified", TEXT, "Må bekreftes",
             "Hvorfor opplysningen ikke er sikker. Leseren ser et merke, og den kommer på siden «Må bekreftes».",
             "Nummeret står ulikt på to sider."),
    optional("spor_hos", "ask", TEXT, "Spør hos", "Hvem som kan bekrefte det som er ubekreftet.",
             "Sentralbordet i kommunen"),
    optional("sist_kontrollert", "verified_on", DATE, "Sist kontrollert",
             "Datoen da noen sist sjekket at dette stemmer.", "2026-11-21"),
    optional("kilde", "sources", TEXTS, "Kilde", "Hvor opplysningene er hentet fra.",
             ["Kommunens nettside om tjenesten, lest 21. november 2026"]),
)  # fmt: skip

OWNED: tuple[Field, ...] = (
    required("eier", "owner", Ref(("rolle",), "en rolle i handbok.yml"), "Eier",
             "Rollen som har ansvar for at dette er riktig. En rolle, aldri en person.", "barnevernleder"),
    *(required("sist_kontrollert", "verified_on", DATE, f.label, f.help, f.example)
      if f.key == "sist_kontrollert" else f for f in UNCONFIRMED),
    required("kontrolleres_hver", "verify_every", DURATION, "Kontrolleres hver",
             "Hvor lenge det kan gå før noen må sjekke på nytt.", "12 måneder"),
)  # fmt: skip


def name(example: str) -> Field:
    """The name of an agency, a workflow, a form …"""
    return required("navn", "name", TEXT, "Navn", "Navnet slik leserne skal se det.", example)


KEYWORDS = optional("stikkord", "keywords", TEXTS, "Stikkord",
                    "Hverdagsord og vendinger folk skriver når de leter etter dette. 5–10 er bra.",
                    ["melde fra", "pappa drikker"])  # fmt: skip
LAWS = optional("lovgrunnlag", "law", ListOf(LAW), "Lovgrunnlag", "Paragrafene som gjelder her.",
                ["barnevernsloven-13-2"])  # fmt: skip
FORMS = optional("skjema", "forms", ListOf(FORM), "Skjema", "Skjema og verktøy som hører til.",
                 ["undringsnotat"])  # fmt: skip

CONSENT_SECTION = Section(
    "Samtykke", Consent,
    (
        required("kreves", "needed",
                 choice("et svar", {"ja": "Ja", "nei": "Nei", "noen ganger": "Noen ganger"}),
                 "Kreves samtykke?", "ja, nei eller noen ganger.", "noen ganger"),
        optional("fra", "from_whom", TEXT, "Hvem samtykker", "Hvem som må si ja.",
                 "Begge foreldre med foreldreansvar"),
        optional("forklaring", "explanation", TEXT, "Forklaring", "Når det gjelder, i klart språk.",
                 "Samtykke trengs når dere ønsker hjelp til familien."),
        optional("unntak", "exceptions", TEXTS, "Unntak", "Når samtykke likevel ikke trengs.",
                 ["Du melder fra etter meldeplikten."]),
        LAWS,
    ),
)  # fmt: skip
CONSENT = optional("samtykke", "consent", Record(CONSENT_SECTION), "Samtykke", "Om noen må samtykke, og hvem.")
