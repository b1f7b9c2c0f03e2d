"""Spelling of text messages."""

import re
from collections.abc import Iterator
from typing import Final

from afterword.core.notes.check.note import Note
from afterword.core.notes.finding import ADVICE, WARNING, Finding

RULE: Final = "sms_style"

_MOST: Final = 20
_SHORT: Final = 2
_WORDS: Final = {
    "u": "you",
    "ur": "your",
    "r": "are",
    "thx": "thanks",
    "thnx": "thanks",
    "tnx": "thanks",
    "thks": "thanks",
    "ty": "thank you",
    "tysm": "thank you so much",
    "pls": "please",
    "plz": "please",
    "plss": "please",
    "gr8": "great",
    "l8r": "later",
    "2moro": "tomorrow",
    "2morrow": "tomorrow",
    "tmrw": "tomorrow",
    "tmr": "tomorrow",
    "b4": "before",
    "bcoz": "because",
    "bcuz": "because",
    "cuz": "because",
    "coz": "because",
    "cud": "could",
    "wud": "would",
    "shud": "should",
    "wanna": "want to",
    "gonna": "going to",
    "gotta": "have to",
    "lemme": "let me",
    "gimme": "give me",
    "dunno": "do not know",
    "ya": "you",
    "yall": "you all",
    "lol": "",
    "lmao": "",
    "omg": "",
    "rofl": "",
    "haha": "",
    "hahaha": "",
    "hehe": "",
    "idk": "I do not know",
    "imo": "in my opinion",
    "imho": "in my opinion",
    "btw": "by the way",
    "brb": "",
    "ttyl": "",
    "msg": "message",
    "msgs": "messages",
    "ppl": "people",
    "xoxo": "",
    "hmu": "",
    "tbh": "to be honest",
    "ngl": "",
    "fyi": "for your information",
    "wat": "what",
    "dat": "that",
    "ne1": "anyone",
    "sry": "sorry",
    "soz": "sorry",
    "kinda": "rather",
    "sorta": "rather",
    "cya": "",
    "yep": "yes",
    "yup": "yes",
    "nope": "no",
}
"""Text-message spellings, and what they stand for ("" for nothing that belongs in a note)."""
_MILD: Final = frozenset(
    "wanna gonna gotta lemme gimme ya kinda sorta btw fyi imo imho yep yup nope tbh haha msg coz cuz".split()
)
_SPOKEN_TOO: Final = frozenset("gonna wanna gotta lemme gimme ya kinda sorta haha yep yup nope dunno".split())
_SMS: Final = re.compile(
    rf"(?<![\w'.&/@-])(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))})(?![\w'&/@-]|\.\w)"
)
_ALL: Final = frozenset(_WORDS)


def sms_style(note: Note) -> Iterator[Finding]:
    """Typed in a hurry, it says how much it was worth."""
    text = note.text
    if text.vocabulary.isdisjoint(_ALL):
        return
    facts = note.facts_words
    count = 0
    for found in _SMS.finditer(text.small, note.parts.body.start, note.parts.body.end):
        word = found.group()
        shown = text.plain[found.start() : found.end()]
        if (
            word in facts
            or (len(word) <= _SHORT and shown.isupper())
            or (note.spoken and word in _SPOKEN_TOO)
        ):
            continue
        if (
            shown.isupper()
            and word not in {"LOL", "OMG", "FYI", "BTW"}
            and len(word) > _SHORT
            and word not in {"lol", "omg", "btw", "thx", "plz", "pls"}
        ):
            continue
        put = _WORDS[word]
        if put and shown[0].isupper():
            put = put[0].upper() + put[1:]
        count += 1
        yield Finding(
            RULE,
            *found.span(),
            ADVICE if word in _MILD else WARNING,
            "" if put else "laugh",
            (shown, put),
            put or None,
            safe=False,
        )
        if count >= _MOST:
            return
