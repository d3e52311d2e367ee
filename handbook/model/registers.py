"""The registers under content/: words, forms, meetings, measures, synonyms, the guide, and pages."""

from __future__ import annotations

from datetime import date

from handbook.dictionary.field import Block, ListOf, said, section, shared
from handbook.dictionary.kinds import (
    AGES,
    ARTICLE_KEY,
    ARTICLE_NUMBER,
    ARTICLE_RANGE,
    DATE,
    DOCUMENT,
    DURATION,
    ID,
    LANGUAGE,
    TEXT,
    TEXTS,
    URL,
    YES_NO,
    choice,
    whole_number,
)
from handbook.model.choices import Chapter, FormFieldKind, FormFormat, Handling, MeetingSubject, Purpose, Readers, Sign
from handbook.model.record import Owned, Record, Unconfirmed
from handbook.model.shared import (
    AGENCY,
    CONSENT,
    FORM,
    FORMS,
    KEYWORDS,
    LAWS,
    LEVEL,
    NAME,
    PAGE,
    PARTY,
    PURPOSE,
    QUESTION,
    ROLE,
    STEP,
    STEP_OF,
    THEME,
    WORD,
    WORKFLOW,
    WORKPLACE,
    Consent,
)
from handbook.model.things import Thing
from handbook.values import Ages, ArticleNumber, ArticleRange, Duration

MINUTES = whole_number("et antall minutter", 1, 600)
LINES = whole_number("et antall linjer", 1, 60)
MONTH = whole_number("en måned", 1, 12)
ORDER = whole_number("en plass", 0, 9999)


@section("Ord", thing=Thing.WORD)
class Word(Unconfirmed):
    """A word that is explained; `id` is made of the word."""

    id: str = said("id", ID, "Id", "Kort navn som andre ord viser til.", "undring")
    word: str = said("ord", TEXT, "Ord", "Ordet som forklares.", "undring")
    explanation: str = said(
        "forklaring",
        TEXT,
        "Forklaring",
        "Forklaringen, i én eller to setninger.",
        "Du har sett eller hørt noe som gjør at du stusser.",
    )
    abbreviation: str | None = said("forkortelse", TEXT, "Forkortelse", "Forkortelsen.", "IP", default=None)
    synonyms: tuple[str, ...] = said("synonymer", TEXTS, "Synonymer", "Andre ord for det samme.", ["uro"], default=())
    see: tuple[str, ...] = said(
        "se", ListOf(WORD), "Se også", "Andre ord som henger sammen med dette.", ["bekymring"], default=()
    )
    law: tuple[str, ...] = shared(LAWS, default=())
    agency: str | None = said("instans", AGENCY, "Instans", "Instansen ordet er navnet på.", "ppt", default=None)


@section("Ordliste")
class Glossary(Record):
    """The words that are explained."""

    words: tuple[Word, ...] = said("ordliste", ListOf(Block(Word)), "Ordliste", "Ordene som forklares.")


@section("Felt")
class FormField(Record):
    """A field to fill in. `kind` is linje, linjer, avkryssing, dato, underskrift or tabell."""

    kind: FormFieldKind = said("slag", choice("et slag felt", FormFieldKind), "Slag", "Hva slags felt.", "linjer")
    label: str = said("navn", TEXT, "Navn", "Ledeteksten.", "Hva så du?")
    help: str | None = said(
        "hjelp", TEXT, "Hjelp", "En kort forklaring.", "Skriv hva som skjedde, ikke hva du tror.", default=None
    )
    lines: int | None = said(
        "linjer", LINES, "Linjer", "Antall linjer å skrive på, eller rader i tabellen.", "5", default=None
    )
    choices: tuple[str, ...] = said("valg", TEXTS, "Valg", "Det som kan krysses av.", ["Ja", "Nei"], default=())
    columns: tuple[str, ...] = said(
        "kolonner", TEXTS, "Kolonner", "Overskriftene i en tabell.", ["Hva", "Hvem", "Når"], default=()
    )


