"""What is answered without typer, from lines that nobody decoded, is what typer and whole records answer, byte by byte."""

import io
import sys
from pathlib import Path

import pytest

from ketcli.answers.find import find
from ketcli.cli import app, spoken
from ketcli.cli import argv as plain
from ketcli.cli.asked import Asked
from ketcli.compile import yamlfile
from ketcli.render import Page, render
from ketcli.status import ANSWERED, NOTHING

JUDGED = Path(__file__).parents[1] / "retrieval"
TEXTS = [
    one["text"]
    for name in ("queries", "queries-open", "queries-blind")
    for one in yamlfile.read(JUDGED / f"{name}.yaml").value["judgements"]
]
LINES = (
    "list", "list --long-term", "list --serious --system bladder", "list --fields id,name", "list --sort name",
    "list --setting depression", "list --drug esketamine", "show cystitis", "show cystitis --therapeutic",
    "show seizure dizziness", "show zqxjkv", "interactions", "interactions booze", "groups", "groups pregnant",
    "about", "about overdose", "sources", "sources winstock-2012", "search bladder --long-term",
    "search bladder --fields id,name,match", "search bladder --limit 3", "search blader --exact", "compare cystitis",
    "timeline cystitis", "values", "about data", "list --full", "search bladder --full",
)  # fmt: skip


def bytes_of(run, line, monkeypatch):
    """What a way to run a command line writes to standard output, with its status."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    try:
        status = run(line)
    except SystemExit as ended:
        status = ended.code
    out.flush()
    return out.buffer.getvalue(), status


@pytest.fixture
def alike(monkeypatch, real_kb):
    """Assert that a command line is plain, and that typer answers the same bytes."""
    light = real_kb.lightly()
    monkeypatch.setattr(Asked, "knowledge_base", lambda _: light)

    def compare(line):
        short, status = bytes_of(app.status, line, monkeypatch)

        assert plain.read(line)
        assert status in (ANSWERED, NOTHING)
        assert (short, status) == bytes_of(spoken.run, line, monkeypatch), line

    return compare


@pytest.mark.exhaustive
@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "plain"])
@pytest.mark.parametrize("line", LINES)
def test_a_command_line_is_answered_alike_with_and_without_typer(line, form, alike):
    alike([*line.split(), "--format", form])


@pytest.mark.parametrize("step", [50, pytest.param(1, marks=pytest.mark.process)])
def test_every_judged_query_is_answered_alike_with_and_without_typer(alike, step):
    for text in TEXTS[::step]:
        alike(["search", "--json", "--", text])


@pytest.mark.process
def test_every_judged_query_gives_the_bytes_of_whole_records(real_kb, real_index):
    for text in TEXTS:
        answer = find(real_index, text)
        lines = render(answer, real_kb, "json", Page(full=True))
        whole = answer._replace(records=tuple(answer.records))

        assert render(whole, real_kb, "json", Page(full=True)) == lines, text
