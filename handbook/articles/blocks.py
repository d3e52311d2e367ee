"""The vocabulary of articles: what a record says to a reader, in blocks that carry meaning and no look.

Words, order, doubt, fallback and deadlines are decided where blocks are made; an output only draws them: the site with
one macro for each class here (`pages/templates/blocks.html`), the binder with one Typst function (`binder/typst`).
A key names what a link leads to: «instans:ppt», «prosedyre:akutt-fare/ring», «lov:barnevernsloven-13-2».
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass

from handbook.model import Owned, Record
from handbook.problem import Place
from handbook.values import PhoneNumber


@dataclass(frozen=True)
class Origin:
    """Where a block comes from: the article, and the field of its record (Norwegian keys, as in the file)."""

    key: str
    record: Record = field(compare=False, repr=False)
    path: tuple[str | int, ...] = ()

    def at(self, *path: str | int) -> Origin:
        """A field inside this one."""
        return Origin(self.key, self.record, (*self.path, *path))

    @property
    def id(self) -> str:
        """Stable from one edition to the next: «instans:ppt#kontakt/0»."""
        return self.key + ("#" + "/".join(map(str, self.path)) if self.path else "")

    @property
    def place(self) -> Place:
        """Where it was written: file, line and column."""
        return self.record.place(*self.path)


# ── What stands in a line ──────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True)
class Link:
    """Words that lead to what `to` names. `language` is that of the words, when it isn't the handbook's."""

    to: str
    text: str
    language: str | None = None


@dataclass(frozen=True, kw_only=True)
class Citation(Link):
    """A paragraph of law: `text` is «barnevernsloven § 13-2», of which `act` and `number` are the parts."""

    act: str
    number: str


@dataclass(frozen=True, kw_only=True)
class Party:
    """A role or an agency; a role has no page. `lane` is its colour, the same on every page and drawing."""

    name: str
    to: str | None
    lane: int
    to_reader: str | None = None  # «Du», «Lederen din»: where the page speaks to the reader, on a screen

    @property
    def in_sentence(self) -> str:
        """The name in the middle of a sentence: a role's with a small letter, an agency's as it is."""
        ordinary = self.to is None and self.name[1:2].islower()
        return self.name[:1].lower() + self.name[1:] if ordinary else self.name


@dataclass(frozen=True, kw_only=True)
class Strong:
    """Words that carry the sentence."""

    text: str


@dataclass(frozen=True, kw_only=True)
class WebLink:
    """An address outside the handbook; `shown` is how it is read."""

    url: str
    shown: str


@dataclass(frozen=True, kw_only=True)
class Emphasis:
    """Words that an author has set apart; `strong` when they carry the sentence."""

    strong: bool
    words: Line


@dataclass(frozen=True, kw_only=True)
class OuterLink:
    """An author's own words that lead out of the handbook."""

    url: str
    words: Line


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A file in content/bilder. Without words it only decorates."""

    file: str
    alt: str


@dataclass(frozen=True)
class LineBreak:
    """A new line that an author asked for."""


@dataclass(frozen=True, kw_only=True)
class Ring:
    """A number to ring in the middle of a sentence, where somebody wrote «ring:politi/akutt». `words` are an author's
    own that belong to it («Politiet»), or empty."""

    words: str
    number: Number

    @property
    def text(self) -> str:
        """What it reads as."""
        return f"{self.words} {self.number.phone.shown}".lstrip()

    @property
    def name(self) -> str:
        """What the link is called: it begins with what is seen (WCAG 2.5.3), and ends with what is said otherwise."""
        phone = self.number.phone
        if not self.words:
            return phone.call_name(self.number.about)
        said_otherwise = phone.spoken.split() != phone.shown.split()
        return f"{self.text}, {phone.spoken}" if said_otherwise else self.text


Span = str | Link | Party | Strong | WebLink | Emphasis | OuterLink | Picture | LineBreak | Ring
Line = tuple[Span, ...]


def plain(words: Line) -> str:
    """A line without what sets its words apart."""
    return "".join(map(_plain, words))


def _plain(span: Span) -> str:
    match span:
        case str():
            return str(span)
        case Link() | Strong() | Ring():
            return span.text
        case Party():
            return span.name
        case WebLink():
            return span.shown
        case Emphasis() | OuterLink():
            return plain(span.words)
    return " " if isinstance(span, LineBreak) else ""


class Told(str):
    """An author's text with numbers to ring in it.

    As a string it is what it reads as, numbers and all: what can only show text (a title, a link, an index, a data
    file) needs to know no more, and can't come to show anything else. `words` is the same text with its numbers.
    """

    words: Line

    def __new__(cls, words: Line) -> Told:
        made = super().__new__(cls, plain(words))
        made.words = words
        return made


def words(text: str) -> Line:
    """Any text as a line, its numbers ones to ring."""
    return text.words if isinstance(text, Told) else (text,)


# ── Telephone numbers: never without their doubt, nor without who answers otherwise ────────────────────────────────


@dataclass(frozen=True, kw_only=True)
class Doubt:
    """Nobody has confirmed this: why, and whom to ask. `at` is where it is said, `of` the record that is in doubt;
    `translated` says so in the language of the page, when that is another than the handbook's."""

    at: Origin
    of: Record = field(compare=False, repr=False)
    why: str
    ask: str | None
    translated: str | None = None


