"""The check as an operation: tiers together, dismissals, what is off, what cannot be asked."""

import msgspec
import pytest

from afterword import bootstrap
from afterword.core.case import Case
from afterword.core.errors import InputError
from afterword.services.notes.checking import GROUPS, HINTS_OFF, apply_fixes, checked
from afterword.services.notes.schemas import (
    CheckRequest,
    Dismissed,
    DraftRequest,
)
from fakes.words import FakeGrammar, FakeHints
from integration.cli.commands import northwind

CASE = msgspec.convert(northwind(), Case)
NEED = (
    "Dear Dana,\n\nThank you for your time. I really need this job at Northwind.\n\nKind regards,\nPriya Nair"
)


def check(text=NEED, *, grammar=None, hints=None, **fields):
    desk = bootstrap.engine()
    calendar = desk._checked(CASE)
    tools = bootstrap.note_tools()._replace(grammar=lambda: grammar, hints=lambda: hints)
    asked = {
        "kind": "thank_you",
        "case": CASE,
        "text": text,
        "contact": "dana",
        "subject": "Thank you",
        **fields,
    }
    return checked(CheckRequest(**asked), calendar, tools)


def rules(found):
    return [each.rule for each in found.findings]


def test_an_error_holds_a_note_back_and_a_warning_does_not():
    assert check().ok is False
    draft = bootstrap.engine().draft(DraftRequest(case=CASE, kind="thank_you", contact="dana"))
    assert check(draft.text, subject=draft.subject).ok is True
    assert check(draft.text, subject=None).ok is True
    assert "subject" in rules(check(draft.text, subject=None))


def test_a_dismissed_finding_no_longer_counts_but_is_kept_with_its_reason():
    found = check(dismissed=(Dismissed("need_job", "She asked"),))
    assert "need_job" not in rules(found)
    assert [(each.finding.rule, each.because) for each in found.dismissed] == [("need_job", "She asked")]


def test_a_dismissal_of_certain_words_is_for_these_words_alone():
    (need,) = [each for each in check().findings if each.rule == "need_job"]
    words = NEED[need.start : need.end]
    assert "need_job" not in rules(check(dismissed=(Dismissed("need_job", "so", words),)))
    assert "need_job" in rules(check(dismissed=(Dismissed("need_job", "so", "other words"),)))


def test_a_rule_that_is_off_is_not_asked():
    assert "need_job" not in rules(check(off=("need_job",)))


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"kind": "poem"}, "kind"),
        ({"contact": "bob"}, "contact"),
        ({"contact": None}, "contact"),
        ({"channel": "spoken"}, "channel"),
        ({"off": ("need_jobs",)}, "off[0]"),
        ({"dismissed": (Dismissed("nothing", "so"),)}, "dismissed[0].rule"),
        ({"dismissed": (Dismissed("hedge", "  "),)}, "dismissed[0].because"),
    ],
)
def test_a_request_at_fault_is_named(fields, path):
    with pytest.raises(InputError) as fault:
        check(**fields)
    assert fault.value.path == path


def test_slips_of_spelling_are_findings_of_language_with_a_fix():
    found = check(NEED.replace("really", "realy"), grammar=FakeGrammar())
    (slip,) = [each for each in found.findings if each.rule == "spell_grammar"]
    assert slip.group == "language"
    assert slip.fix == "really"
    assert slip.suggestion == "Write “really”."


def test_without_grammar_that_is_told_and_with_it_off_it_is_not():
    assert any("Spelling" in each for each in check(grammar=None).notices)
    assert check(grammar=None, off=("spell_grammar",)).notices == []


def test_hints_are_advice_and_never_hold_back():
    draft = bootstrap.engine().draft(DraftRequest(case=CASE, kind="thank_you", contact="dana"))
    found = check(draft.text, subject=draft.subject, hints=FakeHints(0.99), grammar=FakeGrammar())
    assert rules(found) == []
    asked = CheckRequest("thank_you", CASE, draft.text, "dana", draft.subject, hints=True)
    tools = bootstrap.note_tools()._replace(grammar=FakeGrammar, hints=lambda: FakeHints(0.99))
    found = checked(asked, bootstrap.engine()._checked(CASE), tools)
    assert found.ok
    assert {(each.rule, each.group, each.severity) for each in found.findings} == {
        ("hint_needy", "tone", "advice"),
        ("hint_unsettled", "aim", "advice"),
    }


def test_hints_that_are_wanted_and_not_there_are_told():
    asked = CheckRequest("thank_you", CASE, NEED, "dana", "Thank you", hints=True)
    tools = bootstrap.note_tools()._replace(grammar=FakeGrammar, hints=lambda: None)
    assert checked(asked, bootstrap.engine()._checked(CASE), tools).notices == [HINTS_OFF]


def test_no_hint_repeats_what_a_rule_of_tone_said():
    asked = CheckRequest("thank_you", CASE, NEED, "dana", "Thank you", hints=True)
    tools = bootstrap.note_tools()._replace(grammar=FakeGrammar, hints=lambda: FakeHints(0.99))
    found = checked(asked, bootstrap.engine()._checked(CASE), tools)
    need = next(each for each in found.findings if each.rule == "need_job")
    assert not any(
        each.rule == "hint_needy" and each.start < need.end and need.start < each.end
        for each in found.findings
    )


def test_fixes_are_of_the_text_and_counted():
    text = NEED.replace("Thank you for", "Thankyou for")
    found = check(text)
    assert apply_fixes(text, found) == (NEED, 1)
    assert apply_fixes(NEED, check(NEED)) == (NEED, 0)


def test_the_length_is_counted_without_greeting_and_signature():
    found = check(NEED)
    assert found.length.words == 12
    assert (found.length.least, found.length.best) == (50, 125)


def test_every_rule_has_a_group_of_the_format():
    assert set(GROUPS.values()) == {"aim", "fact", "form", "tone", "language"}
