"""Complaints are a thing and what is said of it; denials are resolved; guesses are no hits."""

import pytest

from ketcli.compile import language as compiled
from ketcli.compile.compiler import examine
from ketcli.retrieval.explain import explain
from ketcli.retrieval.hits import Rung
from ketcli.retrieval.pairs import NONE, read
from ketcli.retrieval.searching import search

ENGLISH = compiled.bundled_spoken().language


@pytest.mark.parametrize(
    ("text", "thing", "predicate"),
    [
        ("blood pressure through the roof", "blood-pressure", "up"),
        ("bp skyrocketed", "blood-pressure", "up"),
        ("my memory is shot", "memory", "bad"),
        ("cant sleep", "sleep", NONE),
        ("mind isnt as sharp", "thinking", "bad"),
    ],
)
def test_a_clause_is_read_into_thing_and_predicate(text, thing, predicate):
    reading = read(ENGLISH, text.split())

    assert thing in [name for name, *_ in reading.things]
    assert predicate in [name for name, *_ in reading.predicates]


@pytest.mark.parametrize(
    ("text", "never"),
    [("blood pressure isnt low", "down"), ("no chest pain", "pain"), ("not high at all", "up")],
)
def test_what_is_denied_is_not_said(text, never):
    assert never not in [name for name, *_ in read(ENGLISH, text.split()).predicates]


@pytest.mark.parametrize(
    ("text", "effect"),
    [
        ("blood pressure skyrocketed", "hypertension"),
        ("High Liver Enzyme Counts", "liver-enzymes-increased"),
        ("kidney malfunction", "kidney-injury"),
        ("memory sucks", "memory-impairment"),
        ("accelerated heart rate", "tachycardia"),
        ("I use ketamine every day", "dependence"),
        ("can't concentrate at uni anymore", "attention-deficit"),
    ],
)
def test_what_found_nothing_once_is_found(real_index, text, effect):
    assert search(real_index, text).hits[0].effect == effect


def test_a_pair_says_why(real_index):
    match = search(real_index, "blood pressure isnt low its skyrocketed").hits[0].match

    assert (match.kind, match.text) == (Rung.COMPLAINT, "blood pressure + up")


def test_guesses_are_apart_from_hits_and_say_which_words_they_rest_on(real_index):
    found = search(real_index, "dragged home by my mates")

    assert not found.hits
    assert 0 < len(found.guesses) <= 3
    assert {hit.match.kind for hit in found.guesses} == {Rung.NEAREST}
    assert all(hit.match.text for hit in found.guesses)


@pytest.mark.parametrize(
    "word", ["realized", "along", "beyond", "election", "addition", "direction", "reach", "percent"]
)
def test_a_common_word_is_never_corrected(real_index, word):
    assert search(real_index, word).corrections == ()


@pytest.mark.parametrize(
    ("slip", "meant"),
    [("anzity", "anxiety"), ("meory", "memory"), ("nawshea", "nausea"), ("dioreaha", "diarrhea")],
)
def test_words_are_corrected_by_ear(real_index, slip, meant):
    assert [fix.used for fix in search(real_index, slip).corrections] == [meant]


@pytest.mark.parametrize("text", ["anxiety", "nerves", "drunk"])
def test_a_system_is_never_found_by_what_an_effect_is_called(real_index, text):
    assert Rung.SYSTEM not in {hit.match.kind for hit in search(real_index, text).hits}


def test_order_does_not_depend_on_sets(real_kb, real_index):
    one = [hit.effect for hit in search(real_index, "so sleepy i cant stay awake").hits]

    assert one == [
        hit.effect for hit in search(type(real_index)(real_kb), "so sleepy i cant stay awake").hits
    ]


def test_how_a_query_is_read_is_told(real_index):
    told = "\n".join(explain(real_index, "bp is through the roof"))

    assert "blood-pressure ('bp')" in told
    assert "up ('through the roof')" in told
    assert "hit: hypertension" in told


def test_a_complaint_of_an_unknown_thing_is_refused(tmp_path):
    path = tmp_path / "kb.yaml"
    path.write_text(
        "about: {name: T, edition: 2026-01-01, reviewed: 2026-01-01, notice: n, drugs: [{id: k, name: k, meaning: m}]}\n"
        "effects:\n- {id: a, name: A, plain_name: b, systems: [eye], summary: s, complaints: [moon up, heart purple]}\n",
        encoding="utf-8",
    )

    told = [problem.message for problem in examine([path]).problems]
    assert "a: no thing called 'moon' in the language" in told
    assert "a: no predicate called 'purple' in the language" in told


def test_a_slip_is_no_word_of_another_thing(real_index):
    assert [fix.used for fix in search(real_index, "concentation").corrections] == ["concentration"]
    found = [hit.effect for hit in search(real_index, "terrible acid reflux").hits]
    assert "muscle-rigidity" not in found


@pytest.mark.parametrize("text", ["urine", "passing urine"])
def test_urine_is_neither_leaking_nor_being_drunk(real_index, text):
    assert {"urinary-incontinence", "feeling-drunk"}.isdisjoint(
        [hit.effect for hit in search(real_index, text).hits[:2]]
    )
