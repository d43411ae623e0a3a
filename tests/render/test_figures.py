"""Numbers in words, and the examples beside the functions that write them."""

import doctest
from importlib import import_module

import pytest

from ketcli.answers import across
from ketcli.answers.shapes import Filters
from ketcli.knowledge.evidence import Figure
from ketcli.knowledge.vocabulary import Base, Measure
from ketcli.render import Page, render, view_times
from ketcli.render.figures import observed


@pytest.mark.parametrize("name", ["figures", "painting", "pieces", "view_times", "citations"])
def test_the_examples_in_docstrings_hold(name):
    found = doctest.testmod(import_module(f"ketcli.render.{name}"))

    assert found.attempted
    assert not found.failed


def test_what_a_number_counts_is_said_in_one_word(kb):
    figure = Figure(measure=Measure.RATE, of=Base.TRIAL_ARM, population="adults", composite=True)

    assert observed(figure) == "people in a trial: adults; counts other things too"


def test_a_length_is_told_in_weeks_only_where_they_are_whole():
    assert [view_times.length(days * 86400) for days in (7, 11, 14, 60)] == [
        "1 week",
        "11 days",
        "2 weeks",
        "2 months",
    ]


def test_the_words_of_one_source_are_not_told_as_those_of_several(real_kb):
    answer = across.timeline([real_kb.effects["dissociation"]], real_kb, Filters())
    page = render(answer, real_kb, "plain", Page())

    assert "lasts: up to 11 days (4 sources)" in page
