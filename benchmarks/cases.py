"""Cases for measuring: the same ones every time, in the zones and holidays of many countries."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

PLACES = (
    ("US", "IL", "America/Chicago"), ("US", "NY", "America/New_York"), ("US", "CA", "America/Los_Angeles"),
    ("US", None, "America/Denver"), ("CA", "ON", "America/Toronto"), ("MX", None, "America/Mexico_City"),
    ("BR", "SP", "America/Sao_Paulo"), ("AR", None, "America/Argentina/Buenos_Aires"),
    ("CL", None, "America/Santiago"), ("CO", None, "America/Bogota"), ("GB", "ENG", "Europe/London"),
    ("GB", "SCT", "Europe/London"), ("IE", None, "Europe/Dublin"), ("DE", "BY", "Europe/Berlin"),
    ("DE", "BE", "Europe/Berlin"),
    ("FR", None, "Europe/Paris"), ("ES", "MD", "Europe/Madrid"), ("PT", None, "Europe/Lisbon"),
    ("IT", None, "Europe/Rome"), ("CH", "ZH", "Europe/Zurich"), ("AT", None, "Europe/Vienna"),
    ("NL", None, "Europe/Amsterdam"), ("BE", None, "Europe/Brussels"), ("SE", None, "Europe/Stockholm"),
    ("NO", None, "Europe/Oslo"), ("FI", None, "Europe/Helsinki"), ("PL", None, "Europe/Warsaw"),
    ("CZ", None, "Europe/Prague"), ("RO", None, "Europe/Bucharest"), ("GR", None, "Europe/Athens"),
    ("TR", None, "Europe/Istanbul"), ("IL", None, "Asia/Jerusalem"), ("AE", None, "Asia/Dubai"),
    ("SA", None, "Asia/Riyadh"), ("EG", None, "Africa/Cairo"), ("MA", None, "Africa/Casablanca"),
    ("NG", None, "Africa/Lagos"), ("KE", None, "Africa/Nairobi"), ("ZA", None, "Africa/Johannesburg"),
    ("IN", "KA", "Asia/Kolkata"), ("NP", None, "Asia/Kathmandu"), ("SG", None, "Asia/Singapore"),
    ("JP", None, "Asia/Tokyo"), ("KR", None, "Asia/Seoul"), ("AU", "NSW", "Australia/Sydney"),
    ("AU", "WA", "Australia/Perth"), ("NZ", None, "Pacific/Auckland"), ("PH", None, "Asia/Manila"),
)  # fmt: skip
"""Country, region and zone of the companies; the candidates sit in the next place of the list."""
EXPECTED: tuple[dict[str, Any] | None, ...] = (
    {"within": {"count": 1, "unit": "weeks"}},
    {"within": {"count": 5, "unit": "business_days"}},
    {},
    None,
    {"within": {"count": 10, "unit": "days"}, "channel": "email"},
    {"within": {"count": 1, "unit": "months"}},
)
DAYS_LATER = (0, 1, 2, 4, 9, 11, 13, 16, 21, 30)
PEOPLE = (("Dana Whitfield", "hiring_manager"), ("Omar Haddad", "interviewer"))
REPLIES = ("acknowledgement", "delay", "rejection", "information_request")
START = datetime(2026, 1, 5, 15, 0, tzinfo=UTC)


def lines(count: int) -> Iterator[bytes]:
    """So many lines for ``afterword plan --batch``."""
    encode = msgspec.json.encode
    return (encode(one(number)) for number in range(count))


def some(count: int) -> list[bytes]:
    """The same, in a list."""
    return list(islice(lines(count), count))


def one(number: int) -> dict[str, Any]:
    """The case of that number, and the moment to plan it for."""
    country, region, zone = PLACES[number % len(PLACES)]
    home = PLACES[(number + 1) % len(PLACES)][2]
    ended = (START + timedelta(days=number % 720, minutes=number % 300)).astimezone(ZoneInfo(zone))
    now = ended + timedelta(days=DAYS_LATER[number // 7 % len(DAYS_LATER)], hours=number % 24)
    people = [
        {
            "id": f"p{each}",
            "name": name,
            "part": part,
            "email": f"p{each}@company.example",
            "phone": None,
            "address": "1 Main Street" if each else None,
            "style": ("traditional", "modern", "unknown")[number % 3],
        }
        for each, (name, part) in enumerate(PEOPLE)
    ][: 1 + number % 2]
    interview: dict[str, Any] = {
        "id": "r1",
        "starts_at": (ended - timedelta(hours=1)).isoformat(),
        "ended_at": ended.isoformat(),
        "format": "video",
        "contacts": [person["id"] for person in people],
        "open_points": [{"id": "spark", "kind": "concern", "text": "No production Spark", "answer": None}],
        "highlights": ["the move from batch to streaming"],
    }
    expected = EXPECTED[number % len(EXPECTED)]
    if expected is not None:
        interview["expectation"] = expected
    return {
        "case": {
            "schema": "afterword.case/1",
            "id": f"case-{number}",
            "role": "Data engineer",
            "via": None,
            "candidate": {
                "name": "Priya Nair",
                "email": "priya@example.org",
                "phone": None,
                "timezone": home,
            },
            "company": {
                "name": "Northwind",
                "country": country,
                "region": region,
                "timezone": zone,
                "address": None,
                "phone": "+1 312 555 0100",
            },
            "contacts": people,
            "interviews": [interview],
            "events": events(number, ended),
        },
        "now": now.isoformat(),
    }


def events(number: int, ended: datetime) -> list[dict[str, Any]]:
    """What happened since: up to three things, of several kinds."""
    noted = {
        "at": (ended + timedelta(hours=3)).isoformat(),
        "kind": "note_sent",
        "contact": "p0",
        "channel": "email",
        "purpose": "thank_you",
    }
    replied = {
        "at": (ended + timedelta(days=2)).isoformat(),
        "kind": "reply",
        "contact": "p0",
        "channel": "email",
        "meaning": REPLIES[number // 5 % 4],
    }
    called = {
        "at": (ended + timedelta(days=12)).isoformat(),
        "kind": "call_made",
        "contact": "p0",
        "outcome": "voicemail",
    }
    return [noted, replied, called][: number // 3 % 4]


if __name__ == "__main__":
    sys.stdout.buffer.writelines(line + b"\n" for line in lines(int(sys.argv[1])))
