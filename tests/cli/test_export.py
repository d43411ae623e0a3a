"""`ket export` writes all records to one file that other programs read."""

import json
import signal
import sqlite3
import subprocess
import sys
import time

import pytest

from conftest import clean_environment
from ketcli.answers.export import TABLES, export, written
from ketcli.cli.app import status
from ketcli.errors import KetError
from ketcli.jsontext import loads

KINDS = ("effects", "sources", "interactions", "groups", "topics")


@pytest.fixture(scope="module")
def path(real_kb, tmp_path_factory):
    with sqlite3.connect(":memory:") as base:
        try:
            base.execute("create virtual table t using fts5(a)")
        except sqlite3.OperationalError:
            pytest.skip("this Python has a SQLite without full-text search")
    found = tmp_path_factory.mktemp("export") / "ket.sqlite"
    export(real_kb, str(found))
    return found


@pytest.fixture
def base(path):
    opened = sqlite3.connect(path)
    yield opened
    opened.close()


def held(kb, plural):
    table = kb.background if plural == "topics" else getattr(kb, plural)
    return [loads(table.section.get(id)) for id in table]


@pytest.mark.parametrize("plural", KINDS)
def test_every_record_is_in_its_table_whole(real_kb, base, plural):
    records = held(real_kb, plural)

    assert records
    assert [
        json.loads(r)
        for (r,) in base.execute(f"select record from {plural} order by rowid")  # noqa: S608
    ] == records


@pytest.mark.parametrize("plural", ["effects", "interactions", "groups"])
def test_every_finding_is_linked_to_its_record(real_kb, base, plural):
    one = plural[:-1]
    wanted = {(r["id"], f["id"]) for r in held(real_kb, plural) for f in r["findings"]}

    assert set(base.execute(f"select {one}_id, finding_id from {one}_findings")) == wanted  # noqa: S608
    linked = {finding for _, finding in wanted}
    assert linked <= {id for (id,) in base.execute("select id from findings")}


def test_what_is_said_of_it_counts_the_rows(real_kb, base):
    for plural in KINDS:
        (rows,) = base.execute(f"select count(*) from {plural}").fetchone()  # noqa: S608

        assert f" {rows:,} {plural}" in written(real_kb, "k.sqlite")


def test_what_is_ours_of_a_title_is_a_column_beside_it(real_kb, base):
    for id, *told in base.execute("select id, title, title_note, language from sources"):
        source = real_kb.sources[id]

        assert told == [source.title, source.title_note, source.language]


def test_every_key_points_at_a_row(base):
    keys = {(t, row[3]) for t in TABLES for row in base.execute(f"pragma foreign_key_list({t})")}

    assert {
        ("findings", "source"),
        ("effects", "leading_finding"),
        ("effect_findings", "effect_id"),
    } <= keys
    assert base.execute("pragma foreign_key_check").fetchall() == []
    assert base.execute("pragma integrity_check").fetchall() == [("ok",)]


def test_words_of_names_and_statements_are_found(base):
    found = base.execute(
        "select id from texts where texts match 'names: bladder' and kind = 'effects'"
    )
    assert ("ketamine-cystitis",) in found.fetchall()
    assert base.execute(
        "select 1 from texts where texts match 'statement: urine' and kind = 'findings'"
    ).fetchone()


def test_serious_effects_come_with_the_number_that_leads(real_kb, base):
    leads = {}
    for effect in held(real_kb, "effects"):
        if effect["serious"]:
            lead = effect["slices"][0].get("headline") if effect["slices"] else None
            figure = lead["figure"] if lead else {}
            leads[effect["id"]] = (figure.get("percent"), lead["source_label"] if lead else None)

    assert {
        id: (p, c) for id, p, c in base.execute("select id, percent, cited from serious_effects")
    } == leads


def test_findings_are_shown_with_their_source_and_mixtures_all(real_kb, base):
    rows = base.execute(
        "select cited from cited_findings where source = 'winstock-2012'"
    ).fetchall()
    assert rows and {label.split(",")[0] for (label,) in rows} == {"Winstock 2012"}
    assert {id for (id,) in base.execute("select id from mixtures")} == set(real_kb.interactions)


def test_another_reader_opens_it(path, base):
    sqlite_utils = pytest.importorskip("sqlite_utils")
    read = sqlite_utils.Database(path)

    assert set(TABLES) <= set(read.table_names())
    assert "texts" in read.table_names(fts5=True)
    assert {(k.column, k.other_table) for k in read["findings"].foreign_keys} == {
        ("source", "sources")
    }
    assert read["effects"].pks == ["id"]
    assert read["findings"].count == base.execute("select count(*) from findings").fetchone()[0]
    read.close()