@section("Del")
class FormPart(Record):
    """A part of a form, under a heading."""

    title: str = said("overskrift", TEXT, "Overskrift", "Delens overskrift.", "Det du har sett og hørt")
    help: str | None = said("hjelp", TEXT, "Hjelp", "En kort forklaring.", "Skriv så snart du kan.", default=None)
    fields: tuple[FormField, ...] = said("felt", ListOf(Block(FormField)), "Felt", "Feltene som fylles ut.")


@section("Skjema", thing=Thing.FORM)
class Form(Owned):
    """A form or tool: printed from its parts, or kept elsewhere (`link`)."""

    id: str
    name: str = shared(NAME, "Undringsnotat")
    purpose: str = said("formal", TEXT, "Formål", "Hva skjemaet er til.", "Skriv ned det du stusser over.")
    format: FormFormat = said(
        "format",
        choice("et format", FormFormat),
        "Format",
        "papir når skjemaet skrives ut herfra, nettside når det ligger et annet sted.",
        "papir",
    )
    used_by: tuple[str, ...] = said(
        "brukes_av", ListOf(PARTY), "Brukes av", "Roller og instanser som bruker det.", ["den-som-oppdager"], default=()
    )
    when: str | None = said("nar", TEXT, "Når", "Når det brukes.", "Samme dag som du stusser.", default=None)
    storage: str | None = said(
        "oppbevaring",
        TEXT,
        "Oppbevaring",
        "Hvor det utfylte skjemaet skal være.",
        "I barnets mappe hos tjenesten.",
        default=None,
    )
    link: str | None = said(
        "lenke", URL, "Lenke", "Adressen til et nettskjema.", "https://www.bufdir.no/", default=None
    )
    file: str | None = said(
        "fil", DOCUMENT, "Fil", "Filen i content/skjema når skjemaet er et dokument.", "samtykke.docx", default=None
    )
    parts: tuple[FormPart, ...] = said(
        "deler", ListOf(Block(FormPart)), "Deler", "Delene i et skjema som skrives ut herfra.", default=()
    )
    law: tuple[str, ...] = shared(LAWS, default=())
    keywords: tuple[str, ...] = shared(KEYWORDS, default=())


@section("Sak")
class AgendaItem(Record):
    """An item of a meeting. What isn't said is decided in the meeting: the booklet has boxes and lines for it."""

    what: str = said("sak", TEXT, "Sak", "Hva saken er.", "Drøfte undring anonymt")
    handling: Handling | None = said(
        "slag",
        choice("et slag sak", Handling),
        "Slag",
        "Om saken skal drøftes, om noe skal bestemmes, eller om noen orienterer.",
        "drøfte",
        default=None,
    )
    presenter: str | None = said(
        "legger_fram", PARTY, "Legger fram", "Rollen eller instansen som legger fram saken.", "styrer", default=None
    )
    minutes: int | None = said("minutter", MINUTES, "Minutter", "Hvor mange minutter saken får.", "20", default=None)


