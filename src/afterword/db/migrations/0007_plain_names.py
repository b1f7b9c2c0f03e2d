"""Give tables and columns the names that a newcomer expects, and keep everything that is in them.

The app's label stays ``storage``: every existing database has it in ``django_migrations``, in its content
types and in the names of its tables, and other apps' migrations point to ``storage.Person`` by it. To move it
would put all of that at risk for a word that only shows in SQL.
"""

import json

import django.db.models.deletion
from django.db import migrations, models

import afterword.db.fields

MODELS = {
    "Entry": "HistoryEntry",
    "Step": "DueStep",
    "Outcome": "SilenceOutcome",
    "Letter": "InboxMessage",
    "MailFolder": "FolderCursor",
    "UnreadMail": "UnreadableMail",
    "Sealed": "EncryptedSecret",
    "Outgoing": "OutboxMessage",
    "Answered": "IdempotencyKey",
    "Attempt": "RateLimit",
}
FIELDS = {
    "Person": {"writes_from": "sender_address", "quiet": "quiet_hours"},
    "Session": {"expires": "expires_at", "began": "started_at", "used": "last_used_at"},
    "Case": {
        "words": "search_text",
        "next_check": "next_check_at",
        "later": "snoozed",
        "touched": "updated_at",
    },
    "HistoryEntry": {"at": "recorded_at", "by": "actor", "because": "reason"},
    "DueStep": {"place": "bucket", "at": "sort_at"},
    "Note": {"touched": "updated_at"},
    "InboxMessage": {"at": "sent_at"},
    "MailAccount": {"trouble": "problem"},
    "UnreadableMail": {"at": "found_at"},
    "EncryptedSecret": {"body": "ciphertext"},
    "OutboxMessage": {
        "token": "claim_token",
        "data": "mime",
        "due": "next_attempt_at",
        "until": "expires_at",
        "tries": "attempts",
        "approved": "approved_at",
        "changed": "updated_at",
        "why": "status_reason",
        "place": "installation",
    },
    "IdempotencyKey": {"answer": "result", "at": "created_at"},
    "Upload": {"body": "content", "at": "uploaded_at"},
    "RateLimit": {"body": "value", "until": "expires_at"},
}
INSTANTS = {
    "Session": "started_at last_used_at",
    "Case": "updated_at",
    "HistoryEntry": "recorded_at",
    "DueStep": "sort_at",
    "Note": "updated_at",
    "InboxMessage": "sent_at",
    "UnreadableMail": "found_at",
    "OutboxMessage": "not_before next_attempt_at approved_at updated_at",
    "IdempotencyKey": "created_at",
    "Upload": "uploaded_at",
}
NULLABLE_INSTANTS = {
    "Case": "next_at next_check_at",
    "HistoryEntry": "undone_at",
    "OutboxMessage": "expires_at",
}
CHOICES = {
    ("HistoryEntry", "kind"): "event facts",
    ("DueStep", "bucket"): "now next later",
    ("InboxMessage", "state"): "applied asked aside doubtful",
    ("FolderCursor", "role"): "inbox sent",
    ("OutboxMessage", "state"): "approved held asked claimed sending sent failed uncertain cancelled",
}
RELATED_NAMES = {
    ("HistoryEntry", "case", False): "history",
    ("DueStep", "case", True): "due_steps",
    ("InboxMessage", "case", True): "inbox_messages",
    ("OutboxMessage", "case", True): "outbox_messages",
}


def _instants():
    """The columns are ``BIGINT`` already: only what Django knows of them changes."""
    nullable = [(False, INSTANTS), (True, NULLABLE_INSTANTS)]
    operations = [
        migrations.AlterField(model, name, afterword.db.fields.InstantField(null=null))
        for null, fields in nullable
        for model, names in fields.items()
        for name in names.split()
    ]
    read_at = afterword.db.fields.InstantField(default=0)
    operations.append(migrations.AlterField("MailAccount", "read_at", read_at))
    return migrations.SeparateDatabaseAndState(state_operations=operations)


def _replace_damaged_json(apps, schema_editor):
    """A ``JSONField`` can't hold what isn't JSON; the program has read such text as nothing all along."""
    for name, column, empty in (("Case", "snoozed", "{}"), ("RateLimit", "value", "[]")):
        rows = apps.get_model("storage", name).objects.using(schema_editor.connection.alias)
        for key, text in rows.exclude(**{column: empty}).values_list("pk", column).iterator():
            if not _is_json(text):
                rows.filter(pk=key).update(**{column: empty})


def _is_json(text):
    try:
        # Neither database takes NaN, infinity or a NUL for JSON, as Python does.
        return "\\u0000" not in text and json.dumps(json.loads(text), allow_nan=False) is not None
    except (ValueError, RecursionError):
        return False


