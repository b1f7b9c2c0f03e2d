"""Impressions of the semantic tier as findings: ``advice`` only, for a model's impression decides nothing.

The thresholds come from sentences that the weights had not seen (``tools/train_hints.py``). From
``NEEDY_FROM`` on, 96 of 100 hints were right; 1 calm sentence in 250 and 3 needy ones in 10 were hinted at.
``SETTLED_BELOW`` is for a whole text by its best sentence: of 23 good notes none stayed below it; without the
paragraph that settles the concern 15 did, and 10 with one in its place that only restates it. A deed that
settles some other concern mostly passes for settling this one: the model cannot tell.
"""

from collections.abc import Sequence
from typing import Final

from afterword.core.facts import OpenPoint
from afterword.core.notes.finding import ADVICE, Finding
from afterword.core.text.text import Text
from afterword.ports import Hints

NEEDY: Final = "hint_needy"
UNSETTLED: Final = "hint_unsettled"
NEEDY_FROM: Final = 0.8
SETTLED_BELOW: Final = 0.3
MOST_NEEDY: Final = 3
"""Hints of neediness that a text gets at most, the strongest; more would be a verdict."""
_FEWEST_WORDS: Final = 4
"""Words that a sentence needs to be judged: greetings and signatures have fewer."""
_MOST_SENTENCES: Final = 80
_MOST: Final = 20_000
_PERCENT: Final = 100


def hint_findings(text: str, points: Sequence[OpenPoint], hints: Hints) -> list[Finding]:
    """What the model notices, by place.

    ``points`` are the open points to judge: those that the text must settle and that no rule found wanting
    already. ``values``: for ``hint_needy`` how strong the impression is, in percent; for ``hint_unsettled``,
    which stands at the text's end, the point's words.
    """
    read = Text(text[:_MOST])
    spans = [span for span in read.sentences if len(read.of(span).split()) >= _FEWEST_WORDS][:_MOST_SENTENCES]
    sentences = [" ".join(read.of(span).split()) for span in spans]
    if not sentences:
        return []
    scored = sorted(zip(hints.needy(sentences), spans, strict=True), reverse=True)
    found = [
        Finding(NEEDY, *read.raw_span(*span), ADVICE, values=(str(round(score * _PERCENT)),))
        for score, span in scored[:MOST_NEEDY]
        if score >= NEEDY_FROM
    ]
    end = len(text)
    found += [
        Finding(UNSETTLED, end, end, ADVICE, values=(point.text,))
        for point in points
        if hints.settles(point.text, sentences) < SETTLED_BELOW
    ]
    return sorted(found, key=lambda finding: (finding.start, finding.end, finding.rule))
