"""Each fake as its port: mypy holds them to every type that the port promises (``make lint``)."""

from datetime import UTC, datetime
from typing import Final

from afterword import ports
from fakes.mail import (
    FakeMailbox,
    FakeMailboxes,
    FakeMailServer,
    FakeOAuthProviders,
    FakeServerFinder,
    FakeSmtpSession,
    FakeTransport,
)
from fakes.mail_store import MemoryInboxMessages, MemoryMailAccounts, MemoryOutbox, MemorySealedTexts
from fakes.store import MemoryCases, MemoryPersons, MemoryStore
from fakes.words import FakeGrammar, FakeHints, FakeMessageReader, FakePrinter, FakeTemplates
from fakes.world import (
    FakeCalendars,
    FakeInviteReader,
    MemoryAttempts,
    MemoryLoginLinks,
    MemorySecrets,
    SetClock,
)

_STORE: Final = MemoryStore()
_SERVER: Final = FakeMailServer({})

agenda_of_cases: ports.AgendaOfCases = MemoryCases(_STORE)
attempts: ports.Attempts = MemoryAttempts()
calendars: ports.Calendars = FakeCalendars()
cases: ports.Cases = MemoryCases(_STORE)
clock: ports.Clock = SetClock(datetime(2026, 11, 3, tzinfo=UTC))
grammar: ports.Grammar = FakeGrammar()
hints: ports.Hints = FakeHints()
inbox_messages: ports.InboxMessages = MemoryInboxMessages(_STORE)
invite_reader: ports.InviteReader = FakeInviteReader({})
login_links: ports.LoginLinks = MemoryLoginLinks()
mail_accounts: ports.MailAccounts = MemoryMailAccounts(_STORE)
mail_server_finder: ports.MailServerFinder = FakeServerFinder({})
mail_transport: ports.MailTransport = FakeTransport(_SERVER)
mailbox: ports.Mailbox = FakeMailbox(_SERVER)
mailboxes: ports.Mailboxes = FakeMailboxes(_SERVER)
message_reader: ports.MessageReader = FakeMessageReader()
oauth_providers: ports.OAuthProviders = FakeOAuthProviders()
outbox: ports.Outbox = MemoryOutbox(_STORE)
persons: ports.Persons = MemoryPersons(_STORE)
printer: ports.Printer = FakePrinter()
sealed_texts: ports.SealedTexts = MemorySealedTexts(_STORE)
secrets: ports.Secrets = MemorySecrets()
smtp_session: ports.SmtpSession = FakeSmtpSession(_SERVER)
templates: ports.Templates = FakeTemplates({})