@section("Møte", thing=Thing.MEETING)
class Meeting(Owned):
    """A fixed meeting point, or the meeting that a step of a procedure is (`step`): how often, in which months (1–12),
    who calls it, who must and who may take part, what about."""

    id: str = said("id", ID, "Id", "Kort navn på møtet.", "barnehage-barnevern")
    name: str = shared(NAME, "Møte mellom barnehage og barnevern")
    rhythm: str = said("rytme", TEXT, "Rytme", "Hvor ofte.", "To ganger i året")
    months: tuple[int, ...] = said(
        "maneder", ListOf(MONTH), "Måneder", "Månedene møtet holdes i, 1–12.", ["3", "10"], default=()
    )
    purpose: str = said(
        "hensikt", TEXT, "Hensikt", "Hvorfor møtet finnes.", "Barnehagen og barnevernet kjenner hverandre."
    )
    convened_by: str = said("innkaller", PARTY, "Innkaller", "Hvem som kaller inn.", "styrer")
    participants: tuple[str, ...] = said(
        "deltar", ListOf(PARTY), "Deltar", "Hvem som må være med.", ["barnehage", "barnevernstjenesten"]
    )
    may_attend: tuple[str, ...] = said(
        "kan_delta", ListOf(PARTY), "Kan delta", "Andre som kan være med.", ["foreldre"], default=()
    )
    subject: MeetingSubject = said(
        "gjelder",
        choice("et svar", MeetingSubject),
        "Gjelder",
        "barn når barn blir drøftet, også anonymt. Da har møteheftet samtykke og sjekk. system når møtet handler om samarbeidet, og ingen barn blir nevnt.",
        "barn",
        default=MeetingSubject.CHILD,
    )
    step: str | None = said(
        "steg",
        STEP_OF,
        "Steg",
        "«prosedyre/steg» når møtet er et steg i en prosedyre.",
        "tverrfaglig-mote/hold-motet",
        default=None,
    )
    duration: int | None = said("varighet", MINUTES, "Varighet", "Hvor mange minutter møtet varer.", "60", default=None)
    writer: str | None = said("referent", PARTY, "Skriver", "Hvem som skriver referatet.", "styrer", default=None)
    decides: str | None = said(
        "beslutter", PARTY, "Bestemmer", "Hvem som bestemmer når dere er uenige.", "leder", default=None
    )
    notice: Duration | None = said(
        "innkalling_innen",
        DURATION,
        "Innkalling innen",
        "Hvor lenge før møtet innkallingen skal være sendt.",
        "2 uker",
        default=None,
    )
    minutes_kept: str | None = said(
        "referat_lagres", TEXT, "Referatet lagres", "Hvor referatet skal være.", "I barnets mappe.", default=None
    )
    topics: tuple[AgendaItem, ...] = said(
        "saker", ListOf(Block(AgendaItem)), "Saker", "Sakene, i den rekkefølgen de tas.", default=()
    )
    consent: Consent | None = shared(CONSENT, default=None)
    without_consent: str | None = said(
        "uten_samtykke",
        FORM,
        "Uten samtykke",
        "Skjemaet med det alle må kunne krysse av før et barn drøftes uten samtykke. Møteheftet har de første avkryssingene i det.",
        "drofting-anonym",
        default=None,
    )
    forms: tuple[str, ...] = shared(FORMS, default=())
    workflows: tuple[str, ...] = said(
        "prosedyrer", ListOf(WORKFLOW), "Prosedyrer", "Prosedyrer møtet hører til.", ["faste-motepunkter"], default=()
    )
    law: tuple[str, ...] = shared(LAWS, default=())
    keywords: tuple[str, ...] = shared(KEYWORDS, default=())


@section("Møteplan")
class MeetingPlan(Record):
    """The fixed meetings of the year."""

    meetings: tuple[Meeting, ...] = said("moter", ListOf(Block(Meeting)), "Møter", "Årets faste møter.")


@section("Tiltak", thing=Thing.MEASURE)
class Measure(Owned):
    """A measure (tiltak) that a service can put in."""

    id: str
    name: str = shared(NAME, "Foreldreveiledning")
    summary: str = said("sammendrag", TEXT, "Sammendrag", "Hva tiltaket er, i én setning.", "Foreldre får råd hjemme.")
    agencies: tuple[str, ...] = said("instanser", ListOf(AGENCY), "Instanser", "Hvem som tilbyr det.", ["helsestasjon"])
    audience: str | None = said(
        "for_hvem", TEXT, "For hvem", "Hvem tiltaket er for.", "Foreldre med små barn", default=None
    )
    ages: Ages | None = said("alder", AGES, "Alder", "Barnas alder.", "0–6", default=None)
    level: str | None = said("niva", LEVEL, "Nivå", "Nivået tiltaket hører til.", "1", default=None)
    offers: tuple[str, ...] = said("innhold", TEXTS, "Innhold", "Hva det går ut på.", ["Fem samtaler"], default=())
    how_to_get: tuple[str, ...] = said(
        "slik_far_du", TEXTS, "Slik får du det", "Hva en ansatt eller forelder gjør.", ["Ring helsestasjonen"]
    )
    consent: Consent | None = shared(CONSENT, default=None)
    duration: str | None = said("varighet", TEXT, "Varighet", "Hvor lenge det varer.", "Etter avtale", default=None)
    themes: tuple[str, ...] = said("tema", ListOf(THEME), "Tema", "Hva det handler om.", ["rus"], default=())
    law: tuple[str, ...] = shared(LAWS, default=())
    forms: tuple[str, ...] = shared(FORMS, default=())
    keywords: tuple[str, ...] = shared(KEYWORDS, default=())


