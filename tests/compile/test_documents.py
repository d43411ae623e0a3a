"""What is said of effects tells how typical each word is of which."""

import pytest

from ketcli.compile import documents
from ketcli.compile.compiler import examine
from ketcli.retrieval.index import Index, Posting
from ketcli.retrieval.searching import search

PAIN, THROAT = 0, 1


def typical(strange=()):
    said = [[("ache", "belly"), ("belly",)], [("ache", "throat")]]
    found = documents.postings(said, lambda _, owners, total: 1 + (total - owners), strange=strange)
    return {word: Posting(line) for word, line in found.items()}


def test_a_word_is_typical_of_what_says_it_more_often():
    assert typical()["belly"].effects[PAIN] > typical()["ache"].effects[PAIN]
    assert typical()["belly"].effects.keys() == {PAIN}
    assert typical()["ache"].effects.keys() == {PAIN, THROAT}


def test_a_text_counts_as_one_however_long_it_is():
    short = documents.postings([[("ache",)], [("cough",)]], lambda *_: 1.0)
    long = documents.postings([[("ache", "back", "neck")], [("cough",)]], lambda *_: 1.0)

    assert Posting(long["ache"]).effects[0] < Posting(short["ache"]).effects[0]


def test_what_is_out_of_scope_has_words_and_is_no_effect():
    found = typical(strange=[("hair",), ("ache", "hair")])

    assert found["hair"].effects == {}
    assert found["hair"].strange > found["ache"].strange > 0
    assert typical()["ache"].strange == 0


def test_what_is_out_of_scope_speaks_against_a_hit(index: Index):
    assert search(index, "hair loss").hits == ()
    assert search(index, "stings every time").hits[0].effect == "cystitis"


@pytest.mark.parametrize("meant", ["", "effect: cystitis, out_of_scope: true, "])
def test_utterances_mean_one_thing_or_are_out_of_scope(tmp_path, meant):
    own = tmp_path / "own.yaml"
    own.write_text(f'utterances:\n- {{{meant}said: "it hurts"}}\n', encoding="utf-8")

    told = " ".join(problem.message for problem in examine([own]).problems)

    assert "utterances mean an effect, a topic or a group, or are out_of_scope: true" in told
