"""What an editor is told of a knowledge base, and in which order."""

import json
from pathlib import Path

import pytest

from ketcli.answers import validation
from ketcli.cli import app
from ketcli.compile.compiler import Outcome, examine
from ketcli.errors import Problem
from ketcli.render import Page, render

KB = Path(__file__).parents[1] / "kb.yaml"
BUNDLED = Path("house") / "data"


def told(compiled, bundled=BUNDLED, **wishes):
    answer = validation.answer(compiled, bundled, **wishes)
    return [f"{one.level} {one.path}" for one in answer.records], list(answer.remarks)


def test_what_is_wrong_in_ones_own_file_comes_first():
    ours, mine = str(BUNDLED / "effects.yaml"), "mine.yaml"
    wrong = (Problem(ours, 1, 1, "x"), Problem(mine, 9, 1, "y"), Problem(mine, 7, 1, "z"))
    doubts = (Problem(ours, 2, 2, "x"), Problem(mine, 3, 3, "x"))
    faults, remarks = told(Outcome(None, None, wrong, doubts), doubts=True)

    assert faults == [
        f"problem {mine}", f"problem {mine}", f"problem {ours}", f"doubt {mine}", f"doubt {ours}",
    ]  # fmt: skip
    assert remarks == []


def test_doubts_of_the_bundled_data_are_counted_and_listed_only_when_asked():
    sound = examine([KB])
    assert sound.doubts
    counted, (remark,) = told(sound, KB.parent)
    listed, (other,) = told(sound, KB.parent, doubts=True)
    mine, _ = told(sound)

    assert counted == []
    assert remark.startswith("Sound: 6 effects, 8 findings, 4 sources.")
    assert f"Doubts not listed: {len(sound.doubts)}" in remark
    assert len(listed) == len(mine) == len(sound.doubts)
    assert "Doubts" not in other
    assert told(sound, quiet=True) == ([], [])


def test_no_message_is_cut_at_any_width(tmp_path):
    path = tmp_path / ("long-name-" * 12 + ".yaml")
    path.write_text(
        KB.read_text(encoding="utf-8").replace("systems: [renal-urinary]", "systems: [bladder]", 1),
        encoding="utf-8",
    )
    compiled = examine([path])
    answer = validation.answer(compiled, BUNDLED)
    shown = render(answer, validation.shown_beside(compiled), "table", Page(width=20))

    assert shown.startswith(f"{path}:{compiled.problems[0].line}:")
    assert "'bladder' is not one of 'infections', 'immune'" in shown
    assert "or 'product'" in shown
    assert shown.count("\n") == len(compiled.problems)


def test_an_editor_reads_place_message_and_level(capsysbinary):
    status = app.status(["validate", str(KB), "--json"])
    first = json.loads(capsysbinary.readouterr().out)["results"][0]

    assert status == 0
    assert (first["level"], first["path"], first["line"], first["column"]) == (
        "doubt",
        str(KB),
        36,
        3,
    )
    assert first["message"]


@pytest.mark.parametrize("argv", [["validate"], ["list", "--json"]], ids=str)
def test_what_ket_data_names_is_what_is_validated(tmp_path, monkeypatch, capfd, argv):
    path = tmp_path / "mine.yaml"
    path.write_text("effects:\n- id: Foo\n- id: Bar\n", encoding="utf-8")
    monkeypatch.setenv("KET_DATA", str(path))
    status = app.status(argv)
    out, err = capfd.readouterr()

    assert status == 2
    assert "no file has the key 'about'" in out + err
    assert str(path) in out + err


@pytest.mark.exhaustive
def test_an_error_says_what_to_validate(tmp_path, capfd):
    path = tmp_path / "mine.yaml"
    path.write_text("effects:\n- id: Foo\n- id: Bar\n", encoding="utf-8")

    assert app.status(["list", "--data", f"+{path}"]) == 2
    assert f"run 'ket validate +{path}')" in capfd.readouterr().err
