"""Our own export: read back to the same values, and refused with the field that is wrong."""

import json
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.core.case import Case
from afterword.core.errors import InputError
from afterword.services.transfer.importing.export_file import (
    Export,
    ExportedExtras,
    ExportedNote,
    ExportedProfile,
    Happening,
    is_export,
    read_export,
    write_export,
)
from afterword.services.transfer.importing.table import read_table

LINES = (Path(__file__).parents[3] / "data/policy_examples.jsonl").read_text("utf-8").splitlines()
CASES = [msgspec.convert(json.loads(line)["case"], Case) for line in LINES]
AT = datetime(2026, 11, 20, 12, tzinfo=UTC)
PROFILE = ExportedProfile(
    name="Priya Nair", timezone="America/New_York", quiet=("22:00", "07:00"), policy="article"
)


def written(export: Export) -> bytes:
    return b"".join(write_export(export))


def small() -> dict[str, object]:
    case = msgspec.structs.replace(CASES[0], id="one")
    export = Export(
        "afterword.export/1",
        AT,
        PROFILE,
        (case,),
        {"one": ExportedExtras((Happening(1, "facts", {}, AT, "web"),))},
    )
    return json.loads(written(export))


def told(table: object) -> InputError:
    with pytest.raises(InputError) as fault:
        read_export(json.dumps(table).encode())
    return fault.value


def test_the_form_is_the_documented_one_with_one_case_a_line() -> None:
    cases = tuple(msgspec.structs.replace(case, id=f"c{at}") for at, case in enumerate(CASES[:3]))
    event = {"kind": "closed", "at": "2026-11-20T12:00:00Z"}
    happening = Happening(1, "event", event, AT, "cli", "they asked me to")
    text = ExportedNote("thank_you", "dana", "Dear Dana", dismissed=(("a", "b", "c"),))
    kept = {"c1": ExportedExtras((happening,), (text,), {"r1/call/dana": AT})}
    data = written(Export("afterword.export/1", AT, PROFILE, cases, kept))
    table = json.loads(data)
    assert list(table) == ["schema", "exported_at", "profile", "cases", "kept"]
    assert table["schema"] == "afterword.export/1"
    assert table["exported_at"] == "2026-11-20T12:00:00Z"
    assert table["profile"]["quiet"] == ["22:00", "07:00"]
    at = "2026-11-20T12:00:00Z"
    assert table["kept"]["c1"] == {
        "history": [
            {
                "step": 1,
                "kind": "event",
                "body": event,
                "at": at,
                "surface": "cli",
                "because": "they asked me to",
            }
        ],
        "texts": [
            {"kind": "thank_you", "contact": "dana", "text": "Dear Dana", "dismissed": [["a", "b", "c"]]}
        ],
        "later": {"r1/call/dana": at},
    }
    lines = [
        json.loads(line.rstrip(b","))
        for line in data.splitlines()
        if line.startswith(b'{"schema":"afterword.case/1"')
    ]
    assert [line["id"] for line in lines] == ["c0", "c1", "c2"]


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
TEXTS = st.text(max_size=20)
CLOCKS = st.times().map(lambda each: f"{each:%H:%M}")
MOMENTS = st.datetimes(
    datetime(1971, 1, 1), datetime(2189, 1, 1), timezones=st.sampled_from([UTC, AT.tzinfo])
)
PROFILES = st.builds(
    ExportedProfile,
    name=TEXTS,
    timezone=TEXTS,
    email=st.none() | TEXTS,
    phone=st.none() | TEXTS,
    language=st.none() | TEXTS,
    signature=st.none() | TEXTS,
    policy=st.none() | TEXTS | st.dictionaries(TEXTS, JSON_VALUES, max_size=3),
    quiet=st.none() | st.tuples(CLOCKS, CLOCKS),
)
HAPPENINGS = st.builds(
    Happening,
    step=st.integers(1, 99),
    kind=st.sampled_from(["facts", "event"]),
    body=st.dictionaries(TEXTS, JSON_VALUES, max_size=3),
    at=MOMENTS,
    surface=TEXTS,
    because=TEXTS,
    undone_at=st.none() | MOMENTS,
)
WRITTEN = st.builds(
    ExportedNote,
    kind=TEXTS,
    contact=st.text(min_size=1, max_size=9),
    text=TEXTS,
    subject=TEXTS,
    channel=st.sampled_from(["email", "handwritten"]),
    variant=st.integers(0, 9),
    dismissed=st.lists(st.tuples(TEXTS, TEXTS, TEXTS), max_size=2).map(tuple),
)
KEPT = st.builds(
    ExportedExtras,
    st.lists(HAPPENINGS, max_size=3).map(tuple),
    st.lists(WRITTEN, max_size=2).map(tuple),
    st.dictionaries(TEXTS, MOMENTS, max_size=2),
)


