"""The dictionary: every field of every kind of file, in Norwegian and English, with explanation and example.

Messages, editor help, the field reference and `new` are made from it; so are the model's values.
"""

from handbook.read.schema.agency import AGENCY_SECTION
from handbook.read.schema.field import Field, Section
from handbook.read.schema.registers import (
    BINDER_SECTION,
    FORM_SECTION,
    GLOSSARY_SECTION,
    GUIDE_SECTION,
    LAWS_SECTION,
    MEASURE_SECTION,
    PAGE_SECTION,
    PLAN_SECTION,
    SYNONYMS_SECTION,
)  # fmt: skip
from handbook.read.schema.settings import SETTINGS_SECTION
from handbook.read.schema.workflow import WORKFLOW_SECTION

# Which files exist, and what stands in them. A folder holds one file for each id.
FILES = {
    "content/handbok.yml": SETTINGS_SECTION,
    "content/lovverk.yml": LAWS_SECTION,
    "content/ordliste.yml": GLOSSARY_SECTION,
    "content/moteplan.yml": PLAN_SECTION,
    "content/synonymer.yml": SYNONYMS_SECTION,
    "content/veiviser.yml": GUIDE_SECTION,
    "content/perm.yml": BINDER_SECTION,
}
FOLDERS = {
    "agencies": AGENCY_SECTION,
    "workflows": WORKFLOW_SECTION,
    "content/skjema": FORM_SECTION,
    "content/tiltak": MEASURE_SECTION,
}
PAGES = ("content", PAGE_SECTION)  # Markdown files with front matter, in any folder below

__all__ = ["FILES", "FOLDERS", "PAGES", "Field", "Section"]
