"""The fields of agencies/<id>.yml."""

from __future__ import annotations

from handbook.model import Agency, Audience, Contact, NextEvent, Receiving, Referral, SpecialDay, Window
from handbook.read.kinds import (
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
    ListOf,
    Record,
    choice,
)  # fmt: skip
from handbook.read.schema.common import (
    AGENCY,
    CONSENT,
    DISTRICT,
    FORMS,
    KEYWORDS,
    LAWS,
    OWNED,
    PURPOSES,
    STATUTORY,
    UNCONFIRMED,
    name,
)  # fmt: skip
from handbook.read.schema.field import Section, optional, required

KINDS = choice(
    "et slag instans",
    {
        "kommunal": "Kommunal",
        "interkommunal": "Interkommunal",
        "fylkeskommunal": "Fylkeskommunal",
        "statlig": "Statlig",
        "frivillig": "Frivillig",
        "privat": "Privat",
    },
)

NAMED_DAYS = choice(
    "en dag",
    {
        name: name[0].upper() + name[1:]
        for name in (
            "nyttårsdag", "onsdag før skjærtorsdag", "skjærtorsdag", "langfredag", "påskeaften",
            "første påskedag", "andre påskedag", "første mai", "grunnlovsdagen", "kristi himmelfartsdag",
            "pinseaften", "første pinsedag", "andre pinsedag", "julaften", "første juledag",
            "andre juledag", "romjula", "nyttårsaften",
        )
    },
)  # fmt: skip

WINDOW = Section("Åpningstid", Window, (
    required("dager", "days", WEEKDAYS, "Dager",
             "Hvilke dager. «man–fre» gjelder ikke helligdager; skriv «alle dager» eller «helligdager» når de er med.",
             "man–fre"),
    required("fra", "opens", CLOCK, "Fra", "Når det åpner.", "08:30"),
    required("til", "closes", CLOCK, "Til", "Når det stenger. 24:00 er midnatt; er «til» før «fra», er det neste dag.",
             "15:30"),
    optional("sesong", "season", SEASON, "Sesong",
             "Gjelder bare i denne delen av året. En åpningstid med sesong går foran en uten.",
             "1. mai–1. september"),
))  # fmt: skip

SPECIAL_DAY = Section("Unntaksdag", SpecialDay, (
    optional("dag", "day", NAMED_DAYS, "Dag", "En dag med navn.", "julaften"),
    optional("fra_dato", "first", DATE, "Fra dato", "Første dato, når dagen ikke har navn.", "2026-12-28"),
    optional("til_dato", "last", DATE, "Til dato", "Siste dato. Uten den gjelder bare én dag.", "2026-12-30"),
    optional("stengt", "closed", YES_NO, "Stengt", "ja når det er stengt hele dagen.", "ja"),
    optional("fra", "opens", CLOCK, "Fra", "Når det åpner denne dagen.", "08:30"),
    optional("til", "closes", CLOCK, "Til", "Når det stenger denne dagen.", "12:00"),
), one_of=("dag", "fra_dato"))  # fmt: skip

CONTACT = Section("Kontaktpunkt", Contact, (
    required("brukes_til", "purposes", ListOf(PURPOSES), "Brukes til", "Hva folk skal bruke dette til.",
             ["råd", "melding"]),
    optional("om", "about", TEXT, "Om", "Hva dette er, når navnet på instansen ikke er nok.", "Sentralbordet i kommunen"),
    optional("telefon", "phone", PHONE, "Telefon", "Nummer til tjenesten, aldri til en person.", "35 98 62 00"),
    optional("sms", "sms", PHONE, "SMS", "Nummer som tar imot tekstmeldinger.", "35 98 62 00"),
    optional("vakttelefon", "on_call", YES_NO, "Vakttelefon", "Ja når mobilnummeret hører til en vakt som flere deler, ikke til en person.", "ja"),
    optional("epost", "email", EMAIL, "E-post", "Felles postkasse. Skriv aldri om barn i e-post.",
             "post@kragero.kommune.no"),
    optional("nett", "web", URL, "Nettside", "Hele adressen, med https://.", "https://www.bufdir.no/"),
    optional("besok", "visiting_address", TEXT, "Besøksadresse", "Gate, nummer, postnummer og sted.",
             "Rådhusgata 5, 3770 Kragerø"),
    optional("post", "postal_address", TEXT, "Postadresse", "Dit brev sendes.", "Postboks 128, 3791 Kragerø"),
    optional("distrikt", "districts", ListOf(DISTRICT), "Distrikt", "Bare for disse distriktene. Uten: for alle.",
             ["kragero"]),
    optional("tider", "windows", ListOf(Record(WINDOW)), "Tider", "Når noen svarer. Uten tider er de ikke kjent."),
    optional("unntaksdager", "special_days", ListOf(Record(SPECIAL_DAY)), "Unntaksdager",
             "Dager med andre tider, eller stengt."),
    optional("ellers", "otherwise", AGENCY, "Ellers", "Instansen som svarer utenom tidene.", "barnevernvakt"),
    *UNCONFIRMED,
))  # fmt: skip

