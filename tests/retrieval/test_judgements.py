"""What readers type, and what they must see first: every judgement of queries.yaml."""

from collections import Counter
from pathlib import Path

import pytest

from ketcli.compile import yamlfile
from ketcli.compile.compiler import examine
from ketcli.compile.judging import failure
from ketcli.knowledge.queries import Judgement
from ketcli.store import data_folder

QUERIES = yamlfile.read(Path(__file__).parent / "queries.yaml").value["judgements"]


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query["text"])
def test_readers_find_what_they_mean(real_index, query):
    judgement = Judgement(**{k: tuple(v) if isinstance(v, list) else v for k, v in query.items()})

    assert failure(real_index, judgement) is None, query.get("why", "")


def test_there_are_enough_of_every_kind(real_kb):
    kinds = Counter(query["kind"] for query in QUERIES)

    assert len(QUERIES) >= 600
    assert kinds.keys() == {
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
