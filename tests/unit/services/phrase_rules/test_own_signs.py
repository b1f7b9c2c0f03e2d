"""A person's own rules about replies: they count beside the shipped ones, and a broken file never stops a reading."""

from base64 import b64encode

import pytest

from afterword.integrations.calendars import ShippedCalendars
from afterword.integrations.message_parser import read_letter
from afterword.ports import RuleFile
from afterword.services.context import NoteTools
from afterword.services.inbox.schemas import Classified, ClassifyRequest
from afterword.services.phrase_rules.own_rules import MOST, own_signs, reply_rules
from afterword.services.planning.engine import Engine
from unit.services.phrase_rules.test_rule_files import RULE

SIGNS = """\
id: rejection
why: How Northwind says no.
signs:
  - id: not-a-match
    strength: said
    patterns:
      - profile|application ~3 parked|shelved
      - parked|shelved ~2 profile|application
    exceptions:
      - another_applicant
"""
NO = "Subject: Re: Your visit\nIn-Reply-To: <1@x>\nFrom: dana@northwind.example\n\nYour profile has been parked.\n"


def classify(mail: str, *files: RuleFile) -> Classified:
    def none() -> None:
        return None

    tools = NoteTools(none, none, none, none, lambda: read_letter, tuple, lambda: files)  # type: ignore[arg-type]
    raw = b64encode(mail.encode()).decode()
    return Engine(ShippedCalendars(), lambda: tools).classify(ClassifyRequest(raw))


def test_a_persons_own_sign_is_found_beside_the_shipped_ones() -> None:
    assert classify(NO).meaning == "unknown"
    own = classify(NO, RuleFile("a.yaml", SIGNS))
    assert own.meaning == "rejection"
    assert [each.text for each in own.evidence] == ["profile has been parked"]
    offer = NO.replace("Your profile has been parked", "We'd like to offer you the position of data engineer")
    assert classify(offer, RuleFile("a.yaml", SIGNS)).meaning == classify(offer).meaning == "offer"


def test_one_sign_of_ones_own_asks_and_decides_nothing() -> None:
    assert classify(NO, RuleFile("a.yaml", SIGNS.replace("said", "plain"))).confidence < 0.9


def test_files_about_one_meaning_add_up() -> None:
    more = SIGNS.replace("not-a-match", "closed-file").replace("parked|shelved", "filed_away")
    own = own_signs((RuleFile("a.yaml", SIGNS), RuleFile("b.yaml", more)))
    assert own.problems == ()
    assert [each.id for each in own.signs["rejection"]] == ["own.not-a-match", "own.closed-file"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            SIGNS.replace("said", "strong"),
            "line 5, signs[0].strength: found 'strong', expected one of plain, said, ",
        ),
        (
            SIGNS.replace("rejection", "refusal"),
            "line 1, id: found 'refusal', expected one of rejection, offer, ",
        ),
        (
            SIGNS.replace("exceptions", "but_not"),
            "line 10, signs[0].but_not: found a key that means nothing, expected ",
        ),
        (
            SIGNS.replace("parked|shelved\n", "PARKED\n"),
            "line 7, signs[0].patterns[0]: found 'PARKED', expected ",
        ),
        ("id: [", "line 1: found "),
        (RULE, "line 1: found a rule about notes, expected a rule about replies: move it to rules/notes"),
    ],
)
def test_a_file_that_is_not_right_is_named_with_its_key_and_what_is_expected(text: str, said: str) -> None:
    read = classify(NO, RuleFile("mine.yaml", text), RuleFile("z.yaml", SIGNS))
    assert read.meaning == "rejection"
    assert isinstance(read.notices, tuple)
    (notice,) = read.notices
    assert notice.startswith(f"Your rule file mine.yaml was left out: {said}")


def test_a_file_that_is_left_out_is_logged_without_its_words(caplog: pytest.LogCaptureFixture) -> None:
    own_signs((RuleFile("mine.yaml", SIGNS.replace("said", "strong")),))
    assert caplog.messages == ["rule file left out name=mine.yaml line=5 key=signs[0].strength"]


def test_an_id_that_two_files_have_counts_once() -> None:
    own = own_signs((RuleFile("a.yaml", SIGNS), RuleFile("b.yaml", SIGNS)))
    assert (
        "b.yaml was left out: line 1, signs: found 'not-a-match', expected ids that no other"
        in own.problems[0]
    )
    assert len(own.signs["rejection"]) == 1


def test_more_files_than_anybody_has_are_left_alone() -> None:
    files = (RuleFile(f"{at}.yaml", SIGNS.replace("not-a-match", f"s{at}")) for at in range(MOST + 1))
    own = own_signs(tuple(files))
    assert len(own.signs["rejection"]) == MOST
    assert own.problems == ("Only the first 100 of your 101 rule files were used.",)


def test_a_pattern_that_a_hostile_mail_would_make_slow_is_refused() -> None:
    slow = SIGNS.replace("profile|application ~3 parked", "profile ~20 been ~20 set ~20 parked")
    assert (
        "expected fewer gaps (~), or shorter ones: this takes too long"
        in own_signs((RuleFile("a.yaml", slow),)).problems[0]
    )


def test_the_list_shows_a_persons_own_signs_under_their_meaning() -> None:
    meanings, problems = reply_rules((RuleFile("a.yaml", SIGNS), RuleFile("b.yaml", "")))
    assert {each.meaning: each.own for each in meanings if each.own} == {
        "rejection": (("own.not-a-match", "said"),)
    }
    assert "b.yaml was left out: line 1: found an empty file" in problems[0]