@dataclass(frozen=True, kw_only=True)
class Answerer:
    """Somebody who may answer, in a line of text. `phone` is None where only the name is known."""

    agency: Link
    phone: PhoneNumber | None
    confirmed: bool


@dataclass(frozen=True, kw_only=True)
class Fallback:
    """Who to ring when nobody answers, in order, to the first number that somebody has confirmed."""

    when: str  # «Utenom disse tidene», «Får du ikke svar»
    answerers: tuple[Answerer, ...]


@dataclass(frozen=True, kw_only=True)
class Number:
    """A number to ring. `about` is whose it is; `fallback` is None when somebody always answers, or nobody stands in."""

    phone: PhoneNumber
    about: str
    doubt: Doubt | None
    fallback: Fallback | None


@dataclass(frozen=True, kw_only=True)
class HoursLine:
    """«Man–fre» and «08.30–15.30», or «Julaften» and «stengt»; with the season where there is one."""

    days: str
    times: str
    season: str | None = None
    special: bool = False


@dataclass(frozen=True, kw_only=True)
class WeekRow:
    """The times of a week: one cell for each of Monday to Sunday, and one for public holidays."""

    label: str
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Hours:
    """When a contact answers. `lines` and `week` say the same, as sentences and as a table; both are empty when the
    hours aren't known. `always` is every minute of the year."""

    always: bool
    lines: tuple[HoursLine, ...]
    week: tuple[WeekRow, ...]

    @property
    def known(self) -> bool:
        return bool(self.lines)

    @property
    def change(self) -> bool:
        """Does the clock decide whether somebody answers?"""
        return self.known and not self.always


@dataclass(frozen=True, kw_only=True)
class ContactCard:
    """One way to reach an agency. `contact` names it in the browser's data («barnevernvakt/0»)."""

    at: Origin
    contact: str
    purposes: tuple[str, ...]
    about: str | None
    number: Number | None
    sms: PhoneNumber | None
    email: str | None
    web: WebLink | None
    visiting_address: str | None
    postal_address: str | None
    districts: str | None
    hours: Hours
    fallback: Fallback | None
    doubt: Doubt | None


@dataclass(frozen=True, kw_only=True)
class Call:
    """An agency to contact, and for what. `number` is None where it has none; `contact` as in ContactCard, and
    `contacts` all that answer for this in the agency, at one time or another."""

    at: Origin
    agency: Link
    purpose: str
    number: Number | None
    hours: Hours | None
    contact: str | None
    contacts: tuple[str, ...] = ()


# ── Text, facts and what holds other blocks ────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True)
class Texts:
    """Sentences that somebody wrote, one below the other; `ordered` when they are done in turn."""

    at: Origin
    items: tuple[str, ...]
    ordered: bool = False


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """A line of our own words, with links."""

    at: Origin
    words: Line