@section("Synonymgruppe")
class SynonymGroup(Record):
    """A concept: words and phrases that mean the same when somebody searches, in any language."""

    words: tuple[str, ...] = said(
        "ord", TEXTS, "Ord", "Ord som betyr det samme når noen søker.", ["helsesøster", "helsesykepleier"]
    )
    source: str | None = said("kilde", TEXT, "Kilde", "Hvor ordene er hentet fra.", "Los, ord/barnevern", default=None)
    workflows: tuple[str, ...] = said(
        "prosedyrer", ListOf(WORKFLOW), "Prosedyrer", "Prosedyrene ordene fører til.", ["akutt-fare"], default=()
    )
    agencies: tuple[str, ...] = said(
        "instanser", ListOf(AGENCY), "Instanser", "Instansene ordene fører til.", ["helsestasjon"], default=()
    )
    pages: tuple[str, ...] = said("sider", ListOf(PAGE), "Sider", "Sidene ordene fører til.", ["samtykke"], default=())
    forms: tuple[str, ...] = shared(FORMS, default=())

    @property
    def leads(self) -> tuple[str, ...]:
        """The keys of the pages that the words lead to: «prosedyre:akutt-fare»."""
        found = {"prosedyre": self.workflows, "instans": self.agencies, "side": self.pages, "skjema": self.forms}
        return tuple(f"{kind}:{id}" for kind, ids in found.items() for id in ids)


@section("Faretegn")
class DangerSign(Record):
    """The words of one sign of danger. Which signs together tell of danger is decided by the search."""

    sign: Sign = said("tegn", choice("et faretegn", Sign), "Tegn", "Hva ordene forteller om.", "voksen")
    words: tuple[str, ...] = said(
        "ord", TEXTS, "Ord", "Ordene. Av verb infinitiv, og det som bøyes uregelmessig.", ["mamma", "onkel", "stefar"]
    )


@section("Synonymer")
class Synonyms(Record):
    """Words that mean the same in search, and phrases of danger that pin the acute procedure on top."""

    groups: tuple[SynonymGroup, ...] = said(
        "grupper", ListOf(Block(SynonymGroup)), "Grupper", "Grupper av ord som betyr det samme."
    )
    danger: tuple[str, ...] = said(
        "fare",
        TEXTS,
        "Fare",
        "Ord og vendinger som betyr fare alene. De setter «Kan barnet være i fare nå?» øverst i søket.",
        ["selvmord", "redd for å gå hjem"],
        default=(),
    )
    signs: tuple[DangerSign, ...] = said(
        "faretegn",
        ListOf(Block(DangerSign)),
        "Faretegn",
        "Ord som betyr fare sammen: hvem, gjør hva, mot hvem. Ett av dem alene sier ingenting.",
        default=(),
    )


@section("Svar", one_of=("sporsmal", "prosedyre"))
class Answer(Record):
    """An answer leads to a question, or to a workflow («id» or «id/steg») with an agency to contact."""

    text: str = said("tekst", TEXT, "Tekst", "Svaret, slik en ansatt ville sagt det.", "Barnet er i fare nå")
    help: str | None = said(
        "hjelp", TEXT, "Hjelp", "En kort forklaring.", "Skade, trusler, eller barnet tør ikke gå hjem.", default=None
    )
    question: str | None = said("sporsmal", QUESTION, "Spørsmål", "Neste spørsmål.", "hva-har-du-sett", default=None)
    workflow: str | None = said(
        "prosedyre",
        STEP,
        "Prosedyre",
        "Prosedyren eller «prosedyre/steg» svaret fører til.",
        "akutt-fare",
        default=None,
    )
    agency: str | None = said("ring", AGENCY, "Ring", "Instansen å ringe.", "politi", default=None)
    purpose: Purpose | None = said("brukes_til", PURPOSE, "Brukes til", "Hva samtalen gjelder.", "akutt", default=None)


