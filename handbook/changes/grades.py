"""How much a change weighs, decided by which value changed: the one table of it. Whoever adds a field says so here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from handbook import model
from handbook.dictionary.choice import Choice
from handbook.model import law, registers, settings
from handbook.model.sources import SOURCES
from handbook.model.things import Thing


class Grade(Choice):
    """The weight of a change, the heaviest first; `adjective` as in «2 kritiske endringer»."""

    CRITICAL = "kritisk", "Viktig", "kritiske"
    SUBSTANTIAL = "vesentlig", "Endret", "vesentlige"
    EDITORIAL = "redaksjonell", "Språk", "redaksjonelle"

    plural: str

    def __new__(cls, word: str, label: str = "", plural: str = "") -> Grade:
        """`NAME = "word", "Label", "plural"`."""
        made = str.__new__(cls, word)
        made._value_ = word
        made.label, made.plural = label, plural
        return made


class _Row(NamedTuple):
    """The fields of a class by what a change in them is; `untold` is what no reader is told, or is told elsewhere."""

    model: type
    critical: str = ""  # numbers, hours, deadlines, warnings, who acts
    substantial: str = ""  # steps, outcomes, duties, consent
    editorial: str = ""  # words
    untold: str = ""


_EVERYWHERE = _Row(
    model.Owned, "", "ubekreftet", "", "id spor_hos sist_kontrollert kontrolleres_hver kilde eier stikkord"
)
_TABLE = (
    _Row(model.Agency, "kontakt", "slag dekker ansvar for_hvem tilbud hvem_kan_kontakte henvisning samtykke slik_gjor_du "
         "ha_klart hva_skjer tar_imot skjema", "navn kortnavn sammendrag tidligere_navn andre_navn lovgrunnlag"),
    _Row(model.Contact, "brukes_til telefon sms tider ellers distrikt", "epost nett besok post", "om",
         "vakttelefon unntaksdager"),
    _Row(model.Audience, "", "hvem alder unntak"),
    _Row(model.Referral, "", "kreves hvem hvordan"),
    _Row(model.NextEvent, "innen fra", "hva", "", "lovfrist"),
    _Row(model.Receiving, "svarer_innen fra", "hvordan forklaring", "", "lovfrist"),
    _Row(model.Consent, "", "kreves fra forklaring uten_navn unntak lovgrunnlag"),
    _Row(model.Workflow, "hastegrad advarsel", "steg gjelder nar ikke_nar for_hvem niva",
         "navn tegn hensikt tema lovgrunnlag"),
    _Row(model.Step, "ansvarlig ansvarlig_er kontakter frist advarsel", "navn niva medvirker kan_medvirke informeres hva "
         "hvordan verktoy sporsmal foreldre foreldre_er_hjelpen deling samtykke dokumentasjon neste utfall", "lovgrunnlag"),
    _Row(model.StepContact, "instans brukes_til"),
    _Row(model.Sharing, "", "med om hva grunnlag lovgrunnlag"),
    _Row(model.Deadline, "innen fra brutt", "", "hjemmel", "lovfrist"),
    _Row(model.Escalation, "varsle gjor"),
    _Row(model.Outcome, "", "hvis videre_til niva slutt"),
    _Row(model.Form, "", "format brukes_av nar oppbevaring lenke fil deler", "navn formal lovgrunnlag"),
    _Row(model.FormPart, "", "felt", "overskrift hjelp"),
    _Row(model.FormField, "", "slag navn valg kolonner", "hjelp linjer"),
    _Row(model.Measure, "", "instanser for_hvem alder niva innhold slik_far_du samtykke varighet skjema",
         "navn sammendrag tema lovgrunnlag"),
    _Row(model.Page, "", "tekst gjelder", "tittel sammendrag lovgrunnlag", "kapittel malgruppe sprak oversettelse i_permen "
         "plakat rekkefolge"),
    _Row(registers.Translation, "", "", "", "av avtrykk eget_navn norsk_navn foreldet venter"),
    _Row(model.Meeting, "", "rytme maneder innkaller deltar kan_delta saker samtykke uten_samtykke skjema prosedyrer gjelder "
         "steg varighet referent beslutter innkalling_innen referat_lagres", "navn hensikt lovgrunnlag"),
    _Row(model.AgendaItem, "", "sak slag legger_fram", "minutter"),
    _Row(model.MeetingPlan, "", "moter"),
    _Row(model.Glossary, "", "", "ordliste"),
    _Row(model.Word, "", "", "ord forklaring forkortelse synonymer se lovgrunnlag instans"),
    _Row(model.Guide, "", "start sporsmal"),
    _Row(model.Question, "", "svar", "tekst hjelp"),
    _Row(model.Answer, "ring brukes_til", "sporsmal prosedyre", "tekst hjelp"),
    _Row(model.LawRegister, "frister", "", "lover utgatte_henvisninger utgatte_ord", "hendelser"),
    _Row(model.Act, "", "", "navn kortnavn forkortelse lovdata nett paragrafer", "lest_til"),
    _Row(law.ReadTo, "", "", "", "endringslov i_kraft"),
    _Row(model.Paragraph, "", "sammendrag", "nummer tittel", "gir_grunnlag lest_til"),
    _Row(model.StatutoryDeadline, "innen fra", "hva hvem merknad", "paragraf"),
    _Row(model.Event, "", "", "", "navn andre_navn etter"),
    _Row(model.FormerCitation, "", "", "henvisning erstattet_av merknad"),
    _Row(model.FormerName, "", "", "ord na merknad"),
    _Row(model.Amendments, "", "lovendringer"),
    _Row(model.Amendment, "", "i_kraft paragrafer om", "lov endringslov"),
    _Row(model.Settings, "akutt advarsler henvendelser", "roller arbeidssteder distrikter", "navn undertittel kommune nivaer "
         "temaer nettadresse tilbakemelding", "tilgjengelighet rediger uten_dekning utgave farger logo leselighet perioder"),
    _Row(model.Municipality, "telefon", "epost besok post", "navn nett", "nummer organisasjonsnummer"),
    _Row(model.WebAddress, "", "", "adresse"),
    _Row(model.Edition, "", "", "", "navn dato endringer"),
    _Row(model.Change, "", "", "", "dato tekst"),
    _Row(model.Colours, "", "", "", "hoved hoved_mork"),
    _Row(model.Readability, "", "", "", "ansatte foreldre"),
    _Row(settings.Acute, "prosedyre instanser lokalt", "", "plakat"),
    _Row(model.Level, "", "", "navn kort forklaring tidligere_navn"),
    _Row(model.Role, "", "jobber_i", "navn forklaring til_leseren tidligere_navn", "slag"),
    _Row(model.Workplace, "", "instanser roller", "navn forklaring"),
    _Row(model.Theme, "", "", "navn"),
    _Row(settings.Warning, "tekst gjelder_nar kontakter", "", "grunn", "kontakt_for_foreldre"),
    _Row(model.District, "", "dekker", "navn"),
    _Row(model.Period, "", "", "navn", "datoer"),  # its days are in the hours that name it
    _Row(model.Topic, "instanser", "brukes_til", "navn hjelp"),
)  # fmt: skip
_WHOLE = (model.Window, model.SpecialDay)  # told as the hours of their contact, in one line
NEVER = (model.Synonyms, model.BinderRegister, model.BinderCopies)  # for the search, the printer, and the shelves


def _by_field() -> Mapping[tuple[type, str], Grade | None]:
    found: dict[tuple[type, str], Grade | None] = {}
    for row in _TABLE:
        for columns in (_EVERYWHERE, row):
            for grade, keys in zip((*Grade, None), columns[1:], strict=True):
                found |= {(row.model, key): grade for key in keys.split()}
    missing = [f"{made.__name__}.{key}" for made, key in _told() if (made, key) not in found]
    if missing:
        raise LookupError(f"the table of grades has no place for {', '.join(missing)}")
    return found


def _told() -> Iterator[tuple[type, str]]:
    """Every field that a handbook may be written in."""
    for source in SOURCES:
        if source.model not in NEVER:
            for _, section in source.section.sections():
                if section.model not in _WHOLE:
                    yield from ((section.model, field.key) for field in section.fields)


_GRADES = _by_field()

# A whole thing that is new, and one that is gone: who still rings it, or follows it, does wrong.
_NEW_AND_GONE: Mapping[str, tuple[Grade, Grade]] = {
    Thing.AGENCY: (Grade.SUBSTANTIAL, Grade.CRITICAL),
    Thing.WORKFLOW: (Grade.SUBSTANTIAL, Grade.CRITICAL),
    Thing.FORM: (Grade.SUBSTANTIAL, Grade.SUBSTANTIAL),
    Thing.MEASURE: (Grade.SUBSTANTIAL, Grade.SUBSTANTIAL),
    Thing.PAGE: (Grade.SUBSTANTIAL, Grade.SUBSTANTIAL),
}


def told(made: type, key: str) -> bool:
    """Whether readers are told what stands in a field."""
    return made in _WHOLE or _GRADES.get((made, key)) is not None


def grade_of(made: type | None, key: str) -> Grade:
    """The grade of a change in a field; of one that a later program no longer knows, the middle one."""
    found = _GRADES.get((made, key)) if made else None
    return found or Grade.SUBSTANTIAL


def grade_of_thing(kind: str, gone: bool) -> Grade:
    """The grade of a new record of this kind, or of one that is gone."""
    return _NEW_AND_GONE.get(kind, (Grade.SUBSTANTIAL, Grade.SUBSTANTIAL))[gone]
