"""`--bom` marks CSV and TSV as UTF-8 for Excel, and nothing else."""

import contextlib
import io
import sys

import pytest

from ketcli.cli.asked import Asked
from ketcli.cli.commands import COMMANDS
from ketcli.cli.parameters import OUTPUT
from ketcli.errors import KetError
from ketcli.status import MISUSE

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
    "diff": {"pair": ["data", "tests/kb.yaml"]},
}
"""Every command that prints records, and what it is asked."""


def printed(command: str, **values) -> bytes:
    """The bytes that a command writes."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        assert COMMANDS[command](Asked({**PRINTING[command], **values})) != MISUSE
        sys.stdout.flush()
    return out.buffer.getvalue()


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
    from ketcli.cli.options import DECLARED

    assert {name for name, (of, _, _) in DECLARED.items() if "form" in of} == set(PRINTING)
    assert all("bom" in DECLARED[name][0] for name in PRINTING)
    assert "bom" in OUTPUT
