"""Learn the weights of the semantic tier, and say how good they are on sentences that they have not seen.

    python tools/train_hints.py [--write]

Reads ``tests/data/notes/hints_training.jsonl`` (sentences, needy or not, and sentences that settle a concern
or do not) and the sentences of ``tuning.jsonl`` beside it, never those of ``held_out.jsonl``. Writes
``integrations/sentence_model/weights.json``. Everything is deterministic: the folds go by the order of the
files. Needs the extra ``semantic``.
"""

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np

from afterword.core.text.text import Text
from afterword.integrations.sentence_model import Encoder, repeated_part, signs

ROOT: Final = Path(__file__).parents[1]
NOTES: Final = ROOT / "tests" / "data" / "notes"
WEIGHTS: Final = ROOT / "src" / "afterword" / "integrations" / "sentence_model" / "weights.json"
FOLDS: Final = 7
STRENGTH: Final = 3.0
"""How far the weights of 512 numbers may grow: the inverse of the penalty on their squares."""
OTHERS: Final = 4
"""Sentences that settle another concern, shown with each concern as settling nothing of it."""
DIGITS: Final = 4
FEWEST_WORDS: Final = 4
"""Words of a sentence that is judged."""

NEEDY: Final = frozenset(
    (
        *("need_job", "plead", "hardship", "undersell", "overemote", "self_doubt", "over_apology", "bother"),
        *("deadline", "leverage", "contact_flood", "entitled", "presume_hired", "passive_agg"),
    )
)
"""The rules of tone whose sentences sound needy; a cliche or a word in capitals does not."""

Matrix = np.ndarray[Any, np.dtype[np.float64]]


class Pair(NamedTuple):
    """A concern, a sentence, whether it settles it."""

    concern: str
    sentence: str
    settles: bool


def fit(numbers: Matrix, labels: Matrix, strength: float) -> Matrix:
    """Logistic regression by Newton's method; the last weight is the bias, which is not penalised."""
    shown = np.hstack([numbers, np.ones((len(numbers), 1))])
    penalty = np.full(shown.shape[1], 1 / strength)
    penalty[-1] = 1e-9
    weights = np.zeros(shown.shape[1])
    for _ in range(30):
        chances = 1 / (1 + np.exp(-shown @ weights))
        slope = shown.T @ (chances - labels) + penalty * weights
        bend = (shown * (chances * (1 - chances))[:, None]).T @ shown + np.diag(penalty)
        step = np.linalg.solve(bend, slope)
        weights = weights - step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def weigh(weights: Matrix, numbers: Matrix) -> Matrix:
    """The chances that a regression gives."""
    chances: Matrix = 1 / (1 + np.exp(-(numbers @ weights[:-1] + weights[-1])))
    return chances


def area(labels: Matrix, scores: Matrix) -> float:
    """The area under the curve: how often a true one scores above a false one."""
    true, false = scores[labels == 1], scores[labels == 0]
    above = (true[:, None] > false[None, :]).mean() + (true[:, None] == false[None, :]).mean() / 2
    return float(above)


class Trainer:
    """Holds the vectors of all sentences."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._place = {text: at for at, text in enumerate(texts)}
        self._vectors: Matrix = np.asarray(Encoder().encode(texts), dtype=np.float64)

    def vectors(self, texts: Sequence[str]) -> Matrix:
        """A row a text."""
        return self._vectors[[self._place[text] for text in texts]]

    def deed(self, pairs: Sequence[Pair]) -> Matrix:
        """Learn what a sentence that settles anything looks like."""
        labels = np.array([pair.settles for pair in pairs], dtype=float)
        return fit(self.vectors([pair.sentence for pair in pairs]), labels, STRENGTH)

    def signs(self, deed: Callable[[str], Matrix], pairs: Sequence[Pair]) -> Matrix:
        """The signs of pairs; ``deed`` gives the regression that may judge a concern's sentences."""
        rows = []
        for concern, sentence, _ in pairs:
            [asked], [vector] = self.vectors([concern]), self.vectors([sentence])
            weights = deed(sentence)
            told = float(vector @ weights[:-1] + weights[-1])
            rows.append(signs(told, float(asked @ vector), repeated_part(concern, sentence)))
        return np.array(rows)

    def settles(self, own: Sequence[Pair]) -> tuple[Matrix, Matrix]:
        """Learn both regressions; the signs are of sentences that the deed's regression has not seen."""
        concerns = list(dict.fromkeys(pair.concern for pair in own))
        fold = {concern: at % FOLDS for at, concern in enumerate(concerns)}
        home = {pair.sentence: fold[pair.concern] for pair in own}
        parts = [self.deed([pair for pair in own if fold[pair.concern] != at]) for at in range(FOLDS)]
        shown = [*own, *_others(own, OTHERS)]
        labels = np.array([pair.settles for pair in shown], dtype=float)
        joined = fit(self.signs(lambda sentence: parts[home[sentence]], shown), labels, 1.0)
        return self.deed(own), joined


