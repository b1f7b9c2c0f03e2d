"""A sample job search around today, with a case for each thing that can be due."""

from datetime import date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

import msgspec

from afterword.services.cases.schemas import Sample, SampleRequest
from afterword.services.context import Caller, Services
from afterword.services.transfer.schemas import ImportRequest
from afterword.services.transfer.transfer import import_cases

PREFIX: Final = "sample-"
_FIRST: Final = f"{PREFIX}northwind"
_WEEKEND: Final = 5


def sample(services: Services, caller: Caller, request: SampleRequest) -> Sample:
    """Whether the sample is there."""
    del request
    return Sample(services.cases.find(caller.owner, _FIRST) is not None)


def add_sample(services: Services, caller: Caller, request: SampleRequest) -> None:
    """Add the sample to the caller's cases."""
    del request
    zone = ZoneInfo(services.profile(caller).zone)
    sample = _Sample(caller.now, zone, services.engine.country_of_zone(str(zone)))
    cases = tuple(msgspec.Raw(msgspec.json.encode(each)) for each in sample.cases())
    import_cases(services, caller, ImportRequest(cases=cases))


def remove_sample(services: Services, caller: Caller, request: SampleRequest) -> None:
    """Remove every case of the sample."""
    del request
    sample = [each.id for each in services.cases.iterate(caller.owner) if each.key.startswith(PREFIX)]
    for case in sample:
        services.cases.remove(caller.owner, case)


