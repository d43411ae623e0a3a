"""Small inputs that once failed, by the kind of what went wrong: the table is `cases.yaml` beside this file."""

import re
import shlex
from pathlib import Path

import pytest
from test_attack import run

from ketcli.compile import yamlfile

KEYS = {"kind", "run", "env", "files", "status", "first", "says", "never", "process"}
CASES = yamlfile.read(Path(__file__).with_name("cases.yaml")).value
HERE = [case for case in CASES if not case.get("process")]
APART = [case for case in CASES if case.get("process")]


def named(case):
    return re.sub(r"[^\w]+", "-", f"{case['kind']} {case['run']}").strip("-")


def listed(value):
    return [value] if isinstance(value, str) else value or []


def hold(case, status, out, err):
    """Hold what a command line left behind against its row; told first is what comes on standard error or on top."""
    said = f"{err}\n{out}"
    first = "\n".join(said.strip().splitlines()[: 1 if err.strip() else 3])

    assert status == case.get("status", 0)
    assert "Traceback" not in said
    assert "defect in ket" not in said
    for words in listed(case.get("first")):
        assert words in first
    for words in listed(case.get("says")):
        assert words in said
    for words in listed(case.get("never")):
        assert words not in said


def laid_out(case, folder):
    for name, text in case.get("files", {}).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    """A folder for all that need no files, which leave none; a folder each took longer than many a case."""
    folder = tmp_path_factory.mktemp("empty")
    yield folder
    assert [*folder.iterdir()] == []


@pytest.mark.parametrize("case", HERE, ids=named)
def test_a_case_is_answered_right(case, empty, request, monkeypatch):
    folder = request.getfixturevalue("tmp_path") if "files" in case else empty
    laid_out(case, folder)
    monkeypatch.chdir(folder)
    done = run(shlex.split(case["run"]), case.get("env", {}))

    hold(case, done.status, done.out.decode(), done.err.decode())


@pytest.mark.parametrize("case", APART, ids=named)
def test_a_case_is_answered_right_by_a_process(case, tmp_path, ket):
    laid_out(case, tmp_path)
    done = ket(*shlex.split(case["run"]), env=case.get("env"), cwd=tmp_path)

    hold(case, done.returncode, done.stdout, done.stderr)


def test_every_row_says_what_is_right():
    for case in CASES:
        assert set(case) <= KEYS
        assert {"first", "says", "never", "status"} & set(case)
    assert len({str({**case, "kind": ""}) for case in CASES}) == len(CASES)
