"""content/lovverk.yml and lovendringer.yml: the law in our own words, its deadlines and events, and what changes it."""

from __future__ import annotations

from datetime import date

from handbook.dictionary.field import Block, ListOf, said, section
from handbook.dictionary.kinds import (
    DATE,
    DURATION,
    ID,
    LAW_NUMBER,
    PARAGRAPH,
    TEXT,
    TEXTS,
    URL,
    choice,
)
from handbook.model.choices import Basis
from handbook.model.record import Record, Unconfirmed
from handbook.model.shared import (
    ACT,
    EVENT,
    LAW,
)
from handbook.model.things import Thing
from handbook.values import Duration, LawNumber


@section("Lest til")
class ReadTo(Record):
    """The amending act up to which a text was read. `in_force` matters more than the number: an act of 2025 may come
    into force after one of 2026."""

    by: LawNumber = said(
        "endringslov",
        LAW_NUMBER,
        "Endringslov",
        "Den siste endringsloven som er lest. Lovdata skriver den øverst i loven, ved «Sist endret».",
        "LOV-2026-06-19-35",
    )
    in_force: date = said("i_kraft", DATE, "I kraft", "Datoen da den trådte i kraft.", "2026-06-19")


@section("Paragraf", thing=Thing.PARAGRAPH)
class Paragraph(Unconfirmed):
    """A paragraph in our own words. `id` is «<act>-<number>», as in barnevernsloven-13-2."""

    id: str = ""
    number: str = said("nummer", PARAGRAPH, "Nummer", "Paragrafens nummer, uten §-tegn.", "13-2")
    title: str = said("tittel", TEXT, "Tittel", "Hva paragrafen handler om.", "Meldeplikt til barnevernet")
    summary: str = said(
        "sammendrag",
        TEXT,
        "Sammendrag",
        "Hva den sier, med våre egne ord.",
        "Offentlig ansatte skal melde fra når det er grunn til å tro at et barn blir mishandlet.",
    )
    gives: tuple[Basis, ...] = said(
        "gir_grunnlag",
        ListOf(choice("et grunnlag", Basis)),
        "Gir grunnlag for",
        "Hva paragrafen gir lov til å dele etter. Utelates når det går fram av tittelen og sammendraget.",
        ["meldeplikt"],
        default=(),
    )
    verify_every: Duration | None = said(
        "kontrolleres_hver",
        DURATION,
        "Kontrolleres hver",
        "Når ikke lovens intervall gjelder.",
        "12 måneder",
        default=None,
    )
    read_to: ReadTo | None = said(
        "lest_til",
        Block(ReadTo),
        "Lest til",
        "Når bare denne paragrafen er lest mot en nyere endringslov enn resten av loven.",
        default=None,
    )

    @staticmethod
    def make_id(act: str, number: str) -> str:
        """The id of a paragraph: («helsepersonelloven», «10 a») → «helsepersonelloven-10a»."""
        return f"{act}-{number.lower().replace('§', '').replace(' ', '')}"


@section("Lov", thing=Thing.ACT)
class Act(Record):
    """`lovdata` is the citation id, as in LOV-2021-06-18-97."""

    id: str = said(
        "id", ID, "Id", "Kort navn. Paragrafens id blir lov-nummer, som barnevernsloven-13-2.", "barnevernsloven"
    )
    name: str = said("navn", TEXT, "Navn", "Lovens tittel.", "Lov om barnevern")
    short_name: str = said("kortnavn", TEXT, "Kortnavn", "Slik loven siteres.", "barnevernsloven")
    abbreviation: str | None = said("forkortelse", TEXT, "Forkortelse", "Vanlig forkortelse.", "bvl.", default=None)
    lovdata: str = said("lovdata", TEXT, "Lovdata-id", "Id-en i Lovdata.", "LOV-2021-06-18-97")
    url: str = said(
        "nett", URL, "Nettadresse", "Adressen til loven hos Lovdata.", "https://lovdata.no/lov/2021-06-18-97"
    )
    verified_on: date | None = said(
        "sist_kontrollert",
        DATE,
        "Sist kontrollert",
        "Da paragrafene sist ble lest mot loven.",
        "2026-11-21",
        default=None,
    )
    verify_every: Duration | None = said(
        "kontrolleres_hver",
        DURATION,
        "Kontrolleres hver",
        "Hvor ofte loven skal leses på nytt.",
        "12 måneder",
        default=None,
    )
    sources: tuple[str, ...] = said(
        "kilde", TEXTS, "Kilde", "Hvor lovteksten ble lest.", ["Lovdatas åpne data, 2. juli 2026"], default=()
    )
    read_to: ReadTo | None = said(
        "lest_til",
        Block(ReadTo),
        "Lest til",
        "Den siste endringsloven som er lest, og da den trådte i kraft. Er du ikke sikker, skriver du ingenting.",
        default=None,
    )
    paragraphs: tuple[Paragraph, ...] = said(
        "paragrafer", ListOf(Block(Paragraph)), "Paragrafer", "Paragrafene håndboka bruker."
    )


