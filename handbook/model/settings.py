"""handbok.yml: the municipality, the edition, and the words that the rest refers to."""

from __future__ import annotations

from datetime import date

from handbook.days import DateSpan
from handbook.dictionary.field import Block, ListOf, said, section, shared
from handbook.dictionary.kinds import (
    COLOUR,
    DATE,
    EMAIL,
    FOLDER_URL,
    LEVEL,
    PHONE,
    TEXT,
    TEXTS,
    URL,
    YES_NO,
    choice,
    whole_number,
)
from handbook.dictionary.when import DATE_SPAN
from handbook.model.choices import Purpose, RoleKind
from handbook.model.record import Owned, Record, Unconfirmed
from handbook.model.shared import AGENCY, FORMER_NAMES, ID_OF_ITEM, PURPOSE, ROLE, STEP_OF, WORKFLOW, StepContact
from handbook.model.things import Thing
from handbook.values import PhoneNumber

LIX = whole_number("en lesbarhetsindeks", 10, 100)


@section("Kommune")
class Municipality(Unconfirmed):
    """The municipality that owns the handbook. `number` has four digits, `organisation_number` nine."""

    name: str = said("navn", TEXT, "Navn", "Kommunens navn.", "Kragerø kommune")
    number: str = said("nummer", TEXT, "Kommunenummer", "Fire siffer.", "4014")
    organisation_number: str = said("organisasjonsnummer", TEXT, "Organisasjonsnummer", "Ni siffer.", "963 946 902")
    website: str = said("nett", URL, "Nettsted", "Kommunens nettsted.", "https://www.kragero.kommune.no/")
    phone: PhoneNumber | None = said("telefon", PHONE, "Sentralbord", "Sentralbordet.", "35 98 62 00", default=None)
    email: str | None = said("epost", EMAIL, "E-post", "Felles postmottak.", "post@kragero.kommune.no", default=None)
    visiting_address: str | None = said(
        "besok", TEXT, "Besøksadresse", "Gate, nummer og sted.", "Rådhusgata 5, 3770 Kragerø", default=None
    )
    postal_address: str | None = said(
        "post", TEXT, "Postadresse", "Dit brev sendes.", "Postboks 128, 3791 Kragerø", default=None
    )


@section("Håndbokas nettadresse")
class WebAddress(Unconfirmed):
    """Where the built site is published; ends with «/»."""

    url: str = said(
        "adresse",
        FOLDER_URL,
        "Adresse",
        "Der håndboka ligger på nett. Slutter med /.",
        "https://www.kragero.kommune.no/jeg-ser-deg/",
    )


@section("Endring")
class Change(Record):
    """One thing that is new in an edition."""

    date: date = said("dato", DATE, "Dato", "Når endringen ble gjort.", "2026-11-21")
    text: str = said("tekst", TEXT, "Tekst", "Hva som er nytt, i én setning.", "Nytt nummer til barnevernvakta.")


@section("Utgave")
class Edition(Record):
    """The edition of the handbook: its name, the day it was approved, and what changed, the newest first."""

    name: str = said("navn", TEXT, "Navn", "Utgavens navn.", "2026-1")
    date: date = said("dato", DATE, "Dato", "Da utgaven ble godkjent.", "2026-11-21")
    changes: tuple[Change, ...] = said(
        "endringer", ListOf(Block(Change)), "Endringer", "Det som er nytt, siste først.", default=()
    )


@section("Farger")
class Colours(Record):
    """The municipality's accent on white, and on the dark background; hex like «#0a5a66»."""

    accent: str = said(
        "hoved", COLOUR, "Hovedfarge", "Fargen på lenker og knapper mot hvitt.", "#0a5a66", default="#0a5a66"
    )
    accent_dark: str = said(
        "hoved_mork", COLOUR, "Hovedfarge på mørk bakgrunn", "Samme rolle i mørk visning.", "#7fd0db", default="#7fd0db"
    )


@section("Leselighet")
class Readability(Record):
    """Highest LIX (Norwegian scale) before the check warns."""

    staff: int = said("ansatte", LIX, "Ansatte", "Høyeste lesbarhetsindeks (LIX) for ansatte.", "45", default=45)
    parents: int = said("foreldre", LIX, "Foreldre", "Høyeste lesbarhetsindeks (LIX) for foreldre.", "40", default=40)


