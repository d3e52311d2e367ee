"""The numbers of the acute band, the same on every page, sheet and poster."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.hours.route import contacts_for
from handbook.model import Agency, Contact, Handbook, Purpose
from handbook.values import PhoneNumber


@dataclass(frozen=True)
class AcuteNumber:
    agency: Agency
    contact: Contact
    phone: PhoneNumber

    @property
    def label(self) -> str:
        """The agency's name, short enough for the band."""
        return short_label(self.agency)


def short_label(agency: Agency) -> str:
    """A name short enough to stand beside a number; never only the number itself."""
    name = agency.short_name or agency.name
    return name if any(c.isalpha() for c in name) else agency.name.split()[0]


def acute_numbers(handbook: Handbook) -> tuple[AcuteNumber, ...]:
    """One number for each agency in the band, in the order of handbok.yml."""
    band = (handbook.agencies[id] for id in handbook.settings.acute.agencies if id in handbook.agencies)
    found = ((agency, contact_for(agency, Purpose.ACUTE)) for agency in band)
    return tuple(AcuteNumber(agency, contact, contact.phone) for agency, contact in found if contact and contact.phone)


def contact_for(agency: Agency, purpose: Purpose) -> Contact | None:
    """The contact with a telephone for this purpose, as «Hvem ringer jeg nå?» picks it; or the first with a telephone."""
    here = (*contacts_for(agency, purpose, None), *agency.contacts)
    return next((c for c in here if c.phone), None)
