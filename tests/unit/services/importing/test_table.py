"""Tables out of bytes: what people's files are like, and what is no table."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from afterword.core.errors import InputError
from afterword.services.transfer.importing.table import Table, read_table

PLAIN = "Company,Role,Status\nNorthwind,Data engineer,Applied\nContoso,Analyst,Rejected\n"


def cells(table: Table) -> list[tuple[str, ...]]:
    return [row.cells for row in table.rows]


def refused(data: bytes) -> InputError:
    with pytest.raises(InputError) as told:
        read_table(data)
    return told.value


def test_a_plain_table_keeps_names_cells_and_lines() -> None:
    table = read_table(PLAIN.encode())
    assert table.headers == ("Company", "Role", "Status")
    assert cells(table) == [("Northwind", "Data engineer", "Applied"), ("Contoso", "Analyst", "Rejected")]
    assert [row.number for row in table.rows] == [2, 3]
    assert table.notices == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings_of_spreadsheets_are_read(encoding: str) -> None:
    table = read_table("Firma;Stelle\nMüller & Söhne;Prüfer – Qualität\n".encode(encoding))
    assert table.headers == ("Firma", "Stelle")
    assert cells(table) == [("Müller & Söhne", "Prüfer – Qualität")]
    assert bool(table.notices) == (encoding == "cp1252")


def test_big_endian_with_its_mark_is_read() -> None:
    assert read_table(b"\xfe\xff" + "Firma;Stelle\nÖl;B\n".encode("utf-16-be")).rows[0].cells == ("Öl", "B")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_though_others_stand_in_the_cells(delimiter: str) -> None:
    others = "".join({",", ";", "|"} - {delimiter})
    rows = [
        ["Company", "Role", "Notes"],
        ["Acme", "Dev", f"a{others}b{others}c{others}d"],
        ["Beta", "Ops", "x"],
    ]
    text = "\n".join(delimiter.join(row) for row in rows)
    assert read_table(text.encode()).rows[0].cells == tuple(rows[1])


def test_commas_in_quoted_cells_do_not_pass_for_delimiters() -> None:
    text = 'Firma;Stelle;Ort\n"a, b, c, d";"x, y, z";"1, 2"\n"e, f, g, h";"x, y, z";"1, 2"\n'
    assert read_table(text.encode()).headers == ("Firma", "Stelle", "Ort")


def test_excels_first_line_names_the_delimiter_and_counts_as_a_line() -> None:
    table = read_table(b"sep=;\r\nCompany;Role\r\nAcme, Inc.;Dev\r\n")
    assert table.headers == ("Company", "Role")
    assert [(row.number, *row.cells) for row in table.rows] == [(3, "Acme, Inc.", "Dev")]


def test_a_delimiter_that_only_the_first_line_names_is_taken() -> None:
    assert read_table(b"sep=^\nCompany^Role\nAcme^Dev\n").rows[0].cells == ("Acme", "Dev")


def test_titles_above_the_header_and_blank_lines_are_passed_over() -> None:
    text = (
        "My job search 2026,,\n,,\nUpdated in March,,\n\nCompany,Role,Date Applied\n,,\nAcme,Dev,2026-01-02\n"
    )
    table = read_table(text.encode())
    assert table.headers == ("Company", "Role", "Date Applied")
    assert [(row.number, *row.cells) for row in table.rows] == [(7, "Acme", "Dev", "2026-01-02")]


def test_a_header_of_unknown_words_is_a_header_all_the_same() -> None:
    table = read_table(b"foo,bar\nqux,baz\n")
    assert table.headers == ("foo", "bar")


def test_rows_without_a_header_get_numbered_columns() -> None:
    table = read_table(b"Acme,dana@acme.example\nBeta,bo@beta.example\n")
    assert table.headers == ("Column 1", "Column 2")
    assert table.named == (False, False)
    assert len(table.rows) == 2
    assert "no names" in table.notices[0]


def test_ragged_rows_are_filled_and_longer_ones_keep_what_they_have() -> None:
    table = read_table(b"Company,Role\nAcme\nBeta,Dev,surplus,\n")
    assert table.headers == ("Company", "Role", "Column 3")
    assert cells(table) == [("Acme", "", ""), ("Beta", "Dev", "surplus")]


def test_each_column_has_a_name_of_its_own() -> None:
    table = read_table(b"Company,Notes,,Notes,Notes (2)\nAcme,a,b,c,d\n")
    assert table.headers == ("Company", "Notes", "Column 3", "Notes (2)", "Notes (2) (2)")


def test_line_numbers_count_the_lines_in_quoted_cells() -> None:
    table = read_table(b'Company,Notes\r\nAcme,"one\r\ntwo\r\nthree"\r\nBeta,x\r\n')
    assert [row.number for row in table.rows] == [2, 5]
    assert table.rows[0].cells[1] == "one\r\ntwo\r\nthree"


def test_old_macintosh_lines_are_read() -> None:
    assert cells(read_table(b"Company,Role\rAcme,Dev\rBeta,Ops\r")) == [("Acme", "Dev"), ("Beta", "Ops")]


def test_an_open_quotation_mark_is_told_by_its_line() -> None:
    fault = refused(b'Company,Role\nAcme,Dev\nBeta,"Ops\nGamma,Dev\n')
    assert fault.path == "line 3"
    assert "never closed" in fault.found
    assert "close or delete it" in fault.expected
    long = refused(b'Company,Role\nAcme,"Dev\n' + b"x,y\n" * 60_000)
    assert (long.path, long.found) == ("line 2", "a quotation mark that is never closed")


def test_a_few_nul_characters_are_left_out_and_many_are_no_text() -> None:
    table = read_table(b"Company,Role\nAc\0me,Dev at a rather large place\n")
    assert table.rows[0].cells[0] == "Acme"
    assert "NUL" in table.notices[0]
    assert "no text" in refused(b"a\0\0b,\0\0\n" * 40).found


def test_apostrophes_that_kept_cells_from_being_formulas_are_taken_off() -> None:
    assert read_table(b"Company,Phone\n'=Acme,'+1 312\n").rows[0].cells == ("=Acme", "+1 312")
    assert read_table(b"Company,Role\n'68 Cafe,''=x\n").rows[0].cells == ("'68 Cafe", "'=x")


@pytest.mark.parametrize(
    ("data", "found", "wanted"),
    [
        (b"PK\x03\x04....xl/workbook.xml", "xlsx", "save it as CSV"),
        (b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "ods", "save it as CSV"),
        (b"PK\x03\x04....photo.jpg", "zip", "unpack"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 50, "xls", "save it as CSV"),
        (b"%PDF-1.7\n", "PDF", "export the table"),
        (b"\x89PNG\r\n\x1a\n", "PNG", "a CSV file"),
        (b"\xff\xd8\xff\xe0", "JPEG", "a CSV file"),
        (b"<!DOCTYPE html><html><table><tr><td>Company", "HTML", "save it as CSV"),
        (b"\xef\xbb\xbf  <table><tr><td>Company", "HTML", "save it as CSV"),
        ("<html><body>".encode("utf-16"), "HTML", "save it as CSV"),
        (b"<?xml version='1.0'?><Workbook/>", "XML", "save it as CSV"),
        (b'{"jobs": [{"company": "Acme"}]}', "JSON", "a CSV file"),
        (b'[{"company": "Acme"}]', "JSON", "a CSV file"),
        (b'[["Acme", "Dev"], ["Beta", "Ops"]]', "JSON", "a CSV file"),
        (b'{"schema": "afterword.export/1", "cases": []}', "export of Afterword", "as an export"),
        (b'{"schema": "afterword.case/1", "id": "x"}', "case of Afterword", "as a case"),
        (b"BEGIN:VCALENDAR\r\n", "calendar", "invite"),
        (b"", "nothing", "a header"),
        (" \r\n".encode("utf-16"), "nothing", "a header"),
        (b"Company,Role\n", "a header without rows", "one row"),
        (b"Dear Sir or Madam\nI write to you about a job\n", "text without columns", "between commas"),
    ],
)
def test_what_is_no_table_is_refused_with_what_to_do(data: bytes, found: str, wanted: str) -> None:
    fault = refused(data)
    assert fault.path == "file"
    assert found in fault.found
    assert wanted in fault.expected


def test_a_single_known_column_is_a_table() -> None:
    assert cells(read_table(b"Company\nAcme\nBeta\n")) == [("Acme",), ("Beta",)]


def test_bounds_are_told() -> None:
    assert refused(b"a,b\n" * 2_500_001).found == "10000004 bytes"
    assert "20000 rows" in refused(b"Company,Role\n" + b"a,b\n" * 20_001).found
    assert len(read_table(b"Company,Role\n" + b"a,b\n" * 20_000).rows) == 20_000
    wide = refused(b"Company,Role\n" + b",".join(b"x" for _ in range(101)))
    assert (wide.path, wide.found) == ("line 2", "101 columns")
    assert len(read_table(b"Company,Role\n" + b",".join(b"x" for _ in range(100))).headers) == 100
    long = refused(b"Company,Role\nAcme," + b"x" * 20_001)
    assert (long.path, long.found) == ("line 2, column 2", "20001 characters")
    assert len(read_table(b"Company,Role\nAcme," + b"x" * 20_000).rows) == 1


PIECES = st.sampled_from(
    [
        "Company",
        "Status",
        '"',
        '""',
        ",",
        ";",
        "\t",
        "|",
        "\n",
        "\r\n",
        "\r",
        "\0",
        "sep=;",
        "[",
        "{",
        "<",
        "ü",
        "'=",
    ]
)


@given(st.one_of(st.binary(max_size=400), st.lists(PIECES, max_size=60).map("".join).map(str.encode)))
@example(b'"')
@example(b"sep=;")
@example(b"[" * 5_000)
@example(b'[{"a":' * 5_000)
@example(b"\xff\xfe\0")
@example(b"\x81\x8d,\x8f\n\x90,\x9d")
@example(json.dumps([1, [2]]).encode())
def test_any_bytes_are_a_table_or_a_fault(data: bytes) -> None:
    try:
        table = read_table(data)
    except InputError:
        return
    assert table.rows
    assert len(set(table.headers)) == len(table.headers) == len(table.named)
    assert all(table.headers)
    assert {len(row.cells) for row in table.rows} == {len(table.headers)}
    numbers = [row.number for row in table.rows]
    assert numbers == sorted(set(numbers))
