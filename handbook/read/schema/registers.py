"""The fields of the registers and pages under content/."""

from __future__ import annotations

from handbook.model import (
    Act,
    Answer,
    BinderRegister,
    Form,
    FormerCitation,
    FormerName,
    FormField,
    FormPart,
    Glossary,
    Guide,
    LawRegister,
    Measure,
    Meeting,
    MeetingPlan,
    Page,
    Paragraph,
    Question,
    StatutoryDeadline,
    SynonymGroup,
    Synonyms,
    Word,
)  # fmt: skip
from handbook.read.kinds import (
    AGES,
    ARTICLE_NUMBER,
    DATE,
    DURATION,
    ID,
    TEXT,
    TEXTS,
    URL,
    YES_NO,
    ListOf,
    Record,
    Ref,
    choice,
    whole_number,
)  # fmt: skip
from handbook.read.schema.common import (
    AGENCY,
    CONSENT,
    FORMS,
    KEYWORDS,
    LAW,
    LAWS,
    LEVEL,
    OWNED,
    PARTY,
    PURPOSES,
    STEP,
    THEME,
    UNCONFIRMED,
    WORKFLOW,
    WORKPLACE,
    name,
)  # fmt: skip
from handbook.read.schema.field import Section, optional, required

LINES = whole_number("et antall linjer", 1, 60)
MONTH = whole_number("en måned", 1, 12)
ORDER = whole_number("en plass", 0, 9999)

PARAGRAPH = Section("Paragraf", Paragraph, (
    required("nummer", "number", TEXT, "Nummer", "Paragrafens nummer, uten §-tegn.", "13-2"),
    required("tittel", "title", TEXT, "Tittel", "Hva paragrafen handler om.", "Meldeplikt til barnevernet"),
    required("sammendrag", "summary", TEXT, "Sammendrag", "Hva den sier, med våre egne ord.",
             "Offentlig ansatte skal melde fra når det er grunn til å tro at et barn blir mishandlet."),
    optional("kontrolleres_hver", "verify_every", DURATION, "Kontrolleres hver", "Når ikke lovens intervall gjelder.",
             "12 måneder"),
    *UNCONFIRMED,
))  # fmt: skip

ACT = Section("Lov", Act, (
    required("id", "id", ID, "Id", "Kort navn. Paragrafens id blir lov-nummer, som barnevernsloven-13-2.",
             "barnevernsloven"),
    required("navn", "name", TEXT, "Navn", "Lovens tittel.", "Lov om barnevern"),
    required("kortnavn", "short_name", TEXT, "Kortnavn", "Slik loven siteres.", "barnevernsloven"),
    optional("forkortelse", "abbreviation", TEXT, "Forkortelse", "Vanlig forkortelse.", "bvl."),
    required("lovdata", "lovdata", TEXT, "Lovdata-id", "Id-en i Lovdata.", "LOV-2021-06-18-97"),
    required("nett", "url", URL, "Nettadresse", "Adressen til loven hos Lovdata.", "https://lovdata.no/lov/2021-06-18-97"),
    optional("sist_kontrollert", "verified_on", DATE, "Sist kontrollert", "Da paragrafene sist ble lest mot loven.",
             "2026-11-21"),
    optional("kontrolleres_hver", "verify_every", DURATION, "Kontrolleres hver", "Hvor ofte loven skal leses på nytt.",
             "12 måneder"),
    optional("kilde", "sources", TEXTS, "Kilde", "Hvor lovteksten ble lest.", ["Lovdatas åpne data, 2. juli 2026"]),
    required("paragrafer", "paragraphs", ListOf(Record(PARAGRAPH)), "Paragrafer", "Paragrafene håndboka bruker."),
))  # fmt: skip

STATUTORY_DEADLINE = Section("Lovfrist", StatutoryDeadline, (
    required("id", "id", ID, "Id", "Kort navn som steg og instanser viser til.", "gjennomga-melding"),
    required("paragraf", "paragraph", LAW, "Paragraf", "Paragrafen som setter fristen.", "barnevernsloven-2-1"),
    required("hva", "what", TEXT, "Hva", "Det som skal være gjort.", "Meldingen er gjennomgått"),
    required("innen", "within", DURATION, "Innen", "Hvor lang tid.", "1 uke"),
    required("fra", "counted_from", TEXT, "Regnet fra", "Hendelsen fristen regnes fra.", "meldingen er mottatt"),
    optional("hvem", "who", TEXT, "Hvem", "Hvem fristen gjelder for.", "Barnevernstjenesten"),
    optional("merknad", "remark", TEXT, "Merknad", "Unntak og presiseringer.", "Kan forlenges i særlige tilfeller."),
    *UNCONFIRMED,
))  # fmt: skip

