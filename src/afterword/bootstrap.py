"""The only file that imports everything: it connects each port with its implementation."""

import sys
from contextlib import AbstractContextManager
from functools import cache
from typing import TYPE_CHECKING

from afterword.core.errors import InputError, Phrase
from afterword.integrations.calendars import ShippedCalendars
from afterword.integrations.clock import HeldClock, SystemClock
from afterword.services.operation import EngineOnly
from afterword.services.planning.engine import Engine

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from afterword.config import Config
    from afterword.db.maintenance import DatabaseMaintenance
    from afterword.db.quick_reader import SqliteReader
    from afterword.db.sessions import Visit
    from afterword.integrations.outbound import Places
    from afterword.integrations.running_instances import Instances
    from afterword.ports import (
        Clock,
        Grammar,
        Hints,
        InviteReader,
        LoginLinks,
        Mailboxes,
        MailServerFinder,
        MailTransport,
        MessageReader,
        OAuthProviders,
        Printer,
        Restored,
        RuleFile,
        Running,
        Saved,
        Secrets,
        StoreError,
        Templates,
    )
    from afterword.services.context import MailServices, NoteTools, Services
    from afterword.services.today.agenda import AgendaOnly


def engine(*, wide: bool = False) -> Engine:
    """The operations with the shipped calendars; ``wide`` for a batch of many cases."""
    return Engine(ShippedCalendars(), note_tools, wide=wide)


def stateless(*, wide: bool = False) -> EngineOnly:
    """What operations need that no store is open for; ``wide`` for a batch of many cases."""
    return EngineOnly(engine(wide=wide), invite_reader)


@cache
def note_tools() -> "NoteTools":
    """The tools for drafts and checks, each created when it's first needed."""
    from afterword.services.context import NoteTools  # noqa: PLC0415

    return NoteTools(
        cache(_templates),
        cache(_grammar),
        cache(_hints),
        cache(_printer),
        cache(_letters),
        own_rule_files,
        own_reply_rule_files,
    )


def own_rule_files(config: "Config | None" = None) -> "tuple[RuleFile, ...]":
    """The rule files of the one person who runs this program; none on a site for many."""
    return _rule_files("notes", config or _config)


def own_reply_rule_files(config: "Config | None" = None) -> "tuple[RuleFile, ...]":
    """The same person's rule files about replies."""
    return _rule_files("replies", config or _config)


def _rule_files(about: str, config: "Config | None") -> "tuple[RuleFile, ...]":
    if config is not None and config.hosts:
        return ()
    from afterword.integrations.rule_files import OwnRuleFiles  # noqa: PLC0415

    return OwnRuleFiles(rules_folder() / about)()


def rules_folder() -> "Path":
    """The folder for a person's own rules, in ``notes`` and ``replies``."""
    from afterword.integrations.rule_files import usual_folder  # noqa: PLC0415

    return usual_folder()


def _templates() -> "Templates":
    from afterword.integrations.draft_templates import TemplateStore  # noqa: PLC0415

    return TemplateStore()


def _grammar() -> "Grammar | None":
    from afterword.integrations.harper import HarperGrammar, harper_available  # noqa: PLC0415

    return HarperGrammar() if harper_available() else None


def _hints() -> "Hints | None":
    from afterword.integrations.sentence_model import SentenceHints, model_available  # noqa: PLC0415

    return SentenceHints() if model_available() else None


def _printer() -> "Printer":
    try:
        from afterword.integrations.pdf import TypstPrinter  # noqa: PLC0415
    except ImportError as error:
        wanted = Phrase("the extra that sets pages: pip install 'afterword[print]'")
        raise InputError("print", Phrase("no {name}", name=error.name), wanted) from None
    return TypstPrinter()


@cache
def _letters() -> "MessageReader":
    if _serving:
        from afterword.integrations.message_parser.isolated import IsolatedMessageParser  # noqa: PLC0415

        return IsolatedMessageParser()
    from afterword.integrations.message_parser import read_letter  # noqa: PLC0415

    return read_letter


