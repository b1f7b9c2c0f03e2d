"""Sending mail by SMTP (RFC 5321), phase by phase: it is always known whether a message may be out."""

from afterword.adapters.smtp.post import SmtpPost

__all__ = ["SmtpPost"]
