"""A mistake of ours over one message is a question about that message, and keeps nobody else's."""

from typing import Any, cast

from integration.mail.servers.sink import Sink
from integration.outbox.desk import Desk


class Stumbling:
    """A desk that plans every company's cases but one's."""

    def __init__(self, does: Any, company: str) -> None:
        self._does, self._company = does, company

    def __getattr__(self, name: str) -> Any:
        return getattr(self._does, name)

    def plan(self, request: Any) -> Any:
        if request.case.company.name == self._company:
            raise ZeroDivisionError
        return self._does.plan(request)


def test_a_message_that_cannot_be_looked_at_is_asked_about_and_the_others_go_out(
    desk: Desk, sink: Sink
) -> None:
    first = desk.approved(desk.case())
    second = desk.approved(desk.case("Contoso", "dana@contoso.example"))
    desk.services.engine = cast("Any", Stumbling(desk.services.engine, "Northwind"))
    desk.sent()
    assert (desk.state(first), desk.kept(first).status_reason) == ("asked", "broken: ")
    assert desk.state(second) == "sent"
    assert len(sink.accepted) == 1