FORMER_CITATION = Section("Utgått henvisning", FormerCitation, (
    required("henvisning", "citation", TEXT, "Henvisning", "Slik den gamle paragrafen ble sitert.",
             "barnehageloven § 22"),
    required("erstattet_av", "replaced_by", ListOf(LAW), "Erstattet av", "Paragrafene som gjelder nå.",
             ["barnehageloven-46"]),
    optional("merknad", "remark", TEXT, "Merknad", "Hva som ble endret, og når.", "Ny nummerering."),
))  # fmt: skip

FORMER_NAME = Section("Utgått ord", FormerName, (
    required("ord", "word", TEXT, "Ord", "Ordet som er gått ut.", "helsesøster"),
    required("na", "now", TEXT, "Nå", "Ordet som gjelder.", "helsesykepleier"),
    optional("merknad", "remark", TEXT, "Merknad", "Når det gamle ordet likevel er riktig.", "I barnehage heter det fortsatt …"),
))  # fmt: skip

LAWS_SECTION = Section("Lovverk", LawRegister, (
    required("lover", "acts", ListOf(Record(ACT)), "Lover", "Lovene, med paragrafene håndboka bruker."),
    optional("frister", "deadlines", ListOf(Record(STATUTORY_DEADLINE)), "Frister", "Fristene som lovene setter."),
    optional("utgatte_henvisninger", "former_citations", ListOf(Record(FORMER_CITATION)), "Utgåtte henvisninger",
             "Paragrafer som ikke gjelder lenger, og hva som erstattet dem."),
    optional("utgatte_ord", "former_names", ListOf(Record(FORMER_NAME)), "Utgåtte ord", "Ord som er gått ut, og dagens ord."),
))  # fmt: skip

WORD = Section("Ord", Word, (
    required("id", "id", ID, "Id", "Kort navn som andre ord viser til.", "undring"),
    required("ord", "word", TEXT, "Ord", "Ordet som forklares.", "undring"),
    required("forklaring", "explanation", TEXT, "Forklaring", "Forklaringen, i én eller to setninger.",
             "Du har sett eller hørt noe som gjør at du stusser."),
    optional("forkortelse", "abbreviation", TEXT, "Forkortelse", "Forkortelsen.", "IP"),
    optional("synonymer", "synonyms", TEXTS, "Synonymer", "Andre ord for det samme.", ["uro"]),
    optional("se", "see", ListOf(Ref(("ord",), "et ord i content/ordliste.yml")), "Se også", "Andre ord som henger sammen med dette.",
             ["bekymring"]),
    LAWS,
    optional("instans", "agency", AGENCY, "Instans", "Instansen ordet er navnet på.", "ppt"),
    *UNCONFIRMED,
))  # fmt: skip

GLOSSARY_SECTION = Section("Ordliste", Glossary, (
    required("ordliste", "words", ListOf(Record(WORD)), "Ordliste", "Ordene som forklares."),
))  # fmt: skip

FORM_FIELD = Section("Felt", FormField, (
    required("slag", "kind", choice("et slag felt", {
        "linje": "En linje", "linjer": "Flere linjer", "avkryssing": "Avkryssing", "dato": "Dato",
        "underskrift": "Underskrift", "tabell": "Tabell", "tekst": "Bare tekst",
    }), "Slag", "Hva slags felt.", "linjer"),
    required("navn", "label", TEXT, "Navn", "Ledeteksten.", "Hva så du?"),
    optional("hjelp", "help", TEXT, "Hjelp", "En kort forklaring.", "Skriv hva som skjedde, ikke hva du tror."),
    optional("linjer", "lines", LINES, "Linjer", "Antall linjer å skrive på, eller rader i tabellen.", "5"),
    optional("valg", "choices", TEXTS, "Valg", "Det som kan krysses av.", ["Ja", "Nei"]),
    optional("kolonner", "columns", TEXTS, "Kolonner", "Overskriftene i en tabell.", ["Hva", "Hvem", "Når"]),
))  # fmt: skip

FORM_PART = Section("Del", FormPart, (
    required("overskrift", "title", TEXT, "Overskrift", "Delens overskrift.", "Det du har sett og hørt"),
    optional("hjelp", "help", TEXT, "Hjelp", "En kort forklaring.", "Skriv så snart du kan."),
    required("felt", "fields", ListOf(Record(FORM_FIELD)), "Felt", "Feltene som fylles ut."),
))  # fmt: skip

