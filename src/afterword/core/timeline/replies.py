"""What people at the company answered."""

from typing import Final, final

from afterword.core.case import Reply
from afterword.core.time.instants import Instant

DECISIONS: Final = frozenset(("next_round", "rejection", "offer"))
"""What a reply must mean to end the wait for an answer."""


@final
class ReplyReceived:
    """A reply that a person wrote or said, and when."""

    def __init__(self, at: Instant, reply: Reply) -> None:
        self.at = at
        self.reply = reply
        self.meaning: str = reply.meaning
        self.contact: str | None = reply.contact
