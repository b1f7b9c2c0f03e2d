"""Whatever is kept: exported, imported into an empty store and exported again, it's the same export."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from afterword.core.case import Event
from afterword.services.context import Caller
from afterword.services.profile.profile import save_profile
from afterword.services.transfer.export import export
from afterword.services.transfer.importing.export_file import read_export, write_export
from afterword.services.transfer.schemas import ExportRequest
from afterword.services.transfer.transfer import import_cases, import_request, profile_in

BEGAN = datetime(2026, 11, 3, 21, 30, tzinfo=UTC)
NOW = BEGAN + timedelta(days=60)
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
WORD = TEXT.filter(lambda each: bool(each.strip()))
MOMENT = st.timedeltas(timedelta(minutes=1), timedelta(days=50)).map(lambda each: (BEGAN + each).isoformat())
DAY = st.dates(date(2026, 11, 4), date(2027, 1, 20)).map(date.isoformat)
MAYBE_DAY = {"reply_by": DAY}
DANA = st.sampled_from(["dana", "eva"])
SHA = st.text("0123456789abcdef", min_size=64, max_size=64)


def _event(kind: str, optional: dict[str, Any] | None = None, **fields: Any) -> Any:
    return st.fixed_dictionaries({"kind": st.just(kind), "at": MOMENT, **fields}, optional=optional or {})


EVENTS = {
    "note_sent": _event(
        "note_sent", contact=DANA, channel=st.sampled_from(["email", "handwritten"]),
        purpose=st.sampled_from(["thank_you", "answer", "check_in", "after_rejection", "reopened", "withdrawal"]),
    ),
    "call_made": _event(
        "call_made", {"call_again_on": DAY, "call_again_at": MOMENT, **MAYBE_DAY}, contact=DANA,
        outcome=st.sampled_from(["reached", "voicemail", "receptionist", "no_answer"]),
    ),
    "reply": _event(
        "reply", {"contact": DANA, "decide_by": DAY, **MAYBE_DAY}, channel=st.sampled_from(["email", "phone"]),
        meaning=st.sampled_from(["acknowledgement", "delay", "next_round", "rejection", "offer", "other"]),
    ),
    "auto_reply": _event("auto_reply", {"until": DAY}, contact=DANA),
    "bounce": _event(
        "bounce", {"address": st.just("dana@old.example"), "refused": st.booleans()}, contact=DANA
    ),
    "instruction": _event(
        "instruction", {"on": DAY}, contact=DANA, act=st.sampled_from(["call", "email", "visit"])
    ),
    "no_calls": _event("no_calls", {"contact": DANA}),
    **{
        kind: _event(kind)
        for kind in (
            "position_reopened", "accepted", "accepted_elsewhere", "checked_openings", "declined", "withdrawn",
            "closed", "do_not_contact",
        )
    },
}  # fmt: skip
CONTACT = st.fixed_dictionaries(
    {"name": TEXT}, optional={"email": st.just("dana@northwind.example"), "address": TEXT, "title": TEXT}
)
TEXTS = st.fixed_dictionaries(
    {"kind": st.sampled_from(["thank_you", "check_in"]), "contact": DANA, "text": WORD},
    optional={
        "subject": TEXT, "channel": st.just("handwritten"), "variant": st.integers(0, 9),
        "dismissed": st.lists(st.tuples(TEXT, TEXT, TEXT), max_size=2),
        "before": st.tuples(TEXT, TEXT, st.just("email"), st.integers(0, 9)),
    },
)  # fmt: skip
LETTERS = st.fixed_dictionaries(
    {
        "key": SHA, "state": st.sampled_from(["applied", "asked", "aside"]), "at": MOMENT,
        "body": st.fixed_dictionaries(
            {"meaning": st.just("delay"), "confidence": st.floats(0, 1), "text": TEXT},
            optional={"subject": TEXT, "from_name": TEXT, "by": DAY, "contact": DANA, "automatic": st.booleans()},
        ),
    },
    optional={"step": st.integers(1, 9)},
)  # fmt: skip
POSTED = st.fixed_dictionaries({
    "message_id": TEXT, "state": st.sampled_from(["sent", "uncertain"]), "contact": DANA,
    "kind": st.just("thank_you"), "purpose": st.just("thank_you"), "occasion": TEXT, "digest": SHA,
    "at": MOMENT, "approved": MOMENT,
    "body": st.fixed_dictionaries(
        dict.fromkeys(("sender", "to", "to_name", "subject", "text"), TEXT),
        optional={"files": st.lists(TEXT, max_size=2), "because": TEXT},
    ),
})  # fmt: skip
PROFILES = st.fixed_dictionaries(
    {"name": TEXT, "timezone": st.sampled_from(["", "Europe/Berlin", "America/Chicago"])},
    optional={
        "email": st.just("p@example.org"), "phone": TEXT, "language": st.sampled_from(["de", "en"]),
        "signature": TEXT, "quiet": st.just(["22:00", "07:00"]),
        "policy": st.sampled_from(["article", "modern", {"base": "article"}, None]),
    },
)  # fmt: skip


@st.composite
def stores(draw: st.DrawFn) -> dict[str, Any]:
    """What a person keeps, as an export would say it: cases with any events, texts, mail, what's put off."""
    keys = draw(st.lists(WORD, unique=True, min_size=1, max_size=3))
    cases, beside = [], {}
    for key in keys:
        events = draw(st.lists(st.one_of(*EVENTS.values()), max_size=4))
        history = [
            {"step": 1, "kind": "event", "body": each, "at": each["at"], "surface": "web"} for each in events
        ]
        undone = draw(st.booleans())
        cases.append({
            "schema": "afterword.case/1", "id": key, "candidate": {"name": "", "timezone": "UTC"},
            "company": {"name": draw(WORD), "country": "US"}, "role": draw(TEXT),
            "contacts": [{"id": name, **draw(CONTACT)} for name in ("dana", "eva")],
            "interviews": [{"id": "r1", "ended_at": BEGAN.isoformat(), "contacts": ["dana"]}],
            "events": events,
        })  # fmt: skip
        facts = {name: value for name, value in cases[-1].items() if name not in {"candidate", "events"}}
        first = {"step": 1, "kind": "facts", "body": facts, "at": BEGAN.isoformat(), "surface": "cli"}
        if undone:
            history.append({
                "step": 7, "kind": "event", "body": draw(EVENTS["closed"]), "at": NOW.isoformat(),
                "surface": "cli", "because": draw(TEXT), "undone_at": NOW.isoformat(),
            })  # fmt: skip
        beside[key] = {
            "history": draw(st.sampled_from([[first, *history], history, []])),
            "texts": draw(st.lists(TEXTS, max_size=2)),
            "later": draw(st.dictionaries(st.sampled_from(["r1/thank_you/dana", "r1/call/dana"]), MOMENT)),
            "letters": draw(st.lists(LETTERS, max_size=2)),
            "posted": draw(st.lists(POSTED, max_size=2)),
        }
    return {
        "schema": "afterword.export/1", "exported_at": NOW.isoformat(), "profile": draw(PROFILES),
        "cases": cases, "kept": beside,
    }  # fmt: skip


def test_every_kind_of_event_is_among_them() -> None:
    assert set(EVENTS) == {str(each.__struct_config__.tag) for each in Event.__args__}


@settings(
    max_examples=40, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip
@given(said=stores())
def test_an_export_comes_back_as_it_was(
    services: Any, person: Callable[..., int], said: dict[str, Any]
) -> None:
    def empty() -> Caller:
        return Caller(person(name="", timezone="", phone="", language=""), "web", NOW)

    def bring(caller: Caller, data: bytes) -> Any:
        found = read_export(data)
        save_profile(services, caller, profile_in(found.profile))
        return import_cases(services, caller, import_request(found))

    def written(caller: Caller) -> bytes:
        return b"".join(export(services, caller, ExportRequest()))

    one, other = empty(), empty()
    assert not bring(one, msgspec.json.encode(said)).faults
    first = written(one)
    assert len(read_export(first).cases) == len(said["cases"])
    brought = bring(other, first)
    assert (brought.added, brought.faults) == (len(said["cases"]), ())
    assert written(other) == first
    # Written by hand or by us, it's one file.
    assert b"".join(write_export(read_export(first))).split() == first.split()
