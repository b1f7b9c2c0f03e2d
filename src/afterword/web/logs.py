"""What the log says: plain lines on stderr, without the secrets that addresses can carry.

Django tells of a refused request with its path, and the path of a one-time link is the link.
"""

import contextlib
import logging
import re
import sys
from typing import Final

_SECRETS: Final = re.compile(
    r"(?P<path>/local/|/accounts/(?:password/reset/key|confirm-email)/)[^\s/?#'\"]+"
    r"|(?P<name>\b(?:invitation|code|token|state|key|secret|password|access_token|refresh_token)=)[^\s&'\"]+"
)
"""The last part of a URL after these paths, and values after these names."""
HIDDEN: Final = "[hidden]"


def hide_secrets(text: str) -> str:
    """A text for the log, with tokens, codes and passwords in addresses hidden."""
    return _SECRETS.sub(lambda found: f"{found['path'] or found['name']}{HIDDEN}", text)


class Redacting(logging.Formatter):
    """Hides secrets in the whole line, including the traceback."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        return hide_secrets(super().format(record))


class _Stderr(logging.Handler):
    """Writes to the current stderr: whoever runs us may have replaced it."""

    def emit(self, record: logging.LogRecord) -> None:
        with contextlib.suppress(OSError, ValueError):  # It's closed: nobody is listening.
            sys.stderr.write(f"{self.format(record)}\n")


def log_plainly(level: str = "warning") -> None:
    """Put what the program, Django and the account library log on stderr, without secrets.

    ``level`` is the program's own: ``warning`` for what needs somebody, ``info`` for what happens at all.
    """
    logging.getLogger("afterword").setLevel(level.upper())
    handler = _Stderr()
    handler.setFormatter(Redacting("%(name)s: %(message)s"))
    for name in ("afterword", "django", "allauth"):
        logger = logging.getLogger(name)
        if not any(isinstance(each.formatter, Redacting) for each in logger.handlers):
            logger.addHandler(handler)
            if name != "afterword":
                logger.setLevel(logging.WARNING)
        logger.propagate = False
