"""The page of claims is current, and nothing can go missing between claim, rule, test and number."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

from afterword.core.plan.rule_table import PlanRule
from afterword.messages.claims import ARTICLE, CLAIMS, CONDITIONS, STEPS, WORDS

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def tool() -> Any:
    spec = spec_from_file_location("make_claims", ROOT / "tools" / "make_claims.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def facts(tool: Any) -> Any:
    return tool.gathered()


def test_the_page_is_current(tool: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert tool.main(["--check"]) == 0, capsys.readouterr().err


def test_the_article_makes_thirty_claims_of_which_eight_are_about_words() -> None:
    assert (len(ARTICLE), len(WORDS)) == (30, 8)
    assert set(ARTICLE) >= WORDS
    assert len(CLAIMS) == len(ARTICLE) + len(CONDITIONS) + len(STEPS)


def test_every_claim_is_on_the_page_once_and_every_rule_has_its_examples(tool: Any, facts: Any) -> None:
    text = tool.page(facts)
    for claim in (*ARTICLE, *CONDITIONS):
        assert text.count(f"**{claim}**") == 1
    for rule in facts.rules:
        assert f"[{facts.examples[rule.id]}](../tests/unit/core/rules/{rule.id}.yaml)" in text
    for key in facts.policies["article"]:
        assert key in {"name", "base"} or f"`{key}` " in text


def test_every_link_of_the_page_leads_to_a_file(tool: Any, facts: Any) -> None:
    links = [part.split(")")[0] for part in tool.page(facts).split("](")[1:]]
    assert links
    for link in links:
        assert (ROOT / "docs" / link).is_file(), link


def test_a_page_that_differs_by_a_letter_is_stale(tool: Any, facts: Any, tmp_path: Path) -> None:
    page = tmp_path / "claims.md"
    assert tool.main(["--check"], facts, page) == 1
    assert tool.main([], facts, page) == 0
    assert tool.main(["--check"], facts, page) == 0
    page.write_text(page.read_text("utf-8") + "!", "utf-8")
    assert tool.main(["--check"], facts, page) == 1


def test_a_claim_without_a_rule_is_found(tool: Any, facts: Any, tmp_path: Path) -> None:
    rules = [rule for rule in facts.rules if rule.claim != "rest-first"]
    broken = facts._replace(rules=rules)
    assert "claim rest-first: no rule keeps it" in tool.problems(broken)
    assert tool.main([], broken, tmp_path / "claims.md") == 1
    assert not (tmp_path / "claims.md").exists()


def test_a_claim_about_words_that_a_rule_keeps_is_no_longer_one(tool: Any, facts: Any) -> None:
    rules = [*facts.rules, PlanRule("note-brief", "note-brief", "refuses", len)]
    assert "claim note-brief: listed as words, but a rule keeps it" in tool.problems(
        facts._replace(rules=rules)
    )


def test_a_rule_that_serves_no_claim_is_found(tool: Any, facts: Any) -> None:
    rules = [
        *facts.rules,
        PlanRule("decide", "be-lucky", "proposes", len),
        PlanRule("luck", "policy", "vetoes", len),
    ]
    found = tool.problems(facts._replace(rules=rules))
    assert "rule decide: its claim be-lucky is unknown" in found
    assert "rule luck: its claim policy is unknown" in found
    assert "rule luck: no line in messages/claims.py" in found


@pytest.mark.parametrize("left", [None, 0])
def test_a_rule_without_examples_is_found(tool: Any, facts: Any, left: int | None) -> None:
    examples = {name: number for name, number in facts.examples.items() if name != "decide"}
    if left is not None:
        examples["decide"] = left
    found = tool.problems(facts._replace(examples=examples))
    assert found == ["rule decide: no examples in tests/unit/core/rules/decide.yaml"]


def test_examples_without_a_rule_are_found(tool: Any, facts: Any) -> None:
    examples = {**facts.examples, "luck": 2}
    assert tool.problems(facts._replace(examples=examples)) == [
        "tests/unit/core/rules/luck.yaml: no rule of that name"
    ]


@pytest.mark.parametrize("policy", ["article", "modern"])
def test_a_number_that_names_an_unknown_claim_is_found(tool: Any, facts: Any, policy: str) -> None:
    entry = {"value": 2, "claim": "be-lucky", "about": "luck"}
    policies = {**facts.policies, policy: {**facts.policies[policy], "call.luck": entry}}
    assert tool.problems(facts._replace(policies=policies)) == [
        f"policies/{policy}.toml: call.luck names the unknown claim be-lucky"
    ]
