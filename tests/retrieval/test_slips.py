"""Slips that only the words beside them tell apart, and words that are none."""

import pytest

from ketcli.retrieval.near import right
from ketcli.retrieval.spelling import mended


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("cant wke him", "cant wake him"),
        ("lips blu", "lips blue"),
        ("kant breathe", "cant breathe"),
        ("my friend wpnt wake up", "my friend wont wake up"),
        ("Bbaby wont wake!", "baby wont wake!"),
        ("passedout on ket", "passed out on ket"),
        ("face down in wter", "face down in water"),
        ("vomitingblood", "vomiting blood"),
        ("took xannax and ketamine", "took xanax and ketamine"),
    ],
)
def test_a_slip_is_mended_by_the_words_beside_it(real_index, typed, meant):
    assert mended(real_index, typed)[0] == meant


@pytest.mark.parametrize(
    "text",
    [
        "wke",  # nothing stands beside it
        "mole changed shape",  # no move: the keys are far apart
        "what colour goes with teal",
        "grinding noise when i change gears",
        "tick stuck in my leg",
        "dex in the powder",
        "he tipped my chair",
        "my buddys bladder",
    ],
)
def test_a_word_that_nothing_beside_it_calls_a_slip_stays(real_index, text):
    assert mended(real_index, text)[1] == []


def test_what_stands_between_words_stays(real_index):
    text = "He can't BREETHE?! (pls)\thelp"

    assert mended(real_index, text)[0] == "He can't breathe?! (pls)\thelp"


@pytest.mark.parametrize("word", ["passd", "pased", "worryed", "lipss", "burnning"])
def test_a_form_that_no_word_has_is_not_right(real_index, word):
    assert not right(real_index, word)


@pytest.mark.parametrize("word", ["passes", "baked", "planned", "tries", "quitting", "agreed"])
def test_a_regular_form_is_right(real_index, word):
    assert right(real_index, word)


def test_a_slip_that_may_be_a_denial_or_none_is_left(real_index):
    assert mended(real_index, "wnt wake up")[1] in ([], [("wnt", "wont")])
