"""Which folder holds what was sent: by what the server says of it, else by its name."""

from collections.abc import Sequence
from typing import Any, Final

_SENT: Final = frozenset(
    """
    sent; sent items; sent messages; sent mail; sent-mail; gesendet; gesendete elemente; gesendete objekte;
    gesendete nachrichten; gesendete; envoyés; éléments envoyés; messages envoyés; courrier envoyé; enviados;
    elementos enviados; mensajes enviados; correo enviado; itens enviados; posta inviata; inviati; messaggi
    inviati; verzonden; verzonden items; verzonden berichten; skickat; skickade objekt; sendt; sendte
    elementer; sendt post; lähetetyt; wysłane; elementy wysłane; odeslaná pošta; odeslané; отправленные;
    送信済み; 送信済みアイテム; 已发送; 보낸편지함
    """.replace("\n", " ").split(";")
)


def sent_among(folders: Sequence[tuple[Any, Any, Any]]) -> str | None:
    """The folder of what was sent among those listed (flags, delimiter, name); ``None`` if none is."""
    open_ = [
        ({bytes(flag).lower() for flag in flags}, delimiter, str(name))
        for flags, delimiter, name in folders
        if b"\\noselect" not in {bytes(flag).lower() for flag in flags}
    ]
    for flags, _, name in open_:
        if b"\\sent" in flags:
            return name
    wanted = {" ".join(each.split()) for each in _SENT}
    for _, delimiter, name in open_:
        mark = delimiter.decode() if isinstance(delimiter, bytes) else delimiter
        last = name.rsplit(mark, 1)[-1] if mark else name
        if last.casefold() in wanted:
            return name
    return None