FORM_SECTION = Section("Skjema", Form, (
    name("Undringsnotat"),
    required("formal", "purpose", TEXT, "Formål", "Hva skjemaet er til.", "Skriv ned det du stusser over."),
    required("format", "format", choice("et format", {
        "papir": "Til utskrift", "nettside": "Nettskjema", "docx": "Word-fil", "pdf": "PDF-fil",
    }), "Format", "papir når skjemaet skrives ut herfra, nettside når det ligger et annet sted.", "papir"),
    optional("brukes_av", "used_by", ListOf(PARTY), "Brukes av", "Roller og instanser som bruker det.",
             ["den-som-oppdager"]),
    optional("nar", "when", TEXT, "Når", "Når det brukes.", "Samme dag som du stusser."),
    optional("oppbevaring", "storage", TEXT, "Oppbevaring", "Hvor det utfylte skjemaet skal være.",
             "I barnets mappe hos tjenesten."),
    optional("lenke", "link", URL, "Lenke", "Adressen til et nettskjema.", "https://www.bufdir.no/"),
    optional("fil", "file", TEXT, "Fil", "Filen i content/skjema når skjemaet er et dokument.", "samtykke.docx"),
    optional("deler", "parts", ListOf(Record(FORM_PART)), "Deler", "Delene i et skjema som skrives ut herfra."),
    LAWS,
    KEYWORDS,
    *OWNED,
))  # fmt: skip

MEETING = Section("Møte", Meeting, (
    required("id", "id", ID, "Id", "Kort navn på møtet.", "barnehage-barnevern"),
    name("Møte mellom barnehage og barnevern"),
    required("rytme", "rhythm", TEXT, "Rytme", "Hvor ofte.", "To ganger i året"),
    optional("maneder", "months", ListOf(MONTH), "Måneder", "Månedene møtet holdes i, 1–12.", ["3", "10"]),
    required("hensikt", "purpose", TEXT, "Hensikt", "Hvorfor møtet finnes.", "Barnehagen og barnevernet kjenner hverandre."),
    required("innkaller", "convened_by", PARTY, "Innkaller", "Hvem som kaller inn.", "styrer"),
    required("deltar", "participants", ListOf(PARTY), "Deltar", "Hvem som er med.", ["barnehage", "barnevernstjenesten"]),
    optional("saker", "topics", TEXTS, "Saker", "Hva møtet handler om.", ["Drøfte undring anonymt"]),
    CONSENT,
    FORMS,
    optional("prosedyrer", "workflows", ListOf(WORKFLOW), "Prosedyrer", "Prosedyrer møtet hører til.",
             ["faste-motepunkter"]),
    LAWS,
    KEYWORDS,
    *OWNED,
))  # fmt: skip

PLAN_SECTION = Section("Møteplan", MeetingPlan, (
    required("moter", "meetings", ListOf(Record(MEETING)), "Møter", "Årets faste møter."),
))  # fmt: skip

MEASURE_SECTION = Section("Tiltak", Measure, (
    name("Foreldreveiledning"),
    required("sammendrag", "summary", TEXT, "Sammendrag", "Hva tiltaket er, i én setning.", "Foreldre får råd hjemme."),
    required("instanser", "agencies", ListOf(AGENCY), "Instanser", "Hvem som tilbyr det.", ["helsestasjon"]),
    optional("for_hvem", "audience", TEXT, "For hvem", "Hvem tiltaket er for.", "Foreldre med små barn"),
    optional("alder", "ages", AGES, "Alder", "Barnas alder.", "0–6"),
    optional("niva", "level", LEVEL, "Nivå", "Nivået tiltaket hører til.", "1"),
    optional("innhold", "offers", TEXTS, "Innhold", "Hva det går ut på.", ["Fem samtaler"]),
    required("slik_far_du", "how_to_get", TEXTS, "Slik får du det", "Hva en ansatt eller forelder gjør.",
             ["Ring helsestasjonen"]),
    CONSENT,
    optional("varighet", "duration", TEXT, "Varighet", "Hvor lenge det varer.", "Etter avtale"),
    optional("tema", "themes", ListOf(THEME), "Tema", "Hva det handler om.", ["rus"]),
    LAWS,
    FORMS,
    KEYWORDS,
    *OWNED,
))  # fmt: skip

SYNONYM_GROUP = Section("Synonymgruppe", SynonymGroup, (
    required("ord", "words", TEXTS, "Ord", "Ord som betyr det samme når noen søker.", ["helsesøster", "helsesykepleier"]),
))  # fmt: skip

