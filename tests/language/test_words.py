"""The normaliser: what people type and what data says become the same words."""

import doctest
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketcli import errors
from ketcli.compile import language as compiled
from ketcli.language import stems
from ketcli.language import tokens as normaliser
from ketcli.language.clauses import clauses
from ketcli.language.ideas import words
from ketcli.language.stems import stem
from ketcli.language.tokens import folded, tokens
from ketcli.render import figures

ENGLISH = compiled.bundled_spoken().language


@pytest.mark.parametrize("module", [normaliser, stems, figures, errors])
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
        ("wetting himself", "wet myself"),
    ],
)
def test_forms_of_one_complaint_are_one(one, other):
    assert words(ENGLISH, one) == words(ENGLISH, other)


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
    assert words(ENGLISH, one) != words(ENGLISH, other)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("dizzy, and I can't pee", [["dizzy"], ["i", "cant", "pee"]]),
        ("peeing all day and it burns", [["peeing", "all", "day", "it", "burns"]]),
        ("pins and needles", [["pins", "and", "needles"]]),
        ("cant breathe please help me", [["cant", "breathe"]]),
    ],
)
def test_a_text_is_cut_into_complaints(text, parts):
    assert clauses(ENGLISH, text) == parts


@pytest.mark.parametrize("number", ["1", "2", "15"])
@pytest.mark.parametrize(
    ("unit", "written"), [("g", "grams"), ("gs", "grams"), ("gram", "grams"), ("mg", "milligrams")]
)
def test_an_amount_is_a_number_and_its_unit(number, unit, written):
    typed = {f"took {number}{gap}{unit} of k" for gap in ("", " ")}

    assert {" ".join(normaliser.amounts(ENGLISH, folded(text))) for text in typed} == {
        f"took {number} {written} of k"
    }


@pytest.mark.parametrize("text", ["g and k", "mg", "hgh", "a g-hole", "2 pints"])
def test_a_unit_without_a_number_is_no_amount(text):
    assert normaliser.amounts(ENGLISH, folded(text)) == folded(text)


@given(st.text(max_size=80))
def test_any_text_has_words_without_marks(anything):
    for word in words(ENGLISH, anything):
        assert word
        assert set(word) <= set(string.ascii_lowercase + string.digits + ":")


@given(st.text(alphabet=string.ascii_letters + " '-", max_size=60))
def test_case_and_repetition_change_nothing(anything):
    assert words(ENGLISH, anything.upper()) == words(ENGLISH, anything.lower())
    assert folded(anything) == folded(" ".join(folded(anything)))
    assert tokens(ENGLISH, anything) == tokens(ENGLISH, " ".join(tokens(ENGLISH, anything)))


@given(st.text(alphabet=string.ascii_lowercase, min_size=1, max_size=20))
def test_a_stem_is_never_longer_or_empty(word):
    assert 0 < len(stem(word)) <= len(word)
