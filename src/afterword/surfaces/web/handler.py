"""The WSGI application."""

from collections.abc import Iterable
from typing import Any

from django.core.handlers.wsgi import WSGIHandler


class Handler(WSGIHandler):
    """Hands a finished page over in one piece: the server then sends its length, not chunks."""

    def __call__(self, environ: Any, start_response: Any) -> Iterable[bytes]:  # type: ignore[override]
        """Answer one request."""
        response: Any = super().__call__(environ, start_response)
        if response.streaming:
            return response  # type: ignore[no-any-return]
        body = [response.content]
        response.close()
        return body