AUDIENCE = Section("For hvem", Audience, (
    required("hvem", "who", TEXT, "Hvem", "Hvem tilbudet er for.", "Barn og familiene deres"),
    optional("alder", "ages", AGES, "Alder", "Aldersspennet.", "0–18"),
    optional("unntak", "exceptions", TEXT, "Unntak", "Hva som gjelder utenom.",
             "Tiltak kan fortsette til 25 år når den unge ønsker det."),
))  # fmt: skip

REFERRAL = Section("Henvisning", Referral, (
    required("kreves", "needed", YES_NO, "Kreves henvisning?", "ja eller nei.", "ja"),
    optional("hvem", "by", TEXT, "Hvem henviser", "Hvem som kan henvise.", "Lege, psykolog eller barnevernleder"),
    optional("hvordan", "how", TEXT, "Hvordan", "Hvordan det gjøres.", "Skriftlig, i posten eller med sikker melding."),
))  # fmt: skip

NEXT_EVENT = Section("Hva skjer", NextEvent, (
    required("hva", "what", TEXT, "Hva", "Det som skjer.", "Meldingen blir gjennomgått"),
    optional("lovfrist", "deadline", STATUTORY, "Lovfrist", "Fristen i loven, fra content/lovverk.yml.",
             "gjennomga-melding"),
    optional("innen", "within", DURATION, "Innen", "Lokal frist, når loven ikke setter en.", "2 uker"),
    optional("fra", "counted_from", TEXT, "Regnet fra", "Hendelsen fristen regnes fra.", "henvisningen er mottatt"),
))  # fmt: skip

RECEIVING = Section("Tar imot", Receiving, (
    required("hvordan", "how", TEXT, "Hvordan", "Hvordan noe sendes hit.", "Digital bekymringsmelding"),
    optional("svarer_innen", "answers_within", DURATION, "Svarer innen", "Når avsenderen får svar.", "3 uker"),
    optional("fra", "counted_from", TEXT, "Regnet fra", "Hendelsen svarfristen regnes fra.", "meldingen er mottatt"),
    optional("lovfrist", "deadline", STATUTORY, "Lovfrist", "Svarfristen i loven.", "tilbakemelding-til-melder"),
    optional("forklaring", "explanation", TEXT, "Forklaring",
             "Når det ikke finnes noen svarfrist: si det, og hva avsenderen gjør da.",
             "Loven setter ingen frist. Spør hvor lang ventetiden er."),
))  # fmt: skip

AGENCY_SECTION = Section("Instans", Agency, (
    name("Vestmar barneverntjeneste"),
    optional("kortnavn", "short_name", TEXT, "Kortnavn", "Forkortelse eller navnet folk bruker til daglig.", "BUP"),
    required("slag", "kind", KINDS, "Slag", "Hvem som driver den.", "kommunal"),
    required("sammendrag", "summary", TEXT, "Sammendrag", "Hva instansen gjør, i én setning.",
             "Hjelper barn som ikke har det trygt hjemme."),
    optional("tidligere_navn", "former_names", TEXTS, "Tidligere navn", "Hva den het før.", ["sosialkontor"]),
    optional("andre_navn", "other_names", TEXTS, "Andre navn", "Andre ord for det samme.", ["barnevernskontoret"]),
    optional("dekker", "covers", TEXTS, "Dekker", "Kommunene eller området den dekker.", ["Kragerø", "Drangedal"]),
    required("ansvar", "responsibilities", TEXTS, "Ansvar", "Det instansen har ansvar for.",
             ["Gå gjennom alle bekymringsmeldinger"]),
    required("for_hvem", "audience", Record(AUDIENCE), "For hvem", "Hvem den er til for."),
    optional("tilbud", "offers", TEXTS, "Tilbud", "Hva den kan hjelpe med.", ["Råd og veiledning"]),
    required("hvem_kan_kontakte", "who_may_contact", TEXT, "Hvem kan ta kontakt", "Hvem som kan ringe eller skrive.",
             "Alle"),
    optional("henvisning", "referral", Record(REFERRAL), "Henvisning", "Om det kreves henvisning."),
    CONSENT,
    required("slik_gjor_du", "approach", TEXTS, "Slik gjør du", "Steg for steg: slik tar du kontakt.",
             ["Er du i tvil, drøft saken anonymt på telefon først."]),
    optional("ha_klart", "have_ready", TEXTS, "Ha klart", "Det du bør ha foran deg.", ["Hva du har sett, med dato"]),
    optional("hva_skjer", "what_happens", ListOf(Record(NEXT_EVENT)), "Hva skjer videre",
             "Det som skjer etterpå, og når."),
    optional("tar_imot", "receiving", Record(RECEIVING), "Tar imot",
             "Hvordan instansen tar imot det andre sender, og når den svarer."),
    LAWS,
    required("kontakt", "contacts", ListOf(Record(CONTACT)), "Kontakt", "Telefon, e-post og adresse, med tider."),
    FORMS,
    KEYWORDS,
    *OWNED,
))  # fmt: skip
