"""The operations on incoming mail."""

from collections.abc import Iterable
from typing import Any, Final

from afterword.services.context import utc_datetime
from afterword.services.inbox import link_message as linking
from afterword.services.inbox import messages as mail
from afterword.services.inbox.schemas import (
    Classified,
    ClassifyRequest,
    ConfirmMeaningRequest,
    IngestRequest,
    LinkMessageRequest,
    MessageOut,
    MessageRequest,
    MessagesRequest,
    MessageView,
)
from afterword.services.operation import Done, HasEngine, Operation, as_it_is, done


def _classify(services: HasEngine, _: object, request: ClassifyRequest) -> Classified:
    return services.engine.classify(request)


def _message(view: MessageView) -> MessageOut:
    kept = view.kept
    return MessageOut(
        letter=kept.id,
        case=kept.case,
        state=kept.state,
        at=utc_datetime(kept.sent_at),
        step=kept.step,
        taken_back=view.taken_back,
        says=view.body,
        unreadable=view.unreadable,
    )


def _messages(views: Iterable[MessageView]) -> tuple[MessageOut, ...]:
    return tuple(map(_message, views))


classify: Final = Operation(
    "classify", "read", "What a mail from them means, and which words say so.",
    ClassifyRequest, Classified, _classify, as_it_is, stateless=True,
)  # fmt: skip
ingest: Final = Operation(
    "ingest", "write", "Add a message of theirs to a case.",
    IngestRequest, MessageOut, mail.ingest, _message, ("take_in",),
)  # fmt: skip
messages: Final = Operation(
    "messages", "read", "The messages of a case, or those that wait for an answer.",
    MessagesRequest, tuple[MessageOut, ...], mail.list_messages, _messages, ("letters",),
)  # fmt: skip
message: Final = Operation(
    "message", "read", "One message.", MessageRequest, MessageOut, mail.message_of, _message, ("letter",)
)
confirm_meaning: Final = Operation(
    "confirm_meaning",
    "write",
    "Say what a message means.",
    ConfirmMeaningRequest,
    Done,
    mail.confirm_meaning,
    done,
    ("settle",),
)
link_message: Final = Operation(
    "link_message", "write", "Say which case a doubtful message is about, if any.",
    LinkMessageRequest, MessageOut, linking.link_message, _message, ("belongs",),
)  # fmt: skip

OPERATIONS: Final[tuple[Operation[Any, Any, Any], ...]] = (
    classify, ingest, messages, message, confirm_meaning, link_message,
)  # fmt: skip
