"""The fixed words of the handbook, each with what readers see. Their order is the one readers want."""

from __future__ import annotations

from handbook.dictionary.choice import Choice


class AgencyKind(Choice):
    """Who runs an agency; `group` is the heading it stands under in the list of agencies."""

    MUNICIPAL = "kommunal", "Kommunal", "I kommunen"
    INTERMUNICIPAL = "interkommunal", "Interkommunal", "I kommunen"
    COUNTY = "fylkeskommunal", "Fylkeskommunal", "Fylket"
    STATE = "statlig", "Statlig", "Staten"
    VOLUNTARY = "frivillig", "Frivillig", "Frivillige og private"
    PRIVATE = "privat", "Privat", "Frivillige og private"

    group: str

    def __new__(cls, word: str, label: str = "", group: str = "") -> AgencyKind:
        """`NAME = "word", "Label", "Heading"`."""
        made = str.__new__(cls, word)
        made._value_ = word
        made.label, made.group = label, group
        return made


class Purpose(Choice):
    """What a contact is used for."""

    ACUTE = "akutt", "Akutt fare"
    ADVICE = "råd", "Råd og drøfting"
    REPORT = "melding", "Melde bekymring"
    APPOINTMENT = "time", "Avtale time"
    REFERRAL = "henvisning", "Henvisning"
    HEALTH = "helse", "Helsehjelp"
    PARENTS = "foreldre", "Hjelp til foreldre"
    CHILDREN = "barn", "Barn og unge som vil snakke med noen"
    OTHER = "annet", "Annet"


class Urgency(Choice):
    """How fast a workflow must go, the fastest first."""

    NOW = "med en gang", "Med en gang"
    TODAY = "samme dag", "Samme dag"
    SOON = "snarest", "Snarest"
    THIS_WEEK = "denne uka", "Denne uka"
    PLANNED = "planlagt", "Planlagt"

    @property
    def same_day(self) -> bool:
        """Must it be begun today?"""
        return self in (Urgency.NOW, Urgency.TODAY)


class Part(Choice):
    """What a party does in a step, the strongest part first."""

    RESPONSIBLE = "ansvarlig", "Ansvarlig"
    TAKES_PART = "medvirker", "Medvirker"
    MAY_TAKE_PART = "kan medvirke", "Kan medvirke"
    CONTACTED = "kontaktes", "Blir kontaktet"
    RECEIVES = "mottar", "Mottar opplysninger"
    TOLD_IF_MISSED = "varsles", "Får vite det når fristen ikke blir holdt"
    INFORMED = "informeres", "Blir informert"


class Together(Choice):
    """How several who are responsible share it."""

    ANY = "en av", "Én av dem"
    BOTH = "begge", "Begge"
    ALL = "alle", "Alle"


class Needed(Choice):
    """Whether consent is needed."""

    YES = "ja", "Ja"
    NO = "nei", "Nei"
    SOMETIMES = "noen ganger", "Noen ganger"


class ParentsPart(Choice):
    """The parents' part in a step."""

    INFORMED = "informeres", "Foreldrene informeres"
    TAKE_PART = "deltar", "Foreldrene deltar"


class Naming(Choice):
    """Whether what is shared says who the child is."""

    NAMED = "navngitt", "Navngitt barn"
    ANONYMOUS = "anonymt", "Anonymt"


class Basis(Choice):
    """What gives the right to share information about a named child."""

    CONSENT = "samtykke", "Samtykke"
    DUTY_TO_REPORT = "meldeplikt", "Meldeplikt"
    DUTY_TO_AVERT = "avvergingsplikt", "Avvergingsplikt"
    DUTY_TO_INFORM = "opplysningsplikt", "Opplysningsplikt"
    DANGER = "fare for liv eller helse", "Fare for liv eller helse"
    LAW = "lov", "Annen lovhjemmel"


class RoleKind(Choice):
    """Who fills a role: parents and children take part, but have no duties."""

    STAFF = "ansatt", "Ansatt"
    PARENT = "foreldre", "Foreldre"
    CHILD = "barn", "Barn"


class Readers(Choice):
    """Whom a page is written for."""

    STAFF = "ansatte", "Ansatte"
    PARENTS = "foreldre", "Foreldre"
    ALL = "alle", "Alle"


class Chapter(Choice):
    """The chapter that a page belongs to."""

    DUTIES = "plikter", "Roller og plikter"
    TALKS = "samtaler", "Samtaler og tegn"
    MEASURES = "tiltak", "Tiltak"
    PARENTS = "foreldre", "For foreldre"
    ABOUT = "om", "Om håndboka"


class FormFormat(Choice):
    """What a form is: printed from its parts, or kept elsewhere."""

    PAPER = "papir", "Til utskrift"
    WEB = "nettside", "Nettskjema"
    DOCX = "docx", "Word-fil"
    PDF = "pdf", "PDF-fil"


class FormFieldKind(Choice):
    """What is to be filled in."""

    LINE = "linje", "En linje"
    LINES = "linjer", "Flere linjer"
    CHECKBOXES = "avkryssing", "Avkryssing"
    DATE = "dato", "Dato"
    SIGNATURE = "underskrift", "Underskrift"
    TABLE = "tabell", "Tabell"
    TEXT = "tekst", "Bare tekst"


