"""What each key of the case format means, with an example: the texts of ``docs/case-format.md``.

Types, required keys and allowed values come from ``core/case.py``; a test fails if a key has no text here.
"""

from typing import Final, NamedTuple


class Key(NamedTuple):
    """What a key means, and an example in TOML."""

    meaning: str
    example: str


TABLES: Final = {
    "Case": ("The case itself", "One role at one company that you're pursuing."),
    "Candidate": ("`[candidate]`", "You."),
    "Company": ("`[company]`", "The employer."),
    "Contact": ("`[[contacts]]`", "Everyone you deal with there, and a recruiter in between."),
    "Interview": ("`[[interviews]]`", "Each conversation, past or future. Give `starts_at`, `ended_at` or both."),
    "Expectation": (
        "`[interviews.expectation]`",
        "What they said about the answer. Leave the table out if you didn't ask; leave it empty if they wouldn't say.",
    ),
    "Duration": ("`within`", "A period, counted from the day of the interview."),
    "OpenPoint": ("`[[interviews.open_points]]`", "What the interview left open, and your answer to it."),
    "Invited": ("`invited`", "The calendar invite the interview comes from. Importing an invite fills this in for you."),
    "NoteSent": ('`kind = "note_sent"`', "You wrote to somebody."),
    "CallMade": ('`kind = "call_made"`', "You called."),
    "Reply": ('`kind = "reply"`', "Somebody there answered."),
    "AutoReply": ('`kind = "auto_reply"`', "A machine answered: out of office, for example."),
    "Bounce": ('`kind = "bounce"`', "Your email to them came back."),
    "Instruction": ('`kind = "instruction"`', "They asked you to call, write or come by."),
    "NoCalls": ('`kind = "no_calls"`', "They asked you not to call."),
    "PositionReopened": ('`kind = "position_reopened"`', "The position, or one like it, is open again."),
    "Accepted": ('`kind = "accepted"`', "You accepted the offer."),
    "AcceptedElsewhere": ('`kind = "accepted_elsewhere"`', "You accepted another employer's offer, and will withdraw here."),
    "CheckedOpenings": ('`kind = "checked_openings"`', "You looked at their openings."),
    "Declined": ('`kind = "declined"`', "You turned the offer down."),
    "Withdrawn": ('`kind = "withdrawn"`', "You're no longer interested, and told them so."),
    "Closed": ('`kind = "closed"`', "You closed the case."),
    "DoNotContact": ('`kind = "do_not_contact"`', "They asked for no further contact."),
}  # fmt: skip
"""The heading of each table, and a sentence about it."""

_AT: Final = Key("When it happened.", "2026-11-03T18:02:00-06:00")
_WHO: Final = Key("Who it's about: the `id` of a contact.", '"dana"')
_REPLY_BY: Final = Key("The date by which they'll be in touch, or want to hear from you.", "2026-11-20")

