"""Merges the candidate's answers into the case from the invites: tables merge, and lists are matched up."""

from collections.abc import Callable, Mapping
from typing import Final

from afterword.services.cases.from_invite.people import AnswersError, id_for, may_be_same_person, name_words

Table = dict[str, object]
_SHOWN: Final = 8
_LONGEST: Final = 60


def laid_over(case: Table, answers: Mapping[str, object]) -> Table:
    """The case with the answers applied, which override it.

    Raises ``AnswersError`` if an answer can't be placed.

    Contacts are matched by id, address or name, interviews by id or position. A contact that matches nobody
    is added, and so is an interview with a date. Wherever the case expects a contact's id, answers may use an
    address or a name. Unknown keys are left for the decoder to reject.
    """
    case = dict(case)
    for key in ("candidate", "company"):
        case[key] = merged(table_in(case, key), table_in(answers, key))
    contacts = _contacts(_tables(case.get("contacts", []), "contacts"), answers, case)
    case["contacts"] = contacts
    case["interviews"] = _interviews(_tables(case.get("interviews", []), "interviews"), answers, contacts)
    for key, value in answers.items():
        if key not in {"candidate", "company", "contacts", "interviews"}:
            case[key] = value
    if isinstance(case.get("via"), str):
        case["via"] = _id_of(case["via"], contacts, "via")
    if "events" in answers:
        events = [dict(event) for event in _tables(answers["events"], "events")]
        for at, event in enumerate(events):
            if isinstance(event.get("contact"), str):
                event["contact"] = _id_of(event["contact"], contacts, f"events[{at}].contact")
        case["events"] = events
    return case


def table_in(answers: Mapping[str, object], key: str) -> Table:
    """The table under ``key``, or an empty one. Raises ``AnswersError`` if it isn't a table."""
    value = answers.get(key, {})
    if not isinstance(value, Mapping):
        raise AnswersError(key, repr(value)[:_LONGEST], f"a table, [{key}]")
    return dict(value)


def merged(under: Mapping[str, object], over: Mapping[str, object]) -> Table:
    """``under`` with ``over`` applied: inner tables merge, everything else is replaced."""
    result = dict(under)
    for key, value in over.items():
        old = result.get(key)
        result[key] = merged(old, value) if isinstance(old, Mapping) and isinstance(value, Mapping) else value
    return result


def _contacts(contacts: list[Table], answers: Mapping[str, object], case: Table) -> list[Table]:
    contacts = list(contacts)
    for at, answer in enumerate(_tables(answers.get("contacts", []), "contacts")):
        path = f"contacts[{at}]"
        place = _place_of(answer, contacts, path)
        if place is None:
            name = answer.get("name")
            if not isinstance(name, str) or not name_words(name):
                wanted = f"a name, as nobody in the invite is meant by it ({_known(contacts)})"
                raise AnswersError(f"{path}.name", "nothing" if name is None else repr(name), wanted)
            taken = {str(contact.get("id")) for contact in contacts}
            contacts.append({"id": id_for(name, taken), **answer})
            continue
        old = contacts[place]
        new = merged(old, answer)
        if "name" in answer and _is_shorter(answer["name"], old.get("name")):
            new["name"] = old["name"]  # "Dana" says who is meant, but the invite has the full name.
        contacts[place] = new
        if new.get("id") != old.get("id"):
            _rename(case, old.get("id"), new.get("id"))
    return contacts


def _place_of(answer: Table, contacts: list[Table], path: str) -> int | None:
    """Which contact an answer means: by id, then address, then name."""
    for key, same in _WAYS:
        value = answer.get(key)
        if not isinstance(value, str) or not value:
            continue
        found = [at for at, contact in enumerate(contacts) if same(value, contact)]
        if len(found) > 1:
            ids = ", ".join(repr(str(contacts[at].get("id"))) for at in found)
            raise AnswersError(f"{path}.{key}", f"{value!r}, which is more than one", f"the id of one: {ids}")
        if found:
            return found[0]
    return None


