"""The mail did not arrive, as told in words; what a mail server says in fields is read elsewhere."""

from typing import Final

from afterword.core.reading.sign import PLAIN, Sign, sign

BOUNCE: Final[tuple[Sign, ...]] = (
    sign(
        "undelivered", PLAIN,
        "mail|message|email|delivery|item ~6 not|failed|undeliverable|undelivered|failure|unable|never|returned|rejected|blocked ~4 delivered|deliver|failed|delivery|sender|recipient|undeliverable|.|permanently|server|because|recipients|by|reach|to",
        "could|can|was|were|unable|failed not? ~3 delivered|deliver|be_delivered|to_deliver ~4 to|message|mail|email|your|recipients|.|because|it|following|the",
        "undeliverable|undelivered|returned mail|message|email|;|to|.",
        "delivery ~2 status? ~2 notification|failure|failed|incomplete|has_failed|report",
        "address|mailbox|account|user|recipient|domain|inbox|host ~6 not_found|unknown|full|does_not_exist|not_exist|over_quota|disabled|could_not_be_found|unavailable|rejected|invalid|no_longer_active|no_longer_exists|is_full|exceeded|inactive|is_not_valid|not_accept|is_no_longer_valid|is_no_longer_in_use|suspended",
        "not allowed|permitted|authorised|authorized to ~1 post|send|email|write",
        "nobody|none|no_one received|got it|.",
        "message|mail|email ~4 dropped|discarded|refused|quarantined|not_accepted|was_not_accepted",
        "no such user|recipient|mailbox|address|person",
        "over_quota|mailbox_full|permanent_error|permanent_failure|fatal_errors|mailer_daemon",
        "550|551|552|553|554|5.1.1|5.2.1|5.2.2|5.1.10|5.7.1|5.4.1|5.0.0|5.1.0 ~4 user|mailbox|address|recipient|5.1.1|the|message|relay|no|requested|unknown|rejected|5.7.1|5.2.2|5.1.2|email|invalid|account|sorry|domain",
        unless=("not_monitored|replies|parcel|courier|package|order|interview|we_would_like|if_this|delayed_and|will_retry|been_delayed|still_trying|no_need_to|warning_only",), deniable=False,
    ),
    sign(
        "unzustellbar", PLAIN,
        "unzustellbar|unzustellbare|nicht_zugestellt|zustellung_fehlgeschlagen|konnte_nicht_zugestellt|nicht_zustellbar|zustellungsfehler",
        "n'a|non|pas ~3 pu_être? remis|distribué|délivré|remise",
        "échec ~2 remise|distribution|livraison",
        "no ~4 entregado|entregar|entregarse",
        "error|fallo ~3 entrega",
        unless=("paket|colis|paquete",), deniable=False,
    ),
)  # fmt: skip