@dataclass(frozen=True, kw_only=True)
class Labelled:
    """A block with a label: «Varighet», «Tre måneder». `leads_away` when it is about what belongs elsewhere."""

    at: Origin
    label: str
    block: Block
    leads_away: bool = False


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Labels with what they say, side by side or below each other."""

    at: Origin
    items: tuple[Labelled, ...]


@dataclass(frozen=True, kw_only=True)
class Section:
    """Blocks under a heading. `anchor` is its address on the page.

    `waits` says in words what is inside, where that can wait until the rest is done. `repeats` is true for what is
    gathered from elsewhere in the handbook: on paper, where pages weigh, that is left out.
    """

    at: Origin
    anchor: str
    title: str
    blocks: tuple[Block, ...]
    waits: str | None = None
    repeats: bool = False


@dataclass(frozen=True, kw_only=True)
class Warning:
    """A standing warning: one sentence, and why, and whom to ring."""

    at: Origin
    text: str
    reason: str
    calls: tuple[Call, ...] = ()
    applies_when: str | None = None


@dataclass(frozen=True, kw_only=True)
class Missed:
    """Whom to tell when a deadline is missed, and what they do."""

    tell: Party
    action: str


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """«innen 7 dager · fra meldingen er mottatt · barnevernsloven § 2-1»."""

    at: Origin
    within: str | None
    counted_from: str | None
    laws: tuple[Citation, ...]
    doubt: Doubt | None = None
    missed: Missed | None = None


@dataclass(frozen=True, kw_only=True)
class Event:
    what: str
    deadline: Deadline | None


@dataclass(frozen=True, kw_only=True)
class Events:
    """What happens after contact, in order."""

    at: Origin
    items: tuple[Event, ...]


@dataclass(frozen=True, kw_only=True)
class Receiving:
    """How an agency takes in what is sent to it, and when it answers."""

    at: Origin
    how: str
    explanation: str | None
    deadline: Deadline | None


@dataclass(frozen=True, kw_only=True)
class Referral:
    """Whether somebody must refer, as a sentence; who refers, and how."""

    at: Origin
    needed: str
    by: str | None
    how: str | None


@dataclass(frozen=True, kw_only=True)
class Consent:
    """Whether anybody must agree, as a sentence. `answer` is ja, nei or noen ganger."""

    at: Origin
    answer: str
    needed: str
    from_whom: str | None
    explanation: str | None
    without_name: str | None
    exceptions: tuple[str, ...]
    laws: tuple[Citation, ...]


@dataclass(frozen=True, kw_only=True)
class Sharing:
    """Information that leaves the service: to whom and by what right, what, and the paragraphs."""

    at: Origin
    words: Line
    what: str | None
    laws: tuple[Citation, ...]


@dataclass(frozen=True, kw_only=True)
class Laws:
    """The paragraphs something rests on, act by act, each with its title."""

    at: Origin
    acts: tuple[LawGroup, ...]


@dataclass(frozen=True, kw_only=True)
class LawGroup:
    act: Link
    paragraphs: tuple[tuple[Citation, str], ...]


@dataclass(frozen=True, kw_only=True)
class Citations:
    """Paragraphs in a line."""

    at: Origin
    laws: tuple[Citation, ...]


@dataclass(frozen=True, kw_only=True)
class Forms:
    """Forms and tools."""

    at: Origin
    items: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class LinkList:
    """Links below each other, each with a few words after it."""

    at: Origin
    items: tuple[tuple[Link, str], ...]


@dataclass(frozen=True, kw_only=True)
class Languages:
    """The same page in other languages, each by the language's own name. What leads to the page itself is `current`."""

    at: Origin
    items: tuple[Link, ...]
    current: str | None = None


@dataclass(frozen=True, kw_only=True)
class LinkGroup:
    label: str
    links: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class LinkGroups:
    """Links gathered under labels."""

    at: Origin
    groups: tuple[LinkGroup, ...]


@dataclass(frozen=True, kw_only=True)
class Role:
    name: str
    explanation: str


@dataclass(frozen=True, kw_only=True)
class Roles:
    """Functions that people fill, and what each means."""

    at: Origin
    items: tuple[Role, ...]


@dataclass(frozen=True, kw_only=True)
class Parties:
    """Roles and agencies in a line."""

    at: Origin
    items: tuple[Party, ...]


@dataclass(frozen=True, kw_only=True)
class Duty:
    """A part in a step: «Ansvarlig», step 2, whose it is, and by when. `part` is the part's id (see derive/duties)."""

    part: str
    role: str
    number: int
    step: Link
    party: Party
    within: str | None


@dataclass(frozen=True, kw_only=True)
class DutyGroup:
    """The duties in one procedure; `in_short` says them in a line: «ansvarlig i steg 2 og 3», `count` how many."""

    workflow: Link
    urgency: str
    count: str
    duties: tuple[Duty, ...]
    in_short: str


@dataclass(frozen=True, kw_only=True)
class Duties:
    """Procedure by procedure; `by_party` when readers ask whose a step is, rather than what part it gives them."""

    at: Origin
    groups: tuple[DutyGroup, ...]
    by_party: bool = False


@dataclass(frozen=True, kw_only=True)
class Sources:
    """Where the facts were read: for those who check them."""

    at: Origin
    items: tuple[str, ...]


