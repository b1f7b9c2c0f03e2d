"""A kept case as the core knows it, and back."""

from typing import Final

import msgspec

from afterword.app.reading import case_of, read_case
from afterword.core.facts import Candidate, Case
from afterword.ports import KeptCase, Profile

UNKNOWN_ZONE: Final = "UTC"
_encoder: Final = msgspec.json.Encoder()


def candidate_of(profile: Profile) -> Candidate:
    """The person as a case names them."""
    return Candidate(
        profile.name, profile.timezone or UNKNOWN_ZONE, profile.email or None, profile.phone or None
    )


def replayed(kept: KeptCase, profile: Profile) -> Case:
    """The case: its facts, the owner as its candidate, and the events that stand."""
    return case_from(kept.facts, kept.events, candidate_of(profile))


def case_from(facts: bytes, events: tuple[bytes, ...], candidate: Candidate) -> Case:
    """A case from what is kept; put together as text, which is read three times as fast as joined objects."""
    whole = b'{"candidate":%b,"events":[%b],%b' % (_encoder.encode(candidate), b",".join(events), facts[1:])
    return read_case(whole)


def facts_of(case: Case) -> bytes:
    """What is kept of a case beside its events; the inverse of ``case_from``."""
    table = msgspec.to_builtins(case)
    table.pop("candidate")
    table.pop("events", None)
    return _encoder.encode(table)


def events_of(case: Case) -> tuple[bytes, ...]:
    """Its events, each as it is kept."""
    return tuple(map(_encoder.encode, case.events))


def with_facts(raw: bytes, candidate: Candidate) -> Case:
    """A case from somebody's facts; ``Fault`` if they are none."""
    table = msgspec.json.decode(raw)
    return case_of({**table, "candidate": msgspec.to_builtins(candidate)})
