"""What can be asked about the rules that notes and replies are read by."""

from typing import Any, Final

from afterword.core.errors import InputError
from afterword.services.operation import HasEngine, Operation, as_it_is
from afterword.services.phrase_rules.own_rules import note_rules, reply_rules
from afterword.services.phrase_rules.schemas import (
    ListedMeaning,
    ListedRule,
    OwnSign,
    RuleList,
    RulesRequest,
    TriedExample,
    TriedRule,
    TryRuleRequest,
)
from afterword.services.phrase_rules.strict_yaml import RuleFileError


def _rules(services: HasEngine, _: object, request: RulesRequest) -> RuleList:
    engine = services.engine
    listed, of_notes = note_rules(engine.rule_files()) if request.about != "replies" else ((), ())
    meanings, of_replies = reply_rules(engine.reply_rule_files()) if request.about != "notes" else ((), ())
    return RuleList(
        notes=tuple(ListedRule(each.id, each.group, each.severity, each.why) for each in listed),
        replies=tuple(
            ListedMeaning(each.meaning, each.why, tuple(OwnSign(*sign) for sign in each.own))
            for each in meanings
        ),
        note_problems=of_notes,
        reply_problems=of_replies,
    )


def _listed(found: RuleList) -> RuleList:
    notes, replies = tuple(map(str, found.note_problems)), tuple(map(str, found.reply_problems))
    return RuleList(found.notes, found.replies, notes, replies)


def _test_rule(_: object, __: object, request: TryRuleRequest) -> TriedRule:
    from afterword.services.phrase_rules.trying import tested_file  # noqa: PLC0415 - it reads YAML

    try:
        tested = tested_file(request.text)
    except RuleFileError as error:
        where = f"line {error.line}" + (f", {error.key}" if error.key else "")
        raise InputError(where, error.found, error.expected) from None
    results = tuple(TriedExample(*each) for each in tested.results)
    return TriedRule(tested.id, tested.passed, results, tuple(tested.hints))


rules: Final = Operation(
    "rules", "read", "The rules about notes, your own included, and what a reply can mean.",
    RulesRequest, RuleList, _rules, _listed, stateless=True,
)  # fmt: skip
test_rule: Final = Operation(
    "test_rule", "read", "Try a rule file on its own examples.",
    TryRuleRequest, TriedRule, _test_rule, as_it_is, stateless=True,
)  # fmt: skip

OPERATIONS: Final[tuple[Operation[Any, Any, Any], ...]] = (rules, test_rule)
