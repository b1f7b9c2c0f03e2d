"""Every finding of the check has words: why it hurts, what to write instead, what it names."""

from gettext import GNUTranslations

import pytest

from afterword.core.notes.check import BY_ID, check_note
from afterword.core.notes.check.note import Finding
from afterword.core.replies.compiled_signs import WHY
from afterword.messages.catalogue import translated
from afterword.messages.compiled_findings import WORDS
from afterword.messages.findings import ruled_words, words_of
from afterword.services.phrase_rules.trying import Given, note_of, sample_case, seen_by
from notes.note_cases import rule_files
from unit.services.pseudo import untranslated, write_pseudo
from unit.services.translated import in_language, texts_of

ABOUT = seen_by(sample_case(Given()), "dana")
EXAMPLES = [
    (rule, example) for rule, file in rule_files().items() for example in file.examples if example.fires
]


@pytest.mark.parametrize(
    ("rule", "example"), EXAMPLES, ids=[f"{rule}: {example.title}" for rule, example in EXAMPLES]
)
def test_a_finding_is_explained_without_a_gap(rule, example):
    note = note_of(example)
    done = check_note(example.text, example.subject, note.kind, note.channel, note.about, example.others)
    assert rule in {each.rule for each in done.findings}
    for found in done.findings:
        for words in words_of(found, note.about):
            assert words[0].isupper() or not words[0].isalpha()
            assert words.rstrip()[-1] in ".!?”:", words
            assert "“”" not in words


def test_every_rule_has_words():
    assert all(file.words for file in rule_files().values())
    assert rule_files().keys() == BY_ID.keys()


def test_hostile_values_are_shown_on_one_line_and_cut():
    value = "{0}{{ x }}\r\nBcc: \u202e" + "long " * 100
    words = ruled_words(Finding("placeholder", 0, 1, "error", values=(value,)), ABOUT)
    assert words is not None
    assert "\n" not in words[0]
    assert "\u202e" not in words[0]
    assert "{0}{{ x }} Bcc: long" in words[0]
    assert len(words[0]) < 400


def test_findings_of_others_are_left_to_them():
    assert ruled_words(Finding("spell_grammar", 0, 1, "error"), ABOUT) is None
    with pytest.raises(KeyError):
        words_of(Finding("no_such_rule", 0, 1, "error"), ABOUT)


@pytest.fixture(scope="module")
def pseudo(tmp_path_factory: pytest.TempPathFactory) -> GNUTranslations:
    return texts_of(write_pseudo(tmp_path_factory.mktemp("locale")))


def findings() -> list[Finding]:
    """Each reason of each rule once, with a value for every argument; then the slips and hints."""
    found = [
        Finding(rule, 0, 1, "error", reason, tuple(f"v{at}" for at in range(len(arguments))))
        for (rule, reason), (_, _, arguments) in WORDS.items()
    ]
    found += [
        Finding("spell_grammar", 0, 1, "error", "misspelt", ("v0", "v1")),
        Finding("spell_grammar", 0, 1, "error", "unknown_word", ("v0",)),
        Finding("spell_grammar", 0, 1, "error", "unknown_word", ("v0", "v1")),
        Finding("spell_grammar", 0, 1, "error", "slip", ("v0", "v1", "v2")),
        Finding("spell_grammar", 0, 1, "error", "slip", ("v0", "", "v2")),
        Finding("hint_needy", 0, 1, "advice", values=("90",)),
        Finding("hint_unsettled", 0, 1, "advice", values=("v0",)),
    ]
    return found


def test_no_word_of_a_finding_is_outside_the_catalogue(pseudo: GNUTranslations) -> None:
    """A rule file's new sentence reaches the catalogue, and is looked up there, without anybody's doing."""
    names = [ABOUT.case.company.name, "Dana Whitfield", "Dana"]
    assert ABOUT.person is not None
    names.append(ABOUT.person.name)
    for found in findings():
        for about in (ABOUT, ABOUT._replace(person=None)):
            with in_language(pseudo):
                said = words_of(found, about)
            for words in said:
                assert untranslated(words, names) == [], (found.rule, found.reason, words)
    with in_language(pseudo):
        nameless = words_of(Finding("aim_thanks", 0, 1, "error", values=("them",)), ABOUT)
    assert untranslated(nameless[0], []) == []


def test_why_there_is_a_rule_is_in_the_catalogue(pseudo: GNUTranslations) -> None:
    with in_language(pseudo):
        for rule in BY_ID.values():
            assert untranslated(translated(rule.why), []) == [], rule.id
        for why in WHY.values():
            assert untranslated(translated(why), []) == []
