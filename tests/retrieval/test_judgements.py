"""What readers type, and what they must see first: every judgement of queries.yaml."""

from collections import Counter
from pathlib import Path

import pytest

from ketcli.compile import yamlfile
from ketcli.compile.compiler import examine
from ketcli.compile.doubts import failure
from ketcli.knowledge.language_entry import Judgement
from ketcli.store import data_folder

QUERIES = yamlfile.read(Path(__file__).parent / "queries.yaml").value["judgements"]


KINDS = Counter(query["kind"] for query in QUERIES)


@pytest.mark.parametrize("kind", KINDS)
def test_readers_find_what_they_mean(real_index, kind):
    """Told of each that fails: what it must find, and why. One test each took the quick loop three seconds."""
    missed = []
    for query in QUERIES:
        if query["kind"] == kind:
            given = {k: tuple(v) if isinstance(v, list) else v for k, v in query.items()}
            if said := failure(real_index, Judgement(**given)):
                missed.append(f"{said} ({query['why']})" if "why" in query else said)

    assert not missed, "\n".join(missed)


def test_there_are_enough_of_every_kind(real_kb):
    assert len(QUERIES) >= 600
    assert KINDS.keys() == {
        "clinical",
        "lay-sentence",
        "slang",
        "misspelling",
        "opposite",
        "stranger",
        "body-part",
        "mixed",
    }
    assert {query.get("first") for query in QUERIES} >= real_kb.effects.keys()


@pytest.mark.exhaustive
def test_a_knowledge_base_that_fails_its_own_judgements_is_refused(tmp_path):
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(
        "judgements:\n- {text: bladder, kind: body-part, first: dizziness}\n", encoding="utf-8"
    )

    (problem,) = examine([data_folder(), wrong]).problems
    assert "'bladder' must find dizziness first" in problem.message
    assert (problem.path, problem.line) == (str(wrong), 2)
