"""agencies/<id>.yml: who can help, with what, and how they are reached."""

from __future__ import annotations

from datetime import date

from handbook.dictionary.field import Block, ListOf, Policy, said, section, shared
from handbook.dictionary.kinds import (
    AGES,
    CLOCK,
    DATE,
    DURATION,
    EMAIL,
    PHONE,
    SEASON,
    TEXT,
    TEXTS,
    URL,
    WEEKDAYS,
    YES_NO,
    choice,
)
from handbook.model.choices import AgencyKind, NamedDay, Purpose
from handbook.model.record import Owned, Record, Unconfirmed
from handbook.model.shared import (
    AGENCY,
    CONSENT,
    DISTRICT,
    FORMER_NAMES,
    FORMS,
    KEYWORDS,
    LAWS,
    NAME,
    PURPOSE,
    STATUTORY,
    Consent,
)
from handbook.model.things import Thing
from handbook.values import Ages, Duration, PhoneNumber, Season, Weekdays


@section("Åpningstid")
class Window(Record):
    """When a contact answers on a kind of day. Minutes since midnight; `closes` ≤ `opens` means the next day."""

    days: Weekdays = said(
        "dager",
        WEEKDAYS,
        "Dager",
        "Hvilke dager. «man–fre» gjelder ikke helligdager; skriv «alle dager» eller «helligdager» når de er med.",
        "man–fre",
    )
    opens: int = said("fra", CLOCK, "Fra", "Når det åpner.", "08:30")
    closes: int = said(
        "til", CLOCK, "Til", "Når det stenger. 24:00 er midnatt; er «til» før «fra», er det neste dag.", "15:30"
    )
    season: Season | None = said(
        "sesong",
        SEASON,
        "Sesong",
        "Gjelder bare i denne delen av året. En åpningstid med sesong går foran en uten.",
        "1. mai–1. september",
        default=None,
    )


@section("Unntaksdag", one_of=("dag", "fra_dato"))
class SpecialDay(Record):
    """A named day or a span of dates that differs from the weekday windows."""

    day: NamedDay | None = said("dag", choice("en dag", NamedDay), "Dag", "En dag med navn.", "julaften", default=None)
    first: date | None = said(
        "fra_dato", DATE, "Fra dato", "Første dato, når dagen ikke har navn.", "2026-12-28", default=None
    )
    last: date | None = said(
        "til_dato", DATE, "Til dato", "Siste dato. Uten den gjelder bare én dag.", "2026-12-30", default=None
    )
    closed: bool = said("stengt", YES_NO, "Stengt", "ja når det er stengt hele dagen.", "ja", default=False)
    opens: int | None = said("fra", CLOCK, "Fra", "Når det åpner denne dagen.", "08:30", default=None)
    closes: int | None = said("til", CLOCK, "Til", "Når det stenger denne dagen.", "12:00", default=None)


