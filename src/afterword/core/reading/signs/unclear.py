"""Nothing to go by yet: they want to say it by phone, or a server only warns."""

from typing import Final

from afterword.core.reading.sign import LIKELY, PLAIN, Sign, sign

UNCLEAR: Final[tuple[Sign, ...]] = (
    sign(
        "only-a-warning", PLAIN,
        "warning only",
        "will|still|being ~2 retried|retry|trying|tried ~3 until|for|.|is|to|it",
        "not need to resend|re_send",
        "delivery ~2 delayed",
        "delayed mail|delivery",
        deniable=False,
    ),
    sign(
        "by-phone", LIKELY,
        "tell|explain|discuss|say|share|go_over|talk_through|contártelo|contárselo|erzählen|besprechen ~4 by|on|over|per|por|am|au ~2 phone|telephone|call|teléfono|telefon|téléphone|person",
        "can|could|may|shall we|i ~1 talk|speak|have_a_word|chat|phone ~3 tomorrow|today|later|tonight|this|.|monday|tuesday|wednesday|thursday|friday",
        "call|ring|phone me|us ~4 when|as_soon|today|back|please|tomorrow|.|at|on",
        "give me|us a ~1 call|ring|bell|shout",
        "need|have|want|like|can|could to? talk|speak|word ~2 .|about|with|tomorrow|today|something|there",
        "there_is_something|something_has|something_i|news ~3 come_up|changed|to|for",
        deniable=False,
    ),
)  # fmt: skip