class _Sample:
    def __init__(self, now: datetime, zone: ZoneInfo, country: str | None) -> None:
        self.country = country
        self.now = now.astimezone(zone).replace(second=0, microsecond=0)
        self.zone = zone

    def cases(self) -> list[dict[str, Any]]:
        return [
            self._thanking(), self._calling(), self._waiting(), self._offered(), self._turned_down(),
            self._no_calls(), self._before(), self._on_file(), self._quiet(),
        ]  # fmt: skip

    def _ago(self, days: int, hour: int = 14, minute: int = 0) -> datetime:
        """That many days ago at an hour, or the Friday before if that's a weekend."""
        day = self.now.date() - timedelta(days=days)
        while day.weekday() >= _WEEKEND:
            day -= timedelta(days=1)
        return datetime.combine(day, time(hour, minute), self.zone)

    def _case(
        self, key: str, company: str, role: str, people: list[dict[str, Any]], **more: Any
    ) -> dict[str, Any]:
        name = str(self.zone)
        return {
            "schema": "afterword.case/1",
            "id": f"{PREFIX}{key}",
            "company": {"name": company, "timezone": name, "country": self.country, **more.pop("place", {})},
            "role": role,
            "contacts": people,
            **more,
        }

    def _thanking(self) -> dict[str, Any]:
        ended = self.now - timedelta(hours=3)
        dana = _person(
            "dana", "Dana Whitfield", "hiring_manager", "dana@northwind.example", style="traditional"
        )
        return self._case(
            "northwind", "Northwind", "Data engineer", [dana],
            place={"address": "1 Main Street, Chicago, IL 60606", "phone": "+1 312 555 0100"},
            interviews=[
                _interview(
                    ended, ["dana"], minutes=60,
                    expectation={"channel": "phone", "within": {"count": 1, "unit": "weeks"}},
                    open_points=[{
                        "id": "spark", "text": "No production Spark",
                        "answer": (
                            "I moved our nightly batch to Spark last year, and it now runs "
                            "in a third of the time."
                        ),
                    }],
                    highlights=["the move from batch to streaming"],
                )
            ],
        )  # fmt: skip

    def _calling(self) -> dict[str, Any]:
        ended = self._ago(13)
        ruth = _person(
            "ruth", "Ruth Okafor", "hiring_manager", "ruth@harborhealth.example", phone="+1 206 555 0134"
        )
        return self._case(
            "harbor", "Harbor Health", "Analytics lead", [ruth],
            interviews=[_interview(ended, ["ruth"], expectation={"within": {"count": 1, "unit": "weeks"}})],
            events=[_note(ended + timedelta(hours=4), "ruth", "thank_you")],
        )  # fmt: skip

    def _waiting(self) -> dict[str, Any]:
        ended = self._ago(2, 11)
        people = [
            _person("ines", "Ines Fournier", "hiring_manager", "ines@juniper.example", style="modern"),
            _person("tom", "Tom Adeyemi", "interviewer", "tom@juniper.example"),
        ]
        said = "by the end of next week"
        return self._case(
            "juniper", "Juniper Labs", "Research engineer", people,
            place={"phone": "+1 415 555 0177"},
            interviews=[_interview(ended, ["ines", "tom"], expectation={"channel": "email", "said": said})],
            events=[
                _note(ended + timedelta(hours=3), "ines", "thank_you"),
                _note(ended + timedelta(hours=3, minutes=20), "tom", "thank_you"),
            ],
        )  # fmt: skip

    def _offered(self) -> dict[str, Any]:
        ended = self._ago(9, 15)
        offered = self.now - timedelta(hours=5)
        leo = _person(
            "leo", "Leo Marchetti", "hiring_manager", "leo@alderfinch.example", phone="+1 617 555 0119"
        )
        decide_by: date = self.now.date() + timedelta(days=6)
        return self._case(
            "alder", "Alder & Finch", "Product analyst", [leo],
            interviews=[_interview(ended, ["leo"], expectation={"within": {"count": 2, "unit": "weeks"}})],
            events=[
                _note(ended + timedelta(hours=2), "leo", "thank_you"),
                _event(
                    offered, "reply", contact="leo", channel="phone", meaning="offer", decide_by=decide_by
                ),
            ],
        )  # fmt: skip

    def _turned_down(self) -> dict[str, Any]:
        ended = self._ago(8, 10)
        maya = _person("maya", "Maya Lindqvist", "hiring_manager", "maya@brightwater.example")
        return self._case(
            "brightwater", "Brightwater", "Data scientist", [maya],
            interviews=[_interview(ended, ["maya"], expectation={"within": {"count": 1, "unit": "weeks"}})],
            events=[
                _note(ended + timedelta(hours=2), "maya", "thank_you"),
                _event(
                    self.now - timedelta(hours=2), "reply",
                    contact="maya", channel="email", meaning="rejection",
                ),
            ],
        )  # fmt: skip

    def _no_calls(self) -> dict[str, Any]:
        ended = self._ago(5)
        sam = _person("sam", "Sam Petrov", "hiring_manager", "sam@meridian.example")
        return self._case(
            "meridian", "Meridian Rail", "Forecasting analyst", [sam],
            interviews=[
                _interview(
                    ended, ["sam"],
                    expectation={"channel": "email", "within": {"count": 10, "unit": "days"}},
                )
            ],
            events=[
                _event(ended + timedelta(minutes=1), "no_calls", contact="sam"),
                _note(ended + timedelta(hours=2), "sam", "thank_you"),
            ],
        )  # fmt: skip

    def _before(self) -> dict[str, Any]:
        day = self.now.date() + timedelta(days=1)
        starts = datetime.combine(day, time(14), self.zone)
        nora = _person("nora", "Nora Haddad", "hiring_manager", "nora@copperline.example")
        interview = {
            "id": "r1",
            "starts_at": starts,
            "ended_at": starts + timedelta(hours=1),
            "contacts": ["nora"],
        }
        return self._case("copperline", "Copperline", "Senior data engineer", [nora], interviews=[interview])

    def _on_file(self) -> dict[str, Any]:
        ended = self._ago(60)
        jon = _person("jon", "Jon Castellanos", "hiring_manager", "jon@osprey.example")
        return self._case(
            "osprey", "Osprey Robotics", "Machine learning engineer", [jon],
            interviews=[_interview(ended, ["jon"], expectation={"within": {"count": 1, "unit": "weeks"}})],
            events=[
                _note(ended + timedelta(hours=2), "jon", "thank_you"),
                _event(self._ago(52), "reply", contact="jon", channel="email", meaning="rejection"),
                _note(self._ago(52, 16), "jon", "after_rejection"),
            ],
        )  # fmt: skip

    def _quiet(self) -> dict[str, Any]:
        ended = self._ago(40)
        eva = _person("eva", "Eva Brandt", "hiring_manager", "eva@ternandco.example", phone="+1 718 555 0163")
        called = self._ago(26, 10, 15)
        return self._case(
            "tern", "Tern & Co", "Data analyst", [eva],
            interviews=[_interview(ended, ["eva"], expectation={"within": {"count": 1, "unit": "weeks"}})],
            events=[
                _note(ended + timedelta(hours=2), "eva", "thank_you"),
                _event(called, "call_made", contact="eva", outcome="voicemail"),
            ],
        )  # fmt: skip


def _person(key: str, name: str, part: str, email: str, **more: str) -> dict[str, Any]:
    return {"id": key, "name": name, "part": part, "email": email, **more}


def _interview(ended: datetime, people: list[str], *, minutes: int = 45, **more: Any) -> dict[str, Any]:
    starts = ended - timedelta(minutes=minutes)
    return {"id": "r1", "starts_at": starts, "ended_at": ended, "contacts": people, **more}


def _event(at: datetime, kind: str, **more: Any) -> dict[str, Any]:
    return {"at": at, "kind": kind, **more}


def _note(at: datetime, contact: str, purpose: str) -> dict[str, Any]:
    return _event(at, "note_sent", contact=contact, channel="email", purpose=purpose)