@section("Nivå", thing=Thing.LEVEL)
class Level(Record):
    """A level of the handbook, «Nivå 2»: from wondering to acute. `short` stands in marks; the id is a number or a letter."""

    id: str = said("id", LEVEL, "Id", "Nivåets nummer eller bokstav.", "0")
    name: str = said("navn", TEXT, "Navn", "Hva nivået heter.", "Undring")
    short: str = said("kort", TEXT, "Kort", "Slik det står i merker.", "Nivå 0")
    explanation: str = said("forklaring", TEXT, "Forklaring", "Hva nivået betyr.", "Noe gjør at du stusser.")
    former_names: tuple[str, ...] = shared(FORMER_NAMES, default=())


@section("Rolle", thing=Thing.ROLE)
class Role(Record):
    """A function that a person fills («styrer», «stafettholder»); never a named person.

    `kind` is ansatt, foreldre or barn: parents and children take part, but have no duties."""

    id: str = shared(ID_OF_ITEM, "styrer")
    name: str = said("navn", TEXT, "Navn", "Rollens navn.", "Styrer")
    explanation: str = said("forklaring", TEXT, "Forklaring", "Hva rollen gjør.", "Leder barnehagen.")
    to_reader: str | None = said(
        "til_leseren",
        TEXT,
        "Til leseren",
        "Det rollen heter på skjermen, der siden snakker til den som leser. På papir står navnet på rollen.",
        "Lederen din",
        default=None,
    )
    former_names: tuple[str, ...] = shared(FORMER_NAMES, default=())
    kind: RoleKind = said(
        "slag",
        choice("et slag rolle", RoleKind),
        "Slag",
        "ansatt hvis ikke noe annet står. Foreldre og barn har ingen plikter.",
        "foreldre",
        default=RoleKind.STAFF,
    )
    works_in: tuple[str, ...] = said(
        "jobber_i", ListOf(AGENCY), "Jobber i", "Instansene der rollen finnes.", ["barnehage"], default=()
    )


@section("Arbeidssted", thing=Thing.WORKPLACE)
class Workplace(Record):
    """A service with a page of its own, «Jeg jobber i …»: its agencies and roles."""

    id: str = shared(ID_OF_ITEM, "barnehage")
    name: str = said("navn", TEXT, "Navn", "Slik det står etter «Jeg jobber i».", "barnehage")
    explanation: str = said("forklaring", TEXT, "Forklaring", "Hvem siden er for.", "Alle som jobber i barnehage.")
    agencies: tuple[str, ...] = said(
        "instanser", ListOf(AGENCY), "Instanser", "Instansene som er dette arbeidsstedet.", ["barnehage"], default=()
    )
    roles: tuple[str, ...] = said("roller", ListOf(ROLE), "Roller", "Rollene som finnes der.", ["styrer"], default=())


@section("Tema", thing=Thing.THEME)
class Theme(Record):
    """What workflows are sorted by: «Vold og overgrep»."""

    id: str = shared(ID_OF_ITEM, "vold")
    name: str = said("navn", TEXT, "Navn", "Temaets navn.", "Vold og overgrep")


@section("Advarsel", thing=Thing.WARNING)
class Warning(Record):
    """A standing warning. With `contact_before_parents`, every workflow that shows it must contact
    one of those agencies before any step that informs or meets the parents, unless `applies_when` says that it
    applies only sometimes."""

    id: str = shared(ID_OF_ITEM, "ikke-varsle-foreldre")
    text: str = said(
        "tekst",
        TEXT,
        "Tekst",
        "Advarselen, i én setning.",
        "Ikke snakk med foreldrene før barnevernet eller politiet har gitt råd.",
    )
    reason: str = said("grunn", TEXT, "Grunn", "Hvorfor, i én setning.", "Barnet kan bli truet til å tie.")
    applies_when: str | None = said(
        "gjelder_nar",
        TEXT,
        "Gjelder når",
        "Når advarselen gjelder, hvis den ikke alltid gjelder der den står. Da stenger den ikke for vanlige samtaler med foreldrene.",
        "Du får mistanke om vold eller overgrep.",
        default=None,
    )
    contact_before_parents: tuple[str, ...] = said(
        "kontakt_for_foreldre",
        ListOf(AGENCY),
        "Kontakt før foreldre",
        "Minst en av disse skal være kontaktet før noe steg informerer eller møter foreldrene.",
        ["barnevernstjenesten", "politi"],
        default=(),
    )
    contacts: tuple[StepContact, ...] = said(
        "kontakter",
        ListOf(Block(StepContact)),
        "Kontakter",
        "Instanser å ringe når advarselen gjelder. Numrene står i advarselen, med åpningstider.",
        default=(),
    )