def will_serve() -> None:
    """Say that this process is a server: mail from strangers is then read in a separate process."""
    global _serving  # noqa: PLW0603 - one process serves or does not
    _serving = True


_serving = False
_clock: "Clock" = SystemClock()
_config: "Config | None" = None
_sqlite_file: "SqliteReader | None" = None
_finished = False


def clock() -> "Clock":
    """The machine's clock, unless it's fixed."""
    return _clock


def hold_clock(at: "datetime") -> None:
    """Fix the time of all pages in this process, to look ahead and for tests."""
    global _clock  # noqa: PLW0603 - one process has one clock
    _clock = HeldClock(at)


def present() -> "datetime":
    """The machine's time even if the clock is fixed: links and sessions expire by it."""
    return SystemClock().now()


def invite_reader() -> "InviteReader":
    """The reader of calendar invites; its heavy libraries load only here."""
    from afterword.integrations.ics import read_invites  # noqa: PLC0415

    return read_invites


def web(
    config: "Config",
    *,
    secret: str,
    apps: "Sequence[str]",
    middleware: "Sequence[str]",
    urlconf: str,
    templates: "Sequence[Mapping[str, object]]",
    more: "Mapping[str, object]",
) -> None:
    """Configure Django: the store's part from the store, the rest as the surface hands it in, by name.

    Once in a process; ``services`` may be asked for after it.
    """
    global _config  # noqa: PLW0603 - one process has one configuration
    _config = config
    import django  # noqa: PLC0415 - the command line's plans do without it
    from django.conf import settings  # noqa: PLC0415

    from afterword.db.database import database  # noqa: PLC0415

    if config.sqlite is not None:
        from afterword.db.opening import prepare  # noqa: PLC0415

        prepare(config.sqlite)
    settings.configure(
        DEBUG=False,
        SECRET_KEY=secret,
        DATABASES={"default": database(config.database, pages=bool(urlconf))},
        INSTALLED_APPS=["afterword.db.apps.Storage", *apps],
        AUTH_USER_MODEL="storage.Person",
        MIDDLEWARE=list(middleware),
        ROOT_URLCONF=urlconf,
        TEMPLATES=list(templates),
        SESSION_ENGINE="afterword.db.sessions",
        CACHES={"default": {"BACKEND": "afterword.db.repositories.attempts.AttemptsCache"}},
        USE_TZ=True,
        TIME_ZONE="UTC",
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        LOGGING_CONFIG=None,
        **more,
    )
    django.setup(set_prefix=False)


def store(config: "Config") -> "Services":
    """The services for a program without pages or accounts, with up-to-date tables."""
    from django.conf import settings  # noqa: PLC0415

    if not settings.configured:
        _end_whole()
        with starting(config):
            apps = ("django.contrib.contenttypes", "django.contrib.auth")
            web(config, secret="-", apps=apps, middleware=(), urlconf="", templates=(), more={})  # noqa: S106
            maintenance().migrate()
    return services()


def _end_whole() -> None:
    """End a command on SIGTERM as it would end by itself, with the database closed."""
    import signal  # noqa: PLC0415 - a plan ends without
    import threading  # noqa: PLC0415

    def leave(number: int, _: object) -> None:
        raise SystemExit(128 + number)

    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, leave)


def instances(config: "Config") -> "Instances":
    """The processes that share one SQLite file, or one data folder."""
    from afterword.integrations.running_instances import Instances  # noqa: PLC0415

    file = config.sqlite
    # By the file itself, not by its path: two folders can lead to one database.
    return Instances((config.data / "afterword") if file is None else file.resolve())


def running(config: "Config", url: str) -> "Running":
    """What other processes learn about the one that serves the database at ``url``."""
    from afterword.ports import Running  # noqa: PLC0415

    return Running(url, str(config.data), local=not config.hosts)


def copy_sqlite(source: "Path", target: "Path") -> None:
    """Copy a SQLite database as of now, without changing it, while it may be in use."""
    from afterword.db.quick_reader import copy_file  # noqa: PLC0415

    copy_file(source, target)