@st.composite
def exports(draw: st.DrawFn) -> Export:
    ids = draw(st.lists(st.text(min_size=1, max_size=12), unique=True, max_size=4))
    cases = tuple(
        msgspec.structs.replace(draw(st.sampled_from(CASES)), id=each, role=draw(TEXTS)) for each in ids
    )
    known = draw(st.lists(st.sampled_from(ids), unique=True)) if ids else []
    kept = {each: draw(KEPT) for each in known}
    return Export("afterword.export/1", draw(MOMENTS), draw(PROFILES), cases, kept)


@given(exports())
def test_what_is_written_is_read_back(export: Export) -> None:
    assert read_export(written(export)) == export
    assert read_export(b"\xef\xbb\xbf" + written(export)) == export


def test_it_is_written_piece_by_piece() -> None:
    cases = tuple(msgspec.structs.replace(CASES[0], id=f"c{at}") for at in range(50))
    pieces = write_export(Export("afterword.export/1", AT, PROFILE, cases))
    assert max(map(len, pieces)) < 2 * len(msgspec.json.encode(cases[0]))


def test_an_export_is_told_from_a_table() -> None:
    data = json.dumps(small()).encode()
    assert is_export(data)
    assert is_export(b"\xef\xbb\xbf \n" + data)
    assert not is_export(b'{"schema": "afterword.case/1"}')
    assert not is_export(b"Company,Role\nAcme,Dev\n")
    with pytest.raises(InputError, match="import it as an export"):
        read_table(data)


@pytest.mark.parametrize(
    ("path", "value", "where", "wanted"),
    [
        (["schema"], "afterword.export/2", "schema", "afterword.export/1"),
        (["exported_at"], "2026-11-20T12:00:00", "exported_at", "with an offset"),
        (["profile", "nmae"], "x", "profile.nmae", "did you mean 'name'"),
        (["profile", "quiet"], ["22:00"], "profile.quiet", "2"),
        (["profile", "quiet"], ["22:00", "24:00"], "profile.quiet[1]", "a time of day"),
        (["cases"], [{"schema": "afterword.case/1"}], "cases[0].id", "a value"),
        (["kept"], {"two": {}}, "kept['two']", "the id of one of the cases"),
        (["kept", "one"], {"history": [{"at": "soon"}]}, "kept[…].history[0].at", "a moment"),
        (["extra"], 1, "extra", "one of schema"),
    ],
)  # fmt: skip
def test_a_wrong_field_is_named(path: list[str], value: object, where: str, wanted: str) -> None:
    table: dict = small()
    inner = table
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    fault = told(table)
    assert fault.path == where
    assert wanted in fault.expected


def test_a_case_twice_is_a_fault() -> None:
    table: dict = small()
    table["cases"] *= 2
    fault = told(table)
    assert (fault.path, fault.found) == ("cases[1].id", "'one'")
    assert "cases[0]" in fault.expected


def test_bounds_depth_and_damage_are_faults() -> None:
    def fault_of(data: bytes) -> InputError:
        with pytest.raises(InputError) as fault:
            read_export(data)
        return fault.value

    assert fault_of(b" " * 50_000_001).found == "50000001 bytes"
    assert (
        "nested too deep" in fault_of(b'{"schema": "afterword.export/1", "profile": ' + b"[" * 100_000).found
    )
    deep = json.dumps(small()).replace(
        '"policy": "article"', '"policy": {"a": ' + "[" * 100_000 + "]" * 100_000 + "}"
    )
    assert "nested too deep" in fault_of(deep.encode()).found
    assert "no JSON" in fault_of(json.dumps(small()).encode()[:-20]).found
    assert "position" in fault_of(json.dumps(small()).encode().replace(b"Priya", b"Pr\xffya")).found
    assert fault_of(b"Company,Role\n").path == "file"


@given(
    st.binary(max_size=200)
    | st.recursive(TEXTS, lambda x: st.lists(x) | st.dictionaries(TEXTS, x)).map(
        lambda x: json.dumps(x).encode()
    )
)
def test_any_bytes_are_an_export_or_a_fault(data: bytes) -> None:
    with pytest.raises(InputError):
        read_export(data)