SYNONYMS_SECTION = Section("Synonymer", Synonyms, (
    required("grupper", "groups", ListOf(Record(SYNONYM_GROUP)), "Grupper", "Grupper av ord som betyr det samme."),
    optional("fare", "danger", TEXTS, "Fare", "Ord som betyr fare. De setter akuttprosedyren øverst i søket.",
             ["selvmord", "redd for å gå hjem"]),
))  # fmt: skip

BINDER_SECTION = Section("Permen", BinderRegister, (
    required("artikler", "articles", ListOf(ARTICLE_NUMBER), "Artikler",
             "Nummeret til hver artikkel i permen, så det aldri endres når noe nytt kommer til. Bokstaven er fanen. "
             "Artikkelen skrives som slag og id. Er den tatt ut, skriv «utgått», så brukes nummeret ikke igjen.",
             ["A1 prosedyre:akutt-fare"]),
))  # fmt: skip

_QUESTION = Ref(("sporsmal",), "et spørsmål i content/veiviser.yml")

ANSWER = Section("Svar", Answer, (
    required("tekst", "text", TEXT, "Tekst", "Svaret, slik en ansatt ville sagt det.", "Barnet er i fare nå"),
    optional("hjelp", "help", TEXT, "Hjelp", "En kort forklaring.", "Skade, trusler, eller barnet tør ikke gå hjem."),
    optional("sporsmal", "question", _QUESTION, "Spørsmål", "Neste spørsmål.", "hva-har-du-sett"),
    optional("prosedyre", "workflow", STEP, "Prosedyre", "Prosedyren eller «prosedyre/steg» svaret fører til.",
             "akutt-fare"),
    optional("ring", "agency", AGENCY, "Ring", "Instansen å ringe.", "politi"),
    optional("brukes_til", "purpose", PURPOSES, "Brukes til", "Hva samtalen gjelder.", "akutt"),
), one_of=("sporsmal", "prosedyre"))  # fmt: skip

QUESTION = Section("Spørsmål", Question, (
    required("id", "id", ID, "Id", "Kort navn.", "haster-det"),
    required("tekst", "text", TEXT, "Tekst", "Spørsmålet.", "Haster det?"),
    optional("hjelp", "help", TEXT, "Hjelp", "En kort forklaring.", "Er du i tvil, velg det øverste svaret."),
    required("svar", "answers", ListOf(Record(ANSWER)), "Svar", "Svarene."),
))  # fmt: skip

GUIDE_SECTION = Section("Veiviser", Guide, (
    required("start", "start", _QUESTION, "Start", "Det første spørsmålet.", "haster-det"),
    required("sporsmal", "questions", ListOf(Record(QUESTION)), "Spørsmål", "Spørsmålene i veiviseren."),
))  # fmt: skip

CHAPTERS = choice("et kapittel", {
    "plikter": "Roller og plikter",
    "samtaler": "Samtaler og tegn",
    "tiltak": "Tiltak",
    "foreldre": "For foreldre",
    "om": "Om håndboka",
})  # fmt: skip

PAGE_SECTION = Section("Side", Page, (
    required("tittel", "title", TEXT, "Tittel", "Sidens tittel.", "Meldeplikt"),
    required("sammendrag", "summary", TEXT, "Sammendrag", "Hva siden gir leseren, i én setning.",
             "Når du må melde til barnevernet, og hva det betyr."),
    required("kapittel", "chapter", CHAPTERS, "Kapittel", "Kapittelet siden hører til.", "plikter"),
    optional("malgruppe", "audience", choice("en målgruppe", {"ansatte": "Ansatte", "foreldre": "Foreldre", "alle": "Alle"}),
             "Målgruppe", "Hvem siden er skrevet for.", "ansatte"),
    optional("sprak", "language", TEXT, "Språk", "Språkkode når siden ikke er på bokmål.", "nn"),
    optional("i_permen", "printed", YES_NO, "I permen",
             "Nei når siden bare skal stå på nettstedet, for eksempel fordi permens skrift ikke har bokstavene.", "nei"),
    optional("rekkefolge", "order", ORDER, "Rekkefølge", "Plassen i kapittelet, lavest først.", "10"),
    optional("gjelder", "workplaces", ListOf(WORKPLACE), "Gjelder", "Arbeidsstedene siden særlig er for.", ["barnehage"]),
    LAWS,
    KEYWORDS,
    *OWNED,
))  # fmt: skip
