"""What makes a phrase innocent, wherever it stands."""

from typing import Final

AGREED: Final = (
    "as you|we|she|he|they|agreed|suggested|discussed|arranged|planned|requested|invited|instructed|promised",
    "you|she|he|they asked|invited|told|suggested|offered|wanted|advised|encouraged|proposed me? to",
    "invited|asked me to",
    "at your request|suggestion|invitation",
    "since|because|when|whenever|if|should you asked|ask|invite|wish|like|prefer|want|suggested|would",
)
"""They asked for it."""

ASKED: Final = (
    "you|they|she|he|panel asked|wondered|wanted_to_know|raised|inquired|enquired",
    "your question",
)
"""The sentence answers what they asked."""

THANKS: Final = ("thank|thanks|grateful ~3 for|you|that",)
"""The sentence says thank you."""

PATIENT: Final = (
    "GLAD to wait",
    "no rush|hurry",
    "GLAD with that",
    "take all? the|your time",
    "look forward to",
)
"""The writer says that there is time."""

THIRD: Final = (
    (
        "customers|customer|clients|client|patients|patient|tenants|tenant|residents|learners|students|pupils|users|volunteers|"
        "citizens|farmers|readers|callers|suppliers|supplier|vendor|vendors|council|shelter|charity|donors|guests|visitors|"
        "households|borrowers|refugees|auditors|regulator|museum|bakery|families|people_i_helped|people_we_helped|those_i_helped"
    ),
)
"""The sentence is about the people that the writer works for."""

SETTLED: Final = frozenset(
    {"accept_in_writing", "thank_for_offer", "withdraw_elsewhere", "thank_helpers", "decline_note"}
)
"""Kinds written with an offer in hand."""

DECIDED: Final = SETTLED | {"after_rejection"}
"""Kinds written when they have decided."""
