"""The normaliser: what people type and what data says become the same words."""

import doctest
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketcli import errors
from ketcli.language import text
from ketcli.language.text import stem, tokens, words
from ketcli.render import figures


@pytest.mark.parametrize("module", [text, figures, errors])
def test_the_examples_in_docstrings_hold(module):
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("can't pee", "cannot urinate"),
        ("CAN\u2019T PEE!", "unable to pee"),
        ("dizzy", "dizziness"),
        ("urinating", "urination"),
        ("hallucinating", "hallucinations"),
        ("haematuria", "hematuria"),
        ("oedema", "edema"),
        ("diarrhoea", "diarrhea"),
        ("paraesthesia", "paresthesia"),
        ("paralysed", "paralyzed"),
        ("depersonalisation", "depersonalization"),
        ("k-hole", "khole"),
        ("black out", "blackout"),
        ("na\u00efve", "naive"),
        ("throwing up", "vomiting"),
    ],
)
def test_forms_of_one_complaint_are_one(one, other):
    assert words(one) == words(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("can't pee", "pee"),
        ("hypertension", "hypotension"),
        ("high blood pressure", "low blood pressure"),
        ("blood pressure", "blood"),
        ("weight gain", "weight loss"),
        ("not sleeping", "sleeping"),
    ],
)
def test_complaints_that_differ_stay_apart(one, other):
    assert words(one) != words(other)


@given(st.text(max_size=80))
def test_any_text_has_words_without_marks(anything):
    for word in words(anything):
        assert word
        assert set(word) <= set(string.ascii_lowercase + string.digits + ":")


@given(st.text(alphabet=string.ascii_letters + " '-", max_size=60))
def test_case_and_repetition_change_nothing(anything):
    assert words(anything.upper()) == words(anything.lower())
    assert tokens(anything) == tokens(" ".join(tokens(anything)))


@given(st.text(alphabet=string.ascii_lowercase, min_size=1, max_size=20))
def test_a_stem_is_never_longer_or_empty(word):
    assert 0 < len(stem(word)) <= len(word)
