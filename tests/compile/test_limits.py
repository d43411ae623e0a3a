"""Bounds leave room: for the bundled data to grow fourfold, and for 10,000 effects of one's own."""

import json

import pytest

from ketcli import store
from ketcli.compile import files, limits, yamlfile
from ketcli.compile.compiler import compile_kb

ROOM = 4
THIN = """- id: effect-{n}
  name: Effect {n} of many
  plain_name: effect {n}
  systems: [nervous, ear]
  summary: A short sentence says what number {n} is.
  synonyms: [one more word {n}, and another {n}]
  lay_terms: [how people say {n}, and say it otherwise {n}]
"""
TOLD = """- effects: [effect-{n}]
  statement: Somebody saw number {n}.
  context: recreational
  drug: ketamine
  term: short
  figure: {{measure: rate, of: users-surveyed, population: people, percent: 12}}
  source: survey
  locator: table {n}
"""


def texts(value):
    waiting = [value]
    while waiting:
        top = waiting.pop()
        waiting += top.values() if isinstance(top, dict) else top if isinstance(top, list) else ()
        if isinstance(top, str):
            yield top


def depth(value):
    """How deep a value holds others."""
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return max((1 + depth(one) for one in inside), default=0)


@pytest.fixture(scope="module")
def used():
    """What the bundled data uses of each bound."""
    found = files.read([store.data_folder()])
    spent = yamlfile.Usage()
    read = [yamlfile.parsed(file, spent) for file in found]
    named = [
        row
        for file in read
        for kind in ("findings", "help", "disagreements")
        for row in file.value.get(kind, ())
    ]
    return {
        "MOST_FILES": len(found),
        "MAX_BYTES": max(len(file.data) for file in found),
        "MAX_TOTAL": sum(len(file.data) for file in found),
        "MAX_DEPTH": max(depth(file.value) for file in read),
        "MAX_VALUES": spent.values,
        "MAX_LETTERS": spent.letters,
        "MAX_TEXT": max(len(text) for file in read for text in texts(file.value)),
        "MOST_EFFECTS": max(len(row["effects"]) for row in named),
        "MOST_STORED": sum(
            len(row["effects"]) * sum(map(len, texts(row))) for row in named
        ),
        "MOST_DRUGS": max(len(f.value["about"]["drugs"]) for f in read if "about" in f.value),
    }  # fmt: skip


@pytest.mark.parametrize(
    "bound",
    [
        "MOST_FILES", "MAX_BYTES", "MAX_TOTAL", "MAX_DEPTH", "MAX_VALUES", "MAX_LETTERS",
        "MAX_TEXT", "MOST_EFFECTS", "MOST_STORED", "MOST_DRUGS",
    ],
)  # fmt: skip
def test_the_bundled_data_leaves_room(used, bound):
    assert used[bound] * ROOM <= getattr(limits, bound)


def test_ten_thousand_effects_of_ones_own_are_allowed(tmp_path, request):
    base = yamlfile.read(request.path.parents[1] / "kb.yaml").value
    count = 100
    text = "".join(f"{key}: {json.dumps(base[key])}\n" for key in ("about", "sources"))
    text += "effects:\n" + "".join(THIN.format(n=n) for n in range(count))
    text += "findings:\n" + "".join(TOLD.format(n=n) for n in range(count))
    path = tmp_path / "own.yaml"
    path.write_text(text, encoding="utf-8")
    kb = compile_kb([path])
    spent = yamlfile.Usage()
    yamlfile.parsed(files.read([path])[0], spent)
    times = 10_000 / count

    assert len(kb.effects) == count
    assert spent.values * times <= limits.MAX_VALUES
    assert spent.letters * times <= limits.MAX_LETTERS
    assert len(text) * times <= limits.MAX_TOTAL
