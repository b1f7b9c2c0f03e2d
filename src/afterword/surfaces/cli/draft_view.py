"""Drafts on a terminal and in a pipe: in the form that ``afterword check`` reads."""

import sys
from typing import TYPE_CHECKING

from afterword.surfaces.cli.note_file import head
from afterword.surfaces.cli.style import Painter, printable

if TYPE_CHECKING:
    from afterword.app.note_shapes import Draft
    from afterword.core.facts import Case


def show_drafts(drafts: "list[Draft]", case: "Case") -> None:
    """Print the drafts, and on standard error what there is to know about them."""
    names = {each.id: f"{each.name} <{each.email}>" if each.email else each.name for each in case.contacts}
    out, aside = Painter(sys.stdout), Painter(sys.stderr)
    for place, draft in enumerate(drafts):
        if place:
            sys.stdout.write("\n" + out.paint("—" * min(out.width, 72), "dim") + "\n\n")
        to = names.get(draft.contact) if draft.contact else None
        above = head(
            to=printable(to) if to else None,
            subject=draft.subject,
            kind=draft.kind,
            channel=draft.channel,
        )
        sys.stdout.write(out.paint(above.rstrip("\n"), "dim") + "\n\n" + draft.text.rstrip() + "\n")
        for notice in draft.notices:
            sys.stderr.write("\n".join(aside.block(f"! {notice}", 0, "yellow")) + "\n")
