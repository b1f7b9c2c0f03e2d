"""What the program says of itself: its rules, its numbers, its case format, and a script for your shell."""

import os
import sys
from argparse import Action, ArgumentParser, _SubParsersAction
from pathlib import PurePath
from typing import Final

import msgspec

from afterword import bootstrap
from afterword.cli.files import read
from afterword.cli.render.style import Painter, printable
from afterword.cli.words import Command, Options, UsageError
from afterword.core.errors import InputError, Phrase
from afterword.messages.catalogue import gettext as _
from afterword.messages.catalogue import translated
from afterword.services import registry
from afterword.services.cases.schemas import CaseFormatRequest
from afterword.services.phrase_rules.schemas import RulesRequest, TriedRule, TryRuleRequest
from afterword.services.planning.schemas import PolicyRequest
from afterword.services.registry import planning

_RULES_EXAMPLES: Final = """\
examples:
  afterword rules list                 every rule about notes, and every meaning of a reply
  afterword rules list notes           only what `afterword check` looks for
  afterword rules test too_eager.yaml  does this rule do what its examples say?

A rule is one YAML file: docs/phrase-rules.md says what goes in it. Put yours into the folders that
`afterword rules list` names: `afterword check` uses those about notes (--off own.too_eager turns one
off), and whatever reads replies uses those about replies.

exit status: 0 every example passes · 1 one doesn't, or the file isn't a rule
"""
_POLICY_EXAMPLES: Final = """\
examples:
  afterword policy                the article's numbers, each with its claim
  afterword policy modern         where today's recruiters differ, and who says so

To change any of them, write a file with the same keys:
  [call]
  horizon = "5 business days"
and use it: afterword plan case.json --policy mine.toml
"""
_FORMAT_EXAMPLES: Final = """\
examples:
  afterword case-format                       every key: its type, what's allowed, what it means
  afterword case-format --json > case.schema.json     a JSON Schema, for your editor
"""
_COMPLETION_EXAMPLES: Final = """\
examples:
  afterword completion             the script for your own shell ($SHELL)
  afterword completion bash > ~/.local/share/bash-completion/completions/afterword
  afterword completion zsh > ~/.zfunc/_afterword
  afterword completion fish > ~/.config/fish/completions/afterword.fish
"""
_LISTED: Final = ("notes", "replies")
SHELLS: Final = ("bash", "zsh", "fish", "tcsh")
_FILES: Final = frozenset(("CASE", "ICS", "JSON", "MAIL", "NOTE", "PDF", "TOML", "NAME|TOML"))
"""Arguments that name a file, by how the help calls them."""


def _rules_arguments(parser: ArgumentParser) -> None:
    """The options of ``rules``."""
    parser.add_argument("action", choices=["list", "test"], help="list the rules, or test a rule file")
    parser.add_argument("what", nargs="?", metavar="WHAT", help="notes or replies; the file to test")


def _rules(options: Options) -> int:
    """List the rules, or try one."""
    if options.action == "test":
        if options.what is None:
            raise UsageError("which file? afterword rules test too_eager.yaml")
        return _test(options.what)
    if options.what not in {None, *_LISTED}:
        raise UsageError(
            Phrase("there's nothing called {what} to list: notes, or replies", what=repr(options.what))
        )
    _list(options.what)
    return 0


def _list(about: str | None) -> None:
    request = msgspec.convert({"about": about}, RulesRequest)
    found = registry.phrase_rules.rules.alone(bootstrap.stateless(), request)
    painter = Painter(sys.stdout)
    lines: list[str] = []
    for rule in found.notes:
        lines.append(f"{painter.paint(f'{rule.id:18}', 'bold')} {rule.group}, {rule.severity}")
        lines += painter.block(translated(rule.why), 4, "dim")
    folder = bootstrap.rules_folder()
    if about != "replies":
        where = printable(str(folder / "notes"))
        lines += [
            "",
            _("Your own rules about notes go in {folder}.").format(folder=where),
            *map(translated, found.note_problems),
            "",
        ]
    for each in found.replies:
        lines.append(painter.paint(each.meaning, "bold"))
        lines += painter.block(translated(each.why), 4, "dim")
        lines += [f"    {painter.paint(own.id, 'bold')} {own.strength}" for own in each.own]
    if about != "notes":
        where = printable(str(folder / "replies"))
        lines += [
            "",
            _("Your own rules about replies go in {folder}.").format(folder=where),
            *map(translated, found.reply_problems),
        ]
    sys.stdout.write("\n".join(lines).strip("\n") + "\n")


