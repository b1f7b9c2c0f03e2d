"""Which role, and at which company, the invites are about."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from afterword.app.from_invite.addresses import domain_of, is_free, is_scheduler, label_of
from afterword.app.from_invite.titles import Title, title_of
from afterword.ports import Invite, Person

_ROLE_LINE: Final = re.compile(
    r"^\s*(?:role|position|job(?: title)?|stelle|poste|puesto)\s*:\s*(\S.{1,118})$",
    re.IGNORECASE | re.MULTILINE,
)
_COMPANY_LINE: Final = re.compile(
    r"^\s*(?:company|employer|firma|unternehmen|entreprise)\s*:\s*(\S.{1,118})$", re.IGNORECASE | re.MULTILINE
)
_ROLE_PHRASE: Final = re.compile(
    r"\b(?:for|about|regarding) (?:the|our) ((?:[\w/&+#.-]+ ){1,6}?)(?:role|position|opening)\b",
    re.IGNORECASE,
)
_EVENT_NAME: Final = re.compile(r"^\s*Event Name:\s*(\S.{1,118})$", re.MULTILINE)
_READ: Final = 20_000


def role_of(invites: Sequence[Invite], people: Sequence[str]) -> str | None:
    """The role: as a line of the description names it, else the title, else the description's sentences."""
    for invite in invites:
        found = _ROLE_LINE.search(invite.description[:_READ])
        if found:
            return found[1].strip()
    for title in _titles(invites, people):
        if title.role:
            return title.role
    for invite in invites:
        phrase = _ROLE_PHRASE.search(invite.description[:_READ])
        if phrase:
            return phrase[1].strip()
    return None


def domains_of(contacts: Sequence[Person], own: str | None) -> list[str]:
    """The domains that may be the company's, the most likely first.

    Neither the candidate's own nor a mailbox provider's; the commonest among the guests, and of equals
    one that is not the organizer's (an agency may invite for a company); a scheduler's only if no other.
    """
    mine = domain_of(own or "")
    count: Counter[str] = Counter()
    for contact in contacts:
        domain = domain_of(contact.email)
        if domain and domain != mine and not is_free(domain):
            count[domain] += 3 - contact.is_organizer  # a guest weighs a little more
    ranked = [domain for domain, _ in count.most_common()]
    return [each for each in ranked if not is_scheduler(each)] or ranked


def company_of(invites: Sequence[Invite], people: Sequence[str], domains: Sequence[str]) -> str | None:
    """The company: as a text spells its domain's name, else as the title names it, else the domain's name."""
    for invite in invites:
        found = _COMPANY_LINE.search(invite.description[:_READ])
        if found:
            return found[1].strip()
    texts = [invite.title for invite in invites] + [
        text[:_READ] for invite in invites for text in (invite.location, invite.description)
    ]
    for domain in domains[:1]:
        spelled = _spelled(label_of(domain), texts)
        if spelled:
            return spelled
    titles = _titles(invites, people)
    for title in titles:
        if title.company:
            return title.company
    if domains:
        return " ".join(word[:1].upper() + word[1:] for word in label_of(domains[0]).split("-") if word)
    alone = {title.rest[0] for title in titles if len(title.rest) == 1}
    return alone.pop() if len(alone) == 1 else None


def _titles(invites: Sequence[Invite], people: Sequence[str]) -> list[Title]:
    texts = [invite.title for invite in invites]
    texts += [found[1] for invite in invites if (found := _EVENT_NAME.search(invite.description[:_READ]))]
    return [title_of(text, people) for text in texts]


def _spelled(label: str, texts: Sequence[str]) -> str | None:
    """The words of a text that run together into the label: "Tailspin Toys" for ``tailspintoys``."""
    letters = [letter for letter in label.casefold() if letter.isalnum()]
    if not letters:
        return None
    pattern = re.compile(
        r"(?<![\w@./-])" + r"[ &.'\u2019-]{0,3}".join(map(re.escape, letters)) + r"(?![\w@]|[./-]\w)",
        re.IGNORECASE,
    )
    for text in texts:
        for found in pattern.finditer(text):
            if found[0][:1].isupper():
                return " ".join(found[0].split())
    return None
