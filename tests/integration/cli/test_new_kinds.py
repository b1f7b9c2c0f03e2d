"""A new kind of event and a new kind of action are a row each, a rule and words; everything else follows.

The kinds of this test are written into a copy of the sources, as somebody who adds one would write them.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from e2e.serving_it import HELD

ROOT = Path(__file__).parents[3]
NOW = "2026-11-04T09:10:00-05:00"
EVENT = [
    ("core/case.py", "class DoNotContact(", '''\
class CoffeeOffered(_Strict, frozen=True, tag_field="kind", tag="coffee_offered"):
    """They asked the candidate out for a coffee."""

    at: Aware
    contact: str


'''),
    ("core/case.py", "    | DoNotContact\n)", "    | CoffeeOffered\n"),
    ("core/timeline/event_kinds.py", ")  # fmt: skip\n", """\
    EventKind(
        facts.CoffeeOffered, "coffee", _WHO,
        N_("They asked me out for a coffee"), N_("A talk all the same."), N_("%(name)s asked you out for a coffee"),
        reading.read_coffee_offered,
    ),
"""),
    ("core/timeline/reading.py", "def read_end(", '''\
def read_coffee_offered(timeline: Timeline, at: Instant, event: Any) -> None:
    """A coffee is waiting for a yes."""
    timeline.coffee = at, event.contact


'''),
    ("core/timeline/timeline.py", "        self.reopened = NEVER\n", "        self.coffee: tuple[Instant, str] | None = None\n"),
]  # fmt: skip
ACTION = [
    ("core/plan/action_kinds.py", "    )\n}\n", '        ActionKind("go_for_coffee", ANSWER, "case", N_("Say yes")),\n'),
    ("core/plan/rules/proposing.py", "def before_leaving(", '''\
def go_for_coffee(situation: Timeline) -> list[Action]:
    """A coffee is said yes to within a day."""
    if situation.coffee is None:
        return []
    opens, contact = situation.coffee
    return [
        Action(
            id="go_for_coffee", kind="go_for_coffee", zone=situation.home, opens=opens, closes=opens + DAY,
            status=status_at(situation.now, opens, opens + DAY), because=("follow-up-always",), contact=contact,
        )
    ]


'''),
    ("core/plan/rules/proposing.py", "    ]\n", "        *go_for_coffee(situation),\n"),
    ("core/plan/rules/proposing.py", "from afterword.core.plan.action import Action\n",
     "from afterword.core.plan.action import status_at\nfrom afterword.core.time.instants import DAY\n"),
    ("messages/titles.py", '    "capture":', '    "go_for_coffee": NP_("action", "Have a coffee with {name}"),\n'),
    ("messages/actions.py", '    "capture": _capture', '    "go_for_coffee": lambda plan, action: "Say yes today.",\n'),
]  # fmt: skip
"""Where (the text before which), and what."""


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., str]:
    """A command of the program with both kinds in it."""
    source = tmp_path / "src/afterword"
    shutil.copytree(
        ROOT / "src/afterword", source, ignore=shutil.ignore_patterns("__pycache__", "static", "*.woff2")
    )
    for name, before, text in [*EVENT, *ACTION]:
        file = source / name
        old = file.read_text("utf-8")
        assert before in old, (name, before)
        at = old.rindex(before)
        file.write_text(old[:at] + text + old[at:], "utf-8")

    def run_(*words: str, given: object = None) -> str:
        done = subprocess.run(
            [sys.executable, "-c", HELD, NOW, *words],
            input=None if given is None else json.dumps(given), capture_output=True, text=True, check=False,
            env={
                **os.environ, "AFTERWORD_DATA": str(tmp_path / "data"), "DATABASE_URL": "",
                "PYTHONPATH": str(tmp_path / "src"), "PYTHONDONTWRITEBYTECODE": "1",
            },
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run_


CAPTURE = {
    "company": "Northwind",
    "role": "Data engineer",
    "contacts": [{"name": "Dana Whitfield", "email": "dana@northwind.example"}],
    "ended_at": "2026-11-03T15:30:00-05:00",
    "timezone": "America/Chicago",
}
OFFERED = {"kind": "coffee_offered", "at": "2026-11-04T08:00:00-05:00", "contact": "dana"}


def test_a_row_a_rule_and_words_make_a_kind_that_is_recorded_planned_and_shown(
    run: Callable[..., str],
) -> None:
    run("do", "save_profile", "-", given={"name": "Priya Nair", "timezone": "America/New_York"})
    assert json.loads(run("do", "capture", "-", given=CAPTURE)) == {"case": 1}
    assert "coffee" not in run("today").lower()
    run("do", "record", "-", given={"case": 1, "event": OFFERED})
    shown = run("today")
    assert "Have a coffee with Dana Whitfield" in shown
    assert "Say yes today." in shown
    assert [entry["kind"] for entry in json.loads(run("do", "history", "-", given={"case": 1}))] == [
        "facts",
        "event",
    ]
