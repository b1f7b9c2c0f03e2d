"""Access tokens as an identity provider signs them: JWT with HS256, which Dovecot checks by itself."""

import base64
import hashlib
import hmac
import json
import secrets
import time
from pathlib import Path


class Signer:
    """Signs tokens with a secret of its own."""

    _KEY = "tests"

    def __init__(self) -> None:
        self._secret = secrets.token_bytes(32)

    def token(self, address: str, expires_in: float = 3600) -> str:
        """A token that says who somebody is; negative seconds: it has expired. No two are the same."""
        now = int(time.time())
        header = {"alg": "HS256", "typ": "JWT", "kid": self._KEY}
        claims = {
            "iss": "https://identity.example.test",
            "sub": address,
            "email": address,
            "iat": min(now, now + int(expires_in)) - 60,
            "exp": now + int(expires_in),
            "jti": secrets.token_hex(8),
        }
        signed = f"{_part(json.dumps(header).encode())}.{_part(json.dumps(claims).encode())}"
        return f"{signed}.{_part(hmac.digest(self._secret, signed.encode(), hashlib.sha256))}"

    def write_keys(self, folder: Path) -> None:
        """The secret, where a Dovecot whose dictionary of keys is this folder looks for it."""
        path = folder / "default" / "HS256" / self._KEY
        path.parent.mkdir(parents=True)
        path.write_bytes(base64.b64encode(self._secret))


def _part(of: bytes) -> str:
    return base64.urlsafe_b64encode(of).rstrip(b"=").decode()
