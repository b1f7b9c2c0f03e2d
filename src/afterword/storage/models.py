"""The tables.

A case is its facts (``afterword.case/1`` without candidate and events: the candidate is the owner) and its
entries, which are only ever added: what is undone is marked, never removed. ``Step`` and ``Outcome`` hold
what follows from the plan as it was last made; they can be made again from the rest at any time. Moments are
microseconds since 1970, as the core counts them.
"""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from afterword.ports import LIVE


class People(BaseUserManager["Person"]):
    """Makes persons."""

    def create_user(self, email: str | None = None, password: str | None = None, **extra: object) -> "Person":
        """A person with an address, or the local one without."""
        person = self.model(email=self.normalize_email(email) if email else None, **extra)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """Whose cases they are. ``is_local``: the one who needs no sign-in, on their own machine."""

    email = models.EmailField(unique=True, null=True)
    is_active = models.BooleanField(default=True)
    is_local = models.BooleanField(default=False)
    name = models.CharField(max_length=500, blank=True)
    phone = models.CharField(max_length=100, blank=True)
    writes_from = models.CharField(max_length=500, blank=True)
    """The address in their letters, which need not be the one they sign in with."""
    timezone = models.CharField(max_length=100, blank=True)
    language = models.CharField(max_length=20, blank=True)
    signature = models.TextField(blank=True)
    policy = models.TextField(blank=True)
    """A shipped policy's name or overrides, as JSON; empty for the default."""
    quiet = models.CharField(max_length=20, blank=True)
    """Hours at which they cannot call, as ``22:00-07:00``; empty for none."""

    objects: ClassVar[People] = People()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []


class Case(models.Model):
    """One job, of one person. ``key`` is the case's id in its facts; ``version`` counts its changes.

    ``company``, ``role`` and ``words`` repeat the facts to be listed and searched by; ``stage``, ``next_at``
    and ``next_check`` repeat the plan. ``later`` holds what was put off: an action's id to a moment.
    """

    owner = models.ForeignKey(Person, models.CASCADE, db_index=False)
    key = models.CharField(max_length=200)
    facts = models.TextField()
    company = models.CharField(max_length=500)
    role = models.CharField(max_length=500)
    words = models.TextField()
    stage = models.CharField(max_length=20)
    next_at = models.BigIntegerField(null=True)
    next_check = models.BigIntegerField(null=True)
    later = models.TextField(default="{}")
    version = models.PositiveIntegerField(default=1)
    touched = models.BigIntegerField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["owner", "key"], name="case_owner_key")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["owner", "touched"], name="case_owner_touched"),
            models.Index(fields=["owner", "next_check"], name="case_owner_next_check"),
            models.Index(fields=["next_check"], name="case_next_check"),
        ]


class Entry(models.Model):
    """What was recorded: an event as the case format has it, or the facts as they were changed to.

    Entries of one step were recorded together, and are undone together. ``because`` is the reason that was
    given for something the guard advised against.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="entries", db_index=False)
    number = models.PositiveIntegerField()
    step = models.PositiveIntegerField()
    kind = models.CharField(max_length=10)
    body = models.TextField()
    at = models.BigIntegerField()
    by = models.ForeignKey(Person, models.SET_NULL, null=True, db_index=False)
    surface = models.CharField(max_length=20)
    because = models.TextField(blank=True)
    undone_at = models.BigIntegerField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["case", "number"], name="entry_case_number")
        ]


class Step(models.Model):
    """One pending action of a plan as it was last made.

    ``place`` is ``now``, ``next`` (the first thing to come of a case with nothing to do) or ``later``; ``at``
    is what a list of them is sorted by: when it closes, for what is to be done now, else when it opens.
    """

    owner = models.ForeignKey(Person, models.CASCADE, db_index=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="steps")
    action = models.CharField(max_length=700)
    place = models.CharField(max_length=10)
    at = models.BigIntegerField()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["owner", "place", "at"], name="step_owner_place_at")
        ]


class Outcome(models.Model):
    """What became of one silence: see ``ports.Outcome``."""

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
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["owner"], name="outcome_owner")]


class Note(models.Model):
    """A text that is being written: kept as it is typed, until it is sent or thrown away."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="notes", db_index=False)
    kind = models.CharField(max_length=30)
    contact = models.CharField(max_length=200)
    body = models.TextField()
    touched = models.BigIntegerField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["case", "kind", "contact"], name="note_case_kind_contact")
        ]


