"""Every rule against its case file: where it fires, where it is silent, and what the plan then says."""

import msgspec
import pytest

from afterword import bootstrap
from afterword.core.plan.rule_table import RULES
from afterword.services.planning.schemas import PlanRequest
from unit.core.rules.case_files import HERE, case_of, paths, read
from unit.core.rules.outcome import fired, found, wanted

FILES = {path.stem: read(path.read_text("utf-8")) for path in paths()}
EXAMPLES = [
    pytest.param(file, example, id=f"{name}: {example.title}")
    for name, file in FILES.items()
    for example in file.examples
]


@pytest.fixture(scope="module")
def desk():
    return bootstrap.engine(wide=True)


@pytest.mark.parametrize(("file", "example"), EXAMPLES)
def test_the_rule_does_what_its_example_says(desk, file, example):
    plan = desk.plan(request(file, example))
    assert found(example.want, plan) == wanted(example.want)
    if file.trace != "none":
        assert fired(plan, file.rule, file.trace) is example.fires


def test_every_rule_has_a_case_file_and_every_case_file_a_rule():
    assert sorted(FILES) == sorted(rule.id for rule in RULES)
    assert [name for name, file in FILES.items() if file.rule != name] == []


@pytest.mark.parametrize("name", FILES)
def test_a_case_file_shows_its_rule_firing_and_silent(name):
    assert {example.fires for example in FILES[name].examples} == {True, False}


def test_titles_are_told_apart():
    titles = [(name, example.title) for name, file in FILES.items() for example in file.examples]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("rule:", "rules:"),
        ("fires:", "fire:"),
        ("given:", "givens:"),
        ("stage:", "stages:"),
        ("status:", "state:"),
        ("- {at:", "- {at: Tue 2026-09-15 16:00, at:"),
        ("Tue 2026-09-15", "Wed 2026-09-15"),
    ],
)
def test_a_case_file_with_a_slip_is_refused(right, wrong):
    text = (HERE / "follow-up-always.yaml").read_text("utf-8")
    assert right in text
    with pytest.raises((msgspec.ValidationError, ValueError)):
        read(text.replace(right, wrong))


def request(file, example):
    """The example as a line that `afterword plan --batch` reads."""
    line = {"case": case_of(file.given, example.given), "now": example.now}
    line["busy"] = [(span.opens, span.until) for span in (*file.given.busy, *example.given.busy)]
    if policy := example.given.policy or file.given.policy:
        line["policy"] = policy
    return msgspec.json.decode(msgspec.json.encode(line), type=PlanRequest)
