"""The fields of content/handbok.yml."""

from __future__ import annotations

from handbook.model import (
    Acute,
    Change,
    Colours,
    District,
    Edition,
    Level,
    Municipality,
    Readability,
    Role,
    Settings,
    Theme,
    Topic,
    Warning,
    WebAddress,
    Workplace,
)  # fmt: skip
from handbook.read.kinds import (
    COLOUR,
    DATE,
    EMAIL,
    ID,
    PHONE,
    TEXT,
    TEXTS,
    URL,
    ListOf,
    Record,
    Ref,
    choice,
    whole_number,
)
from handbook.read.schema.common import AGENCY, OWNED, PURPOSES, UNCONFIRMED, WORKFLOW
from handbook.read.schema.field import Field, Section, optional, required


def _ident(example: str) -> Field:
    return required("id", "id", ID, "Id", "Kort navn som andre filer viser til.", example)


MUNICIPALITY = Section("Kommune", Municipality, (
    required("navn", "name", TEXT, "Navn", "Kommunens navn.", "Kragerø kommune"),
    required("nummer", "number", TEXT, "Kommunenummer", "Fire siffer.", "4014"),
    required("organisasjonsnummer", "organisation_number", TEXT, "Organisasjonsnummer", "Ni siffer.", "963 946 902"),
    required("nett", "website", URL, "Nettsted", "Kommunens nettsted.", "https://www.kragero.kommune.no/"),
    optional("telefon", "phone", PHONE, "Sentralbord", "Sentralbordet.", "35 98 62 00"),
    optional("epost", "email", EMAIL, "E-post", "Felles postmottak.", "post@kragero.kommune.no"),
    optional("besok", "visiting_address", TEXT, "Besøksadresse", "Gate, nummer og sted.", "Rådhusgata 5, 3770 Kragerø"),
    optional("post", "postal_address", TEXT, "Postadresse", "Dit brev sendes.", "Postboks 128, 3791 Kragerø"),
    *UNCONFIRMED,
))  # fmt: skip

ADDRESS = Section("Håndbokas nettadresse", WebAddress, (
    required("adresse", "url", URL, "Adresse", "Der håndboka ligger på nett. Slutter med /.",
             "https://www.kragero.kommune.no/jeg-ser-deg/"),
    *UNCONFIRMED,
))  # fmt: skip

CHANGE = Section("Endring", Change, (
    required("dato", "date", DATE, "Dato", "Når endringen ble gjort.", "2026-11-21"),
    required("tekst", "text", TEXT, "Tekst", "Hva som er nytt, i én setning.", "Nytt nummer til barnevernvakta."),
))  # fmt: skip

EDITION = Section("Utgave", Edition, (
    required("navn", "name", TEXT, "Navn", "Utgavens navn.", "2026-1"),
    required("dato", "date", DATE, "Dato", "Da utgaven ble godkjent.", "2026-11-21"),
    optional("endringer", "changes", ListOf(Record(CHANGE)), "Endringer", "Det som er nytt, siste først."),
))  # fmt: skip

COLOURS = Section("Farger", Colours, (
    optional("hoved", "accent", COLOUR, "Hovedfarge", "Fargen på lenker og knapper mot hvitt.", "#0a5a66"),
    optional("hoved_mork", "accent_dark", COLOUR, "Hovedfarge på mørk bakgrunn", "Samme rolle i mørk visning.", "#7fd0db"),
))  # fmt: skip

LIX = whole_number("en lesbarhetsindeks", 10, 100)

READABILITY = Section("Leselighet", Readability, (
    optional("ansatte", "staff", LIX, "Ansatte", "Høyeste lesbarhetsindeks (LIX) for ansatte.", "45"),
    optional("foreldre", "parents", LIX, "Foreldre", "Høyeste lesbarhetsindeks (LIX) for foreldre.", "40"),
))  # fmt: skip

LEVEL = Section("Nivå", Level, (
    required("id", "id", TEXT, "Id", "Nivåets nummer eller bokstav.", "0"),
    required("navn", "name", TEXT, "Navn", "Hva nivået heter.", "Undring"),
    required("kort", "short", TEXT, "Kort", "Slik det står i merker.", "Nivå 0"),
    required("forklaring", "explanation", TEXT, "Forklaring", "Hva nivået betyr.", "Noe gjør at du stusser."),
))  # fmt: skip

ROLE = Section("Rolle", Role, (
    _ident("styrer"),
    required("navn", "name", TEXT, "Navn", "Rollens navn.", "Styrer"),
    required("forklaring", "explanation", TEXT, "Forklaring", "Hva rollen gjør.", "Leder barnehagen."),
    optional("slag", "kind",
             choice("et slag rolle", {"ansatt": "Ansatt", "foreldre": "Foreldre", "barn": "Barn"}),
             "Slag", "ansatt hvis ikke noe annet står. Foreldre og barn har ingen plikter.", "foreldre"),
    optional("jobber_i", "works_in", ListOf(AGENCY), "Jobber i", "Instansene der rollen finnes.", ["barnehage"]),
))  # fmt: skip

ROLES = ListOf(Ref(("rolle",), "en rolle i handbok.yml"))