class MeetingSubject(Choice):
    """What a meeting is about, which decides what must be asked before it begins."""

    CHILD = "barn", "Et barn"
    SYSTEM = "system", "Samarbeidet, uten navn på barn"


class Handling(Choice):
    """What is done with an item of a meeting."""

    DISCUSS = "drøfte", "Drøfte"
    DECIDE = "bestemme", "Bestemme"
    INFORM = "orientere", "Orientere"


class NamedDay(Choice):
    """A day of the year that people know by its name."""

    NEW_YEARS_DAY = "nyttårsdag", "Nyttårsdag"
    WEDNESDAY_BEFORE_EASTER = "onsdag før skjærtorsdag", "Onsdag før skjærtorsdag"
    MAUNDY_THURSDAY = "skjærtorsdag", "Skjærtorsdag"
    GOOD_FRIDAY = "langfredag", "Langfredag"
    HOLY_SATURDAY = "påskeaften", "Påskeaften"
    EASTER_SUNDAY = "første påskedag", "Første påskedag"
    EASTER_MONDAY = "andre påskedag", "Andre påskedag"
    LABOUR_DAY = "første mai", "Første mai"
    CONSTITUTION_DAY = "grunnlovsdagen", "Grunnlovsdagen"
    ASCENSION_DAY = "kristi himmelfartsdag", "Kristi himmelfartsdag"
    WHITSUN_EVE = "pinseaften", "Pinseaften"
    WHIT_SUNDAY = "første pinsedag", "Første pinsedag"
    WHIT_MONDAY = "andre pinsedag", "Andre pinsedag"
    CHRISTMAS_EVE = "julaften", "Julaften"
    CHRISTMAS_DAY = "første juledag", "Første juledag"
    BOXING_DAY = "andre juledag", "Andre juledag"
    CHRISTMAS_WEEK = "romjula", "Romjula"
    NEW_YEARS_EVE = "nyttårsaften", "Nyttårsaften"


class Sign(Choice):
    """What a word may tell of when somebody searches, as part of a sentence that tells of danger to a child."""

    ADULT = "voksen", "Hvem: noen som kan skade"
    CHILD = "barn", "Til hvem: et barn"
    VICTIM = "offer", "Til hvem: meg, henne, dem"
    ANIMAL = "dyr", "Hvem: dyr og leker, som ikke er farlige voksne"
    HITS = "slår", "Gjør: slår og annen vold"
    BLOW = "slag", "Slag og spark som ting: «en smell»"
    THROWS = "kaster", "Gjør: vold når det er mot noen"
    GROPES = "klår", "Gjør: krenker seksuelt"
    TOUCHES = "tar", "Gjør: «tar på» noen eller kroppen"
    INTIMATE = "nærgående", "Gjør: krenker når det gjelder kroppen"
    SNEAKS = "lister", "Gjør: kommer i skjul"
    LURES = "lokker", "Gjør: lokker med seg"
    LOCKS = "stenger", "Gjør: stenger inne eller ute"
    THREATENS = "truer", "Gjør: truer"
    KILLS = "drepe", "Gjør: dreper"
    BURNS = "brenner", "Gjør: brenner"
    FORCES = "tvinger", "Gjør: tvinger"
    HURTS_SELF = "skader", "Gjør: skader seg selv"
    BODY = "kropp", "Kroppsdel"
    PROTECTED = "utsatt", "Kroppsdel som barn sjelden skader i lek"
    PRIVATE = "intim", "Kroppsdel som er privat"
    SEX = "sex", "Sex og nakenhet"
    MARK = "skademerke", "Merke etter vold"
    WOUND = "sårmerke", "Merke som kan ha mange årsaker"
    COLOUR = "farge", "Farge og form som slag gir"
    WEAPON = "våpen", "Våpen, og det som blir brukt til å slå eller brenne"
    ROOM = "rom", "Sted å bli stengt inne"
    COLD = "kulde", "Kulde"
    OUTSIDE = "ute", "Utenfor huset"
    AFRAID = "redd", "Redd"
    DANGEROUS = "farlig", "Er farlig"
    NASTY = "stygt", "Sier at noe vondt skjer, uten å si hva"
    DRUNK = "rus", "Ruset"
    UNCONSCIOUS = "borte", "Bevisstløs"
    CARES = "kjører", "Har ansvar: kjører, henter, passer"
    INFANT = "spedbarn", "Spedbarn"
    POISON = "giftstoff", "Gift og piller"
    FRACTURE = "brudd", "Skade som noen må forklare"
    PICTURE = "bilde", "Bilder og video"
    ONLINE = "nett", "På nett"
    DOCTOR = "lege", "Hjelp fra lege"
    PSYCHOSIS = "psykose", "Psykose"
    FOOD = "mat", "Mat og drikke"
    ABROAD = "utland", "Utlandet, og land barn kan bli sendt til"
    REFUSES = "nekt", "Nekter"
    ABUSE = "overgrepsord", "Sier nok alene, i akkurat denne formen"
    HARMLESS = "harmløst", "Tar brodden av et verb: «slår gresset»"
    ABOUT = "omtale", "Handler om fare uten at noe skjer: «film om vold»"
    PLAY = "lek", "Lek, spill og idrett, der det å slå er uskyldig"
    PAST = "fortid", "Lenge siden: «på 70-tallet»"
