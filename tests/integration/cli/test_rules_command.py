"""``afterword rules``, and a person's own rules in a check, as a person uses them."""

import json
import sys
from pathlib import Path

import pytest

from afterword import bootstrap
from afterword.config import Config
from integration.cli.commands import afterword, northwind
from unit.services.phrase_rules.test_own_signs import NO, SIGNS
from unit.services.phrase_rules.test_rule_files import RULE


def test_the_rules_are_listed_with_why_they_matter() -> None:
    notes = afterword("rules", "list", "notes").stdout
    assert "need_job           tone, error" in notes
    assert "rejection" not in notes
    replies = afterword("rules", "list", "replies").stdout
    assert "rejection\n    Rejections rarely say “no”" in replies
    assert "need_job" not in replies


def test_a_file_is_tried(tmp_path: Path) -> None:
    file = tmp_path / "too_eager.yaml"
    file.write_text(RULE, "utf-8")
    done = afterword("rules", "test", str(file))
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("too_eager: All 4 examples pass.\n")
    file.write_text(RULE.replace("I can start on", "I'd start at once on"), "utf-8")
    failed = afterword("rules", "test", str(file))
    assert failed.returncode == 1
    assert "too_eager.yaml, line 21: 'start at once' was found" in " ".join(failed.stdout.split())
    file.write_text(RULE.replace("warning", "fatal"), "utf-8")
    wrong = afterword("rules", "test", str(file))
    assert wrong.returncode == 1
    assert "too_eager.yaml, line 2, severity: found 'fatal', " in " ".join(wrong.stderr.split())


@pytest.mark.parametrize(
    ("words", "said"),
    [(("rules", "test"), "which file?"), (("rules", "list", "pages"), "there's nothing called 'pages'")],
)
def test_a_mistake_in_the_command_is_told(words: tuple[str, ...], said: str) -> None:
    done = afterword(*words)
    assert done.returncode == 2
    assert said in done.stderr


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="their folders aren't named by a variable")
def test_a_rule_in_the_persons_folder_is_checked_and_turned_off(tmp_path: Path) -> None:
    folder = tmp_path / "afterword" / "rules" / "notes"
    folder.mkdir(parents=True)
    (folder / "too_eager.yaml").write_text(RULE, "utf-8")
    (folder / "broken.yaml").write_text("id: [", "utf-8")
    case, note = tmp_path / "case.json", tmp_path / "note.txt"
    case.write_text(json.dumps(northwind()), "utf-8")
    note.write_text(
        "To: Dana Whitfield\n\nDear Dana,\n\nThank you. I could start at once.\n\nPriya Nair\n", "utf-8"
    )

    def check(*options: str) -> dict:
        done = afterword(
            "check",
            str(note),
            str(case),
            "--json",
            "--no-grammar",
            "--no-hints",
            *options,
            XDG_CONFIG_HOME=str(tmp_path),
        )
        return json.loads(done.stdout)

    answer = check()
    assert "own.too_eager" in {each["rule"] for each in answer["findings"]}
    assert answer["notices"][0].startswith("Your rule file broken.yaml was left out: line 1: ")
    assert "own.too_eager" not in {each["rule"] for each in check("--off", "own.too_eager")["findings"]}
    listed = afterword("rules", "list", "notes", XDG_CONFIG_HOME=str(tmp_path)).stdout
    assert "own.too_eager" in listed
    assert "broken.yaml was left out" in listed


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="their folders aren't named by a variable")
def test_a_site_of_many_uses_nobodys_own_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "afterword" / "rules" / "notes"
    folder.mkdir(parents=True)
    (folder / "too_eager.yaml").write_text(RULE, "utf-8")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    mine = Config(tmp_path, "sqlite:///x")
    assert [file.name for file in bootstrap.own_rule_files(mine)] == ["too_eager.yaml"]
    assert bootstrap.own_rule_files(mine._replace(hosts=("site.example",))) == ()


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="their folders aren't named by a variable")
def test_a_rule_about_replies_in_the_persons_folder_counts_and_is_listed(tmp_path: Path) -> None:
    folder = tmp_path / "afterword" / "rules" / "replies"
    folder.mkdir(parents=True)
    (folder / "usual-no.yaml").write_text(SIGNS, "utf-8")
    (folder / "broken.yaml").write_text("id: rejection\nwhy: x\nsigns: maybe\n", "utf-8")
    mail = tmp_path / "no.eml"
    mail.write_text(NO, "utf-8")
    assert "unknown" in afterword("classify", str(mail)).stdout
    done = afterword("classify", str(mail), XDG_CONFIG_HOME=str(tmp_path))
    assert "rejection" in done.stdout
    assert "“profile has been parked”" in done.stdout
    broken = "Your rule file broken.yaml was left out: line 3, signs: found 'maybe', expected a list"
    assert broken in done.stderr
    listed = afterword("rules", "list", "replies", XDG_CONFIG_HOME=str(tmp_path)).stdout
    assert "    own.not-a-match said\n" in listed
    assert broken in listed
    assert str(folder) in listed


def test_the_example_about_replies_does_what_its_examples_say() -> None:
    done = afterword("rules", "test", str(Path(__file__).parents[3] / "examples" / "usual-no.yaml"))
    assert done.returncode == 0, done.stdout
    assert done.stdout.endswith("rejection: All 4 examples pass.\n")
