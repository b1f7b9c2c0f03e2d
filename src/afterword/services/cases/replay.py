"""Converts a stored case into the core's case, and back."""

from typing import Final

import msgspec

from afterword.core.case import Candidate, Case
from afterword.ports import CaseRecord, Profile
from afterword.services.planning.decode import case_of, read_case

_encoder: Final = msgspec.json.Encoder()


def candidate_of_profile(profile: Profile) -> Candidate:
    """The person as a case's candidate."""
    return Candidate(profile.name, profile.zone, profile.email or None, profile.phone or None)


def case_of_record(kept: CaseRecord, profile: Profile) -> Case:
    """The case: its facts, the owner as candidate, and the events that weren't undone."""
    return case_from_facts(kept.facts, kept.events, candidate_of_profile(profile))


def case_from_facts(facts: bytes, events: tuple[bytes, ...], candidate: Candidate) -> Case:
    """A case from stored parts, joined as text: that's parsed three times as fast as joined objects."""
    whole = b'{"candidate":%b,"events":[%b],%b' % (_encoder.encode(candidate), b",".join(events), facts[1:])
    return read_case(whole)


def facts_of(case: Case) -> bytes:
    """A case's facts without its events; the inverse of ``case_from_facts``."""
    table = msgspec.to_builtins(case)
    table.pop("candidate")
    table.pop("events", None)
    return _encoder.encode(table)


def recorded_events(case: Case) -> tuple[bytes, ...]:
    """Its events as stored."""
    return tuple(map(_encoder.encode, case.events))


def with_facts(raw: bytes, candidate: Candidate) -> Case:
    """A case from submitted facts. Raises ``InputError`` if they aren't valid."""
    table = msgspec.json.decode(raw)
    return case_of({**table, "candidate": msgspec.to_builtins(candidate)})