class Migration(migrations.Migration):
    dependencies = [("storage", "0006_sessions")]

    operations = [
        # An index doesn't follow the fields that it names, so each is made again under its new name.
        migrations.RemoveIndex("case", "case_owner_touched"),
        migrations.RemoveIndex("case", "case_owner_next_check"),
        migrations.RemoveIndex("case", "case_next_check"),
        migrations.RemoveConstraint("entry", "entry_case_number"),
        migrations.RemoveIndex("step", "step_owner_place_at"),
        migrations.RemoveIndex("outcome", "outcome_owner"),
        migrations.RemoveConstraint("letter", "letter_owner_key"),
        migrations.RemoveIndex("letter", "letter_owner_state_at"),
        migrations.RemoveConstraint("mailfolder", "mail_folder_account_name"),
        migrations.RemoveConstraint("unreadmail", "unread_mail_account_message"),
        migrations.RemoveConstraint("sealed", "sealed_account_name"),
        migrations.RemoveConstraint("outgoing", "outgoing_once"),
        migrations.RemoveIndex("outgoing", "outgoing_state_due"),
        migrations.RemoveIndex("outgoing", "outgoing_owner_state_due"),
        migrations.RemoveIndex("outgoing", "outgoing_owner_message_id"),
        migrations.RemoveIndex("outgoing", "outgoing_unfinished"),
        migrations.RemoveConstraint("answered", "answered_owner_key"),
        *(migrations.RenameModel(old, new) for old, new in MODELS.items()),
        *(
            migrations.RenameField(model, old, new)
            for model, fields in FIELDS.items()
            for old, new in fields.items()
        ),
        _instants(),
        migrations.RunPython(_replace_damaged_json, migrations.RunPython.noop, elidable=True),
        migrations.AlterField("Case", "snoozed", models.JSONField(default=dict)),
        migrations.AlterField("RateLimit", "value", models.JSONField()),
        # What follows changes nothing in the database.
        *(
            migrations.AlterField(
                model,
                name,
                models.CharField(
                    max_length=10, choices=[(word, word.capitalize()) for word in words.split()]
                ),
            )
            for (model, name), words in CHOICES.items()
        ),
        *(
            migrations.AlterField(
                model,
                name,
                models.ForeignKey(
                    to="storage.case",
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name=related_name,
                    db_index=db_index,
                ),
            )
            for (model, name, db_index), related_name in RELATED_NAMES.items()
        ),
        migrations.AlterField(
            "UnreadableMail",
            "account",
            models.ForeignKey(
                to="storage.mailaccount",
                on_delete=django.db.models.deletion.CASCADE,
                related_name="unreadable",
                db_index=False,
            ),
        ),
        migrations.AlterField(
            "EncryptedSecret",
            "account",
            models.ForeignKey(
                to="storage.mailaccount",
                on_delete=django.db.models.deletion.CASCADE,
                related_name="secrets",
                db_index=False,
            ),
        ),
        migrations.AddIndex(
            "case", models.Index(fields=["owner", "updated_at"], name="case_owner_updated_at")
        ),
        migrations.AddIndex(
            "case", models.Index(fields=["owner", "next_check_at"], name="case_owner_next_check_at")
        ),
        migrations.AddIndex("case", models.Index(fields=["next_check_at"], name="case_next_check_at")),
        migrations.AddConstraint(
            "historyentry",
            models.UniqueConstraint(fields=["case", "number"], name="history_entry_case_number"),
        ),
        migrations.AddIndex(
            "duestep",
            models.Index(fields=["owner", "bucket", "sort_at"], name="due_step_owner_bucket_sort_at"),
        ),
        migrations.AddIndex("silenceoutcome", models.Index(fields=["owner"], name="silence_outcome_owner")),
        migrations.AddConstraint(
            "inboxmessage", models.UniqueConstraint(fields=["owner", "key"], name="inbox_message_owner_key")
        ),
        migrations.AddIndex(
            "inboxmessage",
            models.Index(fields=["owner", "state", "sent_at"], name="inbox_message_owner_state_sent"),
        ),
        migrations.AddConstraint(
            "foldercursor",
            models.UniqueConstraint(fields=["account", "name"], name="folder_cursor_account_name"),
        ),
        migrations.AddConstraint(
            "unreadablemail",
            models.UniqueConstraint(
                fields=["account", "folder", "validity", "uid"], name="unreadable_mail_account_message"
            ),
        ),
        migrations.AddConstraint(
            "encryptedsecret",
            models.UniqueConstraint(fields=["account", "name"], name="encrypted_secret_account_name"),
        ),
        migrations.AddConstraint(
            "outboxmessage",
            models.UniqueConstraint(
                fields=["case", "contact", "purpose", "occasion"],
                condition=models.Q(
                    state__in=["approved", "asked", "claimed", "held", "sending", "sent", "uncertain"]
                ),
                name="outbox_message_once",
            ),
        ),
        migrations.AddIndex(
            "outboxmessage",
            models.Index(fields=["state", "next_attempt_at"], name="outbox_state_next_attempt"),
        ),
        migrations.AddIndex(
            "outboxmessage",
            models.Index(fields=["owner", "state", "next_attempt_at"], name="outbox_owner_state_next"),
        ),
        migrations.AddIndex(
            "outboxmessage", models.Index(fields=["owner", "message_id"], name="outbox_owner_message_id")
        ),
        migrations.AddIndex(
            "outboxmessage",
            models.Index(
                fields=["id"],
                condition=models.Q(state="sent") & (models.Q(recorded=False) | models.Q(filed=False)),
                name="outbox_unfinished",
            ),
        ),
        migrations.AddConstraint(
            "idempotencykey",
            models.UniqueConstraint(fields=["owner", "key"], name="idempotency_key_owner_key"),
        ),
    ]
