"""What reads, drafts, checks and prints words, each as simple as it can be."""

import re
from collections.abc import Collection, Mapping, Sequence
from email import message_from_bytes
from email.utils import parseaddr, parsedate_to_datetime
from types import MappingProxyType

from afterword.ports import CallSheet, CardSheet, LanguageSlip, Message


class FakeTemplates:
    """``ports.Templates``: wordings by kind and slot, with ``{fact}`` where a fact goes."""

    def __init__(self, wordings: Mapping[tuple[str, str], Sequence[str]]) -> None:
        self._wordings = wordings

    def in_language(self, language: str) -> "FakeTemplates | None":
        return self if language == "en" else None

    def variants(self, kind: str, slot: str) -> int:
        return len(self._wordings.get((kind, slot), ()))

    def render(self, kind: str, slot: str, variant: int, facts: Mapping[str, object]) -> str:
        return self._wordings[kind, slot][variant].format_map(facts)


class FakeGrammar:
    """``ports.Grammar``: knows some misspelled words, and what was meant by each."""

    def __init__(
        self, slips: Mapping[str, str] = MappingProxyType({"realy": "really"}), *, fallen: bool = False
    ) -> None:
        self._slips, self.fallen = slips, fallen

    def start(self) -> None:
        pass

    def slips(self, text: str, names: Collection[str]) -> Sequence[LanguageSlip]:
        right = {each.casefold() for each in names}
        return [
            LanguageSlip(
                found.start(),
                found.end(),
                "SpellCheck",
                "not in the dictionary",
                (meant,),
                everyday=frozenset({meant}),
            )
            for found in re.finditer(r"\w+", text)
            if (meant := self._slips.get(found[0].casefold())) and found[0].casefold() not in right
        ]


class FakeHints:
    """``ports.Hints``: the same impression of every sentence with a word in it; ``asked`` is what was read."""

    def __init__(self, needy: float = 0.0, settles: float = 0.0, *, word: str = "") -> None:
        self._needy, self._settles, self._word = needy, settles, word
        self.asked: list[str] = []

    def needy(self, sentences: Sequence[str]) -> Sequence[float]:
        self.asked += sentences
        return [self._needy if self._word in each else 0.0 for each in sentences]

    def settles(self, concern: str, sentences: Sequence[str]) -> float:
        self.asked += [concern, *sentences]
        return self._settles if concern.strip() and sentences else 0.0


class FakePrinter:
    """``ports.Printer``: a sheet's own words, in what begins like a PDF."""

    def card(self, sheet: CardSheet) -> bytes:
        return _printed(sheet)

    def call(self, sheet: CallSheet) -> bytes:
        return _printed(sheet)


def _printed(sheet: CardSheet | CallSheet) -> bytes:
    return f"%PDF-1.7\n{sheet!r}\n%%EOF\n".encode()


class FakeMessageReader:
    """``ports.MessageReader``: the headers and the text of a plain mail, all of it new."""

    def __call__(self, raw: bytes) -> Message:
        mail = message_from_bytes(raw)
        headers = {name.lower(): str(value) for name, value in mail.items()}
        name, address = parseaddr(headers.get("from", ""))
        try:
            date = parsedate_to_datetime(headers.get("date", ""))
        except (ValueError, TypeError):
            date = None
        body = mail.get_payload(decode=True)
        automatic = headers.get("auto-submitted", "no") != "no"
        return Message(
            message_id=headers.get("message-id", "").strip("<> "),
            in_reply_to=headers.get("in-reply-to", "").strip("<> "),
            references=tuple(each.strip("<>") for each in headers.get("references", "").split()),
            from_name=name,
            from_address=address.lower(),
            to=tuple(filter(None, [parseaddr(headers.get("to", ""))[1].lower()])),
            subject=headers.get("subject", ""),
            date=date if date is None or date.tzinfo is not None else None,
            automatic=automatic,
            bulk=headers.get("precedence", "") in {"bulk", "list"},
            from_server=headers.get("return-path", "") == "<>",
            failed=(),
            failed_id="",
            text=body.decode("utf-8", "replace").strip() if isinstance(body, bytes) else "",
            forwarded=False,
            invite=None,
            method="",
        )
