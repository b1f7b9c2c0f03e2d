"""Whatever the text: the check never fails, points into the text, and its fixes settle."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.core.notes.check import BY_ID, check_note
from afterword.core.notes.check.note import Finding, apply_safe_fixes
from afterword.core.notes.kinds import KINDS
from notes.note_cases import Given, about, case_of

ABOUT = about(case_of(Given()), "dana")
BITS = (
    "Dear Dana,\n\n", "Dear Dan,", "Hi [Name]!\n", "Dr. Rahman ", "Thankyou for you're time. ", "thank you ", "Thanks to you ",
    "I would love to join N\u043erthwind. ", "join northwind ", "Nortwind ", "on Thursday ", "Thank you for Friday's talk. ",
    "the project manager role ", "No production Spark. ", "I moved forty nightly jobs to Spark on Kubernetes. ", "\n\n", "\n> quoted\n",
    "<b>", "&nbsp;", "{{ name }}", "{% if %}", "😀", "\u200b", "\u202e", "שלום ", "Кириллица ", "e\u0301", "’", "its a ", "lorem ipsum ",
    "u ", "XXX ", "I ", "I'm ", "Kind regards,\n", "Priya Nair", "Prya", "P.S. ", "\r\n", "?", "!!", ".", " ", "\x00", "\ud7ff",
)  # fmt: skip
NOTES = st.lists(st.one_of(st.sampled_from(BITS), st.text(max_size=8)), max_size=14).map("".join)
KIND = st.sampled_from(sorted(KINDS))


@settings(max_examples=300)
@given(NOTES, st.none() | NOTES, KIND, st.data())
def test_every_finding_is_of_a_known_rule_and_points_into_its_text(text, subject, name, data):
    kind = KINDS[name]
    channel = data.draw(st.sampled_from(kind.channels))
    done = check_note(text, subject, kind, channel, ABOUT, (text, "Dear Tom,\n\nThank you."))
    assert done.aims.resolves.keys() == {"spark"}
    for each in done.findings:
        whole = text if each.part == "body" else subject or ""
        assert 0 <= each.start <= each.end <= len(whole)
        assert each.rule in BY_ID
        assert each.severity in {"error", "warning", "advice"}
    assert (
        done.findings
        == check_note(text, subject, kind, channel, ABOUT, (text, "Dear Tom,\n\nThank you.")).findings
    )


@settings(max_examples=300)
@given(NOTES, KIND)
def test_fixing_settles(text, name):
    kind = KINDS[name]
    channel = kind.channels[0]
    seen = {text}
    for _ in range(8):
        new = apply_safe_fixes(text, check_note(text, None, kind, channel, ABOUT).findings)
        if new == text:
            return
        assert new not in seen, "fixes that undo each other"
        seen.add(new)
        text = new
    pytest.fail("fixes that never end")


@given(NOTES)
def test_curly_quotes_hide_nothing(text):
    kind = KINDS["thank_you"]
    plain = text.replace("’", "'")
    curly = plain.replace("'", "’")
    ids = [
        [
            (each.rule, each.start, each.reason)
            for each in check_note(given, None, kind, "email", ABOUT).findings
        ]
        for given in (plain, curly)
    ]
    assert ids[0] == ids[1]


@given(NOTES)
def test_line_ends_of_another_system_change_nothing_but_places(text):
    kind = KINDS["thank_you"]
    unix = text.replace("\r\n", "\n").replace("\r", "\n")
    windows = unix.replace("\n", "\r\n")
    rules = [
        [(each.rule, each.reason) for each in check_note(given, None, kind, "email", ABOUT).findings]
        for given in (unix, windows)
    ]
    assert rules[0] == rules[1]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n" * 100_000,
        " " * 1_000_000,
        "a" * 1_000_000,
        "I would love to " * 62_500,
        "Thank you for you're time. " * 40_000,
        "Dear Dr. Rahman, " * 60_000,
        "." * 1_000_000,
        "\n>" * 500_000,
        "[Name] " * 140_000,
        "😀" * 250_000,
        "\u200b" * 1_000_000,
        "the role of the role of " * 40_000,
        "e\u0301" * 500_000,
        "'" * 1_000_000,
        "Kind regards,\n" * 70_000,
        "no production Spark and " * 40_000,
        "&" * 1_000_000,
        "<" * 1_000_000,
        "_" * 1_000_000,
        "A-" * 500_000,
    ],
    ids=lambda text: repr(text[:16]),
)
def test_a_huge_or_odd_text_is_checked_in_full_or_said_to_be_too_long(text):
    done = check_note(text, text[:2_000], KINDS["thank_you"], "email", ABOUT, (text,))
    rules = {each.rule for each in done.findings}
    assert ("too_long" in rules) == (len(text) > 50_000)
    assert len(done.findings) < 2_000


HOSTILE = "{{ 7*7 }} {% raw %}\r\nBcc: a@example.org <script>alert(1)</script> \u202e\u200b"


def test_hostile_facts_are_only_words():
    case = case_of(
        Given(
            candidate={"name": HOSTILE},
            company={"name": HOSTILE},
            role=HOSTILE,
            contacts={"dana": {"name": HOSTILE, "title": HOSTILE}, "tom": {"name": "....", "title": ""}},
            points=[{"id": HOSTILE, "text": HOSTILE, "answer": HOSTILE}, {"id": "x", "text": ""}],
            highlights=[HOSTILE, "", "🙂"],
        )
    )
    for kind in KINDS.values():
        for channel in kind.channels:
            done = check_note(
                f"Dear {HOSTILE},\n\n{HOSTILE}\n\n{HOSTILE}", HOSTILE, kind, channel, about(case, "dana")
            )
            assert done.aims.resolves.keys() == {HOSTILE, "x"}


@pytest.mark.parametrize(
    "name", ["", " ", "!!!", "🍎", "Яндекс", "株式会社", "A", "&", "The", "Inc.", "of", "3M", "x" * 500]
)
def test_a_company_of_any_name_can_be_checked(name):
    case = case_of(Given(company={"name": name}))
    text = f"Dear Dana,\n\nThank you for Tuesday. I would love to join {name}.\n\nKind regards,\nPriya Nair"
    done = check_note(text, None, KINDS["thank_you"], "email", about(case, "dana"))
    assert "wrong_company" not in {each.rule for each in done.findings}
    if len(name) < 50:
        assert "aim_company" not in {each.rule for each in done.findings}


@pytest.mark.parametrize(
    "name",
    ["", "-", "李小龙", "Ng", "O", "Jean-Luc", "X Æ A-12", "Dr.", "Ms. Prof. Dr. Dr. X", "Anna," * 100],
)
def test_a_contact_of_any_name_can_be_greeted(name):
    case = case_of(Given(contacts={"dana": {"name": name}}))
    text = (
        f"Dear {name},\n\nThank you for Tuesday. I would love to join Northwind.\n\nKind regards,\nPriya Nair"
    )
    done = check_note(text, None, KINDS["thank_you"], "email", about(case, "dana"))
    assert not [each for each in done.findings if each.rule in {"wrong_name", "wrong_title"}]


def test_a_missing_subject_has_its_place_in_the_subject():
    done = check_note("\u200b", None, KINDS["thank_you"], "email", ABOUT)
    assert [(each.start, each.end) for each in done.findings if each.part == "subject"] == [(0, 0)]


def test_rules_that_are_off_stay_silent():
    kind = KINDS["thank_you"]
    rules = {
        each.rule
        for each in check_note("Hi", None, kind, "email", ABOUT, off=("aim_thanks", "subject")).findings
    }
    assert "aim_interest" in rules
    assert not rules & {"aim_thanks", "subject"}


def test_findings_come_by_place_the_subject_first():
    done = check_note("Hi Dan,\n\nThankyou for [time].", "Re:", KINDS["thank_you"], "email", ABOUT)
    places = [(each.part != "subject", each.start) for each in done.findings]
    assert places == sorted(places)
    assert done.findings[0].part == "subject"


def test_aims_are_told_for_kinds_that_do_not_ask_for_them():
    text = "Dear Dana,\n\nThank you. I remain interested. I moved forty nightly jobs to Spark on Kubernetes.\n\nPriya"
    done = check_note(text, None, KINDS["answer"], "email", ABOUT)
    assert done.aims == (True, True, {"spark": True})
    assert not [each for each in done.findings if each.rule.startswith("aim_")]


def fix(start, end, put, *, safe=True, part="body"):
    return Finding("confused", start, end, "error", fix=put, safe=safe, part=part)


@pytest.mark.parametrize(
    ("fixes", "text"),
    [
        ([], "abcdef"),
        ([fix(0, 1, "X"), fix(5, 6, "Y")], "XbcdeY"),
        ([fix(5, 6, "Y"), fix(0, 1, "X")], "XbcdeY"),
        ([fix(0, 3, "X"), fix(2, 4, "Y")], "Xdef"),
        ([fix(0, 1, "X"), fix(0, 3, "Y")], "Ydef"),
        ([fix(0, 3, "X"), fix(3, 6, "Y")], "XY"),
        ([fix(2, 2, "-")], "ab-cdef"),
        ([fix(0, 6, "")], ""),
        ([fix(0, 1, "X", safe=False)], "abcdef"),
        ([fix(0, 1, "X", part="subject")], "abcdef"),
        ([fix(4, 9, "X")], "abcdef"),
        ([fix(0, 1, None)], "abcdef"),
    ],
)
def test_safe_fixes_are_put_in_and_overlaps_left_for_the_next_time(fixes, text):
    assert apply_safe_fixes("abcdef", fixes) == text