@section("Distrikt", thing=Thing.DISTRICT)
class District(Record):
    """A part of the municipality with contacts of its own; `covers` are places, kindergartens and schools there."""

    id: str = shared(ID_OF_ITEM, "kragero")
    name: str = said("navn", TEXT, "Navn", "Distriktets navn.", "Kragerø")
    covers: tuple[str, ...] = said(
        "dekker", TEXTS, "Dekker", "Steder, barnehager og skoler i distriktet.", ["Helle"], default=()
    )


@section("Periode", thing=Thing.PERIOD)
class Period(Record):
    """Spans of dates with a name, such as the school holidays, written anew for each year."""

    id: str = shared(ID_OF_ITEM, "skoleferie")
    name: str = said("navn", TEXT, "Navn", "Hva leserne kaller den.", "Skoleferie")
    sources: tuple[str, ...] = said(
        "kilde", TEXTS, "Kilde", "Hvor datoene er hentet fra.", ["Skoleruta 2026–2027"], default=()
    )
    spans: tuple[DateSpan, ...] = said(
        "datoer",
        ListOf(DATE_SPAN),
        "Datoer",
        "Fra og med første til og med siste dato, én linje for hver gang.",
        ["2026-09-28–2026-10-02", "2027-02-22–2027-02-26"],
    )


@section("Akutt")
class Acute(Record):
    """The acute procedure, and the agencies whose acute numbers stand in the band on every page."""

    workflow: str = said("prosedyre", WORKFLOW, "Prosedyre", "Prosedyren for akutt fare.", "akutt-fare")
    agencies: tuple[str, ...] = said(
        "instanser",
        ListOf(AGENCY),
        "Instanser",
        "Instansene som står i båndet «Akutt fare?», i rekkefølge.",
        ["politi", "ambulanse"],
    )
    local: tuple[str, ...] = said(
        "lokalt",
        ListOf(AGENCY),
        "Lokalt",
        "Kommunens egne instanser som skal stå under nødnumrene på kort, plakater, skjema og møtehefter. Et nummer som ikke er bekreftet, står med merket sitt. Mangler det, blir det en strek å skrive på.",
        ["barnevernstjenesten", "barnevernvakt"],
        default=(),
    )
    poster: tuple[str, ...] = said(
        "plakat",
        ListOf(STEP_OF),
        "På plakaten",
        "Stegene i den akutte prosedyren som står på plakaten, med navnet sitt. Høyst fem, så de kan leses på to meters avstand.",
        ["akutt-fare/ring"],
        default=(),
    )


@section("Henvendelse", thing=Thing.TOPIC)
class Topic(Record):
    """What a call is about on «Hvem ringer jeg nå?»: the purpose, and whom to try, the best first."""

    id: str = shared(ID_OF_ITEM, "rad")
    name: str = said("navn", TEXT, "Navn", "Hva samtalen gjelder, slik folk sier det.", "Jeg trenger råd om et barn")
    help: str | None = said(
        "hjelp", TEXT, "Hjelp", "En kort forklaring.", "Du kan drøfte uten å si hvem barnet er.", default=None
    )
    purpose: Purpose = said("brukes_til", PURPOSE, "Brukes til", "Formålet kontaktpunktene må ha.", "råd")
    agencies: tuple[str, ...] = said(
        "instanser",
        ListOf(AGENCY),
        "Instanser",
        "Hvem det er best å ringe, den beste først.",
        ["barnevernstjenesten", "barnevernvakt"],
    )