# ── Procedures ─────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True)
class Pills:
    """Urgency, level and themes: the short words under a title. `urgent` when the first of them can't wait."""

    at: Origin
    urgency: str | None
    urgent: bool
    level: str | None
    level_name: str | None
    themes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Way:
    """A way on from a step: when, and where to. Without `to` it ends, with the words in `end`. `step` is its number
    where it leads to a step of the same procedure; `danger` when it leads to another that can't wait."""

    condition: str | None
    to: Link | None
    end: str | None
    step: int | None = None
    danger: bool = False


@dataclass(frozen=True, kw_only=True)
class Step:
    """A step of a procedure. `otherwise` says once who answers when none of `calls` does. `in_short` answers what one
    asks first about consent and sharing."""

    at: Origin
    key: str
    id: str
    number: int
    name: str
    level: Pills | None
    responsible: Party
    also_responsible: tuple[Party, ...]
    together: str | None  # how several share it: «Én av dem»
    takes_part: tuple[Party, ...]
    may_take_part: tuple[Party, ...]
    informed: tuple[Party, ...]
    warning: Warning | None
    what: Texts
    calls: tuple[Call, ...]
    otherwise: tuple[Fallback, ...]
    how: Texts | None
    tools: Forms | None
    parents: str | None
    parents_are_help: str | None
    consent: Consent | None
    sharing: tuple[Sharing, ...]
    documentation: Texts | None
    laws: tuple[Citation, ...]
    doubt: Doubt | None
    deadline: Deadline | None
    question: str | None
    ways: tuple[Way, ...]
    in_short: str

    @property
    def is_long(self) -> bool:
        """What to do and how it is done fill more than two screens of a phone: the second may be folded there."""
        return sum(len(text) for texts in (self.what, self.how) if texts for text in texts.items) > 1000


@dataclass(frozen=True, kw_only=True)
class Steps:
    """All steps of a procedure, under one heading."""

    at: Origin
    anchor: str
    title: str
    items: tuple[Step, ...]


@dataclass(frozen=True, kw_only=True)
class Diagram:
    """The steps as a drawing (`drawing/diagram.py`)."""

    at: Origin
    workflow: str


@dataclass(frozen=True, kw_only=True)
class DeadlineRow:
    """A deadline in a table. `step` is None for one that stands in the law alone."""

    deadline: Deadline
    what: str
    step: Link | None
    workflow: Link | None
    number: int | None
    who: str | None
    remark: str | None = None


@dataclass(frozen=True, kw_only=True)
class Deadlines:
    """A table of deadlines. `label` says which; `several` when they are of more than one procedure."""

    at: Origin
    label: str
    rows: tuple[DeadlineRow, ...]
    several: bool


@dataclass(frozen=True, kw_only=True)
class MatrixRow:
    """A step, and each party's part in it: (part's id, in words), or None."""

    number: int
    step: Link
    parts: tuple[tuple[str, str] | None, ...]


@dataclass(frozen=True, kw_only=True)
class Matrix:
    """Who does what: steps down, parties across."""

    at: Origin
    parties: tuple[Party, ...]
    rows: tuple[MatrixRow, ...]


# ── Pages that somebody wrote in Markdown ──────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True)
class TextLine:
    """A paragraph."""

    words: Line


@dataclass(frozen=True, kw_only=True)
class InnerHeading:
    """A heading inside a list, a quote or a note."""

    level: int
    words: Line


