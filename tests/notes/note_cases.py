"""The case files of the check's rules, read strictly: a misspelt key is an error."""

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct, convert, field

from afterword.core.facts import Case
from afterword.core.notes.about import About
from afterword.core.notes.kinds import kind_of

HERE = Path(__file__).parent
BASE = yaml.safe_load((HERE / "base.yaml").read_text("utf-8"))


class Strict(Struct, forbid_unknown_fields=True, kw_only=True):
    pass


class Given(Strict):
    """What differs from the base case: fields of its parts, contacts by id, the interview's points and topics."""

    candidate: dict[str, Any] = {}
    company: dict[str, Any] = {}
    role: str | None = None
    contacts: dict[str, dict[str, Any] | None] = {}
    starts_at: str | None = None
    undated: bool = False
    points: list[dict[str, Any]] | None = None
    highlights: list[str] | None = None


class Example(Strict):
    """A text, and whether the rule finds something: ``words`` are those of the (first) finding's span.

    Without ``words`` nothing is said of the place; an empty one stands for a place where something is missing.
    """

    title: str
    text: str
    fires: bool
    words: str | None = None
    kind: str = "thank_you"
    channel: str | None = None
    contact: str | None = "dana"
    subject: str | None = None
    others: list[str] = []
    severity: str | None = None
    reason: str | None = None
    part: str = "body"
    fixed: str | None = None
    given: Given = field(default_factory=Given)

    @property
    def about(self) -> About:
        return about(case_of(self.given), self.contact)


class CaseFile(Strict):
    rule: str
    examples: list[Example]


def case_of(given: Given) -> Case:
    raw = deepcopy(BASE)
    raw["candidate"] |= given.candidate
    raw["company"] |= given.company
    raw["role"] = given.role or raw["role"]
    for ident, fields in given.contacts.items():
        known = next((each for each in raw["contacts"] if each["id"] == ident), None)
        if fields is None:
            raw["contacts"].remove(known)
            raw["interviews"][0]["contacts"].remove(ident)
        elif known is not None:
            known |= fields
        else:
            raw["contacts"].append({"id": ident, **fields})
    interview = raw["interviews"][0]
    if given.undated:
        del interview["starts_at"], interview["ended_at"]
    elif given.starts_at:
        interview["starts_at"] = interview["ended_at"] = given.starts_at
    if given.points is not None:
        interview["open_points"] = given.points
    if given.highlights is not None:
        interview["highlights"] = given.highlights
    return convert(raw, Case, strict=False)


def about(case: Case, contact: str | None) -> About:
    interview = case.interviews[-1] if case.interviews else None
    if interview is None:
        return About(case, _contact(case, contact), None, (), case.contacts, (), ())
    panel = tuple(each for each in case.contacts if each.id in interview.contacts)
    day = interview.starts_at.date().toordinal() if interview.starts_at else None
    days = () if day is None else (day,)
    person = _contact(case, contact)
    return About(case, person, interview, days, panel, interview.open_points, interview.highlights)


def _contact(case: Case, ident: str | None):
    return next((each for each in case.contacts if each.id == ident), None)


def channel_of(example: Example) -> str:
    kind = kind_of(example.kind)
    assert kind is not None, example.kind
    return example.channel or kind.channels[0]


def case_files() -> Iterator[CaseFile]:
    for path in sorted(HERE.glob("*.yaml")):
        if path.name != "base.yaml":
            file = convert(yaml.safe_load(path.read_text("utf-8")), CaseFile)
            assert file.rule == path.stem, f"{path.name} says it is of {file.rule}"
            yield file
