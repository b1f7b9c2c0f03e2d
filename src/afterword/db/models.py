"""The tables.

A case is its facts (``afterword.case/1`` without candidate and events: the candidate is the owner) and its
history, which is only ever added to: what is undone is marked, never removed. ``DueStep`` and
``SilenceOutcome`` hold what follows from the plan as it was last made; they can be made again at any time.

Most JSON is text and not ``JSONField``: the services decode it with msgspec, straight into checked types. A
``JSONField`` would decode it twice and, on PostgreSQL, reorder it; and a damaged row would break a query that
reads many, instead of being shown as the one that's damaged. What the database layer itself reads and writes
(``Case.snoozed``, ``RateLimit.value``) is ``JSONField``.
"""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from afterword.db.fields import FolderRole, HistoryKind, InstantField, MessageState, OutboxState, StepBucket
from afterword.ports import LIVE


class PersonManager(BaseUserManager["Person"]):
    """Creates people."""

    def create_user(self, email: str | None = None, password: str | None = None, **extra: object) -> "Person":
        """A person with an address, or the local one without."""
        person = self.model(email=self.normalize_email(email) if email else None, **extra)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """The owner of cases. ``is_local``: the person who needs no sign-in on their own machine."""

    email = models.EmailField(unique=True, null=True)
    is_active = models.BooleanField(default=True)
    is_local = models.BooleanField(default=False)
    name = models.CharField(max_length=500, blank=True)
    phone = models.CharField(max_length=100, blank=True)
    sender_address = models.CharField(max_length=500, blank=True)
    """The address in their notes, which may differ from the one they sign in with."""
    timezone = models.CharField(max_length=100, blank=True)
    language = models.CharField(max_length=20, blank=True)
    signature = models.TextField(blank=True)
    policy = models.TextField(blank=True)
    """The name of a shipped policy, or overrides as JSON; empty for the default."""
    quiet_hours = models.CharField(max_length=20, blank=True)
    """Hours when they can't call, such as ``22:00-07:00``; empty for none."""

    objects: ClassVar[PersonManager] = PersonManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        """How to show them in a list: the local person has no sign-in address."""
        return self.email or self.name or "the local person"


class Session(models.Model):
    """A browser's session, keyed by a digest of its cookie. ``owner`` is who's signed in, if anybody.

    ``browser`` and ``system`` are names such as Firefox and Linux; ``address`` is the network address of the
    last use, empty for this machine.
    """

    key = models.CharField(max_length=64, primary_key=True)
    data = models.TextField()
    expires_at = models.DateTimeField(db_index=True)
    owner = models.ForeignKey(Person, models.CASCADE, null=True, related_name="+")
    started_at = InstantField()
    last_used_at = InstantField()
    browser = models.CharField(max_length=40, blank=True)
    system = models.CharField(max_length=40, blank=True)
    address = models.CharField(max_length=45, blank=True)


class Case(models.Model):
    """One person's case. ``key`` is its id in the facts; ``version`` counts its changes.

    ``company``, ``role`` and ``search_text`` repeat the facts, for lists and searches; ``stage``, ``next_at``
    and ``next_check_at`` repeat the plan. ``snoozed`` maps an action's id to the moment its snooze ends.
    """

    owner = models.ForeignKey(Person, models.CASCADE, db_index=False)
    key = models.CharField(max_length=200)
    facts = models.TextField()
    company = models.CharField(max_length=500)
    role = models.CharField(max_length=500)
    search_text = models.TextField()
    stage = models.CharField(max_length=20)
    next_at = InstantField(null=True)
    next_check_at = InstantField(null=True)
    snoozed = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    updated_at = InstantField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["owner", "key"], name="case_owner_key")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["owner", "updated_at"], name="case_owner_updated_at"),
            models.Index(fields=["owner", "next_check_at"], name="case_owner_next_check_at"),
            models.Index(fields=["next_check_at"], name="case_next_check_at"),
        ]


class HistoryEntry(models.Model):
    """A recorded entry: an event in the case format, or the facts after a change.

    Entries of one step were recorded together and are undone together. ``reason`` was given for something the
    guard advised against.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="history", db_index=False)
    number = models.PositiveIntegerField()
    step = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=HistoryKind)
    body = models.TextField()
    recorded_at = InstantField()
    actor = models.ForeignKey(Person, models.SET_NULL, null=True, db_index=False)
    surface = models.CharField(max_length=20)
    reason = models.TextField(blank=True)
    undone_at = InstantField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["case", "number"], name="history_entry_case_number")
        ]


class DueStep(models.Model):
    """One pending action of a saved plan.

    ``sort_at`` is the sort key: when the action closes if it's due now, otherwise when it opens.
    """

    owner = models.ForeignKey(Person, models.CASCADE, db_index=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="due_steps")
    action = models.CharField(max_length=700)
    bucket = models.CharField(max_length=10, choices=StepBucket)
    sort_at = InstantField()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["owner", "bucket", "sort_at"], name="due_step_owner_bucket_sort_at")
        ]


class SilenceOutcome(models.Model):
    """The outcome of one silence: see ``ports.SilenceOutcome``. Days are as in ``date.toordinal``."""

    owner = models.ForeignKey(Person, models.CASCADE, db_index=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="outcomes")
    company = models.CharField(max_length=500)
    channel = models.CharField(max_length=20)
    began = models.IntegerField()
    promised = models.IntegerField(null=True)
    answered = models.IntegerField(null=True)
    ended = models.IntegerField(null=True)
    thanked = models.CharField(max_length=10)
    called = models.CharField(max_length=10)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["owner"], name="silence_outcome_owner")]


class Note(models.Model):
    """A draft: saved while it's typed, until it's sent or discarded.

    ``version`` identifies a state of the text; its format is up to the service that saves it.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="notes", db_index=False)
    kind = models.CharField(max_length=30)
    contact = models.CharField(max_length=200)
    body = models.TextField()
    version = models.CharField(max_length=100, blank=True)
    updated_at = InstantField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["case", "kind", "contact"], name="note_case_kind_contact")
        ]


