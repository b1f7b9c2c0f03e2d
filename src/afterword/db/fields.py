"""Our own model fields."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from django.db import models

from afterword.core.time.instants import Instant, instant_of

_Set = TypeVar("_Set")
_Get = TypeVar("_Get")

if TYPE_CHECKING:
    _BigInteger = models.BigIntegerField
else:  # Only the type stubs make Django's fields generic.

    class _BigInteger(models.BigIntegerField, Generic[_Set, _Get]):
        pass


class InstantField(_BigInteger[_Set, _Get]):
    """An ``Instant`` in Python, a ``BIGINT`` of microseconds since 1970 (UTC) in the table.

    The core plans in instants, so that no value has to be converted on its way out of the database. Where
    Django hands in an aware datetime, as in ``filter(updated_at__gt=timezone.now())``, it's converted.
    """

    description = "An instant, in microseconds since 1970 (UTC)"

    _pyi_private_set_type: Instant
    _pyi_private_get_type: Instant

    def to_python(self, value: Any) -> Any:
        """An ``Instant``, also from an aware datetime."""
        return instant_of(value) if isinstance(value, datetime) else super().to_python(value)

    def get_prep_value(self, value: Any) -> Any:
        """The value to store and compare."""
        return super().get_prep_value(instant_of(value) if isinstance(value, datetime) else value)


# Columns with a fixed set of values.


class HistoryKind(models.TextChoices):
    """What a history entry contains: an event, or the facts after a change."""

    EVENT = "event"
    FACTS = "facts"


class StepBucket(models.TextChoices):
    """Which list a step belongs to: due now, the next step of an idle case, or later."""

    NOW = "now"
    NEXT = "next"
    LATER = "later"


class MessageState(models.TextChoices):
    """The state of an inbox message: see ``ports.InboxMessage``."""

    APPLIED = "applied"
    ASKED = "asked"
    ASIDE = "aside"
    DOUBTFUL = "doubtful"


class FolderRole(models.TextChoices):
    """What a mail folder is for."""

    INBOX = "inbox"
    SENT = "sent"


class OutboxState(models.TextChoices):
    """The state of an outbox message: see ``ports.OutboxState``."""

    APPROVED = "approved"
    HELD = "held"
    ASKED = "asked"
    CLAIMED = "claimed"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNCERTAIN = "uncertain"
    CANCELLED = "cancelled"
