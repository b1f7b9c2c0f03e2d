"""The semantic tier's impressions as findings, with a model that says what it is told to."""

from collections.abc import Sequence

from afterword.core.case import OpenPoint
from afterword.core.notes.check.note import ADVICE
from afterword.services.notes.language import MOST_NEEDY, NEEDY_FROM, SETTLED_BELOW, hint_findings
from fakes.words import FakeHints

NOTE = "Dear Ann,\n\nI cannot sleep at all for waiting. The tour was a joy to me.\n\nBest,\nBo"
SPARK = OpenPoint("s", "No production Spark")


def test_a_needy_sentence_is_hinted_at_where_it_stands_and_blocks_nothing() -> None:
    [finding] = hint_findings(NOTE, [], FakeHints(word="sleep", settles=1.0, needy=0.876))
    assert NOTE[finding.start : finding.end] == "I cannot sleep at all for waiting."
    assert (finding.rule, finding.severity, finding.values) == ("hint_needy", ADVICE, ("88",))


def test_a_weak_impression_is_kept_to_oneself() -> None:
    assert hint_findings(NOTE, [], FakeHints(word="sleep", settles=1.0, needy=NEEDY_FROM))
    assert not hint_findings(NOTE, [], FakeHints(word="sleep", settles=1.0, needy=NEEDY_FROM - 0.001))


def test_a_point_that_nothing_seems_to_settle_is_hinted_at_the_end() -> None:
    [finding] = hint_findings(NOTE, [SPARK], FakeHints(1.0, word="nothing", settles=SETTLED_BELOW - 0.001))
    assert (finding.rule, finding.severity, finding.values) == (
        "hint_unsettled",
        ADVICE,
        ("No production Spark",),
    )
    assert finding.start == finding.end == len(NOTE)
    assert not hint_findings(NOTE, [SPARK], FakeHints(1.0, word="nothing", settles=SETTLED_BELOW))


def test_greetings_and_signatures_are_not_judged() -> None:
    told = FakeHints(1.0, 1.0, word="sleep")
    hint_findings(NOTE, [], told)
    assert not [sentence for sentence in told.asked if "Dear" in sentence or "Best" in sentence]


def test_places_are_those_of_the_text_as_typed() -> None:
    note = "Dear\u200b Ann,\n\nI can\u200bnot sleep at all."
    [finding] = hint_findings(note, [], FakeHints(1.0, 1.0, word="sleep"))
    assert note[finding.start : finding.end] == "I can\u200bnot sleep at all."


def test_a_text_gets_few_hints_the_strongest_and_by_place() -> None:
    note = " ".join(f"I never sleep on day {at}." for at in range(10))
    found = hint_findings(note, [], FakeHints(1.0, 1.0, word="sleep"))
    assert len(found) == MOST_NEEDY
    assert found == sorted(found, key=lambda finding: finding.start)


def test_the_strongest_impressions_are_kept() -> None:
    class Rising(FakeHints):
        def needy(self, sentences: Sequence[str]) -> Sequence[float]:
            return [0.9 + at / 1_000 for at in range(len(sentences))]

    note = " ".join(f"I never sleep on day {at}." for at in range(10))
    assert [note[found.start : found.end][-2:-1] for found in hint_findings(note, [], Rising())] == [
        "7",
        "8",
        "9",
    ]


def test_an_empty_text_gets_none() -> None:
    assert not hint_findings("", [SPARK], FakeHints(1.0, word="sleep"))
    assert not hint_findings("Hi Ann", [SPARK], FakeHints(1.0, word="sleep"))
