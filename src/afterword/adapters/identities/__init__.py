"""Access tokens from those who give them: the device grant of OAuth 2.0 (RFC 8628), and renewal."""

from afterword.adapters.identities.device import DeviceIdentities

__all__ = ["DeviceIdentities"]
