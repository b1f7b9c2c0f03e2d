"""Whose clock: the zone of a contact, from the surest knowledge to the vaguest."""

from afterword.core.calendar import Calendar
from afterword.core.facts import Case, Contact
from afterword.core.moments import Zone


def their_zone(case: Case, contact: Contact | None, calendar: Calendar) -> Zone | None:
    """The contact's own zone, else the company's, else that of their number, else the country's only one.

    A number or a country decides only if all of its zones keep the same time: the calendar names one of them.
    ``None``: nothing is known, and the candidate's zone has to stand in.
    """
    if contact is not None and contact.timezone is not None:
        return calendar.zones[contact.timezone]
    company = case.company
    if company.timezone is not None:
        return calendar.zones[company.timezone]
    number = (contact.phone if contact is not None else None) or company.phone
    if number is not None:
        zone = _only(calendar.phone_zones[number, company.country], calendar)
        if zone is not None:
            return zone
    if company.country is not None:
        return _only(calendar.country_zones[company.country], calendar)
    return None


def _only(names: tuple[str, ...], calendar: Calendar) -> Zone | None:
    return calendar.zones[names[0]] if len(names) == 1 else None
