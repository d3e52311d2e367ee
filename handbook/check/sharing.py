"""Does what is known about a child go only where it may, and to somebody who takes it in?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.derive.graph import Edge, graph, starts, ways_from
from handbook.derive.suspicion import protectors
from handbook.dictionary.choice import for_each
from handbook.model import Basis, Handbook, Naming, Needed, Paragraph, Purpose, Sharing, Step
from handbook.problem import Problem, error, warning

# What a paragraph says when it gives a right to share, where the register doesn't say so itself.
_GIVES = for_each(
    Basis,
    {
        Basis.CONSENT: re.compile(r"samtykk", re.IGNORECASE),
        Basis.DUTY_TO_REPORT: re.compile(r"meldeplikt|plikt til å melde|meld\w* (?:fra|frå|til barnevern)", re.IGNORECASE),
        Basis.DUTY_TO_AVERT: re.compile(r"avverg", re.IGNORECASE),
        Basis.DUTY_TO_INFORM: re.compile(r"opplysningsplikt|pålegg\w* om å gi|opplysninger (?:til|når|etter)", re.IGNORECASE),
        Basis.DANGER: re.compile(r"fare for|liv eller helse|avverg|alvorlig skade|nødrett", re.IGNORECASE),
        Basis.LAW: re.compile(r"taushetsplikt|teieplikt|opplysninger|\bdele\b|si fra|seie frå|meld\w* fra|varsle", re.IGNORECASE),
    },
)  # fmt: skip
_REFUSED = re.compile(
    r"\b(?:ikke|ikkje|ingen) (?:\w+ ){0,3}(?:samtykk|enig|ja\b)|samtykk\w* (?:ikke|ikkje|mangler|trekkes)|(?:sier|seier|sa) nei|takker nei|"
    r"vil (?:ikke|ikkje)|ønsker (?:ikke|ikkje)|uten (?:et )?samtykke|utan samtykke|avslår|trekker (?:seg|samtykket)",
    re.IGNORECASE,
)
_AGREED = re.compile(
    r"\b(?:gir|gjev|gav|ga) (?:likevel )?(?:tillatelse|løyve|samtykke)|\b(?:sier|seier) ja\b|^ja, de samtykker",
    re.IGNORECASE,
)
_ABOUT_CONSENT = re.compile(r"samtykk|tillat|løyve|svarer|sier \w* ?ja|enig|vil \w+ (?:at|ha)|ønsker", re.IGNORECASE)
_ASKS = re.compile(
    r"samtykk|tillat|løyve|\bspør|\bspørre|\bbe om|\bbed om|sier ja|si ja|skriver? under|underskrift|avtal|enig",
    re.IGNORECASE,
)
_SAYS_WHO = re.compile(
    r"\b(?:navn(?:et|ene)?|namn(?:et)?|fødselsdato(?:en)?|personnummer(?:et)?|fødselsnummer(?:et)?|adressen?|hvem (?:barnet|familien|eleven|de) er|kven barnet er)\b",
    re.IGNORECASE,
)
_NOT_WHO = re.compile(r"\b(?:uten|utan|ikke|ikkje|aldri|verken)\b", re.IGNORECASE)


def sharing_has_a_basis(handbook: Handbook) -> Iterator[Problem]:
    """Nothing about a named child goes to another service without a named duty or exemption that a cited paragraph
    gives, or consent that is asked for, and not refused, on every way to that step."""
    unasked = _unasked(handbook)
    for key, step in handbook.steps.items():
        for i, sharing in enumerate(step.sharing):
            problem = _basis(handbook, step, sharing, unasked.get(key))
            if problem:
                yield error("deling-uten-grunnlag", step.place("deling", i), *problem)


def _basis(handbook: Handbook, step: Step, sharing: Sharing, unasked: tuple[str, ...] | None) -> tuple[str, str] | None:
    if sharing.about is not Naming.NAMED:
        return None
    if sharing.basis is None:
        return (f"Steget «{step.id}» deler opplysninger om et navngitt barn uten å si hva som gir lov til det.",
                "Skriv «grunnlag: samtykke», «grunnlag: meldeplikt» eller et annet grunnlag.")  # fmt: skip
    if sharing.basis is Basis.CONSENT:
        way = " → ".join(unasked or ())
        return (f"Steget «{step.id}» deler med samtykke, men det går en vei hit uten at noen har bedt om det og fått ja: {way}.",
                "Legg inn «samtykke:» i dette steget, eller i et steg på veien.") if unasked else None  # fmt: skip
    law = sharing.law or step.law
    if not law:
        return (f"Steget «{step.id}» deler etter {sharing.basis} uten å vise til loven.",
                "Legg til «lovgrunnlag:» under delingen.")  # fmt: skip
    cited = [handbook.paragraphs[id] for id in law if id in handbook.paragraphs]
    if len(cited) == len(law) and not any(_gives(paragraph, sharing.basis) for paragraph in cited):
        named = handbook.cite(cited[0].id)
        return (f"Steget «{step.id}» deler etter {sharing.basis}, men det gir ikke {named} lov til.",
                f"Vis til paragrafen som gir lov til det, eller skriv «gir_grunnlag: [{sharing.basis}]» ved paragrafen i lovverk.yml når den gjør det.")  # fmt: skip
    return None


def _gives(paragraph: Paragraph, basis: Basis) -> bool:
    """Whether it gives a right to share, as the register says, or as its title and summary do."""
    if paragraph.gives:
        return basis in paragraph.gives
    return bool(_GIVES[basis].search(f"{paragraph.title}. {paragraph.summary}"))


def _unasked(handbook: Handbook) -> dict[str, tuple[str, ...]]:
    """Every step that can be reached before anybody has asked for consent, or after a no, with the shortest way there."""
    asked = {key for key, step in handbook.steps.items() if _asks(step)}

    def follows(edge: Edge) -> bool:
        if edge.outcome and _AGREED.search(edge.outcome.condition):
            return False
        return edge.source not in asked or _refused(handbook, edge)

    found = ways_from(graph(handbook), starts(handbook), follows)
    return {key: way for key, way in found.items() if key not in asked}


def _asks(step: Step) -> bool:
    """Whether consent is asked for in a step. «Noen ganger» asks nobody unless the text does."""
    if not step.consent or step.consent.needed is Needed.NO:
        return False
    told = (step.name, step.question or "", step.consent.explanation or "", *step.what, *step.how)
    return step.consent.needed is Needed.YES or any(map(_ASKS.search, told))


def _refused(handbook: Handbook, edge: Edge) -> bool:
    """Whether an outcome is a no to consent: it says so, or it is a plain «Nei» to a question about it."""
    if edge.outcome is None:
        return False
    condition, question = edge.outcome.condition, handbook.steps[edge.source].question or "samtykke"
    plain_no = bool(re.match(r"nei\b", condition, re.IGNORECASE)) and bool(_ABOUT_CONSENT.search(question))
    return plain_no or bool(_REFUSED.search(condition))


def duty_to_report_goes_to_child_welfare(handbook: Handbook) -> Iterator[Problem]:
    """What is shared by the duty to report goes to child welfare or the police, and to nobody else.

    Source: barnevernsloven § 13-2, barnehageloven § 46, opplæringslova § 24-3, helsepersonelloven § 33."""
    for step in handbook.steps.values():
        for i, sharing in enumerate(step.sharing):
            if sharing.about is Naming.NAMED and sharing.basis is Basis.DUTY_TO_REPORT:
                for j, id in enumerate(sharing.recipients):
                    if id in handbook.agencies and id not in protectors(handbook):
                        yield error("meldeplikt-til-andre", step.place("deling", i, "med", j),
                                    f"Meldeplikten gir ikke lov til å dele med {handbook.party_name(id)}. Den gjelder barnevernet.",
                                    "Ta bort instansen herfra. Skal den vite noe, skriv en egen deling med et annet grunnlag, for eksempel samtykke.")  # fmt: skip


def anonymous_says_not_who(handbook: Handbook) -> Iterator[Problem]:
    """What is shared without a name doesn't say who the child is."""
    for step in handbook.steps.values():
        for i, sharing in enumerate(step.sharing):
            said = _SAYS_WHO.search(sharing.what or "")
            if said and sharing.about is Naming.ANONYMOUS and not _NOT_WHO.search((sharing.what or "")[: said.start()]):
                yield warning("anonymt-med-navn", step.place("deling", i, "hva"), f"Delingen er anonym, men her står «{said[0]}».",
                              "Ta bort det som viser hvem barnet er, eller skriv «om: navngitt» med et grunnlag.")  # fmt: skip