def _interviews(interviews: list[Table], answers: Mapping[str, object], contacts: list[Table]) -> list[Table]:
    interviews = list(interviews)
    invited = len(interviews)
    for at, given in enumerate(_tables(answers.get("interviews", []), "interviews")):
        path = f"interviews[{at}]"
        answer = dict(given)
        if "contacts" in answer:
            answer["contacts"] = _ids(answer["contacts"], contacts, f"{path}.contacts")
        ids = [interview.get("id") for interview in interviews]
        if "id" in answer:
            place = ids.index(answer["id"]) if answer["id"] in ids else None
        else:
            place = at if at < invited else None
        if place is not None:
            old = interviews[place]
            if "starts_at" in answer and "ended_at" not in answer:
                old = {key: value for key, value in old.items() if key != "ended_at"}
            interviews[place] = merged(old, answer)
            continue
        if "starts_at" not in answer and "ended_at" not in answer:
            known = ", ".join(repr(str(each)) for each in ids)
            found = repr(answer["id"]) if "id" in answer else f"an interview more than the invite's {invited}"
            wanted = f"one of the invite's interviews ({known}), or starts_at to add another"
            raise AnswersError(f"{path}.id" if "id" in answer else path, found, wanted)
        number = next(number for number in range(1, len(ids) + 2) if f"r{number}" not in ids)
        interviews.append({"id": f"r{number}", **answer})
    return interviews


def _ids(value: object, contacts: list[Table], path: str) -> object:
    if not isinstance(value, list | tuple):
        return value
    return [
        _id_of(each, contacts, f"{path}[{at}]") if isinstance(each, str) else each
        for at, each in enumerate(value)
    ]


def _id_of(who: object, contacts: list[Table], path: str) -> object:
    """The id of a contact given by id, address or name."""
    for key, same in _WAYS:
        found = [contact["id"] for contact in contacts if same(str(who), contact)]
        if len(found) == 1:
            return found[0]
        if found:
            ids = ", ".join(repr(str(each)) for each in found)
            raise AnswersError(path, f"{who!r}, which is the {key} of more than one", f"the id of one: {ids}")
    raise AnswersError(path, repr(who), f"a contact by id, address or name ({_known(contacts)})")


def _same_id(value: str, contact: Mapping[str, object]) -> bool:
    return value == contact.get("id")


def _same_email(value: str, contact: Mapping[str, object]) -> bool:
    return value.casefold() == str(contact.get("email") or "").casefold()


def _same_name(value: str, contact: Mapping[str, object]) -> bool:
    return may_be_same_person(value, str(contact.get("name") or "")) or value.casefold() == contact.get("id")


_WAYS: Final[tuple[tuple[str, Callable[[str, Mapping[str, object]], bool]], ...]] = (
    ("id", _same_id),
    ("email", _same_email),
    ("name", _same_name),
)


def _is_shorter(name: object, known: object) -> bool:
    return isinstance(name, str) and isinstance(known, str) and len(name_words(name)) < len(name_words(known))


def _rename(case: Table, old: object, new: object) -> None:
    """Update the interviews after a contact's id has changed."""
    case["interviews"] = [
        {
            **interview,
            "contacts": [new if each == old else each for each in _list(interview.get("contacts"))],
        }
        for interview in _tables(case.get("interviews", []), "interviews")
    ]


def _list(value: object) -> list[object]:
    return list(value) if isinstance(value, list | tuple) else []


def _known(contacts: list[Table]) -> str:
    ids = [repr(str(contact.get("id"))) for contact in contacts[:_SHOWN]]
    return "the invite names " + (", ".join(ids) if ids else "nobody")


def _tables(value: object, path: str) -> list[Table]:
    if not isinstance(value, list | tuple) or not all(isinstance(each, Mapping) for each in value):
        raise AnswersError(path, repr(value)[:_LONGEST], f"a list of tables, each under [[{path}]]")
    return [dict(each) for each in value]
