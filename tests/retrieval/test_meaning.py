"""What a text means is the sum of its words, of which the signs are kept."""

import random

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


def test_the_nearest_of_several_count_and_what_is_no_nearer_than_chance_is_nothing():
    every, none = 2**meaning.DIMENSIONS - 1, 0

    assert meaning.alike(every, [none, *[every] * meaning.NEAREST]) == 1
    assert meaning.alike(every, [every]) == 1
    assert 0 < meaning.alike(every, [none, every, every]) < 1
    assert meaning.alike(every, [none]) == 0
    assert meaning.alike(every, []) == 0


def test_words_without_a_vector_mean_nothing(real_index):
    assert real_index.code(["qwxz", "zzzq"]) == 0
    assert real_index.code(["bladder"]) == real_index.code(["qwxz", "bladder"]) != 0


def test_what_is_near_in_meaning_alone_is_a_guess_and_no_hit(real_index):
    found = search(real_index, "mucus phlegm")

    assert not found.hits
    assert "nasal-discomfort" in [hit.effect for hit in found.guesses]
