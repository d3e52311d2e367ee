"""The fields of workflows/<id>.yml."""

from __future__ import annotations

from handbook.model import Deadline, Escalation, Outcome, Sharing, Step, StepContact, Workflow
from handbook.read.kinds import DURATION, ID, TEXT, TEXTS, ListOf, Record, choice
from handbook.read.schema.common import (
    AGENCY,
    CONSENT,
    FORM,
    KEYWORDS,
    LAW,
    LAWS,
    LEVEL,
    OWNED,
    PARTY,
    PURPOSES,
    STATUTORY,
    STEP,
    THEME,
    UNCONFIRMED,
    WARNING,
    WORKPLACE,
    name,
)  # fmt: skip
from handbook.read.schema.field import Section, optional, required

URGENCY = choice("en hastegrad", {
    "med en gang": "Med en gang",
    "samme dag": "Samme dag",
    "denne uka": "Denne uka",
    "planlagt": "Planlagt",
})  # fmt: skip

ESCALATION = Section("Hvis fristen ryker", Escalation, (
    required("varsle", "tell", PARTY, "Varsle", "Hvem som skal få vite det.", "leder"),
    required("gjor", "action", TEXT, "Gjør", "Hva de gjør.", "Lederen ringer barnevernvakta før dagen er slutt."),
))  # fmt: skip

DEADLINE = Section("Frist", Deadline, (
    optional("innen", "within", DURATION, "Innen", "Hvor lang tid.", "7 dager"),
    optional("fra", "counted_from", TEXT, "Regnet fra",
             "Hendelsen fristen regnes fra. Bruk samme ord som i lovverk.yml når fristen bygger på loven.",
             "meldingen er mottatt"),
    optional("lovfrist", "statutory", STATUTORY, "Lovfrist",
             "Fristen i loven. Står den alene, gjelder lovens tid og hendelse.", "gjennomga-melding"),
    optional("hjemmel", "law", ListOf(LAW), "Hjemmel", "Paragrafer uten en frist i dager.", ["barnehageloven-42"]),
    required("brutt", "if_missed", Record(ESCALATION), "Hvis fristen ryker", "Hvem som varsles, og hva de gjør."),
    *UNCONFIRMED,
))  # fmt: skip

STEP_CONTACT = Section("Kontakter", StepContact, (
    required("instans", "agency", AGENCY, "Instans", "Hvem som kontaktes.", "barnevernstjenesten"),
    optional("brukes_til", "purpose", PURPOSES, "Brukes til", "Hva kontakten gjelder.", "råd"),
))  # fmt: skip

SHARING = Section("Deling", Sharing, (
    required("med", "recipients", ListOf(AGENCY), "Med", "Hvem som får opplysningene.", ["ppt"]),
    required("om", "about",
             choice("en måte å dele på", {"navngitt": "Navngitt barn", "anonymt": "Anonymt"}),
             "Om", "navngitt eller anonymt.", "navngitt"),
    optional("hva", "what", TEXT, "Hva", "Hvilke opplysninger.", "Henvisning med pedagogisk rapport"),
    optional("grunnlag", "basis",
             choice("et grunnlag", {
                 "samtykke": "Samtykke", "meldeplikt": "Meldeplikt", "avvergingsplikt": "Avvergingsplikt",
                 "opplysningsplikt": "Opplysningsplikt", "fare for liv eller helse": "Fare for liv eller helse",
                 "lov": "Annen lovhjemmel",
             }),
             "Grunnlag", "Hva som gir lov til å dele når barnet har navn.", "samtykke"),
    LAWS,
))  # fmt: skip

OUTCOME = Section("Utfall", Outcome, (
    required("hvis", "condition", TEXT, "Hvis", "Navnet på utfallet.", "Akutt fare"),
    optional("videre_til", "goto", STEP, "Videre til", "Steget, prosedyren eller «prosedyre/steg» det fører til.",
             "akutt-fare"),
    optional("niva", "level", LEVEL, "Til nivå", "Nivået saken går til, når flere prosedyrer kan passe.", "2"),
    optional("slutt", "end", TEXT, "Slutt", "Hva som gjøres når det slutter her.",
             "Skriv hva som ble avklart, og av hvem."),
), one_of=("videre_til", "niva", "slutt"))  # fmt: skip