def starting(config: "Config") -> AbstractContextManager[None]:
    """Create or change stored data exclusively: others wait, and never see half of it."""
    from afterword.integrations.running_instances import make_folder  # noqa: PLC0415

    make_folder(config.data)
    return instances(config).starting(tell)


def tell(text: str) -> None:
    """Tell the person why nothing is happening for a while."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


@cache
def services() -> "Services":
    """The operations on stored cases; call ``web`` or ``store`` first. One per process."""
    from afterword.db.repositories.cases import CaseRepository  # noqa: PLC0415
    from afterword.db.repositories.messages import MessageRepository  # noqa: PLC0415
    from afterword.db.repositories.people import PersonRepository  # noqa: PLC0415
    from afterword.services.context import Services  # noqa: PLC0415

    return Services(
        CaseRepository(),
        PersonRepository(_home(_config)),
        MessageRepository(),
        _mailroom(_config),
        engine(wide=True),
        invites=invite_reader,
    )


def _mailroom(config: "Config | None") -> "MailServices":
    """What mail needs; nothing is loaded before it's used."""
    from afterword.db.database import store_failed  # noqa: PLC0415
    from afterword.db.repositories.attempts import AttemptRepository  # noqa: PLC0415
    from afterword.db.repositories.mail_accounts import MailAccountRepository  # noqa: PLC0415
    from afterword.db.repositories.outbox import OutboxRepository  # noqa: PLC0415
    from afterword.services.context import MailServices  # noqa: PLC0415

    return MailServices(
        MailAccountRepository(),
        OutboxRepository(),
        cache(lambda: _secrets(config)),
        cache(lambda: _post(config)),
        cache(lambda: _mailboxes(config)),
        cache(lambda: _identities(config)),
        cache(lambda: _finder(config)),
        cache(_letters),
        AttemptRepository(),
        _place(config),
        store_failed,
        clock,
    )


def _secrets(config: "Config | None") -> "Secrets":
    from afterword.db.repositories.mail_accounts import EncryptedSecretRepository  # noqa: PLC0415
    from afterword.integrations.secrets import KeyringSecrets, NullSecretStore, SealedSecrets  # noqa: PLC0415

    if config is not None and config.key:
        return SealedSecrets(EncryptedSecretRepository(), config.key)
    if config is not None and not config.hosts and KeyringSecrets.usable():
        return KeyringSecrets(str(config.data))
    return NullSecretStore()


def new_key() -> str:
    """A key to encrypt secrets with."""
    from afterword.integrations.secrets import new_key as made  # noqa: PLC0415

    return made()


def _places(config: "Config | None") -> "Places":
    """Where connections may go: anywhere for one person, otherwise only the public internet."""
    from afterword.integrations.outbound import Places  # noqa: PLC0415 - only for who has mail

    if config is None or not config.hosts:
        return Places()
    return Places(public_only=True, besides=config.private)


def limited(seconds: float) -> "AbstractContextManager[object]":
    """A context in which this thread's connections to outside servers are cut after so many seconds."""
    from afterword.integrations.outbound import limit_connections as cut  # noqa: PLC0415 - only for who has mail

    return cut(seconds)


def _post(config: "Config | None") -> "MailTransport":
    from afterword.integrations.smtp import SmtpTransport  # noqa: PLC0415

    return SmtpTransport(places=_places(config))


def _mailboxes(config: "Config | None") -> "Mailboxes":
    from afterword.integrations.imap import ImapMailboxes  # noqa: PLC0415

    return ImapMailboxes(places=_places(config))


def _identities(config: "Config | None") -> "OAuthProviders":
    from afterword.integrations.oauth import DeviceGrantProviders  # noqa: PLC0415

    return DeviceGrantProviders(places=_places(config))