def referral_is_shared(handbook: Handbook) -> Iterator[Problem]:
    """A step that refers a child to an agency says what is shared with it, and by what right."""
    for step in handbook.steps.values():
        told = {id for sharing in step.sharing for id in sharing.recipients}
        for i, contact in enumerate(step.contacts):
            if (
                contact.purpose is Purpose.REFERRAL
                and contact.agency in handbook.agencies
                and contact.agency not in told
            ):
                yield warning("henvisning-uten-deling", step.place("kontakter", i),
                              f"Steget «{step.id}» henviser til {handbook.party_name(contact.agency)}, men sier ikke hva som deles, og hva som gir lov til det.",
                              "Legg til «deling:» med «om:», «hva:» og «grunnlag:».")  # fmt: skip


def receiver_says_how(handbook: Handbook) -> Iterator[Problem]:
    """An agency that something is sent to says how it receives it, and within what time it answers."""
    for workflow in handbook.workflows.values():
        for step in workflow.steps:
            for i, sharing in enumerate(step.sharing):
                for j, id in enumerate(sharing.recipients):
                    agency = handbook.agencies.get(id)
                    if agency and not agency.receiving:
                        yield error("mottaker-uten-mottak", step.place("deling", i, "med", j),
                                    f"Steget «{step.id}» sender noe til {agency.name}, som ikke sier hvordan den tar imot.",
                                    f"Legg til «tar_imot:» i agencies/{id}.yml.")  # fmt: skip
    for agency in handbook.agencies.values():
        got = agency.receiving
        if got and not (got.answers_within or got.deadline or got.explanation):
            yield warning("mottak-uten-svarfrist", agency.place("tar_imot"), f"{agency.name} sier ikke når avsenderen får svar.",
                          "Legg til «svarer_innen:», «lovfrist:», eller «forklaring:» når det ikke finnes noen frist.")  # fmt: skip