@section("Spørsmål", thing=Thing.QUESTION)
class Question(Record):
    """A question of the guide, with its answers in order."""

    id: str = said("id", ID, "Id", "Kort navn.", "haster-det")
    text: str = said("tekst", TEXT, "Tekst", "Spørsmålet.", "Haster det?")
    help: str | None = said(
        "hjelp", TEXT, "Hjelp", "En kort forklaring.", "Er du i tvil, velg det øverste svaret.", default=None
    )
    answers: tuple[Answer, ...] = said("svar", ListOf(Block(Answer)), "Svar", "Svarene.")


@section("Veiviser")
class Guide(Record):
    """The tree of plain questions, «Jeg er bekymret for et barn»."""

    start: str = said("start", QUESTION, "Start", "Det første spørsmålet.", "haster-det")
    questions: tuple[Question, ...] = said("sporsmal", ListOf(Block(Question)), "Spørsmål", "Spørsmålene i veiviseren.")


@section("Utvalg")
class Selection(Record):
    """What a workplace needs first, as a thin binder of its own. What must be begun the same day, the duties, the forms
    for it and the telephone list come of themselves."""

    workplace: str = said("arbeidssted", WORKPLACE, "Arbeidssted", "Arbeidsstedet som får kjernepermen.", "barnehage")
    also: tuple[str, ...] = said(
        "med",
        ListOf(ARTICLE_KEY),
        "Med",
        "Artikler som skal være med i tillegg til det som er med av seg selv: prosedyrene som må begynne samme dag, arket til arbeidsstedet, pliktene, skjemaene og telefonlista.",
        ["prosedyre:undring-til-bekymring"],
        default=(),
    )
    without: tuple[str, ...] = said(
        "uten",
        ListOf(ARTICLE_KEY),
        "Uten",
        "Artikler som ikke skal være med, selv om de ellers ville vært det.",
        ["side:koordinator"],
        default=(),
    )


@section("Permen")
class BinderRegister(Record):
    """The number that each article has in the binder, for good."""

    articles: tuple[ArticleNumber, ...] = said(
        "artikler",
        ListOf(ARTICLE_NUMBER),
        "Artikler",
        "Nummeret til hver artikkel i permen, så det aldri endres når noe nytt kommer til. Bokstaven er fanen. Artikkelen skrives som slag og id. Er den tatt ut, skriv «utgått», så brukes nummeret ikke igjen.",
        ["A1 prosedyre:akutt-fare"],
        default=(),
    )
    shared_sheets: tuple[ArticleRange, ...] = said(
        "deler_ark",
        ListOf(ARTICLE_RANGE),
        "Deler ark",
        "Korte artikler som følger hverandre og skrives på de samme arkene, så permen blir tynnere. Arket har nummeret til den første, og alle numrene står øverst. Endres én av dem, byttes arket.",
        ["F2–F4"],
        default=(),
    )
    selections: tuple[Selection, ...] = said(
        "utvalg",
        ListOf(Block(Selection)),
        "Utvalg",
        "Kjernepermer: ett utvalg av permen for hvert arbeidssted, med de samme numrene.",
        default=(),
    )
    pocket: tuple[str, ...] = said(
        "lommehefte",
        ListOf(WORKFLOW),
        "Lommehefte",
        "Prosedyrene som står i lommeheftet, to sider til hver: stegene, hvem som gjør dem, fristene og veien videre.",
        ["akutt-fare"],
        default=(),
    )


@section("Perm på hylla")
class BinderCopy(Record):
    """A printed binder: where it stands, what it is, who keeps it, and the edition that is in it."""

    stands: str = said(
        "sted", TEXT, "Sted", "Hvor permen står, slik at den er lett å finne.", "Personalrommet i barnehagen"
    )
    core: str | None = said(
        "kjerneperm", WORKPLACE, "Kjerneperm", "Arbeidsstedet kjernepermen er for. Uten feltet er det hele permen.",
        "barnehage", default=None,
    )  # fmt: skip
    keeper: str = said("ansvarlig", ROLE, "Ansvarlig", "Rollen som bytter ark i permen.", "styrer")
    edition: str = said(
        "utgave", TEXT, "Utgave", "Utgaven som er satt inn, fra arket «Gyldige ark» i permen.", "2026-1"
    )
    filed: date | None = said("satt_inn", DATE, "Satt inn", "Da utgaven ble satt inn.", "2026-12-01", default=None)


