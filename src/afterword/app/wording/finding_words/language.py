"""The words of confused and hurried spelling."""

from collections.abc import Mapping
from typing import Final

_PUT: Final = "Write “{1}”."

LANGUAGE: Final[Mapping[tuple[str, str], tuple[str, str]]] = {
    ("confused", ""): (
        "“{0}” is one word taken for another. Spelling checkers let it pass; readers do not.",
        _PUT,
    ),
    ("confused", "thankyou"): (
        "“{0}” is no word, in the one place where care counts most; until it is “thank you”, nobody is properly thanked.",
        _PUT,
    ),
    ("confused", "spelling"): ("“{0}” is misspelt, and a note is so short that each slip shows.", _PUT),
    ("confused", "missing"): ("A word is missing in “{0}”.", _PUT),
    ("confused", "your"): ("“You're” is “you are”; what belongs to them is “your”.", _PUT),
    ("confused", "your_you"): ("“Your” belongs to something; a person is thanked as “you”.", _PUT),
    ("confused", "you_your"): ("What belongs to them is “your”.", _PUT),
    ("confused", "youre"): ("“Your” is what belongs to them; “you are” is “you're”.", _PUT),
    ("confused", "forward"): ("One looks forward to doing something: “to hearing”, not “to hear”.", _PUT),
    ("confused", "its"): ("“Its” is what belongs to it; “it is” is “it's”.", _PUT),
    ("confused", "it_is"): ("“It's” is “it is”; what belongs to it is “its”.", _PUT),
    ("confused", "there"): ("“Their” is what belongs to them.", _PUT),
    ("confused", "their"): ("“There” is a place; what belongs to them is “their”.", _PUT),
    ("confused", "theyre"): ("“Their” is what belongs to them; “they are” is “they're”.", _PUT),
    ("confused", "lose"): ("“Loose” is not tight; what one no longer has, one loses.", _PUT),
    ("confused", "than"): ("“Then” is a time; one compares with “than”.", _PUT),
    ("confused", "then"): ("“Than” compares; the time is “then”.", _PUT),
    ("confused", "too"): ("“Too” is “also” or “more than enough”; here it is “to”.", _PUT),
    ("confused", "to_too"): ("“To” leads somewhere; “also” and “more than enough” are “too”.", _PUT),
    ("confused", "have"): ("It sounds like “of”, and is “have”.", _PUT),
    ("confused", "whether"): ("“Weather” is rain or sun; here it is “whether”.", _PUT),
    ("confused", "accept"): ("“Except” leaves something out; what one takes, one accepts.", _PUT),
    ("confused", "apart"): ("“Apart” is separate: as it stands, it says the opposite.", _PUT),
    ("confused", "interested"): (
        "“Interesting” is what interests; whoever is interested is “interested”.",
        _PUT,
    ),
    ("sms_style", ""): (
        "“{0}” is how one writes to friends. Here it says that there was no time for a whole word.",
        _PUT,
    ),
    ("sms_style", "laugh"): (
        "“{0}” is how one writes to friends; in a note to somebody who may hire you it jars.",
        "Leave it out.",
    ),
}
"""By rule and reason."""