@dataclass(frozen=True, kw_only=True)
class Bullets:
    """A list; `start` is the first number of one in order, None for one without. `tight` when its items are lines."""

    start: int | None
    tight: bool
    items: tuple[tuple[Written, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Quote:
    blocks: tuple[Written, ...]


@dataclass(frozen=True, kw_only=True)
class Note:
    """A box. `kind` is its name in the text: note, tip, warning or danger."""

    kind: str
    title: str
    blocks: tuple[Written, ...]


@dataclass(frozen=True, kw_only=True)
class Grid:
    """A table; with nothing in its corner the first cell of each row says what the row is about."""

    head: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]

    @property
    def names_rows(self) -> bool:
        return not self.head[0]


Written = TextLine | InnerHeading | Bullets | Quote | Note | Grid


@dataclass(frozen=True, kw_only=True)
class Passage:
    """What stands under a heading of the given level (2–6); level 0 is what stands above all headings."""

    at: Origin
    level: int
    title: str
    anchor: str
    blocks: tuple[Written, ...]


# ── Forms ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True)
class Download:
    """Where a form lies that isn't printed here: an address, or a file beside the page."""

    at: Origin
    words: str
    url: str | None
    file: str | None


@dataclass(frozen=True, kw_only=True)
class FormField:
    """A field to fill in. `kind` is linje, linjer, avkryssing, dato, underskrift or tabell."""

    kind: str
    label: str
    help: str | None
    lines: int
    choices: tuple[str, ...]
    columns: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class FormPart:
    """A part of a form, under a heading of its own."""

    at: Origin
    anchor: str
    title: str
    help: str | None
    fields: tuple[FormField, ...]


# ── Registers ──────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True)
class YearRow:
    """A meeting in the year: in which of the twelve months it is held, and its number and colour in the wheel."""

    meeting: Link
    number: int | None
    colour: int
    months: str
    held: tuple[bool, ...]


@dataclass(frozen=True, kw_only=True)
class YearWheel:
    """The year at a glance (`drawing/year_wheel.py`)."""

    at: Origin
    title: str
    rows: tuple[YearRow, ...]


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """A fixed meeting. `facts` come first, `more` can wait; `calendar` when there is a reminder to take away."""

    at: Origin
    key: str
    id: str
    name: str
    number: int | None
    colour: int | None
    purpose: Texts
    doubt: Doubt | None
    facts: tuple[Labelled, ...]
    calendar: bool
    more: tuple[Labelled, ...]


@dataclass(frozen=True, kw_only=True)
class Attendant:
    """One who must or may be at a meeting: how they are reached, and what they have to do in its procedures. Without
    `number` it isn't known, and is asked for; a parent or the child is rung by those who know them (`reached` False)."""

    party: Party
    remark: str | None
    number: Number | None
    reached: bool
    duties: tuple[DutyGroup, ...]


@dataclass(frozen=True, kw_only=True)
class AgendaItem:
    """An item of a meeting. What is None is decided when one meets."""

    what: str
    handling: str | None
    presenter: Party | None
    minutes: int | None


@dataclass(frozen=True, kw_only=True)
class Booklet:
    """What a meeting is led by: who is there, what may be said, the items, and what begins when it is over.

    `choices` are what all must be able to tick before a child is discussed without consent. `ways` lead on from the step
    of a procedure that the meeting is, `workflows` are those it belongs to. `about_child` is false where no child is named.
    """

    at: Origin
    id: str
    rhythm: str
    calendar: bool
    about_child: bool
    facts: tuple[Labelled, ...]
    must: tuple[Attendant, ...]
    may: tuple[Attendant, ...]
    consent: Consent | None
    choices: tuple[str, ...]
    agenda: tuple[AgendaItem, ...]
    deadlines: Deadlines | None
    ways: tuple[Way, ...]
    workflows: tuple[Link, ...]
    forms: Forms | None
    calls: tuple[Call, ...]


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """A paragraph in our own words, the deadlines it sets, and the pages that rest on it."""

    at: Origin
    key: str
    id: str
    number: str
    title: str
    summary: str
    deadlines: tuple[DeadlineRow, ...]
    doubt: Doubt | None
    uses: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class ActChange:
    """A change of a law that our paragraphs lack: from `when` it holds, which act makes it, the paragraphs, and what it
    is about. `ours` says how old our own words are; `seen` when somebody last looked, where it isn't in force."""

    at: Origin
    when: str
    by: str
    paragraphs: Line
    about: str
    ours: str | None
    seen: str | None
    doubt: Doubt | None


@dataclass(frozen=True, kw_only=True)
class Act:
    """A law. `title` is what it is called every day, `name` its full name, `lovdata` its number.

    `read_to` are sentences on how new the law was when its paragraphs were read, `changes` what came or comes after.
    """

    at: Origin
    key: str
    id: str
    title: str
    name: str
    abbreviation: str | None
    lovdata: str
    web: WebLink
    read_to: tuple[str, ...]
    changes: tuple[ActChange, ...]
    paragraphs: tuple[Paragraph, ...]


# ── What must be asked about ──────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True)
class Present:
    """A value as it stands; `key` is the field in the file, which the command wants. `phone` when it is a number."""

    label: str
    key: str
    items: tuple[str, ...]
    phone: PhoneNumber | None = None


@dataclass(frozen=True, kw_only=True)
class Inquiry:
    """A fact to ask about: `mark` is its key in the command, `uses` are the other places that show it, and `many` how
    many they are where they are too many to read."""

    at: Origin
    mark: str
    about: Link
    question: str
    values: tuple[Present, ...]
    why: str
    uses: tuple[Link, ...]
    many: str | None
    file: str


@dataclass(frozen=True, kw_only=True)
class Asking:
    """One call: whom to ask, the number where the handbook has it, and all there is to ask about."""

    at: Origin
    anchor: str
    whom: str
    count: str
    number: Number | None
    items: tuple[Inquiry, ...]


@dataclass(frozen=True, kw_only=True)
class Former:
    """A paragraph that no longer holds, and what does."""

    citation: str
    now: tuple[Citation, ...]
    remark: str | None


@dataclass(frozen=True, kw_only=True)
class FormerCitations:
    at: Origin
    label: str
    rows: tuple[Former, ...]


@dataclass(frozen=True, kw_only=True)
class FormerWord:
    """A word that went out of use, and today's."""

    word: str
    now: str
    remark: str | None


@dataclass(frozen=True, kw_only=True)
class FormerWords:
    at: Origin
    label: str
    rows: tuple[FormerWord, ...]


@dataclass(frozen=True, kw_only=True)
class Word:
    """A word that is explained, and where it leads."""

    at: Origin
    key: str
    id: str
    word: str
    abbreviation: str | None
    explanation: str
    synonyms: tuple[str, ...]
    see: tuple[Link, ...]
    laws: tuple[Citation, ...]
    doubt: Doubt | None


@dataclass(frozen=True, kw_only=True)
class Glossary:
    """Every word, in the order of the alphabet; `letters` with the first word under each."""

    at: Origin
    words: tuple[Word, ...]
    letters: tuple[tuple[str, str], ...]


# ── Who to ring, without a clock ───────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True)
class CallPart:
    """A column: «Hverdag kveld», «18–24»."""

    name: str
    hours: str


@dataclass(frozen=True, kw_only=True)
class CallEntry:
    """Who answers, the best first, and when: «08.30–15.30», «ellers», or nothing when it is all of the cell."""

    when: str
    answerers: tuple[Answerer, ...]


@dataclass(frozen=True, kw_only=True)
class CallCell:
    """The answer in `span` columns, which `label` names."""

    span: int
    label: str
    entries: tuple[CallEntry, ...]


@dataclass(frozen=True, kw_only=True)
class CallDay:
    """Days that differ."""

    label: str
    entries: tuple[CallEntry, ...]


@dataclass(frozen=True, kw_only=True)
class CallLine:
    """One topic, in some districts. `also` answer around the clock, but never first; of `uncertain` nobody knows when."""

    topic: str
    where: str
    cells: tuple[CallCell, ...]
    days: tuple[CallDay, ...]
    also: tuple[Answerer, ...]
    uncertain: tuple[Answerer, ...]


@dataclass(frozen=True, kw_only=True)
class CallTable:
    at: Origin
    head: tuple[CallPart, ...]
    lines: tuple[CallLine, ...]


# ── An article ─────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True)
class Article:
    """What one record says. `head` stands with the title, `blocks` below it. `owned` knows who keeps it true and when
    they last did; `file` is where it is written."""

    key: str
    title: str
    summary: str
    owned: Owned
    file: str
    blocks: tuple[Block, ...]
    head: tuple[Block, ...] = ()
    doubt: Doubt | None = None
    language: str = "nb"
    printed: bool = True

    @property
    def kind(self) -> str:
        """«instans», «prosedyre» …"""
        return self.key.partition(":")[0]

    @property
    def id(self) -> str:
        return self.key.partition(":")[2]


Block = (
    Doubt | ContactCard | Call | Texts | Sentence | Labelled | Facts | Section | Warning | Deadline | Events | Receiving | Referral
    | Consent | Sharing | Laws | Citations | Forms | LinkList | Languages | LinkGroups | Roles | Parties | Duties | Sources | Pills | Steps | Diagram
    | CallTable | Deadlines | Matrix | Passage | Download | FormPart | YearWheel | Meeting | Booklet | Act | FormerCitations | FormerWords | Glossary
    | Asking
)  # fmt: skip


def walk(part: object) -> Iterator[object]:
    """A block, or any part of one, and everything inside it, in the order it is read; also numbers in an author's text."""
    if isinstance(part, Told):
        part = part.words
    if isinstance(part, tuple):
        for item in part:
            yield from walk(item)
    elif is_dataclass(part) and not isinstance(part, Origin | Record):
        yield part
        for each in fields(part):
            yield from walk(getattr(part, each.name))
