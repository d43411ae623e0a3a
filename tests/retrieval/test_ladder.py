"""The ladder: one test or more for each numbered rule of `retrieval.ladder`."""

import pytest

from ketcli.retrieval.hits import Rung
from ketcli.retrieval.searching import search


def first(index, text, **options):
    hits = search(index, text, **options).hits
    return (hits[0].effect, hits[0].match.kind) if hits else None


# 1. Opposite or denied


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("low blood pressure", "hypertension"),
        ("high blood pressure", "hypotension"),
        ("I am not dizzy", "dizziness"),
    ],
)
def test_what_stands_at_the_other_end_or_is_denied_is_never_meant(index, text, never):
    assert never not in [hit.effect for hit in search(index, text).hits]


# 2. Prefix


def test_the_last_word_may_begin_a_word_of_a_name(index):
    assert first(index, "cyst") == ("cystitis", Rung.PREFIX)


# 3. Name, synonym


def test_the_same_ideas_are_the_name(index):
    assert first(index, "TEST BLADDER") == ("cystitis", Rung.NAME)
    assert first(index, "can't pee") == ("retention", Rung.SYNONYM)


# 4. Exact searches


def test_an_exact_search_takes_nothing_below_a_name(index):
    assert first(index, "inflamed", exact=True) is None
    assert first(index, "cystitis", exact=True) == ("cystitis", Rung.NAME)


# 5. All words


def test_a_name_may_hold_more_than_was_said(index):
    assert first(index, "inflamed") == ("cystitis", Rung.ALL_WORDS)


# 6. to 8. Some words


def test_a_keyword_says_what_is_meant_whatever_else_is_said(index):
    assert first(index, "dizzy since Tuesday evening") == ("dizziness", Rung.SOME_WORDS)


# 9. Another thing


@pytest.mark.parametrize("text", ["football fever", "nappy rash", "piano cramps"])
def test_a_noun_before_an_everyday_word_makes_another_thing_of_it(real_index, text):
    found = search(real_index, text)

    assert found.hits == ()
    assert len(found.guesses) <= 3


# 10. Another part of the body


@pytest.mark.parametrize("text", ["knee pain", "sore elbow"])
def test_a_part_of_the_body_of_no_effect_bars_what_only_shares_a_word(real_index, text):
    assert search(real_index, text).hits == ()
