"""``afterword completion``: for every shell a script that the shell itself reads, with everything in it."""

import shutil
import subprocess
from argparse import ArgumentParser, _SubParsersAction
from pathlib import Path

import pytest

from afterword.cli.commands.about import SHELLS
from afterword.cli.parsers import parser
from afterword.cli.words import COMMANDS
from integration.cli.commands import afterword


def commands() -> dict[str, ArgumentParser]:
    (found,) = (each for each in parser()._actions if isinstance(each, _SubParsersAction))
    return found.choices


def options() -> list[tuple[str, str]]:
    return [
        (name, option)
        for name, command in commands().items()
        for action in command._actions
        for option in action.option_strings
        if option.startswith("--")
    ]


@pytest.fixture(scope="module")
def scripts() -> dict[str, str]:
    found = {}
    for shell in SHELLS:
        done = afterword("completion", shell)
        assert (done.returncode, done.stderr) == (0, ""), done.stderr
        found[shell] = done.stdout
    return found


@pytest.mark.parametrize("shell", SHELLS)
def test_the_shell_itself_can_read_its_script(shell: str, scripts: dict[str, str], tmp_path: Path) -> None:
    path = shutil.which(shell)
    if path is None:
        assert shell != "bash", "every machine that builds this has bash"
        pytest.skip(f"{shell} isn't installed")
    script = tmp_path / f"completion.{shell}"
    script.write_text(scripts[shell], "utf-8")
    done = subprocess.run([path, "-n", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("shell", SHELLS)
def test_every_command_and_every_option_is_in_it(shell: str, scripts: dict[str, str]) -> None:
    assert set(commands()) == set(COMMANDS)
    text = scripts[shell]
    for name in COMMANDS:
        assert name in text, name
    for name, option in options():
        spelt = option.removeprefix("--") if shell in {"fish", "tcsh"} else option
        assert spelt in text, f"{name} {option}"


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (("afterword", "pl"), "plan"),
        (("afterword", "plan", "--why-n"), "--why-not"),
        (("afterword", "plan", "--why-not", "vi"), "visit"),
        (("afterword", "do", "save_pr"), "save_profile"),
        (("afterword", "plan", "ca"), "case.toml"),
    ],
)
def test_bash_completes_commands_options_choices_and_files(
    typed: tuple[str, ...], offered: str, scripts: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "case.toml").touch()
    words = " ".join(f"'{word}'" for word in typed)
    asked = f"COMP_WORDS=({words}); COMP_CWORD={len(typed) - 1}; _shtab_afterword; echo ${{COMPREPLY[@]}}"
    done = subprocess.run(
        ["bash", "--norc", "-c", f"{scripts['bash']}\n{asked}"],
        cwd=tmp_path, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert offered in done.stdout.split()


@pytest.mark.parametrize("shell", SHELLS)
def test_without_an_argument_it_is_for_the_shell_in_use(shell: str, scripts: dict[str, str]) -> None:
    assert afterword("completion", SHELL=f"/usr/bin/{shell}").stdout == scripts[shell]


@pytest.mark.parametrize("shell", ["", "/bin/ksh"])
def test_a_shell_without_a_script_is_asked_for_by_name(shell: str) -> None:
    done = afterword("completion", SHELL=shell)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "name one of bash, zsh, fish, tcsh" in done.stderr


def test_every_command_is_on_the_first_screen() -> None:
    screen = afterword("--help").stdout
    for name, does in COMMANDS.items():
        assert f"  {name:<12} {does}\n" in screen
    assert max(map(len, screen.splitlines())) <= 88