@section("Kontaktpunkt")
class Contact(Unconfirmed):
    """One way to reach an agency. No windows means the hours are not known; `otherwise` answers outside them."""

    purposes: tuple[Purpose, ...] = said(
        "brukes_til", ListOf(PURPOSE), "Brukes til", "Hva folk skal bruke dette til.", ["råd", "melding"]
    )
    about: str | None = said(
        "om", TEXT, "Om", "Hva dette er, når navnet på instansen ikke er nok.", "Sentralbordet i kommunen", default=None
    )
    phone: PhoneNumber | None = said(
        "telefon", PHONE, "Telefon", "Nummer til tjenesten, aldri til en person.", "35 98 62 00", default=None
    )
    sms: PhoneNumber | None = said(
        "sms", PHONE, "SMS", "Nummer som tar imot tekstmeldinger.", "35 98 62 00", default=None
    )
    on_call: bool = said(
        "vakttelefon",
        YES_NO,
        "Vakttelefon",
        "Ja når mobilnummeret hører til en vakt som flere deler, ikke til en person.",
        "ja",
        default=False,
    )
    email: str | None = said(
        "epost",
        EMAIL,
        "E-post",
        "Felles postkasse. Skriv aldri om barn i e-post.",
        "post@kragero.kommune.no",
        default=None,
    )
    web: str | None = said(
        "nett", URL, "Nettside", "Hele adressen, med https://.", "https://www.bufdir.no/", default=None
    )
    visiting_address: str | None = said(
        "besok", TEXT, "Besøksadresse", "Gate, nummer, postnummer og sted.", "Rådhusgata 5, 3770 Kragerø", default=None
    )
    postal_address: str | None = said(
        "post", TEXT, "Postadresse", "Dit brev sendes.", "Postboks 128, 3791 Kragerø", default=None
    )
    districts: tuple[str, ...] = said(
        "distrikt", ListOf(DISTRICT), "Distrikt", "Bare for disse distriktene. Uten: for alle.", ["kragero"], default=()
    )
    windows: tuple[Window, ...] = said(
        "tider", ListOf(Block(Window)), "Tider", "Når noen svarer. Uten tider er de ikke kjent.", default=()
    )
    special_days: tuple[SpecialDay, ...] = said(
        "unntaksdager", ListOf(Block(SpecialDay)), "Unntaksdager", "Dager med andre tider, eller stengt.", default=()
    )
    otherwise: str | None = said(
        "ellers", AGENCY, "Ellers", "Instansen som svarer utenom tidene.", "barnevernvakt", default=None
    )


@section("For hvem")
class Audience(Record):
    """Whom an agency is for: who, of what ages, and what else holds."""

    who: str = said("hvem", TEXT, "Hvem", "Hvem tilbudet er for.", "Barn og familiene deres")
    ages: Ages | None = said("alder", AGES, "Alder", "Aldersspennet.", "0–18", default=None)
    exceptions: str | None = said(
        "unntak",
        TEXT,
        "Unntak",
        "Hva som gjelder utenom.",
        "Tiltak kan fortsette til 25 år når den unge ønsker det.",
        default=None,
    )


@section("Henvisning")
class Referral(Record):
    """Whether one must be referred to an agency, by whom, and how."""

    needed: bool = said("kreves", YES_NO, "Kreves henvisning?", "ja eller nei.", "ja")
    by: str | None = said(
        "hvem", TEXT, "Hvem henviser", "Hvem som kan henvise.", "Lege, psykolog eller barnevernleder", default=None
    )
    how: str | None = said(
        "hvordan", TEXT, "Hvordan", "Hvordan det gjøres.", "Skriftlig, i posten eller med sikker melding.", default=None
    )


@section("Hva skjer")
class NextEvent(Record):
    """Something that happens after contact; by a statutory deadline (`deadline`, an id) or a local one."""

    what: str = said("hva", TEXT, "Hva", "Det som skjer.", "Meldingen blir gjennomgått")
    deadline: str | None = said(
        "lovfrist",
        STATUTORY,
        "Lovfrist",
        "Fristen i loven, fra content/lovverk.yml.",
        "gjennomga-melding",
        default=None,
    )
    within: Duration | None = said(
        "innen", DURATION, "Innen", "Lokal frist, når loven ikke setter en.", "2 uker", default=None
    )
    counted_from: str | None = said(
        "fra", TEXT, "Regnet fra", "Hendelsen fristen regnes fra.", "henvisningen er mottatt", default=None
    )


@section("Tar imot")
class Receiving(Record):
    """How an agency takes in what is sent to it, and within what time it answers."""

    how: str = said("hvordan", TEXT, "Hvordan", "Hvordan noe sendes hit.", "Digital bekymringsmelding")
    answers_within: Duration | None = said(
        "svarer_innen", DURATION, "Svarer innen", "Når avsenderen får svar.", "3 uker", default=None
    )
    counted_from: str | None = said(
        "fra", TEXT, "Regnet fra", "Hendelsen svarfristen regnes fra.", "meldingen er mottatt", default=None
    )
    deadline: str | None = said(
        "lovfrist", STATUTORY, "Lovfrist", "Svarfristen i loven.", "tilbakemelding-til-melder", default=None
    )
    explanation: str | None = said(
        "forklaring",
        TEXT,
        "Forklaring",
        "Når det ikke finnes noen svarfrist: si det, og hva avsenderen gjør da.",
        "Loven setter ingen frist. Spør hvor lang ventetiden er.",
        default=None,
    )