class Letter(models.Model):
    """What they wrote, and what became of it: see ``ports.KeptLetter``."""

    owner = models.ForeignKey(Person, models.CASCADE, db_index=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="letters")
    key = models.CharField(max_length=64)
    state = models.CharField(max_length=10)
    at = models.BigIntegerField()
    body = models.TextField()
    step = models.PositiveIntegerField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["owner", "key"], name="letter_owner_key")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["owner", "state", "at"], name="letter_owner_state_at")
        ]


class MailAccount(models.Model):
    """A mailbox of a person's own: see ``ports.KeptAccount``."""

    owner = models.ForeignKey(Person, models.CASCADE, db_index=False)
    address = models.CharField(max_length=320)
    body = models.TextField()
    trouble = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["owner", "address"], name="mail_account_owner_address")
        ]


class MailFolder(models.Model):
    """How far a folder has been read."""

    account = models.ForeignKey(MailAccount, models.CASCADE, related_name="folders", db_index=False)
    name = models.CharField(max_length=500)
    role = models.CharField(max_length=10)
    validity = models.BigIntegerField()
    uid = models.BigIntegerField()
    modseq = models.BigIntegerField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["account", "name"], name="mail_folder_account_name")
        ]


class Sealed(models.Model):
    """A secret of an account, unreadable without the key, which is not in the database."""

    account = models.ForeignKey(MailAccount, models.CASCADE, related_name="sealed", db_index=False)
    name = models.CharField(max_length=100)
    body = models.BinaryField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["account", "name"], name="sealed_account_name")
        ]


class Outgoing(models.Model):
    """A message on its way: see ``ports.KeptOutgoing``. ``token`` is the worker's that has it."""

    owner = models.ForeignKey(Person, models.CASCADE, db_index=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="outgoings")
    account = models.ForeignKey(MailAccount, models.SET_NULL, null=True, db_index=False)
    contact = models.CharField(max_length=200)
    kind = models.CharField(max_length=30)
    purpose = models.CharField(max_length=30)
    occasion = models.CharField(max_length=700)
    state = models.CharField(max_length=10)
    token = models.CharField(max_length=40, blank=True)
    message_id = models.CharField(max_length=500)
    digest = models.CharField(max_length=64)
    body = models.TextField()
    data = models.BinaryField()
    not_before = models.BigIntegerField()
    due = models.BigIntegerField()
    until = models.BigIntegerField(null=True)
    tries = models.PositiveIntegerField(default=0)
    approved = models.BigIntegerField()
    changed = models.BigIntegerField()
    why = models.TextField(blank=True)
    place = models.CharField(max_length=300, blank=True)
    recorded = models.BooleanField(default=False)
    filed = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            # The last line of defence: whatever else goes wrong, nobody is written to twice about the same.
            models.UniqueConstraint(
                fields=["case", "contact", "purpose", "occasion"],
                condition=models.Q(state__in=sorted(LIVE)),
                name="outgoing_once",
            )
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "due"], name="outgoing_state_due"),
            models.Index(fields=["owner", "state", "due"], name="outgoing_owner_state_due"),
            models.Index(fields=["owner", "message_id"], name="outgoing_owner_message_id"),
            models.Index(
                fields=["id"],
                condition=models.Q(state="sent") & (models.Q(recorded=False) | models.Q(filed=False)),
                name="outgoing_unfinished",
            ),
        ]


class Answered(models.Model):
    """The answer that was given under an idempotency key: the same question later gets the same answer."""

    owner = models.ForeignKey(Person, models.CASCADE, db_index=False)
    key = models.CharField(max_length=100)
    answer = models.TextField(blank=True)
    at = models.BigIntegerField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["owner", "key"], name="answered_owner_key")
        ]


class Upload(models.Model):
    """A file that is being imported: kept between being sent and being brought in."""

    owner = models.OneToOneField(Person, models.CASCADE, primary_key=True)
    name = models.CharField(max_length=200)
    body = models.BinaryField()
    at = models.BigIntegerField()