def test_lines_are_the_records_and_the_same_twice(real_kb, tmp_path):
    one, two = tmp_path / "1.jsonl", tmp_path / "2.jsonl"
    export(real_kb, str(one))
    export(real_kb, str(two))
    read = [json.loads(line) for line in one.read_text(encoding="utf-8").splitlines()]

    assert one.read_bytes() == two.read_bytes()
    assert read[0]["notice"] and read[0]["edition"] == real_kb.edition
    for plural in KINDS:
        found = [{k: v for k, v in r.items() if k != "table"} for r in read if r["table"] == plural]
        assert found == held(real_kb, plural)


def test_tables_hold_the_same_twice(real_kb, path, tmp_path):
    export(real_kb, str(tmp_path / "2.sqlite"))

    assert (tmp_path / "2.sqlite").read_bytes() == path.read_bytes()


@pytest.mark.parametrize(
    "name", ["ket.csv", "ket", "no/folder.sqlite", "no/folder.jsonl", "x" * 300 + ".jsonl", ""]
)
def test_a_path_that_cannot_be_written_leaves_nothing(kb, tmp_path, name):
    with pytest.raises(KetError) as told:
        export(kb, str(tmp_path / name))
    assert "\n" not in str(told.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", ["sqlite", "jsonl"])
def test_a_file_that_is_there_is_replaced_only_by_force(kb, tmp_path, ending):
    there = tmp_path / f"there.{ending}"
    there.write_text("mine")
    with pytest.raises(KetError, match="--force"):
        export(kb, str(there))
    assert there.read_text() == "mine"
    export(kb, str(there), force=True)

    assert there.read_bytes() != b"mine"
    assert list(tmp_path.iterdir()) == [there]


def test_a_failure_midway_leaves_what_was_there(kb, tmp_path, monkeypatch):
    there = tmp_path / "there.sqlite"
    there.write_text("mine")

    def full(*_):
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("ketcli.answers.export._insert", full)
    with pytest.raises(KetError, match="disk is full"):
        export(kb, str(there), force=True)
    assert there.read_text() == "mine" and list(tmp_path.iterdir()) == [there]


def test_the_command_writes_and_refuses_in_one_line(ket, tmp_path):
    first, second = ket("export", "k.jsonl", cwd=tmp_path), ket("export", "k.jsonl", cwd=tmp_path)

    quiet = ket("export", "q.jsonl", "--quiet", cwd=tmp_path)

    assert (first.returncode, first.stdout) == (0, "") and first.stderr.count("\n") == 1
    assert first.stderr.startswith("Wrote k.jsonl: ") and " effects, " in first.stderr
    assert (quiet.returncode, quiet.stdout, quiet.stderr) == (0, "", "")
    assert (second.returncode, second.stdout) == (2, "") and second.stderr.count("\n") == 1


@pytest.mark.process
@pytest.mark.skipif(sys.platform == "win32", reason="no signal of this kind")
@pytest.mark.parametrize("ending", ["sqlite", "jsonl"])
@pytest.mark.parametrize(("sent", "status"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129)])
def test_what_ends_it_midway_leaves_no_draft(tmp_path, ending, sent, status):
    if signal.getsignal(getattr(signal, sent)) is signal.SIG_IGN:
        pytest.skip("whoever runs this ignores it")
    slow = (
        "import sys, time\nfrom ketcli.answers import export\nfrom ketcli.__main__ import main\n"
        "every = export._lines\n"
        "def late(kb):\n    for line in every(kb):\n        yield line\n        time.sleep(0.1)\n"
        "export._lines = late\n"
        f"sys.argv = ['ket', 'export', 'k.{ending}']\nmain()\n"
    )
    run = subprocess.Popen(
        [sys.executable, "-c", slow],
        cwd=tmp_path,
        env=clean_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    while run.poll() is None and not list(tmp_path.glob("*.part")):
        time.sleep(0.01)
    assert run.poll() is None
    run.send_signal(getattr(signal, sent))
    said = run.communicate(timeout=60)

    assert (run.returncode, *said) == (status, b"", b"")
    assert list(tmp_path.iterdir()) == []


def test_an_export_of_an_old_edition_says_so(tmp_path, monkeypatch, capfd):
    monkeypatch.setenv("KET_TODAY", "2031-01-01")

    assert status(["export", str(tmp_path / "ket.jsonl")]) == 0
    assert "is more than 18 months old" in capfd.readouterr().err
