"""What a text means is the sum of its words, of which signs are kept, and what is far from nought."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketcli.retrieval import meaning
from ketcli.retrieval.searching import search

VECTORS = st.text("abcdefghi", min_size=meaning.DIMENSIONS, max_size=meaning.DIMENSIONS)


@given(st.lists(VECTORS, min_size=1, max_size=6))
def test_a_text_means_the_same_in_any_order_of_its_words(vectors):
    shuffled = random.sample(vectors, len(vectors))

    assert meaning.code(shuffled) == meaning.code(vectors)


@given(VECTORS)
def test_a_word_said_twice_means_what_it_means_once(vector):
    assert meaning.code([vector, vector]) == meaning.code([vector])


CODES = st.lists(VECTORS.map(lambda vector: meaning.code([vector])), max_size=40)


@given(VECTORS)
def test_a_text_is_wholly_like_itself_and_never_more_than_wholly_like_another(vector):
    one = meaning.code([vector])

    assert meaning.alike(one, [one]) == pytest.approx(1)
    assert meaning.alike(one, [one ^ (1 << meaning.DIMENSIONS) - 1]) == 0


def test_likeness_is_the_cosine_of_ones_and_threes():
    every = (1 << meaning.DIMENSIONS) - 1
    one, other = (1 << meaning.DIMENSIONS) | every, (1 << meaning.DIMENSIONS) | every - 1
    numbers = meaning.DIMENSIONS + 8

    found = meaning.alike(one, [other])

    assert found == pytest.approx((numbers - 2 * 9) / numbers)


def test_the_nearest_of_several_count_and_what_is_no_nearer_than_chance_is_nothing():
    one = meaning.code(["g" * meaning.DIMENSIONS])
    other = meaning.code(["c" * meaning.DIMENSIONS])

    assert meaning.alike(one, [other, *[one] * meaning.NEAREST]) == 1
    assert 0 < meaning.alike(one, [other, one, one]) < 1
    assert meaning.alike(one, [other]) == 0
    assert meaning.alike(one, []) == 0


@given(VECTORS, CODES)
def test_a_crowd_is_as_like_as_its_texts_one_by_one(vector, codes):
    one = meaning.code([vector])
    crowd = meaning.Crowd(meaning.columns(codes), len(codes), codes.__getitem__)

    assert crowd.alike(one) == pytest.approx(meaning.alike(one, codes))


def test_words_without_a_vector_mean_nothing(real_index):
    assert real_index.code(["qwxz", "zzzq"]) == 0
    assert real_index.code(["bladder"]) == real_index.code(["qwxz", "bladder"]) != 0


def test_what_is_near_in_meaning_alone_is_a_guess_and_no_hit(real_index):
    found = search(real_index, "phlegm in my nose")

    assert not found.hits
    assert "nasal-discomfort" in [hit.effect for hit in found.guesses]
