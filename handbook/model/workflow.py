"""workflows/<id>.yml: who does what, how, with which tools, by when, and where it leads."""

from __future__ import annotations

from handbook.dictionary.field import Block, ListOf, OneOrMore, Policy, said, section, shared
from handbook.dictionary.kinds import DURATION, ID, TEXT, TEXTS, choice
from handbook.model.choices import Basis, Naming, ParentsPart, Together, Urgency
from handbook.model.record import Owned, Record, Unconfirmed
from handbook.model.shared import (
    AGENCY,
    CONSENT,
    FORM,
    KEYWORDS,
    LAW,
    LAWS,
    LEVEL,
    NAME,
    PARTY,
    STATUTORY,
    STEP,
    THEME,
    WARNING,
    WORKPLACE,
    Consent,
    StepContact,
)
from handbook.model.things import Thing
from handbook.values import Duration


@section("Hvis fristen ryker")
class Escalation(Record):
    """What happens when a deadline is missed: whom to tell (a role or an agency), and what they do."""

    tell: str = said("varsle", PARTY, "Varsle", "Hvem som skal få vite det.", "leder")
    action: str = said("gjor", TEXT, "Gjør", "Hva de gjør.", "Lederen ringer barnevernvakta før dagen er slutt.")


@section("Frist")
class Deadline(Unconfirmed):
    """`within` counted from an event in words; `statutory` is the id of the legal deadline it keeps."""

    within: Duration | None = said(
        "innen", DURATION, "Innen", "Hvor lang tid.", "7 dager", default=None, policy=Policy.STRICTER
    )
    counted_from: str | None = said(
        "fra",
        TEXT,
        "Regnet fra",
        "Hendelsen fristen regnes fra. Bruk samme ord som i lovverk.yml når fristen bygger på loven.",
        "meldingen er mottatt",
        default=None,
    )
    statutory: str | None = said(
        "lovfrist",
        STATUTORY,
        "Lovfrist",
        "Fristen i loven. Står den alene, gjelder lovens tid og hendelse.",
        "gjennomga-melding",
        default=None,
    )
    law: tuple[str, ...] = said(
        "hjemmel", ListOf(LAW), "Hjemmel", "Paragrafer uten en frist i dager.", ["barnehageloven-42"], default=()
    )
    if_missed: Escalation | None = said(
        "brutt", Block(Escalation), "Hvis fristen ryker", "Hvem som varsles, og hva de gjør.", default=None
    )


@section("Deling")
class Sharing(Record):
    """Information that leaves the service: to whom, about whom (navngitt/anonymt), and by what right."""

    recipients: tuple[str, ...] = said("med", ListOf(AGENCY), "Med", "Hvem som får opplysningene.", ["ppt"])
    about: Naming = said("om", choice("en måte å dele på", Naming), "Om", "navngitt eller anonymt.", "navngitt")
    what: str | None = said(
        "hva", TEXT, "Hva", "Hvilke opplysninger.", "Henvisning med pedagogisk rapport", default=None
    )
    basis: Basis | None = said(
        "grunnlag",
        choice("et grunnlag", Basis),
        "Grunnlag",
        "Hva som gir lov til å dele når barnet har navn.",
        "samtykke",
        default=None,
    )
    law: tuple[str, ...] = shared(LAWS, default=())


@section("Utfall", one_of=("videre_til", "niva", "slutt"))
class Outcome(Record):
    """A named way on: to a step, a workflow or «workflow/steg» (`goto`), to a level, or an end."""

    condition: str = said("hvis", TEXT, "Hvis", "Navnet på utfallet.", "Akutt fare")
    goto: str | None = said(
        "videre_til",
        STEP,
        "Videre til",
        "Steget, prosedyren eller «prosedyre/steg» det fører til.",
        "akutt-fare",
        default=None,
    )
    level: str | None = said(
        "niva", LEVEL, "Til nivå", "Nivået saken går til, når flere prosedyrer kan passe.", "2", default=None
    )
    end: str | None = said(
        "slutt",
        TEXT,
        "Slutt",
        "Hva som gjøres når det slutter her.",
        "Skriv hva som ble avklart, og av hvem.",
        default=None,
    )