KEYS: Final = {
    "Case.schema": Key("The format's name and version, always the same.", '"afterword.case/1"'),
    "Case.id": Key("A short name for the case, unique among yours.", '"northwind-data-engineer"'),
    "Case.candidate": Key("You.", "[candidate]"),
    "Case.company": Key("The employer.", "[company]"),
    "Case.role": Key("The job's title.", '"Data engineer"'),
    "Case.contacts": Key("The people, one table each.", "[[contacts]]"),
    "Case.interviews": Key("The interviews, one table each.", "[[interviews]]"),
    "Case.events": Key("What has happened since, one table each.", "[[events]]"),
    "Case.via": Key("The `id` of the recruiter you go through, if there's one.", '"rita"'),
    "Candidate.name": Key("Your name, as you sign.", '"Priya Nair"'),
    "Candidate.timezone": Key("Where you are: an IANA time zone.", '"America/New_York"'),
    "Candidate.email": Key("Your address.", '"priya@example.org"'),
    "Candidate.phone": Key("Your number, best with its country code.", '"+1 312 555 0142"'),
    "Company.name": Key("Its name.", '"Northwind"'),
    "Company.country": Key("Its country (ISO 3166-1), which decides holidays and business days.", '"US"'),
    "Company.region": Key("Its region, the part of ISO 3166-2 after the dash, for regional holidays.", '"IL"'),
    "Company.timezone": Key("Its time zone, for calls at a good hour.", '"America/Chicago"'),
    "Company.address": Key("Its postal address, for a card.", '"400 W Lake St, Chicago, IL 60606"'),
    "Company.phone": Key("Its switchboard.", '"+1 312 555 0100"'),
    "Company.email": Key("Its general address.", '"jobs@northwind.example"'),
    "Company.language": Key("The language that notes to them are drafted in, where there are drafts in it; else English.", '"en"'),
    "Contact.id": Key("A short name for them, unique in the case; everything else refers to it.", '"dana"'),
    "Contact.name": Key("Their full name.", '"Dana Whitfield"'),
    "Contact.part": Key("Their role in the hiring.", '"hiring_manager"'),
    "Contact.email": Key("Their address.", '"dana@northwind.example"'),
    "Contact.phone": Key("Their number.", '"+1 312 555 0199"'),
    "Contact.address": Key("Their postal address, if it isn't the company's.", '"Northwind, 12th floor, Chicago"'),
    "Contact.timezone": Key("Their time zone, if it isn't the company's.", '"America/Denver"'),
    "Contact.style": Key("How they come across: `traditional` is a letterhead and a fountain pen.", '"traditional"'),
    "Contact.prefers": Key("How they like to be reached.", '"phone"'),
    "Contact.title": Key("Their job title.", '"Head of Data"'),
    "Interview.id": Key("A short name for it, unique in the case.", '"r1"'),
    "Interview.starts_at": Key("When it starts.", "2026-11-03T14:30:00-06:00"),
    "Interview.ended_at": Key("When it ended; if left out, an hour after the start.", "2026-11-03T15:30:00-06:00"),
    "Interview.format": Key("Where it was held.", '"onsite"'),
    "Interview.contacts": Key("Who took part, by `id`.", '["dana", "marcus"]'),
    "Interview.expectation": Key("What they said about the answer.", "[interviews.expectation]"),
    "Interview.open_points": Key("What was left open, one table each.", "[[interviews.open_points]]"),
    "Interview.highlights": Key("What you'd like to come back to in a note.", '["the move from batch to streaming"]'),
    "Interview.invited": Key(
        "The calendar invite it comes from, to recognize later versions.", '{ uid = "1a2b@northwind.example" }'
    ),
    "Expectation.channel": Key("How you'll hear from them.", '"phone"'),
    "Expectation.within": Key("The period they named.", '{ count = 1, unit = "weeks" }'),
    "Expectation.by": Key("The date they named.", "2026-11-13"),
    "Expectation.said": Key("Their own words, used if there's no `by` or `within`.", '"by the end of next week"'),
    "Duration.count": Key("How many; for a range, the upper end.", "1"),
    "Duration.unit": Key("The unit.", '"weeks"'),
    "Invited.uid": Key("The invite's UID.", '"1a2b@northwind.example"'),
    "Invited.sequence": Key("Its SEQUENCE: a higher number is newer.", "1"),
    "Invited.stamped_at": Key("Its DTSTAMP: with the same SEQUENCE, the later one is newer.", "2026-10-28T10:00:00Z"),
    "Invited.date": Key("Which date of a repeating meeting this is.", "2026-11-03T14:30:00-06:00"),
    "OpenPoint.id": Key("A short name for it.", '"spark"'),
    "OpenPoint.text": Key("Their doubt, or what they wanted to know.", '"No production Spark"'),
    "OpenPoint.kind": Key("A concern about you, or a question.", '"concern"'),
    "OpenPoint.answer": Key("Your answer, for the note.", '"I moved three nightly jobs to Spark."'),
    "NoteSent.at": _AT,
    "NoteSent.contact": _WHO,
    "NoteSent.channel": Key("By email, or as a card.", '"handwritten"'),
    "NoteSent.purpose": Key("What it was for.", '"thank_you"'),
    "CallMade.at": _AT,
    "CallMade.contact": _WHO,
    "CallMade.outcome": Key("Who or what you reached.", '"reached"'),
    "CallMade.call_again_on": Key("The day they asked you to call again.", "2026-11-16"),
    "CallMade.call_again_at": Key("The date and time they asked you to call again.", "2026-11-16T15:00:00-06:00"),
    "CallMade.reply_by": _REPLY_BY,
    "Reply.at": _AT,
    "Reply.channel": Key("How they answered.", '"email"'),
    "Reply.meaning": Key("What it means for you.", '"delay"'),
    "Reply.contact": _WHO,
    "Reply.reply_by": _REPLY_BY,
    "Reply.decide_by": Key("The date by which they want your answer to an offer.", "2026-12-04"),
    "Reply.arranging": Key("Who sets the date of the next round; you, if left out.", '"me"'),
    "AutoReply.at": _AT,
    "AutoReply.contact": _WHO,
    "AutoReply.until": Key("The last day they're away.", "2026-11-11"),
    "Bounce.at": _AT,
    "Bounce.contact": _WHO,
    "Bounce.address": Key("The address that doesn't work; the contact's, if left out.", '"dana@northwind.example"'),
    "Bounce.refused": Key(
        "Whether the server refused the mail while it was being sent; then there's no `note_sent` for it.", "true"
    ),
    "Instruction.at": _AT,
    "Instruction.contact": _WHO,
    "Instruction.act": Key("What they asked for.", '"call"'),
    "Instruction.on": Key("The day they named, if they named one.", "2026-11-17"),
    "Instruction.at_time": Key("The date and time they named, if they named one.", "2026-11-17T15:00:00-06:00"),
    "NoCalls.at": _AT,
    "NoCalls.contact": Key("Who doesn't want calls; if left out, nobody there does.", '"marcus"'),
    "PositionReopened.at": _AT,
    "Accepted.at": _AT,
    "AcceptedElsewhere.at": _AT,
    "Declined.at": _AT,
    "Withdrawn.at": _AT,
    "Closed.at": _AT,
    "DoNotContact.at": _AT,
    "CheckedOpenings.at": _AT,
}  # fmt: skip
"""By table and key."""