class InboxMessage(models.Model):
    """An incoming message and its state: see ``ports.InboxMessage``."""

    owner = models.ForeignKey(Person, models.CASCADE, db_index=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="inbox_messages")
    key = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=MessageState)
    sent_at = InstantField()
    body = models.TextField()
    step = models.PositiveIntegerField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["owner", "key"], name="inbox_message_owner_key")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["owner", "state", "sent_at"], name="inbox_message_owner_state_sent")
        ]


class MailAccount(models.Model):
    """A person's mailbox: see ``ports.MailAccount``. ``problem`` is empty if all is well."""

    owner = models.ForeignKey(Person, models.CASCADE, db_index=False)
    address = models.CharField(max_length=320)
    body = models.TextField()
    problem = models.TextField(blank=True)
    read_at = InstantField(default=0)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["owner", "address"], name="mail_account_owner_address")
        ]


class FolderCursor(models.Model):
    """How far a folder has been read."""

    account = models.ForeignKey(MailAccount, models.CASCADE, related_name="folders", db_index=False)
    name = models.CharField(max_length=500)
    role = models.CharField(max_length=10, choices=FolderRole)
    validity = models.BigIntegerField()
    uid = models.BigIntegerField()
    modseq = models.BigIntegerField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["account", "name"], name="folder_cursor_account_name")
        ]


class UnreadableMail(models.Model):
    """A message that couldn't be read: see ``ports.UnreadableMail``."""

    account = models.ForeignKey(MailAccount, models.CASCADE, related_name="unreadable", db_index=False)
    folder = models.CharField(max_length=500)
    validity = models.BigIntegerField()
    uid = models.BigIntegerField()
    sender = models.CharField(max_length=320, blank=True)
    size = models.BigIntegerField()
    found_at = InstantField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["account", "folder", "validity", "uid"], name="unreadable_mail_account_message"
            )
        ]


class EncryptedSecret(models.Model):
    """An account's secret, encrypted with a key that isn't in the database."""

    account = models.ForeignKey(MailAccount, models.CASCADE, related_name="secrets", db_index=False)
    name = models.CharField(max_length=100)
    ciphertext = models.BinaryField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["account", "name"], name="encrypted_secret_account_name")
        ]


class OutboxMessage(models.Model):
    """An outgoing message: see ``ports.OutboxMessage``. ``claim_token`` belongs to its worker."""

    owner = models.ForeignKey(Person, models.CASCADE, db_index=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="outbox_messages")
    account = models.ForeignKey(MailAccount, models.SET_NULL, null=True, db_index=False)
    contact = models.CharField(max_length=200)
    kind = models.CharField(max_length=30)
    purpose = models.CharField(max_length=30)
    occasion = models.CharField(max_length=700)
    state = models.CharField(max_length=10, choices=OutboxState)
    claim_token = models.CharField(max_length=40, blank=True)
    message_id = models.CharField(max_length=500)
    digest = models.CharField(max_length=64)
    body = models.TextField()
    mime = models.BinaryField()
    not_before = InstantField()
    next_attempt_at = InstantField()
    expires_at = InstantField(null=True)
    attempts = models.PositiveIntegerField(default=0)
    approved_at = InstantField()
    updated_at = InstantField()
    status_reason = models.TextField(blank=True)
    installation = models.CharField(max_length=300, blank=True)
    recorded = models.BooleanField(default=False)
    filed = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            # The last line of defense: whatever goes wrong, nobody gets two messages about one thing.
            models.UniqueConstraint(
                fields=["case", "contact", "purpose", "occasion"],
                condition=models.Q(state__in=sorted(LIVE)),
                name="outbox_message_once",
            )
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "next_attempt_at"], name="outbox_state_next_attempt"),
            models.Index(fields=["owner", "state", "next_attempt_at"], name="outbox_owner_state_next"),
            models.Index(fields=["owner", "message_id"], name="outbox_owner_message_id"),
            models.Index(
                fields=["id"],
                condition=models.Q(state="sent") & (models.Q(recorded=False) | models.Q(filed=False)),
                name="outbox_unfinished",
            ),
        ]


class IdempotencyKey(models.Model):
    """The result for an idempotency key: the same call later gets the same result."""

    owner = models.ForeignKey(Person, models.CASCADE, db_index=False)
    key = models.CharField(max_length=100)
    result = models.TextField(blank=True)
    created_at = InstantField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["owner", "key"], name="idempotency_key_owner_key")
        ]


class Upload(models.Model):
    """A file to import, stored between upload and import."""

    owner = models.OneToOneField(Person, models.CASCADE, primary_key=True)
    name = models.CharField(max_length=200)
    content = models.BinaryField()
    uploaded_at = InstantField()


class RateLimit(models.Model):
    """A rate limit: see ``repositories.attempts``. ``key`` is a hash, so the table names nobody.

    The row is removed after ``expires_at``, which unlike elsewhere is in seconds since 1970, as in the
    account library.
    """

    key = models.CharField(max_length=64, primary_key=True)
    value = models.JSONField()
    expires_at = models.BigIntegerField(db_index=True)
