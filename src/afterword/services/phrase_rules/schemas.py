"""What can be asked about phrase rules, and what is answered."""

from typing import Literal

from msgspec import Struct


class RulesRequest(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """The rules about notes, or the meanings of replies; both, unless one is named."""

    about: Literal["notes", "replies"] | None = None


class TryRuleRequest(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A rule file's text (YAML), to be tried on its own examples."""

    text: str


class ListedRule(Struct, frozen=True, gc=False):
    """A rule about notes: its id, its group, how grave it usually is, and why it matters."""

    id: str
    group: str
    severity: str
    why: str


class OwnSign(Struct, frozen=True, gc=False):
    """A rule of the person's own about replies: its id, and how strong a sign it is."""

    id: str
    strength: str


class ListedMeaning(Struct, frozen=True, gc=False):
    """What a reply can mean, what that is about, and the person's own rules about it."""

    meaning: str
    why: str
    own: tuple[OwnSign, ...]


class RuleList(Struct, frozen=True, gc=False):
    """The rules, the person's own last; the problems tell of files of theirs that were left out."""

    notes: tuple[ListedRule, ...]
    replies: tuple[ListedMeaning, ...]
    note_problems: tuple[str, ...]
    reply_problems: tuple[str, ...]


class TriedExample(Struct, frozen=True, gc=False):
    """An example: its line, what it's called, and what's wrong (empty: nothing)."""

    line: int
    title: str
    problem: str


class TriedRule(Struct, frozen=True, gc=False):
    """A file's rule, its examples, and what else to say to whoever wrote it."""

    id: str
    passed: bool
    results: tuple[TriedExample, ...]
    hints: tuple[str, ...]