@section("Permene på hyllene")
class BinderCopies(Record):
    """Every printed binder that somebody keeps."""

    items: tuple[BinderCopy, ...] = said(
        "permer", ListOf(Block(BinderCopy)), "Permer", "Alle permer som er skrevet ut, én blokk for hver.", default=()
    )


@section("Oversettelse")
class Translation(Record):
    """Which page a page says in another language, and how that one read when it was translated. What the language says
    of itself stands here and not in the program, so that a new language is a new file and nothing else."""

    of: str = said("av", PAGE, "Oversetter", "Id-en til den norske siden som er oversatt.", "for-foreldre")
    fingerprint: str = said(
        "avtrykk",
        TEXT,
        "Avtrykk",
        "Avtrykket av den norske siden slik den var da den ble oversatt. Kontrollen sier hva du skal skrive.",
        "3f9a1c2b",
    )
    name: str = said("eget_navn", TEXT, "Eget navn", "Hva språket heter på språket selv.", "Soomaali")
    norwegian_name: str = said("norsk_navn", TEXT, "Norsk navn", "Hva språket heter på norsk.", "somalisk")
    outdated: str = said(
        "foreldet",
        TEXT,
        "Når den er foreldet",
        "På språket: at den norske siden er endret etter at denne ble oversatt. Vises når det har skjedd.",
        "Bogga af Noorwiijiga ku qoran waa la beddelay ka dib markii tan la turjumay.",
    )
    awaiting: str | None = said(
        "venter",
        TEXT,
        "Mens den venter",
        "På språket: at oversettelsen venter på kvalitetssikring. Vises så lenge siden er merket «ubekreftet».",
        "Turjubaan weli ma hubin qoraalkan.",
        default=None,
    )


@section("Side", thing=Thing.PAGE)
class Page(Owned):
    """A Markdown page under content/. `body` is the text below the front matter, which starts on `body_line`."""

    id: str
    title: str = said("tittel", TEXT, "Tittel", "Sidens tittel.", "Meldeplikt")
    summary: str = said(
        "sammendrag",
        TEXT,
        "Sammendrag",
        "Hva siden gir leseren, i én setning.",
        "Når du må melde til barnevernet, og hva det betyr.",
    )
    chapter: Chapter = said(
        "kapittel", choice("et kapittel", Chapter), "Kapittel", "Kapittelet siden hører til.", "plikter"
    )
    audience: Readers = said(
        "malgruppe",
        choice("en målgruppe", Readers),
        "Målgruppe",
        "Hvem siden er skrevet for.",
        "ansatte",
        default=Readers.STAFF,
    )
    language: str = said("sprak", LANGUAGE, "Språk", "Språkkode når siden ikke er på bokmål.", "nn", default="nb")
    translation: Translation | None = said(
        "oversettelse",
        Block(Translation),
        "Oversettelse",
        "Hvilken side dette er en oversettelse av, når den er det.",
        default=None,
    )
    printed: bool = said(
        "i_permen",
        YES_NO,
        "I permen",
        "Nei når siden bare skal stå på nettstedet, for eksempel fordi permens skrift ikke har bokstavene.",
        "nei",
        default=True,
    )
    poster: bool = said(
        "plakat",
        YES_NO,
        "Plakat",
        "Ja når siden også skal være en plakat til veggen. Den får sammendraget og den første nummererte lista på siden.",
        "ja",
        default=False,
    )
    order: int = said("rekkefolge", ORDER, "Rekkefølge", "Plassen i kapittelet, lavest først.", "10", default=100)
    workplaces: tuple[str, ...] = said(
        "gjelder", ListOf(WORKPLACE), "Gjelder", "Arbeidsstedene siden særlig er for.", ["barnehage"], default=()
    )
    law: tuple[str, ...] = shared(LAWS, default=())
    keywords: tuple[str, ...] = shared(KEYWORDS, default=())
    file: str = ""
    body: str = ""
    body_line: int = 1
