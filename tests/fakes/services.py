"""The services over fakes alone: a store in memory and a mail provider without a network."""

from afterword import bootstrap
from afterword.integrations.calendars import ShippedCalendars
from afterword.services.context import MailServices, Services
from afterword.services.planning.engine import Engine
from fakes.mail import FakeMailboxes, FakeMailServer, FakeOAuthProviders, FakeServerFinder, FakeTransport
from fakes.mail_store import MemoryInboxMessages, MemoryMailAccounts, MemoryOutbox
from fakes.store import MemoryCases, MemoryPersons, MemoryStore
from fakes.words import FakeGrammar
from fakes.world import MemoryAttempts, MemorySecrets


def memory_services(store: MemoryStore, server: FakeMailServer, secrets: MemorySecrets) -> Services:
    """The services as they're wired, but for everything that's outside the program.

    Mail is read by the real parser: what it makes of a message is part of what's tried with it.
    """
    mail = MailServices(
        accounts=MemoryMailAccounts(store),
        outbox=MemoryOutbox(store),
        secrets=lambda: secrets,
        post=lambda: FakeTransport(server),
        mailboxes=lambda: FakeMailboxes(server),
        identities=FakeOAuthProviders,
        finder=lambda: FakeServerFinder({}),
        reader=bootstrap.note_tools().letters,
        attempts=MemoryAttempts(),
        place="this:/machine",
    )
    tools = bootstrap.note_tools()._replace(grammar=FakeGrammar, hints=lambda: None)
    engine = Engine(ShippedCalendars(), lambda: tools, wide=True)
    return Services(
        MemoryCases(store),
        MemoryPersons(store),
        MemoryInboxMessages(store),
        mail,
        engine,
        invites=bootstrap.invite_reader,
    )
