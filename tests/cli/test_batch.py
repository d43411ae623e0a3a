"""Many queries in one process: a line in, a line out, in order, each with its own status."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conftest import clean_environment

pytestmark = pytest.mark.process
KB = str(Path(__file__).parents[1] / "kb.yaml")
KET = [sys.executable, "-m", "ketcli", "search", "--batch", "--data", KB]
HOSTILE = [b"", b" ", b"\xff\xfe", b"\x1b[31m", b"--json", b"x" * 200_000, b"can't pee", b"zqxjkv", b"\xe2\x80\xae", b"bladder\r"]  # fmt: skip


def batch(given: bytes, *args: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [*KET, *args], input=given, capture_output=True, timeout=60, env=clean_environment()
    )


def test_every_line_is_answered_in_order_with_the_status_of_its_query(ket):
    texts = ["bladder", "zqxjkv", "blader", "weight loss"]
    run = batch("\n".join(texts).encode())
    found = [json.loads(line) for line in run.stdout.splitlines()]

    assert [one["query"]["text"] for one in found] == texts
    for text, one in zip(texts, found, strict=True):
        alone = ket("search", text, "--json", "--data", KB)
        assert one.pop("status") == alone.returncode
        assert one == json.loads(alone.stdout)
    assert (run.returncode, run.stderr) == (0, b"")


def test_empty_and_hostile_lines_are_answered_one_by_one():
    run = batch(b"\n".join(HOSTILE) + b"\n")
    found = [json.loads(line) for line in run.stdout.splitlines()]

    assert len(found) == len(HOSTILE)
    assert all(one["status"] in (0, 1, 2) for one in found)
    assert found[6]["status"] == 0
    assert b"\x1b" not in run.stdout
    assert run.stderr == b""


def test_answers_come_as_the_lines_come():
    run = subprocess.Popen(
        KET, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=clean_environment()
    )
    assert run.stdin is not None
    assert run.stdout is not None
    for text in (b"bladder", b"zqxjkv"):
        run.stdin.write(text + b"\n")
        run.stdin.flush()
        assert json.loads(run.stdout.readline())["query"]["text"] == text.decode()
    run.stdin.close()

    assert run.wait(timeout=20) == 0


def test_queries_come_from_a_file_too_and_a_missing_one_is_one_line(tmp_path):
    (tmp_path / "queries").write_bytes(b"bladder\n")

    assert batch(b"", str(tmp_path / "queries")).stdout.count(b"\n") == 1
    missing = batch(b"", str(tmp_path / "none"))
    assert (missing.returncode, missing.stderr.count(b"\n")) == (2, 1)


def test_where_nothing_is_answered_the_status_says_so():
    assert batch(b"zqxjkv\n").returncode == 1
    assert batch(b"bladder\n", "--format", "csv").returncode == 2


def running(*args: str) -> "subprocess.Popen[bytes]":
    pipe = subprocess.PIPE
    return subprocess.Popen(
        [*KET, *args], stdin=pipe, stdout=pipe, stderr=pipe, env=clean_environment()
    )


@pytest.mark.skipif(sys.platform == "win32", reason="no signal of this kind")
@pytest.mark.parametrize("args", [(), ("--quiet",)])
def test_an_interrupt_ends_between_lines(args):
    run = running(*args)
    run.stdin.write(b"blader\n")
    run.stdin.flush()
    first = run.stdout.readline()
    run.send_signal(signal.SIGINT)
    rest, said = run.communicate(timeout=20)

    assert json.loads(first)["query"]["corrections"]
    assert (run.returncode, rest, said) == (130, b"", b"")


@pytest.mark.skipif(sys.platform == "win32", reason="no signal of this kind")
def test_an_interrupt_of_many_queries_leaves_whole_lines(tmp_path):
    (tmp_path / "queries").write_bytes(b"my bladder hurts when i pee\n" * 20_000)
    answers = tmp_path / "answers"
    with answers.open("wb") as file:
        run = subprocess.Popen(
            [*KET, str(tmp_path / "queries")],
            stdout=file,
            stderr=subprocess.PIPE,
            env=clean_environment(),
        )
    while run.poll() is None and not answers.stat().st_size:
        time.sleep(0.01)
    run.send_signal(signal.SIGINT)
    _, said = run.communicate(timeout=20)
    found = [json.loads(line) for line in answers.read_bytes().splitlines()]

    assert (run.returncode, said) == (130, b"")
    assert 0 < len(found) < 20_000


def test_a_reader_that_leaves_early_is_told_nothing(tmp_path):
    (tmp_path / "queries").write_bytes(b"bladder\n" * 2_000)
    run = running(str(tmp_path / "queries"))
    json.loads(run.stdout.readline())
    run.stdout.close()

    assert run.stderr.read() == b""
    assert run.wait(timeout=30) == 0
