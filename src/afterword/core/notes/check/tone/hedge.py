"""``hedge``: several softeners in one sentence take back what it says; one alone is only polite."""

import re
from collections.abc import Iterator
from typing import Final

from afterword.core.notes.about import About
from afterword.core.notes.check.tone.flat import flat_of
from afterword.core.notes.check.tone.phrase import MOST, Phrasebook, phrase
from afterword.core.notes.check.tone.rule import ToneRule
from afterword.core.notes.finding import ADVICE, Finding
from afterword.core.notes.kinds import Kind
from afterword.core.text.text import Text

_ID: Final = "hedge"
_ENOUGH: Final = 3
_SOFT: Final = re.compile(
    r"(?<= )(?:just(?! (?:finished|sent|as|like|about|the|in time|under|over|been|now|received|read|before|after) )|maybe|perhaps"
    r"|possibly|hopefully|probably|somewhat|somehow|(?<!that )(?<!the )(?<!this )(?<!what )(?<!some )(?<!any )(?<!same )(?<!right )"
    r"(?:kind|sort) of(?! (?:work|person|people|team|role|job|problem|thing|place|question|project) )|i guess|i suppose|i feel like|i was wondering"
    r"|i wondered|i was thinking|i was hoping|a (?:little )?bit|more or less|in a way|if that makes sense|if that is ok(?:ay)?|might|tiny|or something"
    r"|i think|i might|if you do not mind|or anything|or so|not sure)(?= )"
)
_TRIGGERS: Final = frozenset(
    "just maybe perhaps possibly hopefully probably somewhat somehow kind sort guess suppose wondering wondered bit might "
    "tiny sense feel hoping thinking".split()
)

_PHRASES: Final = Phrasebook(
    _ID,
    ADVICE,
    phrase(
        "stacked",
        "maybe|perhaps possibly|maybe|perhaps|potentially|kind_of|sort_of",
        "maybe|perhaps|possibly|could|might ~2 possibly|maybe|perhaps",
        "wondering|wondered|hoping|thinking ~2 if|whether|that ~1 maybe|perhaps|possibly|you_might|it_might|there_might|you_could_maybe ~1 possibly|maybe|perhaps|somehow|consider|want|like|be",
        "wondering|wondered ~2 if|whether ~2 possibly|maybe|perhaps",
        "i feel like i|maybe|it|this|that|my|we|you ~1 could|would|might|can|am|may|is|did|was",
        "i guess i|that_i ~1 could|would|might|think|just|am|was|feel|wanted",
        "i just feel|think|thought|wanted_to_maybe|guess|kind_of|sort_of|feel_like",
        "kind_of|sort_of wondering|hoping|hoped|thinking|think|feel|thought|like|good|want|wanted|nervous|interested|excited|keen|a",
        "if that makes sense",
        unless=("what|this|that|the|some|any|which|same|right|every|each|a|new|one kind|sort of",),
        severity=ADVICE,
    ),
)


def _find(text: Text, kind: Kind, about: About) -> Iterator[Finding]:
    """Several softeners in one sentence take back what it says; one alone is only polite."""
    taken: set[int] = set()
    flat = flat_of(text.plain)
    if not flat.where.keys() & _TRIGGERS:
        return
    for each in _PHRASES(text, kind, about):
        taken.add(each.start)
        yield each
    if taken:
        return
    count = 0
    for number, (begin, stop) in enumerate(flat.sentences):
        if len(flat.words_of(number) & _TRIGGERS) < _ENOUGH - 1:
            continue
        soft = [found.span() for found in _SOFT.finditer(flat.plain, begin, stop)]
        if len(soft) >= _ENOUGH and not flat.is_quoted(soft[0][0], soft[-1][1]):
            count += 1
            if count > MOST:
                return
            span = flat.span(soft[0][0], soft[-1][1] + 1)
            yield Finding(_ID, span.start, span.end, ADVICE, "stacked")


HEDGE: Final = ToneRule(_ID, ADVICE, _find)