WORKPLACE = Section("Arbeidssted", Workplace, (
    _ident("barnehage"),
    required("navn", "name", TEXT, "Navn", "Slik det står etter «Jeg jobber i».", "barnehage"),
    required("forklaring", "explanation", TEXT, "Forklaring", "Hvem siden er for.", "Alle som jobber i barnehage."),
    optional("instanser", "agencies", ListOf(AGENCY), "Instanser", "Instansene som er dette arbeidsstedet.", ["barnehage"]),
    optional("roller", "roles", ROLES, "Roller", "Rollene som finnes der.", ["styrer"]),
))  # fmt: skip

THEME = Section("Tema", Theme, (
    _ident("vold"),
    required("navn", "name", TEXT, "Navn", "Temaets navn.", "Vold og overgrep"),
))  # fmt: skip

WARNING = Section("Advarsel", Warning, (
    _ident("ikke-varsle-foreldre"),
    required("tekst", "text", TEXT, "Tekst", "Advarselen, i én setning.",
             "Ikke snakk med foreldrene før barnevernet eller politiet har gitt råd."),
    required("grunn", "reason", TEXT, "Grunn", "Hvorfor, i én setning.", "Barnet kan bli truet til å tie."),
    optional("kontakt_for_foreldre", "contact_before_parents", ListOf(AGENCY), "Kontakt før foreldre",
             "Minst en av disse skal være kontaktet før noe steg informerer eller møter foreldrene.",
             ["barnevernstjenesten", "politi"]),
))  # fmt: skip

DISTRICT = Section("Distrikt", District, (
    _ident("kragero"),
    required("navn", "name", TEXT, "Navn", "Distriktets navn.", "Kragerø"),
    optional("dekker", "covers", TEXTS, "Dekker", "Steder, barnehager og skoler i distriktet.", ["Helle"]),
))  # fmt: skip

ACUTE = Section("Akutt", Acute, (
    required("prosedyre", "workflow", WORKFLOW, "Prosedyre", "Prosedyren for akutt fare.", "akutt-fare"),
    required("instanser", "agencies", ListOf(AGENCY), "Instanser",
             "Instansene som står i båndet «Akutt fare?», i rekkefølge.", ["politi", "ambulanse"]),
))  # fmt: skip

TOPIC = Section("Henvendelse", Topic, (
    _ident("rad"),
    required("navn", "name", TEXT, "Navn", "Hva samtalen gjelder, slik folk sier det.", "Jeg trenger råd om et barn"),
    optional("hjelp", "help", TEXT, "Hjelp", "En kort forklaring.", "Du kan drøfte uten å si hvem barnet er."),
    required("brukes_til", "purpose", PURPOSES, "Brukes til", "Formålet kontaktpunktene må ha.", "råd"),
    required("instanser", "agencies", ListOf(AGENCY), "Instanser", "Hvem det er best å ringe, den beste først.",
             ["barnevernstjenesten", "barnevernvakt"]),
))  # fmt: skip

SETTINGS_SECTION = Section("Håndbok", Settings, (
    required("navn", "name", TEXT, "Navn", "Håndbokas navn.", "Jeg ser deg"),
    required("undertittel", "subtitle", TEXT, "Undertittel", "Hva håndboka er.",
             "Felles håndbok når du er bekymret for et barn"),
    required("kommune", "municipality", Record(MUNICIPALITY), "Kommune", "Kommunen som eier håndboka."),
    optional("nettadresse", "address", Record(ADDRESS), "Nettadresse", "Der håndboka ligger på nett."),
    optional("tilbakemelding", "feedback_email", EMAIL, "Tilbakemelding", "E-post for ros og ris om håndboka.",
             "post@kragero.kommune.no"),
    optional("tilgjengelighet", "accessibility_statement", URL, "Tilgjengelighetserklæring",
             "Adressen til erklæringen hos uustatus.no. Loven krever at nettstedet lenker til den.",
             "https://uustatus.no/nb/erklaringer/publisert/1a2b3c4d"),
    optional("rediger", "edit_address", URL, "Rediger",
             "Adressen der filene i håndboka kan rettes på nett. Med den får hver side en lenke til filen den er laget av.",
             "https://github.com/kommunen/jeg-ser-deg/edit/main/"),
    required("utgave", "edition", Record(EDITION), "Utgave", "Denne utgaven."),
    optional("farger", "colours", Record(COLOURS), "Farger", "Kommunens farge, på lys og mørk bakgrunn."),
    optional("leselighet", "readability", Record(READABILITY), "Leselighet", "Grensene for lesbarhetsindeksen."),
    required("akutt", "acute", Record(ACUTE), "Akutt", "Akuttprosedyren og numrene i akuttbåndet."),
    required("nivaer", "levels", ListOf(Record(LEVEL)), "Nivåer", "Håndbokas nivåer, fra lavest til høyest."),
    required("roller", "roles", ListOf(Record(ROLE)), "Roller", "Rollene som stegene og eierne viser til."),
    required("arbeidssteder", "workplaces", ListOf(Record(WORKPLACE)), "Arbeidssteder",
             "Tjenestene med egen side, «Jeg jobber i …»."),
    optional("temaer", "themes", ListOf(Record(THEME)), "Temaer", "Temaene prosedyrene sorteres etter."),
    optional("advarsler", "warnings", ListOf(Record(WARNING)), "Advarsler", "Faste advarsler som står på mange sider."),
    optional("distrikter", "districts", ListOf(Record(DISTRICT)), "Distrikter", "Når ulike steder har ulike kontakter."),
    optional("henvendelser", "topics", ListOf(Record(TOPIC)), "Henvendelser",
             "Valgene på siden «Hvem ringer jeg nå?», i rekkefølge."),
    *OWNED,
))  # fmt: skip
