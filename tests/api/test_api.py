"""The functions that other programs call."""

import copy
import pickle
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest

import ketcli

KB = Path(__file__).parents[1] / "kb.yaml"


@pytest.fixture(scope="module")
def own():
    return ketcli.load(KB)


def test_an_answer_can_be_copied(kb):
    answer = ketcli.search(kb, "blader")

    for other in (copy.copy(answer), copy.deepcopy(answer._replace(records=()))):
        assert other.corrections == answer.corrections != ()
        assert other.filters == answer.filters
        assert type(other) is type(answer)


def test_search_returns_effects(own):
    answer = ketcli.search(own, "can't pee")

    assert isinstance(answer, ketcli.Answer)
    assert isinstance(answer.records[0], ketcli.Effect)
    assert answer.records[0].help[0].signs == ("you cannot pass urine",)


def test_a_limit_below_zero_is_a_ket_error(own):
    with pytest.raises(ketcli.KetError, match="a limit of -1"):
        ketcli.search(own, "can't pee", limit=-1)


def test_records_go_to_other_processes(own):
    record = ketcli.search(own, "can't pee").records[0]

    assert pickle.loads(pickle.dumps(record)) == record  # noqa: S301


def test_filters_take_plain_words(own):
    found = [
        e.id
        for e in ketcli.select(own, term="long", context=["recreational"], system="bladder").records
    ]

    assert found == ["cystitis", "retention"]


def test_an_unknown_filter_value_is_a_ket_error(own):
    with pytest.raises(ketcli.UnknownName, match="no setting called 'moon'"):
        ketcli.select(own, setting="moon")


def test_an_unknown_name_is_a_ket_error_fit_to_print(own):
    with pytest.raises(ketcli.KetError) as caught:
        ketcli.entry(own, "zqxjkv")

    assert "\n" not in str(caught.value)


def test_unsound_data_holds_every_problem(tmp_path):
    path = tmp_path / "x.yaml"
    path.write_text("effects: 1\nsources: 2\n", encoding="utf-8")
    with pytest.raises(ketcli.UnsoundData) as caught:
        ketcli.load(path)

    assert len(caught.value.problems) == 2


def test_entry_narrows_findings(own):
    (effect,) = ketcli.entry(own, "cystitis", context="therapeutic").records

    assert {str(f.context) for f in effect.findings} == {"therapeutic"}


def test_every_public_name_is_there():
    assert all(getattr(ketcli, name) for name in ketcli.__all__)


@pytest.mark.process
def test_import_loads_nothing():
    code = "import sys, ketcli; sys.exit(any(m.startswith('ketcli.') for m in sys.modules))"

    assert subprocess.run([sys.executable, "-c", code], timeout=60).returncode == 0


@pytest.mark.exhaustive
def test_a_thousand_misspelled_searches_keep_memory_flat(own):
    tracemalloc.start()
    try:
        # What is kept once (sections that were asked often) is there by now.
        for _ in range(500):
            ketcli.search(own, "blader")
        before, _ = tracemalloc.get_traced_memory()
        for _ in range(1000):
            ketcli.search(own, "blader")
        after, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert after - before < 100_000
