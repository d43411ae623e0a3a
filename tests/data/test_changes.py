"""What `ket about changes` says of editions is what comparing them says; `--update` writes it anew."""

import subprocess
import zipfile
from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest
import yaml

from ketcli import store
from ketcli.answers import query
from ketcli.answers.difference import difference

pytestmark = pytest.mark.exhaustive

ROOT = Path(__file__).parents[2]
CHANGES = ROOT / "data" / "changes.yaml"
LAST = {
    "2026-11-28": ("2026-11-22", "ebc1f0d71586f6849aaec30c51d867ba56cbbd73"),
    "2026-11-22": None,
}
"""The edition before each, and the last commit of its data; none before the first."""
UNCOUNTED = {
    "reviewed", "evidence", "synonyms", "lay_terms", "abbreviations", "complaints",
}  # fmt: skip
"""Fields that only the search or the review reads."""
KINDS = (
    "effects", "findings", "help", "interactions", "groups", "topics", "disagreements", "claims", "codes", "sources",
)  # fmt: skip


def compared(edition: str, folder: Path) -> list[dict]:
    """What an edition changed, by kind, in the form of the data file; the old data come from the history."""
    since, commit = LAST[edition]
    run = subprocess.run(
        ["git", "archive", "--format=zip", commit, "data"], cwd=ROOT, capture_output=True
    )
    if run.returncode:
        pytest.skip("the history of the repository is not here")
    with zipfile.ZipFile(BytesIO(run.stdout)) as archive:
        archive.extractall(folder)
    rows = difference(str(folder / "data"), str(ROOT / "data")).records
    kb = store.bundled()
    found = []
    for kind in KINDS:
        here = [row for row in rows if row.kind == kind]
        new = [row.id for row in here if row.change == "new"]
        named = (
            getattr(kb, kind, {}) if kind in ("effects", "interactions", "groups", "topics") else {}
        )
        one = {
            "edition": edition,
            "since": since,
            "kind": kind,
            "new": len(new),
            "gone": sum(row.change == "gone" for row in here),
            "names": [named[id].name for id in new if id in named],
            "changed": dict(Counter(
                row.field for row in here if row.field and row.field not in UNCOUNTED
            ).most_common()),
        }  # fmt: skip
        found.append({key: value for key, value in one.items() if value})
    return [one for one in found if len(one) > 3]


def test_the_changes_of_the_edition_are_those_that_comparing_shows(tmp_path, request, real_kb):
    wanted = compared(real_kb.about.edition, tmp_path)
    if request.config.getoption("--update"):
        body = yaml.safe_dump({"changes": wanted}, sort_keys=False, allow_unicode=True, width=110)
        head = "# yaml-language-server: $schema=schema.json\n# Written by `pytest --update tests/data/test_changes.py`.\n"
        CHANGES.write_text(head + body, encoding="utf-8", newline="\n")
    told = yaml.safe_load(CHANGES.read_text(encoding="utf-8"))["changes"]

    assert [one for one in told if one["edition"] == real_kb.about.edition] == wanted


def test_every_edition_is_told_and_can_be_compared_with_the_one_before(real_kb):
    told = yaml.safe_load(CHANGES.read_text(encoding="utf-8"))["changes"]

    assert max(LAST) == real_kb.about.edition
    assert {one["edition"] for one in told} == {
        edition for edition, before in LAST.items() if before
    }


def test_the_edition_is_the_day_on_which_what_is_told_was_last_changed(real_kb):
    searched = ("utterances.yaml", "out-of-scope.yaml", "language", "schema.json")
    told = ["data", *(f":!data/{name}" for name in searched)]
    git = ["git", "log", "-1", "--format=%cs", "--", *told]
    day = subprocess.run(git, cwd=ROOT, capture_output=True, text=True).stdout.strip()
    if not day:
        pytest.skip("the history of the repository is not here")

    assert real_kb.about.edition >= day


def test_about_changes_tells_them(real_kb):
    (topic,) = query.topics(real_kb, "changes").records
    said = " ".join(note.text for section in topic.sections for note in section.notes)

    assert topic.sections[0].heading == "Effects, 2026-11-22 to 2026-11-28"
    assert "Stroke" in said
    assert "figure in " in said
