"""Links a doubtful mail to a case once a person says so; only then is it read."""

from base64 import b64encode

from afterword.core.errors import InputError
from afterword.core.time.instants import instant_of
from afterword.ports import ConflictError
from afterword.services.context import Caller, NotFound, Services
from afterword.services.inbox.messages import ingest, message_of
from afterword.services.inbox.schemas import IngestRequest, LinkMessageRequest, MessageRequest, MessageView
from afterword.services.inbox.watcher import LARGEST
from afterword.services.mail_accounts.access import mailbox_of


def link_message(services: Services, caller: Caller, request: LinkMessageRequest) -> MessageView:
    """Read a doubtful mail into a case, or set it aside, and return it. May raise ``ports.MailError``."""
    shown = message_of(services, caller, MessageRequest(letter=request.letter))
    if shown.kept.state != "doubtful":
        return shown
    if request.case is None:
        if not services.messages.set_state(shown.kept, "aside", None):
            raise ConflictError
        return message_of(services, caller, MessageRequest(letter=request.letter))
    services.opened(caller, request.case)
    raw = _read(services, caller, shown)
    if raw is None:
        services.messages.set_state(shown.kept, "aside", None)
        raise InputError(
            "letter", "a mail that is not in the mailbox any more", "the mail itself, pasted or dropped"
        )
    taken = ingest(services, caller, IngestRequest(case=request.case, raw=b64encode(raw).decode("ascii")))
    services.messages.set_state(shown.kept, "aside", None)
    return taken


def _read(services: Services, caller: Caller, shown: MessageView) -> bytes | None:
    where = shown.body.where
    account = None if where is None else services.mail.accounts.get(caller.owner, where.account)
    if where is None or account is None:
        raise NotFound
    with mailbox_of(services.mail, account, instant_of(caller.now)) as mailbox:
        if mailbox is None:
            raise NotFound
        return mailbox.message(where.folder, where.uid, where.validity, LARGEST)
