"""The handbook as frozen dataclasses: what the YAML says, typed, and nothing more."""

from handbook.model.agency import (
    Agency, Audience, Consent, Contact, NextEvent, Receiving, Referral, SpecialDay, Window,
)  # fmt: skip
from handbook.model.handbook import Handbook
from handbook.model.record import Owned, Record, Unconfirmed
from handbook.model.registers import (
    Act, Answer, FormerCitation, FormerName, Form, FormField, FormPart, Glossary, Guide, LawRegister,
    Measure, Meeting, MeetingPlan, Page, Paragraph, Question, StatutoryDeadline, SynonymGroup, Synonyms, Word,
)  # fmt: skip
from handbook.model.settings import (
    Acute, Change, Colours, District, Edition, Level, Municipality, Readability, Role, Settings, Theme,
    Warning, WebAddress, Workplace,
)  # fmt: skip
from handbook.model.workflow import Deadline, Escalation, Outcome, Sharing, Step, StepContact, Workflow

__all__ = [name for name in dir() if name[0].isupper()]
