"""The rules that span files. Each is a generator of problems whose docstring states the rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from handbook.check import (
    colours,
    contacts,
    coverage,
    currency,
    flow,
    guide,
    ids,
    language,
    law,
    numbers,
    printing,
    privacy,
    references,
    safety,
)
from handbook.model import Handbook
from handbook.problem import Problem

Check = Callable[[Handbook], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    ids.used_twice,
    references.unknown,
    references.link_in_page,
    references.unused,
    references.attachment,
    flow.unreachable_step,
    flow.no_way_out,
    flow.number_of_outcomes,
    safety.acute_within_reach,
    safety.help_before_parents,
    safety.sharing_has_a_basis,
    safety.deadline_is_whole,
    safety.receiver_says_how,
    guide.no_circle,
    guide.near,
    guide.acute_is_one_tap_away,
    law.local_deadline_within_the_law,
    law.former_citation,
    law.former_name,
    law.paragraph_overdue,
    contacts.values_are_well_formed,
    contacts.municipality_number,
    contacts.belongs_to_the_service,
    contacts.no_named_person,
    contacts.hours_make_sense,
    coverage.fallback_loop,
    coverage.always_an_answer,
    coverage.acute_numbers_are_confirmed,
    coverage.every_topic_is_answered,
    privacy.personal_data,
    privacy.personal_data_in_documents,
    currency.overdue,
    currency.in_the_future,
    currency.not_confirmed,
    numbers.given_twice,
    numbers.missing,
    numbers.unknown,
    language.too_hard,
    language.long_sentence,
    language.heading_order,
    language.links_and_images,
    printing.characters,
    printing.markdown,
    colours.too_faint,
)
