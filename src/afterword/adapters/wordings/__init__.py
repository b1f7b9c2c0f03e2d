"""The wordings of drafts: Jinja2 micro-templates, one file a kind, several for every slot."""

from afterword.adapters.wordings.shelf import Shelf

__all__ = ["Shelf"]
