"""The case files of the rules, read strictly: a misspelt key, a doubled one or a wrong weekday is an error."""

import re
from collections.abc import Mapping
from copy import deepcopy
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml
from msgspec import UNSET, Struct, UnsetType, convert, field

HERE = Path(__file__).parent
ZONE = "America/Chicago"
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_SHORT = re.compile(
    r"(?:(?P<weekday>Mon|Tue|Wed|Thu|Fri|Sat|Sun) )?(?P<day>\d{4}-\d\d-\d\d)"
    r"(?: (?P<clock>\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(?:-(?P<until>\d\d:\d\d))?)?"
)


class Strict(Struct, forbid_unknown_fields=True, kw_only=True):
    pass


class Span(Strict):
    opens: datetime = field(name="from")
    until: datetime


class Given(Strict):
    """What differs from the base case."""

    candidate: dict[str, Any] = {}
    company: dict[str, Any] = {}
    contacts: dict[str, dict[str, Any] | None] = {}
    interviews: dict[str, dict[str, Any] | None] = {}
    events: list[dict[str, Any]] = []
    via: str | None = None
    busy: list[Span] = []
    policy: str | dict[str, Any] | None = None


class WantedAction(Strict):
    """Only the fields that are named are compared."""

    kind: str | UnsetType = UNSET
    contact: str | UnsetType | None = UNSET
    channel: str | UnsetType | None = UNSET
    status: str | UnsetType = UNSET
    opens: datetime | UnsetType = UNSET
    closes: datetime | UnsetType | None = UNSET
    best_from: datetime | UnsetType = UNSET
    best_until: datetime | UnsetType = UNSET
    windows: list[Span] | UnsetType = UNSET
    because: list[str] | UnsetType = UNSET
    reason: str | UnsetType = UNSET


class WantedExpectation(Strict):
    said_on: date | UnsetType = UNSET
    reply_due: date | UnsetType = UNSET
    grace_days: int | UnsetType = UNSET
    call_from: date | UnsetType = UNSET
    assumed: bool | UnsetType = UNSET


class Want(Strict):
    stage: str | UnsetType = UNSET
    expectation: WantedExpectation | UnsetType | None = UNSET
    actions: dict[str, WantedAction] = {}
    absent: list[str] = []
    vetoed: dict[str, str] = {}
    may: dict[str, str] = {}
    notices: list[str] | UnsetType = UNSET
    next_check: datetime | UnsetType | None = UNSET


class Example(Strict):
    title: str
    now: datetime
    fires: bool
    want: Want
    given: Given = field(default_factory=Given)
    zone: str = ZONE


class CaseFile(Strict):
    rule: str
    trace: str
    examples: list[Example]
    given: Given = field(default_factory=Given)


class _Loader(yaml.SafeLoader):
    """YAML without its surprises: ``on`` is a word, ``10:00`` is a word, a key stands once."""

    yaml_implicit_resolvers: Mapping[str, Any] = {}

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        for key in keys:
            if keys.count(key) > 1:
                raise ValueError(f"{key!r} stands twice{node.start_mark}")
        return super().construct_mapping(node, deep)


_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"(?:true|false)$"), ["t", "f"])
_Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"null$"), ["n"])
_Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"\d+$"), list("0123456789"))


def paths() -> list[Path]:
    """The case files, in order of their names."""
    return [path for path in sorted(HERE.glob("*.yaml")) if path.name != "base.yaml"]


def read(text: str) -> CaseFile:
    """A case file from its text."""
    raw = yaml.load(text, _Loader)
    raw["examples"] = [_spelt(each, each.get("zone", ZONE)) for each in raw["examples"]]
    return convert(_spelt(raw, ZONE), CaseFile)


def case_of(*overrides: Given) -> dict[str, Any]:
    """The base case with the overrides laid over it, as JSON would hold it."""
    case = deepcopy(_BASE)
    for given in overrides:
        case["candidate"] |= given.candidate
        case["company"] |= given.company
        for part, changes in (("contacts", given.contacts), ("interviews", given.interviews)):
            for name, change in changes.items():
                if change is None:
                    del case[part][name]
                else:
                    case[part][name] = case[part].get(name, {}) | change
        case["events"] += given.events
        case["via"] = given.via or case["via"]
    for part in ("contacts", "interviews"):
        case[part] = [{"id": name, **fields} for name, fields in case[part].items()]
    return case


def _spelt(value: Any, zone: str) -> Any:
    """The value with its short times spelt out: ``Tue 2026-09-15 15:30``, ``Fri 2026-09-25 10:00-11:00``."""
    if isinstance(value, dict):
        return {key: _spelt(each, zone) for key, each in value.items()}
    if isinstance(value, list):
        return [_spelt(each, zone) for each in value]
    short = _SHORT.fullmatch(value) if isinstance(value, str) else None
    if short is None:
        return value
    day = date.fromisoformat(short["day"])
    if short["weekday"] not in (None, _WEEKDAYS[day.weekday()]):
        raise ValueError(f"{short[0]!r}: that day is a {_WEEKDAYS[day.weekday()]}")
    if short["clock"] is None:
        return day.isoformat()
    opens = _moment(day, short["clock"], zone)
    return opens if short["until"] is None else {"from": opens, "until": _moment(day, short["until"], zone)}


def _moment(day: date, clock: str, zone: str) -> str:
    return datetime.fromisoformat(f"{day} {clock}").replace(tzinfo=ZoneInfo(zone)).isoformat()


_BASE = _spelt(yaml.load((HERE / "base.yaml").read_text("utf-8"), _Loader), ZONE)
