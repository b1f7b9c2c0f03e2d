"""Which of the people invited the candidate is."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from afterword.app.from_invite.addresses import domain_of, is_free, is_machine, is_scheduler
from afterword.app.from_invite.faults import AnswersError
from afterword.app.from_invite.names import from_address, full_name, same_person, words_of
from afterword.ports import Invite, Person


class Candidate(NamedTuple):
    """The candidate's name and address as far as known, and what they are called in the invites."""

    name: str
    email: str | None
    person: Person | None

    def is_(self, person: Person) -> bool:
        """Whether a person of an invite is the candidate."""
        if person.email and person.email in {self.email, self.person.email if self.person else None}:
            return True
        words = words_of(full_name(person))
        # A first name alone may be somebody else's.
        return person == self.person or (len(words) > 1 and words == words_of(self.name))


def candidate_of(invites: Sequence[Invite], given: Mapping[str, object], notices: list[str]) -> Candidate:
    """The candidate by the answers' address, else by name, else as the only one invited from outside.

    Raises ``AnswersError`` if neither the answers nor the invites tell.
    """
    email, name = _text(given, "email").lower(), _text(given, "name")
    people = list(
        {(person.email or person.name): person for invite in invites for person in invite.people}.values()
    )
    person = next((each for each in people if email and each.email == email), None)
    if person is None and name:
        alike = [each for each in people if same_person(full_name(each), name)]
        person = alike[0] if len(alike) == 1 else None
    if person is None and not name and not email:
        person = _outsider(people, invites)
        if person is not None:
            notices.append(
                f"You are taken to be {full_name(person)}, the one invited from outside;"
                " if you are not, say so with --email."
            )
    if person is not None and not person.name and not name:
        called = full_name(person)
        notices.append(f"The invite does not name you; from your address you are called {called!r}.")
    if person is not None:
        return Candidate(name or full_name(person), email or person.email or None, person)
    if not name and email:
        name = from_address(email)
        notices.append(f"The invite does not name you; from your address you are called {name!r}.")
    if not name:
        wanted = "your address in the invite (--email), or name under [candidate] in the answers"
        raise AnswersError("candidate.name", "nobody in the invite who is surely you", wanted)
    return Candidate(name, email or None, None)


def _outsider(people: Sequence[Person], invites: Sequence[Invite]) -> Person | None:
    """The one guest with a mailbox of their own, or whose name is in every title."""
    guests = [each for each in people if each.email and not each.is_organizer and not is_machine(each.email)]
    private = [each for each in guests if is_free(domain_of(each.email))]
    if len(private) == 1:
        return private[0]
    hosts = {
        domain_of(each.email)
        for each in people
        if each.is_organizer and not is_machine(each.email) and not is_scheduler(domain_of(each.email))
    }
    outside = [each for each in guests if hosts and domain_of(each.email) not in hosts]
    if len(outside) == 1:
        return outside[0]
    domains = [domain_of(each.email) for each in guests]
    alone = [each for each in guests if domains.count(domain_of(each.email)) == 1]
    if len(guests) > 2 and len(alone) == 1:  # noqa: PLR2004 - two guests of two domains tell nothing
        return alone[0]
    named = [
        each
        for each in guests
        if invites and all(full_name(each).casefold() in invite.title.casefold() for invite in invites)
    ]
    return named[0] if len(named) == 1 else None


def _text(given: Mapping[str, object], key: str) -> str:
    value = given.get(key)
    return value.strip() if isinstance(value, str) else ""
