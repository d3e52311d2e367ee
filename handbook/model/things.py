"""The kinds of things that have an id: what they are called, and where they stand. One line for each."""

from __future__ import annotations

from enum import StrEnum


class Thing(StrEnum):
    """A kind of thing, by the word that references and messages have for it («ukjent-instans»).

    `the` is the word with its article («instansen»), `one` what a reference to it must be, `page` its address on the
    site with {} for the id (empty: it has no place there), `label` what stands before its title in a list of results.
    """

    AGENCY = "instans", "instansen", "en instans i mappa agencies", "instanser/{}.html", "Instans"
    WORKFLOW = "prosedyre", "prosedyren", "en prosedyre i mappa workflows", "prosedyrer/{}.html", "Prosedyre"
    FORM = "skjema", "skjemaet", "et skjema i content/skjema", "skjema/{}.html", "Skjema"
    MEASURE = "tiltak", "tiltaket", "et tiltak i content/tiltak", "tiltak/{}.html", "Tiltak"
    PAGE = "side", "siden", "en side under content", "sider/{}.html", "Kunnskap"
    PARAGRAPH = "paragraf", "paragrafen", "en paragraf i content/lovverk.yml", "lov.html#{}", "Lov"
    WORD = "ord", "ordet", "et ord i content/ordliste.yml", "ordliste.html#{}", "Ordliste"
    MEETING = "mote", "møtet", "et møte i content/moteplan.yml", "moter/{}.html", "Møte"
    WORKPLACE = "arbeidssted", "arbeidsstedet", "et arbeidssted i handbok.yml", "jobber-i/{}.html", "Jeg jobber i"
    OVERVIEW = "oversikt", "oversikten", "en oversikt på nettstedet", "{}.html", "Oversikt"
    QUESTION = "sporsmal", "spørsmålet", "et spørsmål i content/veiviser.yml", "veiviser/{}.html"
    LEVEL = "niva", "nivået", "et nivå i handbok.yml", "nivaer.html#niva-{}"
    STEP = "steg", "steget", "et steg i denne prosedyren, en prosedyre, eller «prosedyre/steg»"
    ROLE = "rolle", "rollen", "en rolle i handbok.yml"
    THEME = "tema", "temaet", "et tema i handbok.yml"
    WARNING = "advarsel", "advarselen", "en advarsel i handbok.yml"
    DISTRICT = "distrikt", "distriktet", "et distrikt i handbok.yml"
    PERIOD = "periode", "perioden", "en periode i handbok.yml"
    TOPIC = "henvendelse", "henvendelsen", "en henvendelse i handbok.yml"
    ACT = "lov", "loven", "en lov i content/lovverk.yml"
    EVENT = "hendelse", "hendelsen", "en hendelse i content/lovverk.yml"
    DEADLINE = "lovfrist", "lovfristen", "en frist i content/lovverk.yml"

    the: str
    one: str
    page: str
    label: str

    def __new__(cls, word: str, the: str = "", one: str = "", page: str = "", label: str = "") -> Thing:
        """One line of the table."""
        made = str.__new__(cls, word)
        made._value_ = word
        made.the, made.one, made.page, made.label = the, one, page, label
        return made

    @property
    def link(self) -> str:
        """Its word in addresses and in links by id: a paragraph is «lov:barnevernsloven-13-2»."""
        return "lov" if self is Thing.PARAGRAPH else self.value


BY_LINK = {thing.link: thing for thing in Thing if thing.page}
# What a Markdown page may link to by id: «instans:barnevernvakt».
LINKED = (Thing.AGENCY, Thing.WORKFLOW, Thing.FORM, Thing.MEASURE, Thing.PARAGRAPH, Thing.WORD, Thing.PAGE)
