"""In which language a command prints."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from afterword.cli.words import language_of, split_language
from integration.cli.commands import DATA, PLAIN, afterword

EXAMPLE = str(Path(__file__).parents[3] / "examples/case.toml")
NOW = ("--now", "2026-11-04T10:00:00-06:00")


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, ""),
        ({"LANG": "C.UTF-8"}, ""),
        ({"LANG": "en_GB.UTF-8"}, ""),
        ({"LANG": "de_AT.UTF-8"}, "de_AT"),
        ({"LANG": "de_DE@euro"}, "de_DE"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "de_DE.UTF-8"}, "de_DE"),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "C"}, ""),
        ({"LANG": "fr_FR.UTF-8", "LANGUAGE": "de:en"}, "de"),
        ({"LC_ALL": "C", "LANGUAGE": "de"}, ""),
        ({"LANG": "C", "AFTERWORD_LANG": "de"}, "de"),
        ({"LANG": "de_DE.UTF-8", "AFTERWORD_LANG": "en"}, ""),
    ],
)
def test_the_environment_says_which(environment: dict[str, str], language: str) -> None:
    assert language_of(environment) == language


def test_the_option_may_stand_anywhere() -> None:
    assert split_language(["--lang", "de", "plan", "x"]) == (["plan", "x"], "de")
    assert split_language(["plan", "x", "--lang=de"]) == (["plan", "x"], "de")
    assert split_language(["plan", "x", "--", "--lang", "de"]) == (["plan", "x", "--", "--lang", "de"], None)


def test_a_plan_reads_in_german_and_its_json_in_english(tmp_path: Path) -> None:
    environment = {"AFTERWORD_DATA": str(tmp_path), "AFTERWORD_LANG": "de"}
    done = afterword("plan", EXAMPLE, *NOW, **environment)
    assert done.returncode == 0, done.stderr
    assert "Eines ist jetzt zu tun." in done.stdout
    assert "Gerade besser nicht" in done.stdout
    for english in ("Not right now", "Thank ", "Coming up", "their time"):
        assert english not in done.stdout
    plan = json.loads(afterword("plan", EXAMPLE, *NOW, "--json", **environment).stdout)
    assert plan["actions"][0]["why"].startswith("You thanked Dana Whitfield")


def test_a_language_that_there_is_not_is_a_mistake(tmp_path: Path) -> None:
    done = afterword("plan", EXAMPLE, "--lang", "xx", AFTERWORD_DATA=str(tmp_path))
    assert done.returncode == 2
    assert "there's no language 'xx' here" in done.stderr


def test_a_plan_in_english_loads_nothing_for_it(tmp_path: Path) -> None:
    words = [
        sys.executable,
        "-X",
        "importtime",
        "-m",
        "afterword",
        "plan",
        str(DATA / "northwind.json"),
        *NOW,
    ]
    done = subprocess.run(
        words, capture_output=True, text=True, check=True, env=PLAIN | {"AFTERWORD_DATA": str(tmp_path)}
    )
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "afterword.messages.titles" in loaded
    assert not loaded & {"gettext", "babel", "afterword.messages.translations", "afterword.config"}
    assert list(tmp_path.iterdir()) == []
