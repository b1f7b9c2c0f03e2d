"""The registry: every operation, by name, and what calls of them take and raise.

Surfaces do everything by these, and import nothing below them. A feature's operations load when they are
first asked for: the command line plans a case in a fraction of the time that all of them take to load.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from afterword.core.errors import InputError
from afterword.services.operation import EngineOnly, Operation

if TYPE_CHECKING:
    from afterword.ports import (
        ConflictError,
        DeviceGrant,
        MailError,
        OutboxMessage,
        Profile,
        Servers,
        StoreError,
    )
    from afterword.services.cases import operations as cases
    from afterword.services.cases.invites import DoubtError
    from afterword.services.cases.record_event import BlockedError
    from afterword.services.context import Caller, NotFound, Opened, Services
    from afterword.services.damage import UnreadableCaseError
    from afterword.services.inbox import operations as inbox
    from afterword.services.inbox.arrival import Waiting
    from afterword.services.insights import operations as insights
    from afterword.services.mail_accounts import operations as mail_accounts
    from afterword.services.notes import operations as notes
    from afterword.services.notes.drafts import NoteConflictError, SavedNote
    from afterword.services.notes.redrafting import NoteInCase
    from afterword.services.outbox import operations as outbox
    from afterword.services.phrase_rules import operations as phrase_rules
    from afterword.services.planning import operations as planning
    from afterword.services.planning.decode import case_of, read_case, read_case_toml, read_struct, toml_table
    from afterword.services.planning.readiness import PlannedCase
    from afterword.services.profile import operations as profile
    from afterword.services.today import operations as today
    from afterword.services.today.agenda import Doing, Today
    from afterword.services.transfer import operations as transfer
    from afterword.services.transfer.uploads import FileImport, ImportPreview

    OPERATIONS: tuple[Operation[Any, Any, Any], ...]
    BY_NAME: dict[str, Operation[Any, Any, Any]]
    ALIASES: dict[str, Operation[Any, Any, Any]]

__all__ = (
    "ALIASES", "BY_NAME", "NOT_ON_THE_PAGES", "OPERATIONS", "BlockedError", "Caller", "ConflictError",
    "DeviceGrant", "Doing", "DoubtError", "EngineOnly", "FileImport", "ImportPreview", "InputError",
    "MailError", "NotFound", "NoteConflictError", "NoteInCase", "Opened", "Operation", "OutboxMessage",
    "PlannedCase", "Profile", "SavedNote", "Servers", "Services", "StoreError", "Today",
    "UnreadableCaseError", "Waiting", "case_of", "cases", "inbox", "insights", "json_schema",
    "mail_accounts", "named", "notes", "outbox", "phrase_rules", "planning", "profile", "read_case",
    "read_case_toml", "read_struct", "today", "toml_table", "transfer",
)  # fmt: skip

_FEATURES: Final = (
    "planning", "notes", "phrase_rules", "today", "cases", "inbox", "mail_accounts", "outbox", "profile",
    "insights", "transfer",
)  # fmt: skip
"""In the order in which their operations are listed."""
_FROM: Final = {
    "ports": (
        "ConflictError",
        "DeviceGrant",
        "MailError",
        "OutboxMessage",
        "Profile",
        "Servers",
        "StoreError",
    ),
    "services.cases.invites": ("DoubtError",),
    "services.cases.record_event": ("BlockedError",),
    "services.context": ("Caller", "NotFound", "Opened", "Services"),
    "services.damage": ("UnreadableCaseError",),
    "services.inbox.arrival": ("Waiting",),
    "services.notes.drafts": ("NoteConflictError", "SavedNote"),
    "services.notes.redrafting": ("NoteInCase",),
    "services.planning.decode": ("case_of", "read_case", "read_case_toml", "read_struct", "toml_table"),
    "services.planning.readiness": ("PlannedCase",),
    "services.today.agenda": ("Doing", "Today"),
    "services.transfer.uploads": ("FileImport", "ImportPreview"),
}
_MODULE_OF: Final = {name: module for module, names in _FROM.items() for name in names}

NOT_ON_THE_PAGES: Final = {
    "plan": "pages plan cases that are kept: `case`",
    "may": "a page shows a refusal with the plan, and `record` asks for a reason",
    "when": "the capture page shows what their words mean while they are typed: `capture_hints`",
    "edit": "pages change a part of a case at a time: `edit_company`, `edit_contact`, `edit_interview`",
    "explain": "a case's page shows the reasons beside each step",
    "policy": "the settings list the numbers beside one's own: `settings`",
    "case_format": "it's about files, and pages have forms",
    "case_from_invites": "pages take an invite into a kept case: `invite`",
    "drafts": "pages write one note at a time: `compose`",
    "check": "pages check texts in their case: `check_note`",
    "fix": "pages fix texts in their case: `revise_note`",
    "identify_note": "a page knows who its note is for",
    "rules": "rules of one's own are files on one's own computer",
    "test_rule": "rules of one's own are files on one's own computer",
    **dict.fromkeys(
        (
            "note",
            "saved_note",
            "save_note",
            "save_edit",
            "draft_note",
            "redraft",
            "restore_words",
            "choose_words",
            "fix_note",
        ),
        "the writing page asks for all of it at once: `compose` and `revise_note`",
    ),
    "classify": "pages take a message in, which reads it: `ingest`",
    "import": "pages import a file: `import_file`",
    "unsnooze": "an action comes back by itself, or when what was arranged for it is cancelled",
    "sync_mail": "the worker does it all the time while the pages are served",
}
"""Operations that no page calls, and why. The command line has them all: `afterword call`."""


def __getattr__(name: str) -> Any:
    """Load a feature's operations, a type or the list of all operations, when it is first asked for."""
    if name in _FEATURES:
        found: Any = import_module(f"afterword.services.{name}.operations")
    elif name in _MODULE_OF:
        found = getattr(import_module(f"afterword.{_MODULE_OF[name]}"), name)
    elif name == "OPERATIONS":
        each = (import_module(f"afterword.services.{feature}.operations") for feature in _FEATURES)
        found = tuple(operation for module in each for operation in module.OPERATIONS)
    elif name == "BY_NAME":
        found = {operation.name: operation for operation in __getattr__("OPERATIONS")}
    elif name == "ALIASES":
        found = {alias: operation for operation in __getattr__("OPERATIONS") for alias in operation.aliases}
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name)
    globals()[name] = found
    return found


def named(name: str) -> Operation[Any, Any, Any]:
    """The operation of a name, old or new, with ``-`` for ``_`` if you like; ``KeyError`` if there's none."""
    plain = name.replace("-", "_")
    return __getattr__("BY_NAME").get(plain) or __getattr__("ALIASES")[plain]  # type: ignore[no-any-return]


def json_schema(name: str) -> dict[str, dict[str, Any]]:
    """The JSON schemas of an operation's ``request`` and ``result``; ``KeyError`` if there is no such one."""
    return named(name).json_schema()