@section("Instans", thing=Thing.AGENCY)
class Agency(Owned):
    """Who can help: what they answer for, for whom, how one gets in touch, and what happens then.

    The id is the name of the file. `covers` are the municipalities it serves; `law` ids of paragraphs, `forms` of forms.
    """

    id: str
    name: str = shared(NAME, "Vestmar barneverntjeneste")
    short_name: str | None = said(
        "kortnavn", TEXT, "Kortnavn", "Forkortelse eller navnet folk bruker til daglig.", "BUP", default=None
    )
    kind: AgencyKind = said("slag", choice("et slag instans", AgencyKind), "Slag", "Hvem som driver den.", "kommunal")
    summary: str = said(
        "sammendrag",
        TEXT,
        "Sammendrag",
        "Hva instansen gjør, i én setning.",
        "Hjelper barn som ikke har det trygt hjemme.",
    )
    former_names: tuple[str, ...] = shared(FORMER_NAMES, default=())
    other_names: tuple[str, ...] = said(
        "andre_navn", TEXTS, "Andre navn", "Andre ord for det samme.", ["barnevernskontoret"], default=()
    )
    covers: tuple[str, ...] = said(
        "dekker", TEXTS, "Dekker", "Kommunene eller området den dekker.", ["Kragerø", "Drangedal"], default=()
    )
    responsibilities: tuple[str, ...] = said(
        "ansvar", TEXTS, "Ansvar", "Det instansen har ansvar for.", ["Gå gjennom alle bekymringsmeldinger"]
    )
    audience: Audience = said("for_hvem", Block(Audience), "For hvem", "Hvem den er til for.")
    offers: tuple[str, ...] = said(
        "tilbud", TEXTS, "Tilbud", "Hva den kan hjelpe med.", ["Råd og veiledning"], default=()
    )
    who_may_contact: str = said(
        "hvem_kan_kontakte", TEXT, "Hvem kan ta kontakt", "Hvem som kan ringe eller skrive.", "Alle"
    )
    referral: Referral | None = said(
        "henvisning", Block(Referral), "Henvisning", "Om det kreves henvisning.", default=None
    )
    consent: Consent | None = shared(CONSENT, default=None)
    approach: tuple[str, ...] = said(
        "slik_gjor_du",
        TEXTS,
        "Slik gjør du",
        "Steg for steg: slik tar du kontakt.",
        ["Er du i tvil, drøft saken anonymt på telefon først."],
    )
    have_ready: tuple[str, ...] = said(
        "ha_klart", TEXTS, "Ha klart", "Det du bør ha foran deg.", ["Hva du har sett, med dato"], default=()
    )
    what_happens: tuple[NextEvent, ...] = said(
        "hva_skjer", ListOf(Block(NextEvent)), "Hva skjer videre", "Det som skjer etterpå, og når.", default=()
    )
    receiving: Receiving | None = said(
        "tar_imot",
        Block(Receiving),
        "Tar imot",
        "Hvordan instansen tar imot det andre sender, og når den svarer.",
        default=None,
    )
    law: tuple[str, ...] = shared(LAWS, default=())
    contacts: tuple[Contact, ...] = said(
        "kontakt",
        ListOf(Block(Contact)),
        "Kontakt",
        "Telefon, e-post og adresse, med tider.",
        policy=Policy.LOCAL,
    )
    forms: tuple[str, ...] = shared(FORMS, default=())
    keywords: tuple[str, ...] = shared(KEYWORDS, default=())

    @property
    def title(self) -> str:
        """The name in lists, with its abbreviation: «Pedagogisk-psykologisk tjeneste (PPT)»."""
        if not self.short_name or self.short_name.lower() in self.name.lower():
            return self.name
        return f"{self.name} ({self.short_name})"