@section("Håndbok")
class Settings(Owned):
    """The whole of handbok.yml. Lists are in the order readers see: levels from the lowest, topics as they are asked.

    `edit_address` is where the files can be edited, `accessibility_statement` the legal statement's address (uustatus.no).
    """

    name: str = said("navn", TEXT, "Navn", "Håndbokas navn.", "Jeg ser deg")
    subtitle: str = said(
        "undertittel", TEXT, "Undertittel", "Hva håndboka er.", "Felles håndbok når du er bekymret for et barn"
    )
    municipality: Municipality = said("kommune", Block(Municipality), "Kommune", "Kommunen som eier håndboka.")
    address: WebAddress | None = said(
        "nettadresse", Block(WebAddress), "Nettadresse", "Der håndboka ligger på nett.", default=None
    )
    feedback_email: str | None = said(
        "tilbakemelding",
        EMAIL,
        "Tilbakemelding",
        "E-post for ros og ris om håndboka.",
        "post@kragero.kommune.no",
        default=None,
    )
    accessibility_statement: str | None = said(
        "tilgjengelighet",
        URL,
        "Tilgjengelighetserklæring",
        "Adressen til erklæringen hos uustatus.no. Loven krever at nettstedet lenker til den.",
        "https://uustatus.no/nb/erklaringer/publisert/1a2b3c4d",
        default=None,
    )
    edit_address: str | None = said(
        "rediger",
        URL,
        "Rediger",
        "Adressen der filene i håndboka kan rettes på nett. Med den får hver side en lenke til filen den er laget av.",
        "https://github.com/kommunen/jeg-ser-deg/edit/main/",
        default=None,
    )
    offline: bool = said(
        "uten_dekning",
        YES_NO,
        "Uten dekning",
        "Nei når håndboka ikke skal kunne leses på telefonen uten dekning. Da blir det som er lagret, slettet ved neste besøk.",
        "nei",
        default=True,
    )
    edition: Edition = said("utgave", Block(Edition), "Utgave", "Denne utgaven.")
    colours: Colours = said(
        "farger", Block(Colours), "Farger", "Kommunens farge, på lys og mørk bakgrunn.", default=Colours()
    )
    logo: str | None = said(
        "logo",
        TEXT,
        "Kommunevåpen",
        "Fil i content/bilder med kommunens våpen, SVG eller PNG. Det står øverst på sidene i stedet for håndboka sitt merke.",
        "kommunevapen.svg",
        default=None,
    )
    readability: Readability = said(
        "leselighet", Block(Readability), "Leselighet", "Grensene for lesbarhetsindeksen.", default=Readability()
    )
    acute: Acute = said("akutt", Block(Acute), "Akutt", "Akuttprosedyren og numrene i akuttbåndet.")
    levels: tuple[Level, ...] = said(
        "nivaer", ListOf(Block(Level)), "Nivåer", "Håndbokas nivåer, fra lavest til høyest."
    )
    roles: tuple[Role, ...] = said("roller", ListOf(Block(Role)), "Roller", "Rollene som stegene og eierne viser til.")
    workplaces: tuple[Workplace, ...] = said(
        "arbeidssteder", ListOf(Block(Workplace)), "Arbeidssteder", "Tjenestene med egen side, «Jeg jobber i …»."
    )
    themes: tuple[Theme, ...] = said(
        "temaer", ListOf(Block(Theme)), "Temaer", "Temaene prosedyrene sorteres etter.", default=()
    )
    warnings: tuple[Warning, ...] = said(
        "advarsler", ListOf(Block(Warning)), "Advarsler", "Faste advarsler som står på mange sider.", default=()
    )
    districts: tuple[District, ...] = said(
        "distrikter", ListOf(Block(District)), "Distrikter", "Når ulike steder har ulike kontakter.", default=()
    )
    periods: tuple[Period, ...] = said(
        "perioder",
        ListOf(Block(Period)),
        "Perioder",
        "Deler av året med navn, som åpningstider kan vise til: skoleferier, fellesferie.",
        default=(),
    )
    topics: tuple[Topic, ...] = said(
        "henvendelser",
        ListOf(Block(Topic)),
        "Henvendelser",
        "Valgene på siden «Hvem ringer jeg nå?», i rekkefølge.",
        default=(),
    )