@section("Steg", one_of=("neste", "utfall"), thing=Thing.STEP)
class Step(Unconfirmed):
    """One step of a workflow: who does what, how, with which tools, by when, and the ways on from there.

    `responsible` (of several, `together` says how), `takes_part`, `may_take_part` and `informed` are ids of roles or agencies, `tools` of forms, `warning` of a standing
    warning. Either `next` (the only way on) or two to five `outcomes`. `level` where it is not the workflow's.
    """

    id: str = said("id", ID, "Id", "Kort navn som andre steg viser til.", "sikre")
    name: str = said("navn", TEXT, "Navn", "Hva som skal gjøres, med verb først.", "Sørg for at barnet er trygt nå")
    level: str | None = said(
        "niva", LEVEL, "Nivå", "Nivået steget hører til, når det er et annet enn prosedyrens.", "1", default=None
    )
    responsible: tuple[str, ...] = said(
        "ansvarlig",
        OneOrMore(PARTY),
        "Ansvarlig",
        "Rollen eller instansen som gjør steget. Er det flere, skriv dem i klammer og si hvordan med «ansvarlig_er».",
        "den-som-oppdager",
    )
    together: Together | None = said(
        "ansvarlig_er",
        choice("et svar", Together),
        "Ansvarlig er",
        "Når flere er ansvarlige: om det er en av dem, begge eller alle som skal gjøre steget.",
        "en av",
        default=None,
    )
    takes_part: tuple[str, ...] = said(
        "medvirker", ListOf(PARTY), "Medvirker", "Andre som er med.", ["leder"], default=()
    )
    may_take_part: tuple[str, ...] = said(
        "kan_medvirke", ListOf(PARTY), "Kan medvirke", "Andre som kan være med når det trengs.", ["ppt"], default=()
    )
    informed: tuple[str, ...] = said(
        "informeres", ListOf(PARTY), "Informeres", "Andre som skal få vite det.", ["leder"], default=()
    )
    what: tuple[str, ...] = said(
        "hva", TEXTS, "Hva", "Det som gjøres, ett punkt per linje.", ["Bli hos barnet til det er trygt."]
    )
    how: tuple[str, ...] = said(
        "hvordan", TEXTS, "Hvordan", "Hvordan det gjøres.", ["Noter ordrett hva barnet sier."], default=()
    )
    tools: tuple[str, ...] = said(
        "verktoy", ListOf(FORM), "Verktøy", "Skjema og verktøy i dette steget.", ["undringsnotat"], default=()
    )
    question: str | None = said(
        "sporsmal",
        TEXT,
        "Spørsmål",
        "Spørsmålet som avgjør veien videre.",
        "Er barnet i fare akkurat nå?",
        default=None,
    )
    contacts: tuple[StepContact, ...] = said(
        "kontakter", ListOf(Block(StepContact)), "Kontakter", "Instanser som kontaktes i dette steget.", default=()
    )
    parents: ParentsPart | None = said(
        "foreldre",
        choice("et svar", ParentsPart),
        "Foreldre",
        "Skriv informeres eller deltar når foreldrene får vite eller er med i dette steget.",
        "informeres",
        default=None,
    )
    parents_are_help: str | None = said(
        "foreldre_er_hjelpen",
        TEXT,
        "Foreldrene er hjelpen",
        "Hvorfor foreldrene kan få vite det uten at barnevernet eller politiet er kontaktet først. Skrives på siden.",
        "Ingen hjemme er mistenkt, og barnet trenger foreldrene sine nå.",
        default=None,
    )
    sharing: tuple[Sharing, ...] = said(
        "deling", ListOf(Block(Sharing)), "Deling", "Opplysninger som går ut av tjenesten.", default=()
    )
    consent: Consent | None = shared(CONSENT, default=None)
    documentation: tuple[str, ...] = said(
        "dokumentasjon",
        TEXTS,
        "Dokumentasjon",
        "Hva som skrives ned, og hvor.",
        ["Skriv dato, klokkeslett og hva du så."],
        default=(),
    )
    deadline: Deadline | None = said("frist", Block(Deadline), "Frist", "Når steget skal være gjort.", default=None)
    warning: str | None = said(
        "advarsel", WARNING, "Advarsel", "Fast advarsel som gjelder her.", "ikke-varsle-foreldre", default=None
    )
    law: tuple[str, ...] = shared(LAWS, default=())
    next: str | None = said(
        "neste", STEP, "Neste", "Det neste steget, når det bare er én vei videre.", "drofte", default=None
    )
    outcomes: tuple[Outcome, ...] = said(
        "utfall", ListOf(Block(Outcome)), "Utfall", "To til fem navngitte veier videre.", default=()
    )


@section("Prosedyre", thing=Thing.WORKFLOW)
class Workflow(Owned):
    """A procedure: when it is used, how fast it must go, and its steps, the first of which begins it.

    `workplaces` and `themes` are ids in handbok.yml; `when` and `not_when` are situations, one a line. No `level` where the
    steps are on several. `law` holds ids of paragraphs.
    """

    id: str
    name: str = shared(NAME, "Mistanke om vold eller overgrep")
    sign: str | None = said(
        "tegn",
        TEXT,
        "Tegn",
        "Det du ser, med få ord: slik prosedyren heter på startsiden når det haster. Uten: navnet på den.",
        "Ingen henter barnet",
        default=None,
    )
    purpose: str = said("hensikt", TEXT, "Hensikt", "Hva prosedyren skal sikre.", "Barnet er trygt.")
    level: str | None = said(
        "niva", LEVEL, "Nivå", "Nivået i handboka. Utelates når stegene har ulike nivå.", "3", default=None
    )
    urgency: Urgency = said(
        "hastegrad", choice("en hastegrad", Urgency), "Hastegrad", "Hvor fort det må gå.", "samme dag"
    )
    workplaces: tuple[str, ...] = said(
        "gjelder", ListOf(WORKPLACE), "Gjelder", "Arbeidsstedene prosedyren gjelder for.", ["barnehage"]
    )
    themes: tuple[str, ...] = said("tema", ListOf(THEME), "Tema", "Hva den handler om.", ["vold"], default=())
    audience: str | None = said(
        "for_hvem", TEXT, "For hvem", "Barna eller familiene den handler om.", "Barn 0–18 år", default=None
    )
    when: tuple[str, ...] = said("nar", TEXTS, "Når", "Når prosedyren skal brukes.", ["Et barn forteller om vold"])
    not_when: tuple[str, ...] = said(
        "ikke_nar",
        TEXTS,
        "Ikke når",
        "Når en annen prosedyre gjelder i stedet.",
        ["Barnet er i fare nå: bruk «Akutt fare»"],
        default=(),
    )
    warning: str | None = said(
        "advarsel", WARNING, "Advarsel", "Fast advarsel øverst på siden.", "ikke-varsle-foreldre", default=None
    )
    steps: tuple[Step, ...] = said("steg", ListOf(Block(Step)), "Steg", "Stegene, i den rekkefølgen de vanligvis tas.")
    law: tuple[str, ...] = shared(LAWS, default=())
    keywords: tuple[str, ...] = shared(KEYWORDS, default=())