STEP_SECTION = Section("Steg", Step, (
    required("id", "id", ID, "Id", "Kort navn som andre steg viser til.", "sikre"),
    required("navn", "name", TEXT, "Navn", "Hva som skal gjøres, med verb først.", "Sørg for at barnet er trygt nå"),
    optional("niva", "level", LEVEL, "Nivå", "Nivået steget hører til, når det er et annet enn prosedyrens.", "1"),
    required("ansvarlig", "responsible", PARTY, "Ansvarlig", "Rollen eller instansen som gjør steget.",
             "den-som-oppdager"),
    optional("medvirker", "takes_part", ListOf(PARTY), "Medvirker", "Andre som er med.", ["leder"]),
    optional("informeres", "informed", ListOf(PARTY), "Informeres", "Andre som skal få vite det.", ["leder"]),
    required("hva", "what", TEXTS, "Hva", "Det som gjøres, ett punkt per linje.", ["Er barnet i fare nå, ring 112."]),
    optional("hvordan", "how", TEXTS, "Hvordan", "Hvordan det gjøres.", ["Noter ordrett hva barnet sier."]),
    optional("verktoy", "tools", ListOf(FORM), "Verktøy", "Skjema og verktøy i dette steget.", ["undringsnotat"]),
    optional("sporsmal", "question", TEXT, "Spørsmål", "Spørsmålet som avgjør veien videre.",
             "Er barnet i fare akkurat nå?"),
    optional("kontakter", "contacts", ListOf(Record(STEP_CONTACT)), "Kontakter",
             "Instanser som kontaktes i dette steget."),
    optional("foreldre", "parents",
             choice("et svar", {"informeres": "Foreldrene informeres", "deltar": "Foreldrene deltar"}),
             "Foreldre", "Skriv informeres eller deltar når foreldrene får vite eller er med i dette steget.",
             "informeres"),
    optional("deling", "sharing", ListOf(Record(SHARING)), "Deling", "Opplysninger som går ut av tjenesten."),
    CONSENT,
    optional("dokumentasjon", "documentation", TEXTS, "Dokumentasjon", "Hva som skrives ned, og hvor.",
             ["Skriv dato, klokkeslett og hva du så."]),
    optional("frist", "deadline", Record(DEADLINE), "Frist", "Når steget skal være gjort."),
    optional("advarsel", "warning", WARNING, "Advarsel", "Fast advarsel som gjelder her.", "ikke-varsle-foreldre"),
    LAWS,
    optional("neste", "next", STEP, "Neste", "Det neste steget, når det bare er én vei videre.", "drofte"),
    optional("utfall", "outcomes", ListOf(Record(OUTCOME)), "Utfall", "To til fem navngitte veier videre."),
    *UNCONFIRMED,
), one_of=("neste", "utfall"))  # fmt: skip

WORKFLOW_SECTION = Section("Prosedyre", Workflow, (
    name("Mistanke om vold eller overgrep"),
    required("hensikt", "purpose", TEXT, "Hensikt", "Hva prosedyren skal sikre.", "Barnet er trygt."),
    optional("niva", "level", LEVEL, "Nivå", "Nivået i handboka. Utelates når stegene har ulike nivå.", "3"),
    required("hastegrad", "urgency", URGENCY, "Hastegrad", "Hvor fort det må gå.", "samme dag"),
    required("gjelder", "workplaces", ListOf(WORKPLACE), "Gjelder", "Arbeidsstedene prosedyren gjelder for.",
             ["barnehage"]),
    optional("tema", "themes", ListOf(THEME), "Tema", "Hva den handler om.", ["vold"]),
    optional("for_hvem", "audience", TEXT, "For hvem", "Barna eller familiene den handler om.", "Barn 0–18 år"),
    required("nar", "when", TEXTS, "Når", "Når prosedyren skal brukes.", ["Et barn forteller om vold"]),
    optional("ikke_nar", "not_when", TEXTS, "Ikke når", "Når en annen prosedyre gjelder i stedet.",
             ["Barnet er i fare nå: bruk «Akutt fare»"]),
    optional("advarsel", "warning", WARNING, "Advarsel", "Fast advarsel øverst på siden.", "ikke-varsle-foreldre"),
    required("steg", "steps", ListOf(Record(STEP_SECTION)), "Steg", "Stegene, i den rekkefølgen de vanligvis tas."),
    LAWS,
    KEYWORDS,
    *OWNED,
))  # fmt: skip
