"""The words of the form: what was left unfilled, lengths, subject, greeting and signature, leftovers."""

from collections.abc import Mapping
from typing import Final

FORM: Final[Mapping[tuple[str, str], tuple[str, str]]] = {
    ("placeholder", ""): (
        "“{0}” is a slot that nobody filled. It tells them that the note was copied, and not even read through.",
        "Put in what belongs there, or take the sentence out.",
    ),
    ("filler_text", ""): (
        "“{0}” only filled the page while you wrote. Sent so, it is all that they will remember.",
        "Take it out, or write what you wanted to say.",
    ),
    ("too_long", ""): (
        "{0} words, about {3} seconds of reading. They have less: notes of this kind work best up to {1} words, and {2} are the most.",
        "Keep the thanks, one thing from the conversation, the answer and your interest; cut the rest from here on.",
    ),
    ("too_long", "spoken"): (
        "{0} words are about {3} seconds of speaking. Up to {1} are listened to; after {2} people wait for the end.",
        "Say who you are, thank, say what you want to know, and leave your number.",
    ),
    ("too_long", "unread"): (
        "This is far too long for a note; only the first {0} characters were checked.",
        "Keep the note itself, at most {1} words, and check that.",
    ),
    ("too_short", ""): (
        "Only {0} words. Under {1} a note reads like a duty done.",
        "Add one thing from the conversation, and why you want the job; about {2} words are best.",
    ),
    ("too_short", "spoken"): (
        "Only {0} words: too few to say who you are, why you call and how to reach you.",
        "Say your name, the role, your thanks and your number.",
    ),
    ("too_short", "empty"): (
        "There is no text yet.",
        "Write at least the thanks and what you want to say; about {2} words are best. `afterword draft` makes a start.",
    ),
    ("long_sentence", ""): (
        "{0} words in one sentence. Read on a phone between two meetings, it must be read twice, and will not be.",
        "Make two or three of it.",
    ),
    ("subject", "missing"): (
        "There is no subject. An email without one is opened last, and is hard to find again.",
        "Three or four words do: “Thank you for Tuesday”.",
    ),
    ("subject", "control"): (
        "The subject holds a line break or another control character. Mail programs may cut it there, or refuse it.",
        "Put it on one line.",
    ),
    ("subject", "bare_reply"): (
        "“{0}” and nothing after it says nothing.",
        "Say what it is about: “Thank you for Tuesday”.",
    ),
    ("subject", "generic"): (
        "“{0}” could stand over any email, and looks like one that can wait.",
        "Say what it is: your thanks, the role, the day you met.",
    ),
    ("subject", "shouts"): (
        "The subject shouts. Urgency in a thank-you is yours, not theirs, and it looks like advertising.",
        "Write it calmly, without capitals, exclamation marks or “urgent”.",
    ),
    ("subject", "long"): (
        "{0} words, {1} characters: a phone shows the first forty or so.",
        "Three or four words do: “Thank you for Tuesday”.",
    ),
    ("no_greeting", ""): (
        "The note starts without a greeting. A name on top makes it a letter to a person.",
        "Begin with “Dear …,” and their name.",
    ),
    ("no_greeting", "impersonal"): (
        "The greeting names nobody, and you know who reads it: {0}.",
        "Use their name.",
    ),
    ("no_signature", ""): (
        "No name stands under the note. They met several people, and an address is no name.",
        "Close with “Kind regards,” and your name, {0}.",
    ),
    ("no_signature", "unnamed"): (
        "The note closes without your name. They met several people, and an address is no name.",
        "Put {0} under it.",
    ),
    ("html", ""): (
        "“{0}” is a tag. What you saw as layout, they will see as code.",
        "Take the tags out; a note needs no layout.",
    ),
    ("html", "entity"): (
        "“{0}” stands for a character and was not turned into it.",
        "Type the character itself.",
    ),
    ("quoted_text", ""): (
        "What they wrote is still in the note. They know it, and it buries what you say. It was left out of this check.",
        "Take it out, and let the note stand alone.",
    ),
    ("invisible", ""): (
        "There is a character here that nobody sees ({0}), mostly from copying. It breaks words for searches and screen readers.",
        "Take it out.",
    ),
    ("emoji", ""): (
        "“{0}” is fine between friends; you cannot know how it is read, or shown, on their side.",
        "Say it in words, or leave it out.",
    ),
    ("i_heavy", ""): (
        "{0} of {1} sentences begin with you. A thank-you is about them, and what they gave you.",
        "Begin some with them: “Your question about … stayed with me”.",
    ),
}
"""By rule and reason."""