def _test(path: str) -> int:
    try:
        text = read(path).decode("utf-8")
    except UnicodeDecodeError:
        raise InputError(path, "bytes that aren't UTF-8", "a text file") from None
    try:
        tested = registry.phrase_rules.test_rule.alone(bootstrap.stateless(), TryRuleRequest(text))
    except InputError as fault:
        raise InputError(f"{path}, {fault.path}", fault.found, fault.expected) from None
    _show(path, tested)
    return 0 if tested.passed else 1


def _show(path: str, tested: TriedRule) -> None:
    painter = Painter(sys.stdout)
    lines = []
    for each in tested.results:
        mark = painter.paint("✓", "green") if not each.problem else painter.paint("✗", "red", "bold")
        lines.append(f"{mark} {printable(each.title)}")
        if each.problem:
            lines += painter.block(f"{path}, line {each.line}: {each.problem}", 4)
    failed = sum(1 for each in tested.results if each.problem)
    count = len(tested.results)
    passed = _("{failed} of {count} examples fail.") if failed else _("All {count} examples pass.")
    passed = passed.format(failed=failed, count=count) if count else _("There are no examples yet.")
    lines += ["", f"{tested.id}: {passed}"]
    lines += tested.hints
    sys.stdout.write("\n".join(lines) + "\n")


def _policy_arguments(parser: ArgumentParser) -> None:
    """The options of ``policy``."""
    parser.add_argument(
        "name", nargs="?", default="article", metavar="NAME", help="article (default) or modern"
    )


def _policy(options: Options) -> int:
    """Print a shipped policy."""
    try:
        numbers = planning.policy.alone(bootstrap.stateless(), PolicyRequest(options.name))
    except InputError as fault:
        raise InputError("NAME", fault.found, fault.expected) from None
    painter = Painter(sys.stdout)
    lines: list[str] = []
    for each in numbers:
        value = each.value
        shown = ", ".join(map(str, value)) or _("never") if isinstance(value, list) else str(value)
        lines.append(
            f"{painter.paint(f'{each.key:26}', 'bold')} {shown:26} {painter.paint(each.claim, 'dim')}"
        )
        lines += painter.block(translated(each.about), 4)
        if each.source:
            lines += painter.block(_("source: {source}").format(source=each.source), 4, "dim")
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


def _format_arguments(parser: ArgumentParser) -> None:
    """The options of ``case-format``."""
    parser.add_argument("--json", action="store_true", help="print a JSON Schema")


def _case_format(options: Options) -> int:
    """Print the page, or the schema."""
    found = registry.cases.case_format.alone(bootstrap.stateless(), CaseFormatRequest())
    schema = msgspec.json.format(msgspec.json.encode(found.json_schema), indent=2).decode()
    sys.stdout.write(schema + "\n" if options.json else found.page)
    return 0


def _completion_arguments(parser: ArgumentParser) -> None:
    """The options of ``completion``."""
    parser.add_argument(
        "shell", nargs="?", choices=SHELLS, metavar="SHELL", help="bash, zsh, fish or tcsh (default: $SHELL)"
    )


def _completion(options: Options) -> int:
    """Print a completion script."""
    import shtab  # noqa: PLC0415 - only here

    from afterword.cli.parsers import parser  # noqa: PLC0415 - it imports this module

    whole = parser()
    _complete_files(whole, shtab.FILE)
    sys.stdout.write(shtab.complete(whole, options.shell or _own_shell()) + "\n")
    return 0


def _own_shell() -> str:
    """The shell that the person uses, as the environment names it."""
    name = PurePath(os.environ.get("SHELL", "")).name
    if name not in SHELLS:
        found = (
            Phrase("your shell ({name}) isn't one of these", name=name)
            if name
            else Phrase("$SHELL isn't set")
        )
        raise UsageError(Phrase("{found}: name one of {names}", found=found, names=", ".join(SHELLS)))
    return name


def _complete_files(parser: ArgumentParser, completer: object) -> None:
    """Let every argument that names a file complete to files."""
    for action in _actions(parser):
        if isinstance(action, _SubParsersAction):
            for command in action.choices.values():
                _complete_files(command, completer)
        elif action.metavar in _FILES:
            action.complete = completer  # type: ignore[attr-defined]  # what shtab reads


def _actions(parser: ArgumentParser) -> list[Action]:
    return parser._actions  # noqa: SLF001 - as shtab itself reads them


COMMANDS: Final = {
    "rules": Command("list [notes|replies]  ·  test FILE", _RULES_EXAMPLES, _rules_arguments, _rules),
    "policy": Command("[NAME]", _POLICY_EXAMPLES, _policy_arguments, _policy),
    "case-format": Command("[options]", _FORMAT_EXAMPLES, _format_arguments, _case_format),
    "completion": Command("[bash|zsh|fish|tcsh]", _COMPLETION_EXAMPLES, _completion_arguments, _completion),
}
