"""The words of the facts: names, titles, the company, the day, the role, the panel."""

from collections.abc import Mapping
from typing import Final

FACTS: Final[Mapping[tuple[str, str], tuple[str, str]]] = {
    ("wrong_name", "misspelt"): (
        "“{0}” is not how they spell it: your notes of the case say “{1}”. People notice their own name first.",
        "Write “{1}”.",
    ),
    ("wrong_name", "perhaps_misspelt"): (
        "“{0}” looks like “{1}” misspelt. If somebody else is meant, all is well.",
        "Write “{1}” if that is who you mean.",
    ),
    ("wrong_name", "other_person"): (
        "The note is for {1} and greets “{0}”, who is {2}. Sent so, it goes to the wrong person's face.",
        "Greet {1}, or choose whom the note is for.",
    ),
    ("wrong_name", "yourself"): (
        "The note greets “{0}”, and that is you. It is for {1}.",
        "Greet {1}.",
    ),
    ("wrong_name", "stranger"): (
        "The note is for {1} and greets “{0}”. A wrong name undoes everything below it.",
        "Greet {1}. If “{0}” is right, correct the contact's name in the case.",
    ),
    ("wrong_name", "disguised"): (
        "“{0}” has a letter of another alphabet that only looks right. Searches and screen readers will not know the name.",
        "Type it again: “{1}”.",
    ),
    ("wrong_name", "own"): (
        "Your own name is misspelt in the signature: “{0}”. That looks careless, and makes you hard to find.",
        "Write “{1}”.",
    ),
    ("wrong_name", "signed_as_other"): (
        "It is signed “{0}”, and you are {1}.",
        "Sign with your own name.",
    ),
    ("wrong_title", "lowered"): (
        "“{0}” leaves out what they earned: your notes say “{1} {2}”. Those who have a title notice when it is missing.",
        "Write “{1} {2}”.",
    ),
    ("wrong_title", "clash"): (
        "You write “{0}”, and your notes say “{1} {2}”. A wrong form of address is felt before anything else is read.",
        "Write “{1} {2}”.",
    ),
    ("wrong_title", "another"): (
        "You write “{0}”, and your notes say “{1} {2}”.",
        "Write “{1} {2}”, or correct the title in the case.",
    ),
    ("wrong_title", "raised"): (
        "You write “{0}”, and your notes say “{1} {2}”. A title that they do not have embarrasses both of you.",
        "Write “{1} {2}”, or correct the title in the case.",
    ),
    ("wrong_title", "another_form"): (
        "You write “{0}”; they go by “{1} {2}”, as your notes say.",
        "Write “{1} {2}”.",
    ),
    ("wrong_title", "not_recorded"): (
        "“{0}”: no title is noted for them. If it was only guessed from the name, it may be wrong.",
        "Keep it if you are sure; otherwise use the first name, or the full name without a title.",
    ),
    ("wrong_company", "misspelt"): (
        "“{0}” is not how the company spells it: “{1}”. It is the name that they type every day.",
        "Write “{1}”.",
    ),
    ("wrong_company", "disguised"): (
        "“{0}” has a letter of another alphabet that only looks right; to a search it is another company.",
        "Type it again: “{1}”.",
    ),
    ("wrong_company", "other"): (
        "Here you want to work at “{0}”, and the note goes to {1}. It looks like a note meant for somebody else.",
        "Write “{1}”, or say in what way {0} belongs here.",
    ),
    ("wrong_company", "case"): (
        "“{0}” in small letters looks hurried.",
        "Write “{1}”.",
    ),
    ("fact_clash", "weekday"): (
        "You write that you met on {0}. By your notes it was {1}, {2}. A wrong day suggests another interview.",
        "Write {1}, or correct the interview's date in the case.",
    ),
    ("fact_clash", "date"): (
        "You write that you met on “{0}”. By your notes it was {1}, {2}.",
        "Write {2}, or correct the interview's date in the case.",
    ),
    ("fact_clash", "role"): (
        "You write of the role “{0}”, and interviewed for “{1}”. To them that is a note for another employer.",
        "Write “{1}”, or leave the role's name out.",
    ),
    ("fact_clash", "role_perhaps"): (
        "You write of the role “{0}”; in your notes it is “{1}”. If both are one, all is well.",
        "Use the name that they use: “{1}”.",
    ),
    ("dup_panel", "same"): (
        "{0} of this is the same as note {1} of the panel. They share an office and compare: two copies look like a mailing.",
        "Give each their own topic and their own words; only the facts may be the same.",
    ),
    ("dup_panel", "alike"): (
        "{0} of this is the same as note {1} of the panel. Side by side, that shows.",
        "Change the opening and the topic, so that each note is to one person.",
    ),
}
"""By rule and reason."""