@section("Lovfrist", thing=Thing.DEADLINE)
class StatutoryDeadline(Unconfirmed):
    """A deadline that the law sets: what, by whom, within what time of which event."""

    id: str = said("id", ID, "Id", "Kort navn som steg og instanser viser til.", "gjennomga-melding")
    paragraph: str = said("paragraf", LAW, "Paragraf", "Paragrafen som setter fristen.", "barnevernsloven-2-1")
    what: str = said("hva", TEXT, "Hva", "Det som skal være gjort.", "Meldingen er gjennomgått")
    within: Duration = said("innen", DURATION, "Innen", "Hvor lang tid.", "1 uke")
    counted_from: str = said("fra", TEXT, "Regnet fra", "Hendelsen fristen regnes fra.", "meldingen er mottatt")
    who: str | None = said("hvem", TEXT, "Hvem", "Hvem fristen gjelder for.", "Barnevernstjenesten", default=None)
    remark: str | None = said(
        "merknad", TEXT, "Merknad", "Unntak og presiseringer.", "Kan forlenges i særlige tilfeller.", default=None
    )


@section("Hendelse", thing=Thing.EVENT)
class Event(Record):
    """Something that deadlines are counted from, with the other words that people have for it. `after` are the events
    it comes after: a deadline that is counted from one of those begins earlier."""

    id: str = said("id", ID, "Id", "Kort navn.", "melding-mottatt")
    name: str = said("navn", TEXT, "Navn", "Hendelsen, slik den står etter «fra».", "meldingen er mottatt")
    other_names: tuple[str, ...] = said(
        "andre_navn", TEXTS, "Andre navn", "Andre ord for det samme.", ["barnevernet har fått meldingen"], default=()
    )
    after: tuple[str, ...] = said(
        "etter", ListOf(EVENT), "Etter", "Hendelsene som alltid kommer før denne.", ["melding-sendt"], default=()
    )


@section("Utgått henvisning")
class FormerCitation(Record):
    """A paragraph that no longer holds: how it was cited, and the id of what replaced it."""

    citation: str = said(
        "henvisning", TEXT, "Henvisning", "Slik den gamle paragrafen ble sitert.", "barnehageloven § 22"
    )
    replaced_by: tuple[str, ...] = said(
        "erstattet_av", ListOf(LAW), "Erstattet av", "Paragrafene som gjelder nå.", ["barnehageloven-46"]
    )
    remark: str | None = said(
        "merknad", TEXT, "Merknad", "Hva som ble endret, og når.", "Ny nummerering.", default=None
    )


@section("Utgått ord")
class FormerName(Record):
    """A word that went out of use, and today's word. `except_in` lists contexts where it is still right."""

    word: str = said("ord", TEXT, "Ord", "Ordet som er gått ut.", "helsesøster")
    now: str = said("na", TEXT, "Nå", "Ordet som gjelder.", "helsesykepleier")
    remark: str | None = said(
        "merknad",
        TEXT,
        "Merknad",
        "Når det gamle ordet likevel er riktig.",
        "I barnehage heter det fortsatt …",
        default=None,
    )


@section("Lovverk")
class LawRegister(Record):
    """The acts and paragraphs the handbook rests on, the deadlines they set, and what has gone out of use."""

    acts: tuple[Act, ...] = said("lover", ListOf(Block(Act)), "Lover", "Lovene, med paragrafene håndboka bruker.")
    deadlines: tuple[StatutoryDeadline, ...] = said(
        "frister", ListOf(Block(StatutoryDeadline)), "Frister", "Fristene som lovene setter.", default=()
    )
    events: tuple[Event, ...] = said(
        "hendelser",
        ListOf(Block(Event)),
        "Hendelser",
        "Hendelsene som fristene regnes fra. Da ser kontrollen hva som kommer først, og at ulike ord er det samme.",
        default=(),
    )
    former_citations: tuple[FormerCitation, ...] = said(
        "utgatte_henvisninger",
        ListOf(Block(FormerCitation)),
        "Utgåtte henvisninger",
        "Paragrafer som ikke gjelder lenger, og hva som erstattet dem.",
        default=(),
    )
    former_names: tuple[FormerName, ...] = said(
        "utgatte_ord", ListOf(Block(FormerName)), "Utgåtte ord", "Ord som er gått ut, og dagens ord.", default=()
    )


@section("Lovendring")
class Amendment(Unconfirmed):
    """An act that changes another. Without `in_force` it is decided and not in force; without `paragraphs` it may
    touch any of them. One that comes into force on several days is several."""

    act: str = said("lov", ACT, "Lov", "Loven som blir endret.", "barnevernsloven")
    by: LawNumber = said("endringslov", LAW_NUMBER, "Endringslov", "Loven som gjør endringen.", "LOV-2026-06-19-35")
    in_force: date | None = said(
        "i_kraft",
        DATE,
        "I kraft",
        "Datoen endringen gjelder fra. La feltet være når den er vedtatt, og ingen har bestemt datoen.",
        "2026-06-19",
        default=None,
    )
    paragraphs: tuple[str, ...] = said(
        "paragrafer",
        TEXTS,
        "Paragrafer",
        "Numrene på paragrafene den endrer. Uten numre kan den gjelde alle.",
        ["3-2", "4-4"],
        default=(),
    )
    about: str = said("om", TEXT, "Om", "Hva som blir endret, i én setning.", "Opphold på institusjon kan vare lenger.")


@section("Lovendringer")
class Amendments(Record):
    """What changes the acts of the register: in force, coming, or decided only."""

    items: tuple[Amendment, ...] = said(
        "lovendringer", ListOf(Block(Amendment)), "Lovendringer", "Lovene som endrer lovene i content/lovverk.yml."
    )