def _finder(config: "Config | None") -> "MailServerFinder":
    from afterword.integrations.mail_autodiscovery import Connects, Files, ServerDiscovery  # noqa: PLC0415

    places = _places(config)
    clients = {} if config is None else config.clients
    return ServerDiscovery(
        clients={name: (each.id, each.secret) for name, each in clients.items()},
        endpoints={name: (each.device, each.token) for name, each in clients.items() if each.device},
        files=Files(places=places),
        connects=Connects(places=places),
    )


def _place(config: "Config | None") -> str:
    """This installation, for one person; a team's workers count as one."""
    import platform  # noqa: PLC0415 - as above

    return "" if config is None or config.hosts else f"{platform.node()}:{config.data}"[:300]


def home_zone() -> str | None:
    """This computer's time zone; ``None`` if it doesn't say."""
    from afterword.integrations.home_zone import home_zone as found  # noqa: PLC0415

    return found()


def _home(config: "Config | None") -> str:
    """The zone for a person who hasn't set one; a site for many has none."""
    return (None if config is None or config.hosts else home_zone()) or "UTC"


def maintenance() -> "DatabaseMaintenance":
    """Database maintenance: tables, connections, the local person."""
    from afterword.db.maintenance import DatabaseMaintenance  # noqa: PLC0415

    return DatabaseMaintenance()


def visit(browser: str, system: str, address: str) -> "Visit":
    """What a browser says about itself, for its session."""
    from afterword.db.sessions import Visit  # noqa: PLC0415 - only where there are pages

    return Visit(browser, system, address)


def sqlite_file(path: "Path") -> "SqliteReader":
    """A SQLite store, read without loading anything else; closed by ``finish``."""
    global _sqlite_file  # noqa: PLW0603 - one command reads one file
    from afterword.db.opening import tighten  # noqa: PLC0415
    from afterword.db.quick_reader import SqliteReader  # noqa: PLC0415

    tighten(path)
    _sqlite_file = SqliteReader(path, home_zone() or "UTC")
    return _sqlite_file


def agenda(store: "SqliteReader") -> "AgendaOnly":
    """What the day is read from where a SQLite store is read without anything else."""
    from afterword.services.today.agenda import AgendaOnly  # noqa: PLC0415

    return AgendaOnly(store, engine())


def finish(*, idle: bool = True) -> None:
    """At the end of every command and of serving, move all data into the one file and close it.

    ``idle`` means no thread is using the database any more; otherwise only what can be moved is moved.
    """
    global _finished  # noqa: PLW0603 - a process ends once
    if _sqlite_file is not None:
        _sqlite_file.close()
    if _config is None or _finished:
        return
    _finished = True
    from afterword.db.opening import checkpoint, close_all  # noqa: PLC0415

    if _config.sqlite is not None:
        checkpoint(_config.sqlite)
    if idle:
        close_all()


def save_backup(path: "Path", target: "Path", *, replace: bool) -> "Saved":
    """Copy a SQLite database into a separate file while it's in use."""
    from afterword.db.backups import save  # noqa: PLC0415

    return save(path, target, replace=replace)


def put_back(backup: "Path", path: "Path") -> "Restored":
    """Replace a SQLite database, which nobody may be using, with a backup."""
    from afterword.db.backups import restore_backup as restored  # noqa: PLC0415

    return restored(backup, path, f"{_clock.now():%Y%m%dT%H%M%SZ}")


def store_error(error: BaseException) -> "StoreError | None":
    """What an exception says about the disk or database; ``None`` if it's a bug of ours."""
    from afterword.db.database import describe_store_error as told  # noqa: PLC0415

    return told(error, _database())


def _database() -> "Path | None":
    if _config is not None:
        return _config.sqlite
    from afterword.config import config  # noqa: PLC0415 - what reads the file alone has no other

    try:
        return config().sqlite
    except InputError:
        return None


def links(config: "Config") -> "LoginLinks":
    """The one-time sign-in links of this machine's program."""
    from afterword.integrations.login_links import OneTimeLoginLinks  # noqa: PLC0415

    return OneTimeLoginLinks(config.data)