def _others(own: Sequence[Pair], number: int) -> list[Pair]:
    """For each concern, sentences that settle another one: every so many-th of them."""
    concerns = list(dict.fromkeys(pair.concern for pair in own))
    found = []
    for at, concern in enumerate(concerns):
        strange = [pair.sentence for pair in own if pair.settles and pair.concern != concern]
        step = max(1, len(strange) // number)
        found += [Pair(concern, sentence, settles=False) for sentence in strange[at % step :: step][:number]]
    return found


def toned() -> dict[str, bool]:
    """Sentences, and whether each is needy; of the labelled texts, those with nothing doubtful in them."""
    lines = [json.loads(line) for line in (NOTES / "hints_training.jsonl").read_text("utf-8").splitlines()]
    found: dict[str, bool] = {line["text"]: line["needy"] for line in lines if "needy" in line}
    for line in (NOTES / "tuning.jsonl").read_text("utf-8").splitlines():
        labelled = json.loads(line)
        faults = [want for want in labelled["want"] if want["group"] == "tone"]
        if labelled.get("allow") or any(want["rule"] not in NEEDY or not want["words"] for want in faults):
            continue
        read = Text(labelled["text"])
        for span in read.sentences:
            sentence = " ".join(read.of(span).split())
            if len(sentence.split()) >= FEWEST_WORDS:
                needy = any(" ".join(want["words"].split()) in sentence for want in faults)
                found[sentence] = needy or found.get(sentence, False)
    return found


def judge_needy(trainer: Trainer, texts: Sequence[str], labels: Matrix) -> None:
    """Print what cross-validation says of neediness."""
    folds = np.arange(len(texts)) % FOLDS
    scores = np.zeros(len(texts))
    shown = trainer.vectors(texts)
    for at in range(FOLDS):
        scores[folds == at] = weigh(
            fit(shown[folds != at], labels[folds != at], STRENGTH), shown[folds == at]
        )
    right = float(((scores > 0.5) == labels).mean())
    print(
        f"needy: {len(texts)} sentences, {labels.sum():.0f} of them needy, "
        f"AUC {area(labels, scores):.3f}, accuracy {right:.3f}"
    )
    for least in (0.5, 0.6, 0.7, 0.75, 0.8):
        said = scores >= least
        print(
            f"  from {least}: precision {labels[said].mean():.2f}, recall {said[labels == 1].mean():.2f}, "
            f"false alarms {said[labels == 0].mean():.3f}"
        )


def judge_settles(trainer: Trainer, own: Sequence[Pair]) -> None:
    """Print what leaving concerns out says of settling."""
    concerns = list(dict.fromkeys(pair.concern for pair in own))
    labels, scores, strange = [], [], []
    for at in range(FOLDS):
        left = concerns[at::FOLDS]
        deed, joined = trainer.settles([pair for pair in own if pair.concern not in left])
        held = [pair for pair in own if pair.concern in left]
        shown = [*held, *_others(held, len(held))]
        numbers = trainer.signs(dict.fromkeys([pair.sentence for pair in shown], deed).__getitem__, shown)
        scores += list(weigh(joined, numbers))
        labels += [float(pair.settles) for pair in shown]
        strange += [place >= len(held) for place in range(len(shown))]
    truth, given, other = np.array(labels), np.array(scores), np.array(strange)
    foreign = other | (truth == 1)
    print(
        f"settles: {len(own)} pairs of {len(concerns)} concerns, "
        f"AUC {area(truth[~other], given[~other]):.3f}; "
        f"against deeds that settle another concern {area(truth[foreign], given[foreign]):.3f}; "
        f"all {area(truth, given):.3f}"
    )
    for most in (0.05, 0.1, 0.15, 0.2, 0.3):
        low = given < most
        print(
            f"  below {most}: {low[truth == 1].mean():.3f} of what settles, "
            f"{low[(truth == 0) & ~other].mean():.2f} of what does not, "
            f"{low[other].mean():.2f} of other deeds"
        )


def main() -> None:
    """Judge, and with ``--write`` store the weights."""
    lines = [json.loads(line) for line in (NOTES / "hints_training.jsonl").read_text("utf-8").splitlines()]
    sentences = toned()
    pairs = [Pair(line["concern"], line["sentence"], line["settles"]) for line in lines if "settles" in line]
    texts = list(sentences)
    labels = np.array(list(sentences.values()), dtype=float)
    every = dict.fromkeys([*texts, *(pair.concern for pair in pairs), *(pair.sentence for pair in pairs)])
    trainer = Trainer(list(every))
    judge_needy(trainer, texts, labels)
    judge_settles(trainer, pairs)
    if "--write" in sys.argv[1:]:
        deed, joined = trainer.settles(pairs)
        learned = {
            "needy": fit(trainer.vectors(texts), labels, STRENGTH),
            "deed": deed,
            "settles": joined,
        }
        stored = {
            name: {
                "weights": [round(float(each), DIGITS) for each in weights[:-1]],
                "bias": round(float(weights[-1]), DIGITS),
            }
            for name, weights in learned.items()
        }
        WEIGHTS.write_text(json.dumps(stored, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    main()
