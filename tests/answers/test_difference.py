"""What is other in one knowledge base than in another, by record and field."""

from pathlib import Path

import pytest

from ketcli.answers.difference import difference
from ketcli.cli import app
from ketcli.compile import compiler
from ketcli.errors import KetError, UnsoundData
from ketcli.render import Page, render

KB = Path(__file__).parents[1] / "kb.yaml"
OLD = KB.read_text(encoding="utf-8")
NEW = (
    OLD.replace("  plain_name: test bladder\n", "  plain_name: sore bladder\n", 1)
    .replace("  lay_terms: [lost weight]\n", "", 1)
    .replace("percent: 26.6", "percent: 27", 1)
    .replace("  source: survey\n  locator: abstract\n  evidence: [x-1]", "  source: survey\n  locator: page 3\n  evidence: [x-1]", 1)
    .replace("\nfindings:\n", "- {id: rash, name: Rash, plain_name: rash, systems: [skin], summary: So.}\n\nfindings:\n", 1)
)  # fmt: skip


@pytest.fixture
def pair(tmp_path):
    for name, text in (("old", OLD), ("new", NEW)):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return str(tmp_path / "old.yaml"), str(tmp_path / "new.yaml")


def rows(answer):
    return [(r.kind, r.id, r.change, r.field, r.before, r.after) for r in answer.records]


def test_records_are_new_gone_or_changed_by_field(pair):
    assert rows(difference(*pair)) == [
        ("effects", "rash", "new", None, None, None),
        ("effects", "cystitis", "changed", "plain_name", "test bladder", "sore bladder"),
        ("effects", "weight-loss", "changed", "lay_terms", '["lost weight"]', None),
        ("findings", "survey-x-1", "changed", "figure",
         '{"measure":"rate","of":"users-surveyed","population":"people who answered","percent":26.6,"count":340}',
         '{"measure":"rate","of":"users-surveyed","population":"people who answered","percent":27,"count":340}'),
        ("findings", "survey-x-1", "changed", "locator", "abstract", "page 3"),
    ]  # fmt: skip
    assert ("effects", "rash", "gone", None, None, None) in rows(difference(*pair[::-1]))


def test_a_snapshot_is_compared_as_compiled_with_what_follows(pair, tmp_path):
    snapshot = tmp_path / "old.lines"
    snapshot.write_bytes(compiler.sound(compiler.examine([Path(pair[0])])))
    found = rows(difference(str(snapshot), pair[1]))

    assert difference(str(snapshot), pair[0]).records == ()
    assert ("effects", "cystitis", "changed", "plain_name", "test bladder", "sore bladder") in found
    assert any(row[1:4] == ("cystitis", "changed", "slices") for row in found)
    assert any(row[1:4] == ("survey-x-1", "changed", "figure") for row in found)


def test_a_folder_is_compared_whatever_files_its_records_stand_in(pair, tmp_path):
    folder = tmp_path / "split"
    folder.mkdir()
    at = OLD.index("\nfindings:")
    (folder / "b.yaml").write_text(OLD[:at], encoding="utf-8")
    (folder / "a.yaml").write_text(OLD[at:], encoding="utf-8")

    assert difference(pair[0], str(folder)).records == ()


def test_what_cannot_be_read_is_an_error(pair, tmp_path):
    (tmp_path / "bad.yaml").write_text("effects: [", encoding="utf-8")
    (tmp_path / "bad.lines").write_text("x", encoding="utf-8")

    with pytest.raises(UnsoundData, match="not YAML"):
        difference(pair[0], str(tmp_path / "bad.yaml"))
    for name in ("missing.yaml", "bad.lines", "missing.lines"):
        with pytest.raises(KetError):
            difference(str(tmp_path / name), pair[1])


def test_the_page_has_a_line_a_record_and_in_full_both_texts(pair, kb):
    brief = render(difference(*pair), kb, "plain", Page())
    full = render(difference(*pair), kb, "plain", Page(full=True))

    assert "1 new: rash" in brief
    assert "cystitis: plain_name\n" in brief
    assert "survey-x-1: figure, locator\n" in brief
    assert "sore bladder" not in brief
    assert "- plain_name: test bladder" in full
    assert "now: sore bladder" in full
    assert "now: nothing" in full


def test_where_nothing_differs_the_status_says_so(pair, capfd):
    assert app.status(["diff", *pair]) == 0
    assert app.status(["diff", pair[0], pair[0]]) == 1
    assert "No record differs." in capfd.readouterr().out
    assert app.status(["diff", pair[0]]) == 2
    assert "needs two knowledge bases" in capfd.readouterr().err


def test_what_has_no_id_is_named_all_the_same(tmp_path):
    (tmp_path / "old.yaml").write_text("about: {name: x}\n", encoding="utf-8")
    (tmp_path / "new.yaml").write_text(
        "about: {name: y}\nchanges:\n- {kind: effects}\n- {kind: findings}\n", encoding="utf-8"
    )
    found = difference(str(tmp_path / "old.yaml"), str(tmp_path / "new.yaml")).records

    assert [one.id for one in found] == ["about", "1", "2"]
