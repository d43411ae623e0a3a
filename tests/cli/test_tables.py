"""CSV and TSV of every command that prints records: cells that a spreadsheet takes, `--bom` for Excel."""

import contextlib
import csv
import io
import json
import sys
from pathlib import Path

import pytest

from ketcli.cli.asked import Asked
from ketcli.cli.commands import COMMANDS
from ketcli.cli.declared import OUTPUT
from ketcli.errors import KetError
from ketcli.render import delimited
from ketcli.status import MISUSE

HERE = Path(__file__).parents[1]
MARK = b"\xef\xbb\xbf"
PRINTING = {
    "search": {"words": ["bladder"]},
    "list": {},
    "show": {"effect": ["cystitis"]},
    "findings": {},
    "compare": {},
    "timeline": {},
    "interactions": {},
    "groups": {},
    "about": {"topic": ["data"]},
    "sources": {},
    "values": {},
    "validate": {},
    "diff": {"pair": [str(HERE / "kb.yaml"), str(HERE.parent / "data")]},
}
"""Every command that prints records, and what it is asked."""


def printed(command: str, **values) -> bytes:
    """The bytes that a command writes."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        assert COMMANDS[command](Asked({**PRINTING[command], **values})) != MISUSE
        sys.stdout.flush()
    return out.buffer.getvalue()


@pytest.mark.exhaustive
@pytest.mark.parametrize("form", ["csv", "tsv"])
@pytest.mark.parametrize("command", ["findings", "search", "values", "sources"])
def test_the_mark_stands_before_the_same_bytes(command, form):
    plain = printed(command, form=form)

    assert not plain.startswith(MARK)
    assert printed(command, form=form, bom=True) == MARK + plain


@pytest.mark.parametrize("form", ["json", "plain", None])
def test_what_is_no_table_takes_no_mark(form):
    with pytest.raises(KetError, match="--bom"):
        printed("list", form=form, bom=True)


def test_every_command_that_prints_records_takes_it():
    from ketcli.cli.declared import DECLARED

    assert {name for name, (of, _, _) in DECLARED.items() if "form" in of} == set(PRINTING)
    assert all("bom" in DECLARED[name][0] for name in PRINTING)
    assert "bom" in OUTPUT


MOST = 32_767
"""Letters that a cell of a spreadsheet holds."""


def holds_json(cell: str) -> bool:
    """Tell whether a cell, or a part of it, is an object or a list of JSON."""
    if '{"' in cell or '["' in cell:
        return True
    with contextlib.suppress(ValueError):
        return isinstance(json.loads(cell), dict | list)
    return False


@pytest.mark.exhaustive
@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("form", ["csv", "tsv"])
@pytest.mark.parametrize("command", PRINTING)
def test_no_cell_is_too_long_for_a_spreadsheet_or_holds_json(command, form, full):
    text = printed(command, form=form, full=full).decode("utf-8")
    csv.field_size_limit(10**8)
    if form == "csv":
        head, *rows = csv.reader(io.StringIO(text, newline=""))
    else:
        head, *rows = (line.split("\t") for line in text.removesuffix("\n").split("\n"))

    assert rows or command == "validate"
    assert {len(row) for row in rows} <= {len(head)}
    assert [cell[:80] for row in rows for cell in row if len(cell) > MOST] == []
    assert [cell[:80] for row in rows for cell in row if holds_json(cell)] == []


@pytest.mark.exhaustive
def test_both_sides_of_every_change_differ_in_a_table_too():
    rows = list(
        csv.DictReader(io.StringIO(printed("diff", form="csv").decode("utf-8"), newline=""))
    )
    changed = [row for row in rows if row["change"] == "changed"]

    assert len(changed) > 50
    assert [row["id"] for row in changed if row["before"] == row["after"]] == []


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("[Ketamine] in [brackets]", "[Ketamine] in [brackets]"),
        ("[1] of two", "[1] of two"),
        ("[]", "empty"),
        ('{"low":"mild","cites":[{"source":"a","locator":"1"},{"source":"b","locator":"2"}]}',
         "low mild, cites source a, locator 1; source b, locator 2"),
    ],
)  # fmt: skip
def test_a_side_of_a_change_is_told_whole_or_as_it_stands(value, told):
    assert delimited._changed(value) == told


def rows(command: str, **values) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(printed(command, form="csv", **values).decode("utf-8"))))


def test_a_list_has_the_number_that_leads_in_columns_of_its_own():
    told = rows("list")
    briefs = json.loads(printed("list", json=True))["results"]

    assert len(told) == len(briefs) > 100
    for row, brief in zip(told, briefs, strict=True):
        lead = brief.get("headline", {"figure": {}})
        figure = lead["figure"]
        for key in ("percent", "count", "total", "measure", "population"):
            assert row[key] == str(figure.get(key, "")), row["id"]
        assert row["base"] == figure.get("of", "")
        assert row["source"] == lead.get("source", "")
        assert row["certainty"] == brief["certainty"]


def test_under_a_setting_the_number_is_of_that_setting():
    told = {row["id"]: row for row in rows("list", setting=["depression"])}

    assert told["urinary-frequency"]["percent"] == "3"
    assert told["ketamine-cystitis"]["percent"] == ""
    assert {row["context"] for row in told.values()} == {"", "therapeutic"}


def test_columns_of_the_number_can_be_chosen_alone():
    (row, *_) = json.loads(printed("list", json=True, fields="count,percent"))["results"]

    assert list(row) == ["count", "percent"]
    assert set(rows("list", fields="count")[0]) == {"count"}
